package org.praxisitsm.practice.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.compare.Differences.Thing;

/**
 * Forms and practice.yaml as trees: things that have a key (fields, states, milestones, roles, agreements, components) are
 * matched by it wherever they stand, all else by its place.
 */
final class TreeDifferences {

    private static final Map<String, String> SINGULAR = Map.of(
            "states", "state",
            "fields", "field",
            "milestones", "milestone",
            "components", "component",
            "roles", "role",
            "agreements", "agreement",
            "targets", "target",
            "forms", "form");

    /** Ids that an editor writes for itself. */
    private static final Set<String> SILENT =
            Set.of("id", "layout", "schemaVersion", "exporter", "executionPlatform", "executionPlatformVersion");

    private TreeDifferences() {}

    static void between(JsonNode before, JsonNode after, Differences said) {
        members(before, after, null, "", said);
    }

    /** @param aspect where inside the thing it is, with a comma behind it; empty at its top */
    private static void members(
            JsonNode before, JsonNode after, @Nullable Thing thing, String aspect, Differences said) {
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            if (SILENT.contains(name) && thing != null || name.equals("schemaVersion")) {
                continue;
            }
            var old = before.path(name);
            var now = after.path(name);
            var about = thing == null ? new Thing(name, "member", capital(name), capital(name)) : thing;
            var inner = thing == null ? "" : aspect + name;
            if (isKeyed(old) && isKeyed(now)
                    || isKeyed(old) && now.isMissingNode()
                    || old.isMissingNode() && isKeyed(now)) {
                things(old, now, SINGULAR.getOrDefault(name, name), said);
            } else if (old.isObject() && now.isObject()) {
                members(old, now, about, inner.isEmpty() ? "" : inner + ", ", said);
            } else {
                said.changed(about, inner, text(old), text(now));
            }
        }
    }

    private static boolean isKeyed(JsonNode list) {
        if (!list.isArray() || list.isEmpty()) {
            return false;
        }
        for (var item : list) {
            if (key(item) == null) {
                return false;
            }
        }
        return true;
    }

    /** Components without a value have no key: their id tells them apart. */
    private static @Nullable String key(JsonNode item) {
        return item.hasNonNull("key")
                ? item.get("key").asText()
                : item.hasNonNull("id") ? item.get("id").asText() : null;
    }

    private static void things(JsonNode before, JsonNode after, String kind, Differences said) {
        var old = byKey(before);
        var now = byKey(after);
        old.forEach((key, item) -> {
            if (!now.containsKey(key)) {
                said.removed(named(kind, key, item), text(item));
            }
        });
        now.forEach((key, item) -> {
            var was = old.get(key);
            if (was == null) {
                said.added(named(kind, key, item), text(item));
            } else {
                members(was, item, named(kind, key, item), "", said);
            }
        });
        var oldOrder = List.copyOf(old.keySet());
        var order = List.copyOf(now.keySet());
        for (var key : Differences.reordered(oldOrder, order)) {
            var thing = named(kind, key, now.get(key));
            said.moved(
                    thing,
                    thing.what() + " stood at place " + (oldOrder.indexOf(key) + 1) + " and is at place "
                            + (order.indexOf(key) + 1) + ".",
                    String.valueOf(oldOrder.indexOf(key) + 1),
                    String.valueOf(order.indexOf(key) + 1));
        }
    }

    private static Map<String, JsonNode> byKey(JsonNode list) {
        var found = new LinkedHashMap<String, JsonNode>();
        list.forEach(item -> found.putIfAbsent(String.valueOf(key(item)), item));
        return found;
    }

    private static Thing named(String kind, String key, JsonNode item) {
        return Thing.named(
                key, kind, item.path("label").asText(item.path("name").asText(key)));
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static @Nullable String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isArray()) {
            var items = new ArrayList<String>();
            node.forEach(item -> items.add(String.valueOf(text(item))));
            return String.join(", ", items);
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }
}
