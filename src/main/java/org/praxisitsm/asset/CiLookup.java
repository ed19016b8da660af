package org.praxisitsm.asset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By what an item is found: the words of a search, and the identifiers by which a source knows it again. */
@Component
class CiLookup {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Classes classes;

    CiLookup(JdbcClient jdbc, JdbcTemplate batches, Classes classes) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.classes = classes;
    }

    /** @param told what the source knows the item by; of the kinds that are told, fields and attributes give nothing */
    void insert(
            CiRecord ci, Map<String, Object> attributes, Map<String, ? extends Collection<String>> told, NewRows rows) {
        insertWords(ci, words(ci, attributes), rows);
        var identifiers = identifiers(ci, attributes);
        told.forEach((kind, keys) -> identifiers.put(kind, keys(keys)));
        insertIdentifiers(ci.id(), identifiers, rows);
    }

    void change(CiRecord before, Map<String, Object> attributesBefore, CiRecord ci, Map<String, Object> attributes) {
        if (!before.name().equals(ci.name())) {
            jdbc.sql("update ci_word set name = :name where ci_id = :id")
                    .param("name", ci.name())
                    .param("id", ci.id())
                    .update();
        }
        words(ci, words(before, attributesBefore), words(ci, attributes));
        identifiers(ci.id(), identifiers(before, attributesBefore), identifiers(ci, attributes));
    }

    /** Replaces the identifiers of one kind, such as every MAC address of a device. */
    void identify(long id, String kind, Collection<String> found) {
        var wanted = keys(found);
        var known = Set.copyOf(jdbc.sql("select value_key from ci_identifier where ci_id = :id and kind = :kind")
                .param("id", id)
                .param("kind", kind)
                .query(String.class)
                .list());
        changeIdentifiers(id, kind, known, wanted);
    }

    private static Set<String> keys(Collection<String> found) {
        var keys = new LinkedHashSet<String>();
        found.stream().filter(one -> !one.isBlank()).forEach(one -> keys.add(AssetRows.identifier(one)));
        return keys;
    }

    private static void insertIdentifiers(long id, Map<String, Set<String>> identifiers, NewRows rows) {
        var put = new ArrayList<Object[]>();
        identifiers.forEach((kind, keys) -> keys.forEach(key -> put.add(new Object[] {kind, key, id})));
        rows.add("insert into ci_identifier (kind, value_key, ci_id) values (?, ?, ?)", put);
    }

    private void changeIdentifiers(long id, String kind, Set<String> known, Set<String> wanted) {
        var gone = known.stream().filter(one -> !wanted.contains(one)).toList();
        if (!gone.isEmpty()) {
            jdbc.sql("delete from ci_identifier where kind = :kind and value_key in (:values) and ci_id = :id")
                    .param("kind", kind)
                    .param("values", gone)
                    .param("id", id)
                    .update();
        }
        var rest = wanted.stream().filter(one -> !known.contains(one)).toList();
        if (!rest.isEmpty()) {
            // Another source may have brought the same one under its own kind's name.
            jdbc.sql("delete from ci_identifier where kind = :kind and value_key in (:values) and ci_id = :id")
                    .param("kind", kind)
                    .param("values", rest)
                    .param("id", id)
                    .update();
            var rows = new NewRows(batches);
            insertIdentifiers(id, Map.of(kind, new LinkedHashSet<>(rest)), rows);
            rows.write();
        }
    }

    private Set<String> words(CiRecord ci, Map<String, Object> attributes) {
        var words = new LinkedHashSet<String>();
        words.addAll(CiWords.stored(ci.number()));
        for (var field : List.of(CiFields.NAME, CiFields.SERIAL, CiFields.ASSET_TAG)) {
            var text = ci.text(field);
            if (text != null) {
                words.addAll(CiWords.stored(text));
            }
        }
        for (var attribute : classes.attributesOf(ci.ciClass())) {
            var value = attributes.get(attribute.key());
            if (attribute.searchable() && value != null) {
                CiWords.stored(value.toString()).stream().limit(60).forEach(words::add);
            }
        }
        return words;
    }

    private void words(CiRecord ci, Set<String> before, Set<String> after) {
        var gone = before.stream().filter(word -> !after.contains(word)).toList();
        if (!gone.isEmpty()) {
            jdbc.sql("delete from ci_word where ci_id = :id and word in (:words)")
                    .param("id", ci.id())
                    .param("words", gone)
                    .update();
        }
        var rows = new NewRows(batches);
        insertWords(ci, after.stream().filter(word -> !before.contains(word)).toList(), rows);
        rows.write();
    }

    private static void insertWords(CiRecord ci, Collection<String> words, NewRows rows) {
        rows.add(
                "insert into ci_word (word, name, ci_id, class_key) values (?, ?, ?, ?)",
                words.stream()
                        .map(word -> new Object[] {word, ci.name(), ci.id(), ci.ciClass()})
                        .toList());
    }

    private Map<String, Set<String>> identifiers(CiRecord ci, Map<String, Object> attributes) {
        var found = new LinkedHashMap<String, Set<String>>();
        identifier(found, "SERIAL", ci.text(CiFields.SERIAL));
        identifier(found, "UUID", ci.text(CiFields.UUID));
        identifier(found, "ASSET_TAG", ci.text(CiFields.ASSET_TAG));
        identifier(found, "HOSTNAME", attributes.get("hostname"));
        for (var attribute : classes.attributesOf(ci.ciClass())) {
            if (attribute.identifying()) {
                identifier(found, kindOf(attribute.key()), attributes.get(attribute.key()));
            }
        }
        return found;
    }

    /** @return the kind of identifier that an identifying attribute gives, e.g. MAC for mac-address */
    static String kindOf(String attribute) {
        return attribute.equals("mac-address")
                ? "MAC"
                : Objects.requireNonNull(
                        ChangeLog.cut(attribute.replace('-', '_').toUpperCase(Locale.ROOT), 24));
    }

    private static void identifier(Map<String, Set<String>> found, String kind, @Nullable Object value) {
        if (value != null) {
            found.computeIfAbsent(kind, any -> new LinkedHashSet<>()).add(AssetRows.identifier(value.toString()));
        }
    }

    private void identifiers(long id, Map<String, Set<String>> before, Map<String, Set<String>> after) {
        var kinds = new LinkedHashSet<>(before.keySet());
        kinds.addAll(after.keySet());
        kinds.forEach(kind ->
                changeIdentifiers(id, kind, before.getOrDefault(kind, Set.of()), after.getOrDefault(kind, Set.of())));
    }
}
