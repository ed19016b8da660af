package org.praxisitsm.ui.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.sla.AgreementVersion;
import org.praxisitsm.sla.Agreements;

/** An agreement while it is edited: its members, as files and the API have them; it may be wrong until it is saved. */
class AgreementDraft {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS = new TypeReference<>() {};

    private final String practice;
    private final int version;
    private final Map<String, Object> published;
    private Map<String, Object> members;

    /** @param version version that is edited; 0 for a new agreement */
    AgreementDraft(String practice, Map<String, Object> published, int version) {
        this.practice = practice;
        this.version = version;
        this.published = copy(published);
        this.members = copy(published);
    }

    static AgreementDraft of(AgreementVersion version) {
        var agreement = version.agreement();
        return new AgreementDraft(agreement.practice(), Agreements.members(agreement), version.version());
    }

    String practice() {
        return practice;
    }

    int version() {
        return version;
    }

    String key() {
        return text(members, "key");
    }

    Map<String, Object> members() {
        return members;
    }

    Map<String, Object> published() {
        return published;
    }

    void replace(Map<String, Object> other) {
        members = copy(other);
    }

    boolean isChanged() {
        return version == 0 || !members.equals(published);
    }

    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(members);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return the list of members by that name, to be read only; see {@link #change} */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> of, String name) {
        return of.get(name) instanceof List<?> rows ? (List<Map<String, Object>>) rows : List.of();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<String, Object> of, String name) {
        return of.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    static String text(Map<String, Object> of, String name) {
        var value = of.get(name);
        return value == null ? "" : value.toString();
    }

    /** Sets a member, or takes it out where it says nothing. */
    static void put(Map<String, Object> of, String name, @Nullable Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            of.remove(name);
        } else {
            of.put(name, value instanceof String text ? text.strip() : value);
        }
    }

    /** @return the list by that name, to be changed; made where there was none */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> change(Map<String, Object> of, String name) {
        return (List<Map<String, Object>>) of.computeIfAbsent(name, none -> new ArrayList<>());
    }

    static Map<String, Object> copy(Map<String, Object> members) {
        try {
            return JSON.readValue(JSON.writeValueAsBytes(members), MEMBERS);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
