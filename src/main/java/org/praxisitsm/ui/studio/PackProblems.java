package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.PackCheck;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.studio.PackEditing.Remedy;

/** What the gate, the scenarios and the cases say about a draft; each line leads to its place. */
@com.vaadin.flow.component.dependency.CssImport("./studio/drawing.css")
class PackProblems extends Composite<Div> {

    private final transient Consumer<Finding> jump;
    private final transient Function<Finding, String> nameOf;
    private final transient Function<Finding, String> words;
    private final transient Function<Finding, Optional<Remedy>> remedies;
    private Supplier<List<Component>> offer = List::of;
    private String open = "";

    /**
     * @param nameOf what the place of a finding is called: its element in the diagram, else its file
     * @param words what is wrong and what to do, as the Studio calls things
     * @param remedies what mends a finding with one press, where the open page can
     */
    PackProblems(
            Consumer<Finding> jump,
            Function<Finding, String> nameOf,
            Function<Finding, String> words,
            Function<Finding, Optional<Remedy>> remedies) {
        this.nameOf = nameOf;
        this.words = words;
        this.remedies = remedies;
        this.jump = jump;
        getContent().addClassName("px-problems");
        getContent().getElement().setAttribute("role", "region").setAttribute("tabindex", "-1");
    }

    /**
     * All findings once: those of the last check where there is one, else those of the gate alone.
     *
     * @param live what the gate says about the files as they are on the screen, null where they are as saved
     */
    static List<Finding> findings(@Nullable Draft draft, @Nullable List<Finding> live) {
        if (draft == null) {
            return List.of();
        }
        var found = live != null
                ? live.stream()
                : draft.check() == null
                        ? draft.findings().stream()
                        : Stream.concat(draft.findings().stream(), draft.check().findings().stream());
        return found.distinct()
                .sorted(java.util.Comparator.comparing(Finding::severity))
                .toList();
    }

    /** What is wrong with the file on the screen comes before what is as wrong elsewhere. */
    void open(String path) {
        open = path;
    }

    /** What the open page offers for many findings at once. */
    void offers(Supplier<List<Component>> offered) {
        offer = offered;
    }

    void show(@Nullable Draft draft, @Nullable List<Finding> live) {
        getContent().removeAll();
        getContent().getElement().setAttribute("aria-label", getTranslation("studio.problems"));
        if (draft == null) {
            return;
        }
        var findings = findings(draft, live).stream()
                .sorted(java.util.Comparator.comparing(Finding::severity)
                        .thenComparing(finding -> !finding.file().equals(open)))
                .toList();
        var head = new Div(new H2(getTranslation("studio.problems")));
        head.addClassName("px-problems-head");
        count(head, findings, Severity.ERROR, "studio.must-fix", "badge error");
        count(head, findings, Severity.WARNING, "studio.look-at", "badge warning");
        head.add(examples(draft, live != null));
        getContent().add(head);
        getContent().add(offer.get());
        var red = draft.check() == null || live != null
                ? Stream.<Finding>empty()
                : draft.check().results().stream()
                        .filter(result -> !result.green())
                        .map(PackProblems::asFinding);
        Stream.concat(findings.stream(), red)
                .sorted(java.util.Comparator.comparing(Finding::severity))
                .forEach(finding -> getContent().add(line(finding)));
    }

    private void count(Div head, List<Finding> findings, Severity severity, String key, String theme) {
        var number = findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
        if (number > 0) {
            var badge = new Span(getTranslation(key, number));
            badge.getElement().getThemeList().add(theme);
            head.add(badge);
        }
    }

    private Span examples(Draft draft, boolean changed) {
        var check = draft.check();
        if (check == null || changed) {
            var none = new Span(getTranslation("studio.unchecked"));
            none.addClassName("px-examples");
            return none;
        }
        if (check.results().isEmpty()) {
            var none = new Span(getTranslation("studio.examples.none"));
            none.addClassName("px-examples");
            return none;
        }
        var green = check.results().stream().filter(PackCheck.Result::green).count();
        var text = new Span(
                new PxIcon(green == check.results().size() ? "check" : "warning"),
                new Span(
                        getTranslation("studio.examples", green, check.results().size())));
        text.addClassName("px-examples");
        return text;
    }

    private Div line(Finding finding) {
        var icon = new PxIcon(finding.severity() == Severity.INFO ? "info" : "warning");
        var where = new Span(nameOf.apply(finding));
        where.addClassName("px-problem-where");
        var what = new Span(words.apply(finding));
        what.addClassName("px-problem-what");
        var content = new Span(icon, where, what);
        content.addClassName("px-problem-line");
        var line = new NativeButton("", event -> jump.accept(finding));
        line.add(content);
        line.addClassName("px-problem-button");
        var row = new Div(line);
        row.addClassNames("px-problem-row", "px-" + finding.severity().name().toLowerCase(java.util.Locale.ROOT));
        remedies.apply(finding).ifPresent(remedy -> {
            var fix = new NativeButton(remedy.label(), event -> remedy.action().run());
            fix.addClassName("px-problem-fix");
            row.add(fix);
        });
        return row;
    }

    /** A line about many places, with what mends them all. */
    static Div remedy(String icon, String what, String label, String id, Runnable action) {
        var words = new Span(what);
        words.addClassName("px-problem-what");
        var content = new Span(new PxIcon(icon), words);
        content.addClassNames("px-problem-line", "px-problem-many");
        var button = new NativeButton(label, event -> action.run());
        button.setId(id);
        button.addClassName("px-problem-fix");
        var row = new Div(content, button);
        row.addClassNames("px-problem-row", "px-info");
        return row;
    }

    static Finding asFinding(PackCheck.Result result) {
        return new Finding(
                Severity.ERROR, result.file(), null, null, "example", result.name() + ": " + result.message(), "");
    }
}
