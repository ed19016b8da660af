package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackWords;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.DrawnInWords;
import org.praxisitsm.ui.components.DrawnNames;
import org.praxisitsm.ui.components.DrawnOutcomes;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.workflow.TicketTrials.Scenario;

/** A scenario in words: what is given, what happens, how the ticket stands then. */
class ScenarioReading extends Composite<Div> {

    private final transient Pack pack;
    private final transient PackWords words;
    private final transient Map<String, String> actions;
    private final transient List<DrawnNames> drawn;
    private final transient ZoneId zone;

    ScenarioReading(Scenario scenario, Pack pack, PackDesk desk) {
        this.pack = pack;
        this.words = pack.in(getLocale());
        this.zone = desk.zone();
        this.drawn = DrawnInWords.all(pack, getLocale()).stream()
                .map(xml -> new DrawnNames(xml, this::getTranslation))
                .toList();
        this.actions = desk.actions().stream()
                .collect(Collectors.toMap(ServiceAction.Signature::key, ServiceAction.Signature::name));
        getContent().addClassName("px-scenario-reading");
        given(scenario.given());
        getContent().add(new H3(getTranslation("studio.scenario.happens")));
        var steps = new OrderedList();
        scenario.steps().forEach(step -> steps.add(step(step)));
        getContent().add(steps);
    }

    private void given(Map<String, Object> given) {
        getContent().add(new H3(getTranslation("studio.scenario.given")));
        var requester = String.valueOf(given.getOrDefault("requester", "anna"));
        getContent().add(new Div(new Span(getTranslation("studio.scenario.asks", requester))));
        facts(map(given.get("form")));
        for (var part : List.of("people", "services")) {
            map(given.get(part)).forEach((name, known) -> getContent()
                    .add(quiet(getTranslation("studio.scenario.given." + part, name, told(known)))));
        }
        map(given.get("groups")).forEach((group, known) -> {
            var members = map(known).get("members");
            getContent()
                    .add(quiet(getTranslation(
                            "studio.scenario.given.groups",
                            group,
                            members instanceof Collection<?> several
                                    ? several.stream()
                                            .map(member ->
                                                    String.valueOf(map(member).get("account")))
                                            .collect(Collectors.joining(", "))
                                    : "–")));
        });
        map(given.get("actions")).forEach((action, answers) -> getContent()
                .add(quiet(getTranslation(
                        "studio.scenario.given.actions", actions.getOrDefault(action, action), plain(answers)))));
    }

    private static Div quiet(String text) {
        var line = new Div(new Span(text));
        line.addClassName("px-quiet");
        return line;
    }

    private void facts(Map<String, Object> facts) {
        if (!facts.isEmpty()) {
            getContent().add(chips(facts));
        }
    }

    private Div chips(Map<String, Object> facts) {
        var chips = new Div();
        chips.addClassName("px-try-facts");
        facts.forEach((name, value) -> {
            var chip = new Span(label(name) + ": " + value(name, value));
            chip.addClassName("px-try-fact");
            chips.add(chip);
        });
        return chips;
    }

    private String label(String name) {
        if (pack.descriptor().field(name).isPresent()) {
            return words.field(name);
        }
        return Stream.of("field." + name, "editor.variable." + name, "studio.scenario.fact." + name)
                .map(this::getTranslation)
                .filter(text -> !text.startsWith("!"))
                .findFirst()
                .orElse(name);
    }

    /** What is known of somebody or something: each fact by its word. */
    private String told(@Nullable Object known) {
        return known instanceof Map<?, ?>
                ? map(known).entrySet().stream()
                        .map(fact -> label(fact.getKey()) + " " + value(fact.getKey(), fact.getValue()))
                        .collect(Collectors.joining(", "))
                : plain(known);
    }

