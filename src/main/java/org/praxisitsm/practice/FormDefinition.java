package org.praxisitsm.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as its Camunda Forms JSON describes it: the supported subset, parsed.
 *
 * @param id id that diagrams name in {@code camunda:formRef}
 * @param schema the JSON as it stands in the file, for clients that render it themselves
 * @param components in order; groups hold further components
 */
public record FormDefinition(String id, JsonNode schema, List<Component> components) {

    /**
     * @param type {@code textfield, textarea, number, checkbox, checklist, radio, select, taglist, datetime, group, text,
     *     separator, spacer} of form-js, or our {@code person, group-picker, service, file, money}
     * @param key name of the value; null for what only shows something
     * @param options value to label, in order; empty where none or where they come from a directory
     * @param hideIf FEEL expression without the leading {@code =}; null where always shown
     * @param readOnlyIf same, for read-only
     * @param components children of a group
     */
    public record Component(
            String id,
            String type,
            @Nullable String key,
            @Nullable String label,
            @Nullable String description,
            @Nullable String text,
            boolean required,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            java.math.@Nullable BigDecimal min,
            java.math.@Nullable BigDecimal max,
            @Nullable String pattern,
            @Nullable String subtype,
            boolean readOnly,
            @Nullable Object defaultValue,
            Map<String, String> options,
            @Nullable String hideIf,
            @Nullable String readOnlyIf,
            List<Component> components) {}
}
