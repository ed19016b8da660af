package org.praxisitsm.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A class of configuration items, such as server or contract.
 *
 * @param key in kebab case, never changed
 * @param parent class whose attributes, and states where it has none itself, it inherits; null for the root
 * @param isAbstract whether there are only items of the classes below
 * @param shared whether the staff of every unit sees its items
 * @param rights who alone reads and changes its items; where it names no group, what its parent says holds
 * @param attributes its own, without those of its parents
 * @param states its own, in the order of a life; empty where it has those of its parent
 * @param version counts the changes, starting at 1
 */
public record CiClass(
        String key,
        @Nullable String parent,
        Map<String, String> names,
        String icon,
        boolean isAbstract,
        boolean shared,
        Rights rights,
        List<Attribute> attributes,
        List<State> states,
        int version) {

    /** A class without rights of its own. */
    public CiClass(
            String key,
            @Nullable String parent,
            Map<String, String> names,
            String icon,
            boolean isAbstract,
            boolean shared,
            List<Attribute> attributes,
            List<State> states,
            int version) {
        this(key, parent, names, icon, isAbstract, shared, Rights.EVERYBODY, attributes, states, version);
    }

    /**
     * Groups that a class keeps its items for, beside what unit, support group and ownership decide: rights only narrow.
     *
     * @param read keys of the groups that alone see the items; empty: whoever the unit lets
     * @param change keys of the groups that alone change them, and see them for it; empty: whoever reads and may change
     */
    public record Rights(Set<String> read, Set<String> change) {

        public static final Rights EVERYBODY = new Rights(null, null);

        /** In the order of the alphabet, so that what is stored and compared stays the same. */
        public Rights(@Nullable Set<String> read, @Nullable Set<String> change) {
            this.read = read == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(read));
            this.change = change == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(change));
        }

        /** @return what holds below a class with these rights for one that has its own */
        Rights narrowedBy(Rights own) {
            return new Rights(own.read.isEmpty() ? read : own.read, own.change.isEmpty() ? change : own.change);
        }

        boolean isForEverybody() {
            return read.isEmpty() && change.isEmpty();
        }

        boolean mayRead(Set<String> groups) {
            return read.isEmpty() || isOneOf(read, groups) || isOneOf(change, groups);
        }

        boolean mayChange(Set<String> groups) {
            return change.isEmpty() ? mayRead(groups) : isOneOf(change, groups);
        }

        private static boolean isOneOf(Set<String> wanted, Set<String> groups) {
            return wanted.stream().anyMatch(groups::contains);
        }
    }

    /** What kind of value an attribute holds. */
    public enum Type {
        TEXT,
        NUMBER,
        MONEY,
        DATE,
        BOOLEAN,
        CHOICE,
        PERSON,
        GROUP,
        CI,
        URL;

        boolean isNumeric() {
            return this == NUMBER || this == MONEY;
        }
    }

    /** Which part of a life a state belongs to. */
    public enum Phase {
        PLANNED,
        STORED,
        IN_USE,
        RETIRED,
        GONE;

        /** @return whether the life of the item is over: lists leave it out where nobody asks for it */
        public boolean isEnd() {
            return this == RETIRED || this == GONE;
        }
    }

    /**
     * @param unit what a number counts, e.g. GB, or the currency of money
     * @param required whether no item may be without
     * @param identifying whether two items with the same value are most likely one
     * @param searchable whether an item is found by the words of the value
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Attribute(
            String key,
            Map<String, String> names,
            Type type,
            @Nullable List<Choice> choices,
            @Nullable String unit,
            boolean required,
            boolean identifying,
            boolean searchable) {

        public Attribute {
            choices = choices == null ? List.of() : List.copyOf(choices);
        }

        public String name(Locale locale) {
            return CiClass.named(names, key, locale);
        }

        public Optional<Choice> choice(String chosen) {
            return choices.stream().filter(one -> one.key().equals(chosen)).findFirst();
        }
    }

    /** A value to choose. */
    public record Choice(String key, Map<String, String> names) {

        public String name(Locale locale) {
            return CiClass.named(names, key, locale);
        }
    }

    /** A state of an item of the class. */
    public record State(String key, Map<String, String> names, Phase phase) {

        public String name(Locale locale) {
            return CiClass.named(names, key, locale);
        }
    }

    /** What is stored of a class beside key and parent. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Definition(
            Map<String, String> names,
            String icon,
            @JsonProperty("abstract") boolean isAbstract,
            boolean shared,
            @Nullable Rights rights,
            @Nullable List<Attribute> attributes,
            @Nullable List<State> states) {}

    public CiClass {
        names = Map.copyOf(names);
        attributes = List.copyOf(attributes);
        states = List.copyOf(states);
    }

    static CiClass of(String key, @Nullable String parent, Definition definition, int version) {
        return new CiClass(
                key,
                parent,
                definition.names() == null ? Map.of() : definition.names(),
                definition.icon() == null ? "asset" : definition.icon(),
                definition.isAbstract(),
                definition.shared(),
                definition.rights() == null ? Rights.EVERYBODY : definition.rights(),
                definition.attributes() == null ? List.of() : definition.attributes(),
                definition.states() == null ? List.of() : definition.states(),
                version);
    }

    Definition definition() {
        return new Definition(
                names, icon, isAbstract, shared, rights.isForEverybody() ? null : rights, attributes, states);
    }

    /** @return the name in the language, or in English, or the key */
    public String name(Locale locale) {
        return named(names, key, locale);
    }

    static String named(Map<String, String> names, String key, Locale locale) {
        var own = names.get(locale.getLanguage());
        return own != null ? own : names.getOrDefault("en", key);
    }
}