    private String value(String name, @Nullable Object value) {
        if (name.equals("state")) {
            return words.state(String.valueOf(value));
        }
        if (name.equals("criticality")) {
            var word = getTranslation(
                    "studio.sheet.criticality." + String.valueOf(value).toLowerCase(Locale.ROOT));
            return word.startsWith("!") ? String.valueOf(value) : word;
        }
        if (value instanceof Boolean yes) {
            return getTranslation(yes ? "value.yes" : "value.no");
        }
        var at = instant(value);
        if (at != null) {
            return at;
        }
        var field = pack.descriptor().field(name);
        return field.isPresent() && !field.get().options().isEmpty()
                ? words.option(name, String.valueOf(value))
                : plain(value);
    }

    /** Files write dates so that machines read them; people read them as everywhere else. */
    private @Nullable String instant(@Nullable Object value) {
        var text = String.valueOf(value);
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? DateWords.days(getLocale()).format(LocalDate.parse(text))
                    : text.matches("\\d{4}-\\d{2}-\\d{2}T.*Z")
                            ? DateWords.times(getLocale()).withZone(zone).format(Instant.parse(text))
                            : null;
        } catch (DateTimeException other) {
            return null;
        }
    }

    private static String plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + plain(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(ScenarioReading::plain).collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private ListItem step(Map<String, Object> step) {
        for (var verb : List.of("complete", "message", "command", "timer", "action")) {
            if (step.containsKey(verb)) {
                var outcome = step.get("outcome");
                var text = getTranslation("studio.scenario." + verb, named(verb, String.valueOf(step.get(verb))));
                var line = line(
                        icon(verb),
                        outcome == null
                                ? text
                                : text
                                        + getTranslation(
                                                "studio.scenario.outcome",
                                                outcome(String.valueOf(step.get(verb)), String.valueOf(outcome))));
                line.addClassName(verb.equals("action") ? "px-then" : "px-when");
                var with = map(step.get("with"));
                if (!with.isEmpty()) {
                    line.add(chips(with));
                }
                return line;
            }
        }
        return expected(map(step.get("expect")));
    }

    private String named(String verb, String what) {
        return verb.equals("action") ? actions.getOrDefault(what, what) : drawn(what);
    }

    /** What the button says, in the reader's language where the pack has it. */
    private String outcome(String task, String outcome) {
        return pack.diagrams().stream()
                .map(pack::text)
                .map(xml -> DrawnOutcomes.label(xml, task, outcome))
                .filter(label -> !label.equals(outcome))
                .findFirst()
                .map(label -> words.outcome(task, outcome, label))
                .orElse(outcome);
    }

    private String drawn(String id) {
        return drawn.stream()
                .map(names -> names.of(id))
                .filter(one -> !one.equals(id))
                .findFirst()
                .orElse(id);
    }

    private static String icon(String verb) {
        return switch (verb) {
            case "complete" -> "person";
            case "message" -> "mail";
            case "command" -> "bolt";
            case "timer" -> "clock";
            default -> "send";
        };
    }

    private static ListItem line(String icon, String text) {
        var head = new Div(new PxIcon(icon), new Span(text));
        head.addClassName("px-try-line-head");
        return new ListItem(head);
    }

    private ListItem expected(Map<String, Object> expected) {
        var line = line("check", getTranslation("studio.scenario.then"));
        line.addClassName("px-then");
        var facts = new LinkedHashMap<String, Object>();
        expected.forEach((name, value) -> {
            switch (name) {
                case "fields" -> facts.putAll(map(value));
                case "at", "path", "not", "category" -> {
                    // Long ones stand on lines of their own; the category is that of the state.
                }
                default -> facts.put(name, value);
            }
        });
        if (!facts.isEmpty()) {
            line.add(chips(facts));
        }
        for (var name : List.of("at", "path", "not")) {
            if (expected.get(name) instanceof Collection<?> several && !several.isEmpty()) {
                line.add(quiet(getTranslation(
                        "studio.scenario." + name,
                        several.stream().map(id -> drawn(String.valueOf(id))).collect(Collectors.joining(" → ")))));
            }
        }
        return line;
    }
}
