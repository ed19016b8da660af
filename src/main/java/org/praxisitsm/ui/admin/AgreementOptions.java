package org.praxisitsm.ui.admin;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.reading.YamlText;
import org.praxisitsm.rules.TableSheets;
import org.praxisitsm.rules.TableSheets.Sheet;
import org.praxisitsm.sla.Agreement.TriggerKind;
import org.praxisitsm.sla.Agreements;
import org.praxisitsm.sla.Calendars;

/**
 * What an owner chooses from while editing an agreement: keys with what they are called.
 *
 * @param happenings what a rule can name, by its kind
 * @param holdFields fields of the practice with options, by which pauses can be told apart
 * @param holdReasons options of each of these
 * @param answers messages that the diagrams wait for, with what happens then
 * @param tables ids of the practice's tables
 * @param appliesTable the one that says which agreements apply, or null
 * @param sheets reads a table of the practice
 * @param named what the values of a table's columns are called, by column
 * @param words texts of the screen
 */
record AgreementOptions(
        Map<String, String> calendars,
        Map<TriggerKind, Map<String, String>> happenings,
        Map<String, String> holdFields,
        Map<String, Map<String, String>> holdReasons,
        Map<String, String> answers,
        List<String> tables,
        @Nullable String appliesTable,
        Function<String, Optional<Sheet>> sheets,
        Map<String, Map<String, String>> named,
        BiFunction<String, Object[], String> words) {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    private static final List<String> ATTRIBUTES = List.of("priority", "group", "assignee", "service", "affected");

    static AgreementOptions of(
            Pack pack,
            Calendars calendars,
            People people,
            TableSheets sheets,
            Locale locale,
            BiFunction<String, Object[], String> texts) {
        Function<String, String> translate = key -> texts.apply(key, new Object[0]);
        var words = pack.in(locale);
        var drawn = DrawnSteps.of(pack);
        var events = new LinkedHashMap<String, String>();
        Agreements.events().stream()
                .sorted()
                .forEach(event -> events.put(event, translate.apply("agreement.event." + event)));
        var categories = new LinkedHashMap<String, String>();
        Arrays.stream(Category.values())
                .forEach(one -> categories.put(one.name(), translate.apply("category." + one.name())));
        var states = new LinkedHashMap<String, String>();
        pack.descriptor().states().forEach(state -> states.put(state.key(), words.state(state.key())));
        var fields = new LinkedHashMap<String, String>();
        ATTRIBUTES.forEach(name -> fields.put(name, translate.apply("agreement.attribute." + name)));
        var reasons = new LinkedHashMap<String, Map<String, String>>();
        var holdFields = new LinkedHashMap<String, String>();
        for (var field : pack.descriptor().fields()) {
            fields.put(field.key(), words.field(field.key()));
            if (!field.options().isEmpty()) {
                holdFields.put(field.key(), words.field(field.key()));
                var named = new LinkedHashMap<String, String>();
                field.options().keySet().forEach(option -> named.put(option, words.option(field.key(), option)));
                reasons.put(field.key(), named);
            }
        }
        var groups = people.groups().stream()
                .collect(Collectors.toMap(
                        People.Group::key, People.Group::name, (one, other) -> one, LinkedHashMap::new));
        var steps = new LinkedHashMap<String, String>();
        drawn.steps().forEach((id, name) -> steps.put(id, name.isBlank() ? id : words.task(id, name)));
        var known = new LinkedHashMap<String, String>();
        calendars.all().forEach(calendar -> known.put(calendar.key(), calendar.name()));
        var named = new HashMap<String, Map<String, String>>();
        named.put("group", groups);
        named.put("state", states);
        named.put("category", categories);
        named.put("agreement", agreements(pack));
        named.put(
                "criticality",
                Stream.of("LOW", "MEDIUM", "HIGH", "CRITICAL")
                        .collect(Collectors.toMap(
                                one -> one,
                                one -> translate.apply("studio.sheet.criticality." + one.toLowerCase(Locale.ROOT)))));
        // A field of the practice goes before what is called alike.
        named.putAll(reasons);
        return new AgreementOptions(
                known,
                Map.of(
                        TriggerKind.EVENT, events,
                        TriggerKind.CATEGORY, categories,
                        TriggerKind.STATE, states,
                        TriggerKind.STEP, steps,
                        TriggerKind.LEAVES, steps,
                        TriggerKind.GROUP, groups,
                        TriggerKind.LEAVES_GROUP, groups,
                        TriggerKind.FIELD, fields),
                holdFields,
                reasons,
                drawn.answers(),
                pack.tables().stream()
                        .map(path -> path.substring(path.lastIndexOf('/') + 1).replace(".dmn", ""))
                        .toList(),
                pack.descriptor().agreements(),
                table -> sheets.of(pack, table),
                named,
                texts);
    }

    private static Map<String, String> agreements(Pack pack) {
        var names = new LinkedHashMap<String, String>();
        for (var path : pack.agreements()) {
            YamlText.read(pack.text(path))
                    .flatMap(yaml -> yaml.scalar("name"))
                    .ifPresent(name ->
                            names.put(path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", ""), name));
        }
        return names;
    }

    /** @return the cell as people read it: texts without their quotes, by what they are called in that column */
    String cell(String column, String cell) {
        var names = named.getOrDefault(column, Map.of());
        return TEXT.matcher(cell)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Arrays.stream(found.group(1).split("\\s*,\\s*"))
                                .map(one -> names.getOrDefault(one, one))
                                .collect(Collectors.joining(", "))));
    }

    Optional<Sheet> sheet(String table) {
        return sheets.apply(table);
    }

    String word(String key, Object... places) {
        return words.apply(key, places);
    }

    /** @return what a rule's happening is called; the key itself where it is not known */
    String happening(TriggerKind kind, String key) {
        return happenings.get(kind).getOrDefault(key, key);
    }
}
