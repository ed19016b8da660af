package org.praxisitsm.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A scenario as YAML that a person likes to read: what is given in blocks, each step on one line or a few. */
final class ScenarioText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z](?:[A-Za-z0-9 ._/()-]*[A-Za-z0-9.)])?");
    private static final Set<String> NO_TEXT =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf");
    private static final int LINE = 160;

    private final StringBuilder text = new StringBuilder();

    private ScenarioText() {}

    static String of(String title, Map<String, Object> given, List<Map<String, Object>> steps) {
        var written = new ScenarioText();
        written.line(0, "title: " + flow(title));
        written.line(0, "given:");
        given.forEach((name, value) -> written.given(name, value));
        written.line(0, "steps:");
        steps.forEach(written::step);
        return written.text.toString();
    }

    private void line(int indent, String words) {
        text.append(" ".repeat(indent)).append(words).append('\n');
    }

    private void given(String name, Object value) {
        if (name.equals("groups") && value instanceof Map<?, ?> groups) {
            line(2, "groups:");
            groups.forEach((group, described) -> group(group.toString(), described));
        } else if (name.equals("form") && value instanceof Map<?, ?> form && !form.isEmpty()) {
            line(2, "form:");
            form.forEach((key, answer) -> line(4, key + ": " + flow(answer)));
        } else {
            line(2, name + ": " + flow(value));
        }
    }

    private void group(String key, @Nullable Object described) {
        line(4, flow(key) + ":");
        if (described instanceof Map<?, ?> parts) {
            parts.forEach((part, value) -> {
                if (value instanceof Collection<?> members && !members.isEmpty()) {
                    line(6, part + ":");
                    members.forEach(member -> line(8, "- " + flow(member)));
                } else {
                    line(6, part + ": " + flow(value));
                }
            });
        }
    }

    private void step(Map<String, Object> step) {
        var lead = "  - ";
        for (var part : step.entrySet()) {
            var words = part.getKey() + ": " + flow(part.getValue());
            if (words.length() > LINE && part.getValue() instanceof Map<?, ?> many) {
                text.append(lead).append(part.getKey()).append(":\n");
                many.forEach((key, value) -> line(6, flow(key) + ": " + flow(value)));
            } else {
                text.append(lead).append(words).append('\n');
            }
            lead = "    ";
        }
    }

    /** @return the value on one line */
    private static String flow(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> flow(entry.getKey()) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(ScenarioText::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return quoted(value.toString());
    }

    private static String quoted(String words) {
        if (PLAIN.matcher(words).matches() && !NO_TEXT.contains(words.toLowerCase(Locale.ROOT))) {
            return words;
        }
        if (words.chars().allMatch(letter -> letter >= ' ' && letter != 0x7f && (letter < 0x80 || letter > 0x9f))) {
            return "'" + words.replace("'", "''") + "'";
        }
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
