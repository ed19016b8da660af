package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.workflow.Trial;
import org.praxisitsm.workflow.Trial.Happening;

/** What happened so far, the latest first: decisions with their rules, actions that were not really done, answers. */
class TrialStory extends Composite<Div> {

    private final transient TrialDesk desk;
    private final transient Map<String, String> actions;
    private final transient Consumer<String> point;

    /** @param point called with the element that a line is about */
    TrialStory(TrialDesk desk, Consumer<String> point) {
        this.desk = desk;
        this.point = point;
        this.actions = desk.packs().actions().stream()
                .collect(Collectors.toMap(ServiceAction.Signature::key, ServiceAction.Signature::name));
        getContent().addClassName("px-try-story");
    }

    void show(Trial trial, TrialWords words) {
        getContent().removeAll();
        var list = new OrderedList();
        list.getElement().setAttribute("reversed", true);
        var happenings = trial.happenings();
        for (var i = happenings.size() - 1; i >= 0; i--) {
            list.add(line(trial, happenings.get(i), words));
        }
        getContent().add(new H2(getTranslation("studio.try.story")), list);
    }

    private ListItem line(Trial trial, Happening it, TrialWords words) {
        var head = new Div(new PxIcon(icon(it)), new Span(title(it, words)));
        head.addClassName("px-try-line-head");
        var step = new Span(Integer.toString(it.step()));
        step.addClassName("px-try-step");
        head.add(step);
        var line = new ListItem(head);
        if (!it.activity().isEmpty()) {
            line.addClickListener(click -> point.accept(it.activity()));
        }
        switch (it.what()) {
            case DECIDED -> decided(trial, it, words, line);
            case CALLED -> {
                line.add(chips("studio.try.with", inputs(it, words)));
                line.add(chips("studio.try.gives", outputs(it, words)));
            }
            case BEGAN, ANSWERED, RECEIVED -> line.add(facts("", it.inputs(), words));
            default -> {
                // The title says it all.
            }
        }
        return line;
    }

    private static String icon(Happening it) {
        return switch (it.what()) {
            case BEGAN -> "play";
            case DECIDED -> it.file() != null && it.file().endsWith(".rules.csv") ? "layers" : "table";
            case CALLED -> "bolt";
            case ANSWERED -> "person";
            case RECEIVED -> "mail";
            case TIMED -> "clock";
            case MOVED -> "flag";
        };
    }

    private String title(Happening it, TrialWords words) {
        return switch (it.what()) {
            case BEGAN -> getTranslation("studio.try.began", it.name());
            case DECIDED -> words.pack().task(it.activity(), it.name());
            case CALLED ->
                getTranslation(
                        "studio.try.called",
                        word("editor.action." + it.key(), actions.getOrDefault(it.key(), it.key())));
            case ANSWERED ->
                getTranslation(
                        "studio.try.answered",
                        words.pack().task(it.activity(), it.name()),
                        words.pack()
                                .outcome(
                                        it.activity(),
                                        it.key(),
                                        String.valueOf(it.outputs().getOrDefault("label", it.key()))));
            case RECEIVED -> getTranslation("studio.try.received", words.element(it.activity(), it.name()));
            case TIMED ->
                getTranslation(
                        "studio.try.timed",
                        words.element(it.activity(), it.name()),
                        words.instant(String.valueOf(it.inputs().get("at"))));
            case MOVED -> getTranslation("studio.try.moved", words.pack().state(it.key()));
        };
    }

