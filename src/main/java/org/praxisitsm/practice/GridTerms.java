package org.praxisitsm.practice;

import static java.util.Map.entry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a rule grid can be told besides the fields of its practice, each by what it is a fact of and in the order it is offered. */
public final class GridTerms {

    public enum Type {
        TEXT,
        LIST,
        NUMBER,
        FLAG
    }

    /** Of somebody who could get a ticket, written {@code candidate.<name>}. */
    public static final Map<String, Type> OF_PERSON = ordered(
            entry("skills", Type.LIST),
            entry("load", Type.NUMBER),
            entry("present", Type.FLAG),
            entry("isLead", Type.FLAG),
            entry("title", Type.TEXT),
            entry("site", Type.TEXT),
            entry("unit", Type.TEXT),
            entry("name", Type.TEXT),
            entry("account", Type.TEXT));

    /** Of an item that a reported device could be, written {@code candidate.<name>}. */
    public static final Map<String, Type> OF_ITEM = ordered(
            entry("serial", Type.TEXT),
            entry("uuid", Type.TEXT),
            entry("imei", Type.TEXT),
            entry("assetTag", Type.TEXT),
            entry("mac", Type.TEXT),
            entry("agent", Type.TEXT),
            entry("hostname", Type.TEXT),
            entry("model", Type.TEXT),
            entry("class", Type.TEXT),
            entry("ended", Type.FLAG),
            entry("unseenDays", Type.NUMBER));

    /** Of the report of a device, written {@code inventory.<name>}. */
    public static final Map<String, Type> OF_INVENTORY = ordered(
            entry("class", Type.TEXT),
            entry("source", Type.TEXT),
            entry("name", Type.TEXT),
            entry("manufacturer", Type.TEXT),
            entry("model", Type.TEXT),
            entry("serial", Type.TEXT),
            entry("uuid", Type.TEXT),
            entry("assetTag", Type.TEXT),
            entry("agent", Type.TEXT),
            entry("partial", Type.FLAG),
            entry("candidates", Type.NUMBER));

    /** Of a conflict of the change calendar, written {@code conflict.<name>}. */
    public static final Map<String, Type> OF_CONFLICT = ordered(
            entry("kind", Type.TEXT),
            entry("changeType", Type.TEXT),
            entry("approved", Type.FLAG),
            entry("otherApproved", Type.FLAG),
            entry("criticality", Type.TEXT),
            entry("environment", Type.TEXT),
            entry("steps", Type.NUMBER),
            entry("minutes", Type.NUMBER),
            entry("starting", Type.FLAG));

    private GridTerms() {}

    /** @return the type of a fact as it is written, of whatever grid; empty for those of tickets, and for what is none */
    public static Optional<Type> typeOf(String fact) {
        var name = fact.substring(fact.indexOf('.') + 1);
        return Optional.ofNullable(
                switch (fact.substring(0, Math.max(fact.indexOf('.'), 0))) {
                    case "candidate" -> OF_PERSON.getOrDefault(name, OF_ITEM.get(name));
                    case "inventory" -> OF_INVENTORY.get(name);
                    case "conflict" -> OF_CONFLICT.get(name);
                    default -> null;
                });
    }

    @SafeVarargs
    private static Map<String, Type> ordered(Map.Entry<String, Type>... entries) {
        var types = new LinkedHashMap<String, Type>();
        for (var one : entries) {
            types.put(one.getKey(), one.getValue());
        }
        return Collections.unmodifiableMap(types);
    }
}
