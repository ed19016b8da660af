package org.praxisitsm.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.reading.Findings;
import org.praxisitsm.practice.reading.FormReader;

/**
 * A form as its Camunda Forms JSON describes it: the supported subset, parsed.
 *
 * @param id id that diagrams name in {@code camunda:formRef}
 * @param schema the JSON as it stands in the file, for clients that render it themselves
 * @param components in order; groups hold further components
 */
public record FormDefinition(String id, JsonNode schema, List<Component> components) {

    /**
     * Reads a form.
     *
     * @param file path for messages, e.g. {@code processes/incident/report-incident.form}
     * @throws UnreadablePack naming every member that is unknown, missing or wrong, with its line
     */
    public static FormDefinition parse(String file, byte[] json) {
        var findings = new Findings();
        var form = FormReader.read(file, json, findings);
        if (findings.hasErrors() || form.isEmpty()) {
            throw new UnreadablePack(findings.sorted());
        }
        return form.get();
    }

    /** @return every component that holds a value, in order, those inside groups too. */
    public List<Component> fields() {
        return fields(components).toList();
    }

    private static Stream<Component> fields(List<Component> components) {
        return components.stream()
                .flatMap(component -> component.key() == null ? fields(component.components()) : Stream.of(component));
    }

    /** @return the same without the fields of these keys, those inside groups too; columns of rows and clients' schema stay */
    public FormDefinition without(Set<String> keys) {
        return new FormDefinition(id, schema, without(components, keys));
    }

    private static List<Component> without(List<Component> components, Set<String> keys) {
        return components.stream()
                .filter(component -> component.key() == null || !keys.contains(component.key()))
                .map(component ->
                        component.key() == null ? component.holding(without(component.components(), keys)) : component)
                .toList();
    }

    /**
     * @param type {@code textfield, textarea, number, checkbox, checklist, radio, select, taglist, datetime, group, text,
     *     separator, spacer, dynamiclist} of form-js, {@code file} for its {@code filepicker}, or our {@code person,
     *     group-picker, service, asset, offering, money}
     * @param key name of the value; null for what only shows something
     * @param options value to label, in order; empty where none or where they come from a directory
     * @param hideIf FEEL expression without the leading {@code =}; null where always shown
     * @param readOnlyIf same, for read-only
     * @param traits what only some kinds have
     * @param components children of a group; the questions of a row of a dynamiclist
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
            Traits traits,
            List<Component> components) {

        /** @return the same with other children */
        public Component holding(List<Component> children) {
            return with(description, required, traits, children);
        }

        /** @return the same with another help */
        public Component described(@Nullable String help) {
            return with(help, required, traits, components);
        }

        /** @return the same amount in this currency */
        public Component in(String currency) {
            return with(description, required, traits.in(currency), components);
        }

        /** @return the same, required by this outcome of the task */
        Component neededFor(String outcome) {
            return with(
                    description,
                    true,
                    new Traits(
                            traits.columns(),
                            traits.currency(),
                            traits.from(),
                            traits.accept(),
                            traits.several(),
                            List.of(outcome)),
                    components);
        }

        private Component with(
                @Nullable String otherDescription,
                boolean otherRequired,
                Traits otherTraits,
                List<Component> otherComponents) {
            return new Component(
                    id,
                    type,
                    key,
                    label,
                    otherDescription,
                    text,
                    otherRequired,
                    minLength,
                    maxLength,
                    min,
                    max,
                    pattern,
                    subtype,
                    readOnly,
                    defaultValue,
                    options,
                    hideIf,
                    readOnlyIf,
                    otherTraits,
                    otherComponents);
        }
    }

    /**
     * @param columns of 16 that it is wide; null for as wide as its neighbours
     * @param currency ISO 4217, of an amount of money; null where it says none
     * @param from what a person's data answer beforehand, e.g. {@code requester.phone}; null for nothing
     * @param accept kinds of files: {@code .pdf}, {@code image/png} or {@code image/*}; empty for all
     * @param several whether more than one file may be given
     * @param neededFor outcomes of the task that need an answer; empty where none does, or all do
     */
    public record Traits(
            @Nullable Integer columns,
            @Nullable String currency,
            @Nullable String from,
            List<String> accept,
            boolean several,
            List<String> neededFor) {

        public static final Traits NONE = new Traits(null, null, null, List.of(), false, List.of());

        /** @return the same in this currency */
        public Traits in(String otherCurrency) {
            return new Traits(columns, otherCurrency, from, accept, several, neededFor);
        }
    }
}