    private void decided(Trial trial, Happening it, TrialWords words, ListItem line) {
        var isTable = it.file() != null && it.file().endsWith(".dmn");
        if (isTable) {
            line.add(facts("studio.try.with", it.inputs(), words));
        }
        for (var rule : it.rules()) {
            var words1 = getTranslation("studio.try.rule", rule.row());
            var note = rule.annotation() == null || rule.annotation().isBlank() ? "" : " · " + rule.annotation();
            var text = new Div(new Span(words1 + note));
            text.addClassName("px-try-rule");
            line.add(text);
        }
        var isWorkedOut = !it.outputs().isEmpty() && !it.outputs().containsKey("results");
        if (it.rules().isEmpty() && !isWorkedOut) {
            var none = new Div(new Span(getTranslation("studio.try.no-rule")));
            none.addClassName("px-try-rule");
            line.add(none);
        }
        line.add(facts("studio.try.gives", it.outputs(), words));
        if (it.file() != null) {
            var link = new RouterLink(
                    place(it).equals(it.file())
                            ? PartNames.of(trial.pack(), it.file(), this)
                            : desk.names().decision(it.key()),
                    PackView.class,
                    new RouteParameters("practice", trial.pack().key()));
            link.setQueryParameters(QueryParameters.simple(Map.of("tab", desk.tab(it.file()), "file", place(it))));
            link.addClassName("px-try-link");
            line.add(link);
        }
    }

    /** A decision that the file is not named after is opened in it. */
    private static String place(Happening it) {
        var file = String.valueOf(it.file());
        return !file.endsWith(".dmn") || file.endsWith("/" + it.key() + ".dmn") ? file : file + "#" + it.key();
    }

    private Component facts(String key, Map<String, Object> facts, TrialWords words) {
        var named = new LinkedHashMap<String, String>();
        facts.forEach((name, value) -> {
            if (!TrialSide.HIDDEN.contains(name)) {
                named.put(words.field(name), words.value(name, value));
            }
        });
        return chips(key, named);
    }

    /** What an action was given, as the canvas calls its inputs. */
    private Map<String, String> inputs(Happening it, TrialWords words) {
        var field = String.valueOf(it.inputs().getOrDefault("field", ""));
        var named = new LinkedHashMap<String, String>();
        it.inputs().forEach((name, value) -> {
            var label = FindingWords.first(word("editor.input." + it.key() + "." + name, words.field(name)));
            var isField = name.equals("field") && !field.isEmpty();
            var said = isField
                    ? words.field(field)
                    : name.matches("same|copy")
                            ? fields(String.valueOf(value), words)
                            : words.value(name.equals("value") && !field.isEmpty() ? field : name, value);
            named.put(label, name.equals("to") ? people(said) : said);
        });
        return named;
    }

    /** What it answered, as the panel beside the canvas calls it. */
    private Map<String, String> outputs(Happening it, TrialWords words) {
        var named = new LinkedHashMap<String, String>();
        it.outputs().forEach((name, value) -> {
            var label = FindingWords.first(word("editor.output." + it.key() + "." + name, words.field(name)));
            named.put(label, words.value(name, value));
        });
        return named;
    }

    private static String fields(String keys, TrialWords words) {
        return Arrays.stream(keys.split("\\s*,\\s*")).map(words::field).collect(Collectors.joining(", "));
    }

    private String people(String said) {
        return Arrays.stream(said.split("\\s*,\\s*"))
                .map(one -> word("editor.option." + one, one))
                .collect(Collectors.joining(", "));
    }

    private String word(String key, String otherwise) {
        var text = getTranslation(key);
        return text.contains(key) ? otherwise : text;
    }

    private Component chips(String key, Map<String, String> facts) {
        var shown = new Div();
        shown.addClassName("px-try-facts");
        if (facts.isEmpty()) {
            shown.setVisible(false);
            return shown;
        }
        if (!key.isEmpty()) {
            var lead = new Span(getTranslation(key));
            lead.addClassName("px-quiet");
            shown.add(lead);
        }
        facts.forEach((name, value) -> {
            var chip = new Span(name + ": " + shortened(value));
            chip.addClassName("px-try-fact");
            chip.getElement().setAttribute("title", value);
            shown.add(chip);
        });
        return shown;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 59) + "…" : text;
    }
}
