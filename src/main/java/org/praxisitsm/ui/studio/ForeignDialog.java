package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.ForeignParts;
import org.praxisitsm.practice.ForeignParts.Part;

/** What would be taken out of a diagram, what stays and why, and what there is to mend before and after. */
class ForeignDialog extends Dialog {

    /** What the owner has to do about a finding, in the order in which it is told. */
    private enum Work {
        UNKNOWN(Set.of(
                "unknown-namespace", "unknown-element", "unknown-attribute", "misplaced-element", "element-order")),
        STEPS(Set.of("task-people", "action-unknown", "binding", "decision-reference", "called-process")),
        WAYS(Set.of(
                "flow-reference", "condition", "condition-place", "gateway-condition", "gateway-default", "dead-end")),
        EVENTS(Set.of("message-unknown", "signal-name", "event-kind", "timer", "start-event", "error-code")),
        OTHER(Set.of());

        private final Set<String> rules;

        Work(Set<String> rules) {
            this.rules = rules;
        }

        static Work of(Finding finding) {
            for (var work : values()) {
                if (work.rules.contains(finding.rule())) {
                    return work;
                }
            }
            return OTHER;
        }
    }

    ForeignDialog(ForeignParts parts, List<Finding> before, List<Finding> after, Runnable then) {
        setHeaderTitle(getTranslation("foreign.title"));
        setWidth("560px");
        add(new Paragraph(getTranslation("foreign.hint")));
        add(list("foreign.goes", parts.taken()));
        if (!parts.kept().isEmpty()) {
            add(new Paragraph(getTranslation("foreign.runs", names(parts.kept()))));
        }
        var findings = new H3(getTranslation("foreign.findings"));
        findings.addClassName("px-foreign-findings");
        add(findings, table(before, after));
        getFooter().add(new Button(getTranslation("studio.cancel"), click -> close()));
        var take = new Button(getTranslation("foreign.take", parts.count()), click -> {
            close();
            then.run();
        });
        take.setId("studio-confirm");
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(take);
    }

    private UnorderedList list(String prefix, List<Part> parts) {
        var list = new UnorderedList();
        list.addClassName("px-foreign-list");
        parts.forEach(part -> list.add(new ListItem(
                getTranslation(prefix + "." + part.kind().name().toLowerCase(Locale.ROOT), part.of(), part.number()))));
        return list;
    }

    private static String names(List<Part> parts) {
        return parts.stream()
                .map(part -> part.number() == 1 ? part.of() : part.of() + " (" + part.number() + ")")
                .collect(Collectors.joining(", "));
    }

    private NativeTable table(List<Finding> before, List<Finding> after) {
        var table = new NativeTable();
        table.addClassName("px-foreign-table");
        var head = new NativeTableRow();
        for (var column : List.of("what", "before", "after")) {
            head.add(new NativeTableHeaderCell(getTranslation("foreign.column." + column)));
        }
        table.add(head);
        var was = counts(before);
        var is = counts(after);
        for (var work : Work.values()) {
            if (was.containsKey(work)) {
                row(table, work.name().toLowerCase(Locale.ROOT), was.get(work), is.getOrDefault(work, 0L));
            }
        }
        row(table, "all", sum(was), sum(is));
        return table;
    }

    private void row(NativeTable table, String what, long was, long is) {
        table.add(new NativeTableRow(
                new NativeTableCell(getTranslation("foreign.work." + what)),
                new NativeTableCell(Long.toString(was)),
                new NativeTableCell(Long.toString(is))));
    }

    private static Map<Work, Long> counts(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .collect(Collectors.groupingBy(Work::of, () -> new EnumMap<>(Work.class), Collectors.counting()));
    }

    private static long sum(Map<Work, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
