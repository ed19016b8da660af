package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which holds stop the clocks, by their reason, and for how long at most. */
class HoldTable extends Div {

    HoldTable(AgreementEditing editing) {
        addClassName("px-admin-card");
        var members = editing.draft().members();
        var holds = holds(members);
        var fields = new MemberFields(editing);
        var head = new Div(new H2(getTranslation("agreement.holds")));
        head.addClassName("px-card-head");
        var field = fields.choice(holds, "field", "holds", editing.options().holdFields(), null);
        field.setLabel(getTranslation("agreement.holds.field"));
        field.setWidth("420px");
        field.setMaxWidth("100%");
        field.setClearButtonVisible(editing.mayEdit());
        field.setHelperText(getTranslation("agreement.holds.field.hint"));
        field.addValueChangeListener(change -> editing.rebuild());
        var otherwise = fields.flag(
                holds, "otherwise", "holds", AgreementDraft.text(holds, "field").isEmpty(), true);
        otherwise.setLabel(getTranslation("agreement.holds.otherwise"));
        add(head, field);
        var reasons = editing.options().holdReasons().getOrDefault(AgreementDraft.text(holds, "field"), Map.of());
        if (!AgreementDraft.text(holds, "field").isEmpty()) {
            add(table(editing, holds, reasons, fields));
        }
        add(otherwise);
    }

    private static EditTable table(
            AgreementEditing editing, Map<String, Object> holds, Map<String, String> reasons, MemberFields fields) {
        var options = editing.options();
        var table = new EditTable(
                editing,
                options.word("agreement.holds.rows"),
                "px-holds",
                List.of(
                        options.word("agreement.hold.reason"),
                        options.word("agreement.hold.pauses"),
                        options.word("agreement.hold.most")));
        var rows = AgreementDraft.list(holds, "rows");
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var place = "holds.rows[" + i + "]";
            var reason = fields.choice(row, "reason", place, reasons, null);
            editing.places().put(place, reason);
            table.row(
                    () -> {
                        AgreementDraft.change(holds, "rows").remove(row);
                        if (AgreementDraft.list(holds, "rows").isEmpty()) {
                            holds.remove("rows");
                        }
                    },
                    reason,
                    fields.flag(row, "pauses", place, true, true),
                    new SpanField(editing, row, "atMost", place));
        }
        table.adding("hold-add", options.word("agreement.hold.add"), () -> {
            var taken = AgreementDraft.list(holds, "rows").stream()
                    .map(row -> AgreementDraft.text(row, "reason"))
                    .toList();
            var row = new LinkedHashMap<String, Object>();
            row.put(
                    "reason",
                    reasons.keySet().stream()
                            .filter(reason -> !taken.contains(reason))
                            .findFirst()
                            .orElse(""));
            row.put("pauses", true);
            AgreementDraft.change(holds, "rows").add(row);
            return "holds.rows[" + (AgreementDraft.list(holds, "rows").size() - 1) + "]";
        });
        if (rows.isEmpty()) {
            var none = new Span(options.word("agreement.holds.none"));
            none.addClassName("px-quiet");
            table.note(none);
        }
        return table;
    }

    private static Map<String, Object> holds(Map<String, Object> members) {
        if (members.get("holds") == null) {
            members.put("holds", new LinkedHashMap<String, Object>());
        }
        return AgreementDraft.map(members, "holds");
    }
}
