package org.praxisitsm.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;

/** A scenario as written: facts given, then steps. */
record ScenarioFile(String path, String title, Map<String, Object> given, List<Map<String, Object>> steps)
        implements Given {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** @throws IllegalArgumentException with a sentence for its author */
    static ScenarioFile read(Pack pack, String path) {
        return read(path, pack.text(path));
    }

    /** @throws IllegalArgumentException with a sentence for its author */
    static ScenarioFile read(String path, String text) {
        try {
            var tree = YAML.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
            var steps = new ArrayList<Map<String, Object>>();
            if (!(tree.get("steps") instanceof List<?> written)) {
                throw new IllegalArgumentException("A scenario has a list of steps.");
            }
            written.forEach(step -> steps.add(map(step, "a step")));
            return new ScenarioFile(
                    path,
                    String.valueOf(tree.getOrDefault("title", path)),
                    map(tree.getOrDefault("given", Map.of()), "given"),
                    steps);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("Cannot be read: " + unreadable.getOriginalMessage());
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value, String what) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(what + " is written as names with values, not as " + value + ".");
        }
        return (Map<String, Object>) map;
    }

    Map<String, Object> part(Map<String, Object> of, String name) {
        var value = of.get(name);
        return value == null ? Map.of() : map(value, name);
    }

    @Override
    public String requester() {
        return Objects.toString(given.get("requester"), "anna");
    }

    @Override
    public String channel() {
        return Objects.toString(given.get("channel"), "PORTAL");
    }

    @Override
    public Map<String, Object> form() {
        return part(given, "form");
    }

    @Override
    public @Nullable String criticality(String service) {
        return Objects.toString(part(part(given, "services"), service).get("criticality"), null);
    }

    @Override
    public @Nullable String owner(String service) {
        return Objects.toString(part(part(given, "services"), service).get("owner"), null);
    }

    @Override
    public boolean isVip(String account) {
        return Boolean.TRUE.equals(part(part(given, "people"), account).get("vip"));
    }

    @Override
    public Map<String, Object> person(String account) {
        return part(part(given, "people"), account);
    }

    @Override
    public Map<String, Object> action(String key) {
        return part(part(given, "actions"), key);
    }

    /** What is not said of a person is filled in. */
    @Override
    public List<Map<String, Object>> candidates(String group) {
        var described = part(part(given, "groups"), group);
        var members = described.get("members") instanceof List<?> list ? list : List.of();
        var facts = new ArrayList<Map<String, Object>>();
        for (var member : members) {
            var fact = new LinkedHashMap<String, Object>();
            fact.put("skills", List.of());
            fact.put("load", 0);
            fact.put("present", true);
            fact.put("unit", "");
            fact.putAll(map(member, "a member of " + group));
            fact.putIfAbsent("name", fact.get("account"));
            fact.putIfAbsent(
                    "isLead", fact.get("account") != null && fact.get("account").equals(described.get("lead")));
            facts.add(fact);
        }
        return facts;
    }
}
