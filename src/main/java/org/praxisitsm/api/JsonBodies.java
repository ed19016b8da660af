package org.praxisitsm.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Reads JSON bodies: counts bytes before anything parses them, names each bad member, and leaves the body's hash on the
 * request for {@link Once}.
 */
@Component
class JsonBodies extends MappingJackson2HttpMessageConverter {

    private final long maxBytes;

    JsonBodies(ApiJson json, ApiSettings settings) {
        super(json.mapper());
        setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON));
        this.maxBytes = settings.maxJson().toBytes();
    }

    @Override
    public boolean canRead(Type type, @Nullable Class<?> context, @Nullable MediaType mediaType) {
        return type != byte[].class && super.canRead(type, context, mediaType);
    }

    @Override
    public Object read(Type type, @Nullable Class<?> context, HttpInputMessage message) throws IOException {
        var tree = parsed(bounded(message, maxBytes));
        var errors = new ArrayList<FieldError>();
        inspect("", tree, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        // The message is wrapped by the time it comes here: the request it belongs to is the one of the thread.
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
            Once.remember(current.getRequest(), tree);
        }
        return bound(tree, type, context);
    }

    /** @return the whole body; @throws Refusal too large beyond the limit, having read no more than that */
    static byte[] bounded(HttpInputMessage message, long limit) throws IOException {
        var tooLarge = "The body may have at most " + limit + " bytes";
        if (message.getHeaders().getContentLength() > limit) {
            throw Refusal.tooLarge(tooLarge);
        }
        InputStream body = message.getBody();
        var bytes = body.readNBytes((int) limit + 1);
        if (bytes.length > limit) {
            throw Refusal.tooLarge(tooLarge);
        }
        return bytes;
    }

    private JsonNode parsed(byte[] bytes) {
        try {
            var tree = getObjectMapper().readTree(bytes);
            if (tree == null || tree.isMissingNode()) {
                throw Refusal.malformed("The body is missing: send a JSON object");
            }
            return tree;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw Refusal.malformed("The body is not JSON" + place + ": " + firstSentence(e.getOriginalMessage()));
        } catch (IOException e) {
            throw Refusal.malformed("The body is not JSON in UTF-8");
        }
    }

    private static String firstSentence(String message) {
        var line = message.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private void inspect(String path, JsonNode node, List<FieldError> errors) {
        if (node.isTextual()) {
            var problem = PlainText.problem(node.textValue());
            if (problem != null) {
                errors.add(new FieldError(path, problem));
            }
        } else if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            errors.add(new FieldError(path, "must be a number of ordinary size"));
        } else if (node.isObject()) {
            node.fields().forEachRemaining(member -> {
                var inner = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                var problem = PlainText.problem(member.getKey());
                if (problem != null) {
                    errors.add(new FieldError(path, "has a member whose name " + problem));
                }
                inspect(inner, member.getValue(), errors);
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                inspect(path + "[" + i + "]", node.get(i), errors);
            }
        }
    }

    private Object bound(JsonNode tree, Type type, @Nullable Class<?> context) {
        if (!tree.isObject()) {
            throw Refusal.invalid("body", "must be a JSON object");
        }
        try {
            return getObjectMapper().readerFor(getJavaType(type, context)).readValue(tree);
        } catch (UnrecognizedPropertyException e) {
            throw Refusal.invalid(path(e), "is not a member of this request");
        } catch (JsonMappingException e) {
            throw Refusal.invalid(path(e), expectation(e));
        } catch (IOException e) {
            throw Refusal.malformed("The body cannot be read");
        }
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            } else if (step.getIndex() >= 0) {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String expectation(JsonMappingException e) {
        var wanted = e instanceof com.fasterxml.jackson.databind.exc.MismatchedInputException mismatch
                ? mismatch.getTargetType()
                : null;
        return JsonKinds.expectation(wanted);
    }
}
