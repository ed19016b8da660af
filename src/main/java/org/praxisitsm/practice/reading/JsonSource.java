package org.praxisitsm.practice.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * JSON with limits and with the line of every value.
 *
 * @param lines line by JSON pointer
 */
record JsonSource(JsonNode root, Map<String, Integer> lines) {

    private static final int LONGEST = 256 * 1024;
    private static final int MOST_TOKENS = 40_000;
    private static final String RULE = "json-syntax";
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(24)
                            .maxNumberLength(40)
                            .maxStringLength(20_000)
                            .maxNameLength(200)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Optional<JsonSource> read(String file, byte[] bytes, Findings findings) {
        if (bytes.length > LONGEST) {
            findings.error(file, null, null, RULE, "The file has more than " + LONGEST + " bytes", "Shorten it.");
            return Optional.empty();
        }
        if (!isUtf8(bytes)) {
            findings.error(file, null, null, RULE, "The file is not UTF-8", "Save it as UTF-8.");
            return Optional.empty();
        }
        try {
            var lines = lines(bytes);
            return Optional.of(new JsonSource(MAPPER.readTree(bytes), lines));
        } catch (JsonProcessingException e) {
            var line = e.getLocation() == null ? null : e.getLocation().getLineNr();
            findings.error(
                    file, null, line, RULE, "The JSON cannot be read: " + e.getOriginalMessage(), "Correct the JSON.");
        } catch (IOException e) {
            findings.error(file, null, null, RULE, "The JSON cannot be read", "Save it as UTF-8.");
        }
        return Optional.empty();
    }

    /** The parser would guess UTF-16 and UTF-32 by their zero bytes, which no JSON text in UTF-8 has. */
    private static boolean isUtf8(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Map<String, Integer> lines(byte[] bytes) throws IOException {
        var lines = new HashMap<String, Integer>();
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            int count = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (++count > MOST_TOKENS) {
                    throw new com.fasterxml.jackson.core.JsonParseException(
                            parser, "more than " + MOST_TOKENS + " values");
                }
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        }
        return lines;
    }
}
