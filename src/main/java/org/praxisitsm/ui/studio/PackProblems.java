package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.PackCheck;
import org.praxisitsm.ui.components.PxIcon;

/** What the gate, the scenarios and the cases say about a draft; each line leads to its place. */
class PackProblems extends Composite<Div> {

    private final transient Consumer<Finding> jump;
    private final transient Function<Finding, String> nameOf;

    /** @param nameOf what the element of a finding is called in its diagram */
    PackProblems(Consumer<Finding> jump, Function<Finding, String> nameOf) {
        this.nameOf = nameOf;
        this.jump = jump;
        getContent().addClassName("px-problems");
        getContent().getElement().setAttribute("role", "region");
    }

    /** All findings once: those of the last check where there is one, else those of the gate alone. */
    static List<Finding> findings(@Nullable Draft draft) {
        if (draft == null) {
            return List.of();
        }
        var found = draft.check() == null
                ? draft.findings().stream()
                : Stream.concat(draft.findings().stream(), draft.check().findings().stream());
        return found.distinct()
                .sorted(java.util.Comparator.comparing(Finding::severity))
                .toList();
    }

    void show(@Nullable Draft draft) {
        getContent().removeAll();
        getContent().getElement().setAttribute("aria-label", getTranslation("studio.problems"));
        if (draft == null) {
            return;
        }
        var findings = findings(draft);
        var head = new Div(new H2(getTranslation("studio.problems")));
        head.addClassName("px-problems-head");
        count(head, findings, Severity.ERROR, "studio.must-fix", "badge error");
        count(head, findings, Severity.WARNING, "studio.look-at", "badge warning");
        head.add(examples(draft));
        getContent().add(head);
        findings.forEach(finding -> getContent().add(line(finding)));
        if (draft.check() != null) {
            draft.check().results().stream().filter(result -> !result.green()).forEach(result -> getContent()
                    .add(line(asFinding(result))));
        }
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

    private Span examples(Draft draft) {
        var check = draft.check();
        if (check == null) {
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

    private NativeButton line(Finding finding) {
        var icon = new PxIcon(finding.severity() == Severity.INFO ? "info" : "warning");
        var where = new Span(
                finding.element() == null
                        ? fileName(finding.file()) + (finding.line() == null ? "" : ":" + finding.line())
                        : nameOf.apply(finding));
        where.addClassName("px-problem-where");
        var what = new Span(sentence(finding.message()) + " " + finding.hint());
        what.addClassName("px-problem-what");
        var content = new Span(icon, where, what);
        content.addClassName("px-problem-line");
        var line = new NativeButton("", event -> jump.accept(finding));
        line.add(content);
        line.addClassNames(
                "px-problem-button", "px-" + finding.severity().name().toLowerCase(java.util.Locale.ROOT));
        return line;
    }

    private static String sentence(String text) {
        return text.isBlank() || text.matches(".*[.!?…]$") ? text : text + ".";
    }

    private static Finding asFinding(PackCheck.Result result) {
        return new Finding(
                Severity.ERROR, result.file(), null, null, "example", result.name() + ": " + result.message(), "");
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
