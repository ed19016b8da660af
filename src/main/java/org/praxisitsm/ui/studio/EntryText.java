package org.praxisitsm.ui.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.reading.YamlText;

/** An entry of a list of practice.yaml with all its members, also those that no column shows. */
final class EntryText {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private EntryText() {}

    /** @throws IllegalArgumentException where there is no such entry, or it has no members */
    @SuppressWarnings("unchecked")
    static Map<String, Object> of(YamlText yaml, String list, int place) {
        try {
            if (YAML.readValue(yaml.text(), MEMBERS).get(list) instanceof List<?> entries
                    && entries.get(place) instanceof Map<?, ?> entry) {
                return (Map<String, Object>) entry;
            }
        } catch (JsonProcessingException | IndexOutOfBoundsException unreadable) {
            // Said below.
        }
        throw new IllegalArgumentException("There is no entry " + place + " of " + list);
    }
}
