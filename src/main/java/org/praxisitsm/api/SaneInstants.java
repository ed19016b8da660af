package org.praxisitsm.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.core.convert.converter.Converter;

/** Reads instants: ISO-8601 with an offset or Z, within years that every database column can hold. */
class SaneInstants implements Converter<String, Instant> {

    static final String FORM = "must be an instant such as 2026-03-27T16:00:00Z, between the years 1900 and 9998";
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    @Override
    public Instant convert(String text) {
        try {
            var instant = OffsetDateTime.parse(text.strip()).toInstant();
            if (!instant.isBefore(FIRST) && instant.isBefore(LAST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(FORM, e);
        }
        throw new IllegalArgumentException(FORM);
    }

    static class Json extends StdScalarDeserializer<Instant> {

        private static final SaneInstants INSTANTS = new SaneInstants();

        Json() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return INSTANTS.convert(parser.getText());
            } catch (IllegalArgumentException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(), FORM);
            }
        }
    }
}
