package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** To whom, by whose clock: what all targets of an agreement share; and the table that says when it applies. */
class AgreementBasics extends Div {

    AgreementBasics(AgreementEditing editing) {
        addClassName("px-admin-card");
        var members = editing.draft().members();
        var fields = new MemberFields(editing);
        var head = new Div(new H2(getTranslation("agreement.basics")));
        head.addClassName("px-card-head");
        var name = fields.text(members, "name", "");
        name.setLabel(getTranslation("agreement.name"));
        var kind = fields.choice(members, "kind", "", words("agreement.kind.", "SLA", "OLA", "UC"), null);
        kind.setLabel(getTranslation("agreement.kind"));
        kind.addValueChangeListener(change -> editing.rebuild());
        var party = fields.text(members, "party", "");
        party.setLabel(getTranslation("agreement.party"));
        var calendar = fields.choice(members, "calendar", "", editing.options().calendars(), null);
        calendar.setLabel(getTranslation("agreement.calendar"));
        var zone = fields.choice(
                members, "zone", "", words("agreement.zone.", "calendar", "requester", "group"), "calendar");
        zone.setLabel(getTranslation("agreement.zone"));
        var change = fields.choice(
                members, "onChange", "", words("agreement.change.", "keep", "restart", "fromCreation"), "keep");
        change.setLabel(getTranslation("agreement.onChange"));
        var first = new Div(name, kind, party);
        first.addClassName("px-admin-three");
        var second = new Div(calendar, zone, change);
        second.addClassName("px-admin-three");
        add(head, first, second, applies(editing));
    }

    private Map<String, String> words(String prefix, String... keys) {
        var words = new LinkedHashMap<String, String>();
        List.of(keys).forEach(key -> words.put(key, getTranslation(prefix + key)));
        return words;
    }

    private Div applies(AgreementEditing editing) {
        var box = new Div();
        box.addClassName("px-edit");
        box.add(new com.vaadin.flow.component.html.H3(getTranslation("agreement.applies")));
        var table = editing.options().appliesTable();
        var sheet = table == null
                ? java.util.Optional.<org.praxisitsm.rules.TableSheets.Sheet>empty()
                : editing.options().sheet(table);
        if (sheet.isEmpty()) {
            var none = new Span(getTranslation("agreement.applies.none"));
            none.addClassName("px-warned");
            box.add(none);
            return box;
        }
        var key = "\"" + editing.draft().key() + "\"";
        var named = sheet.get().rows().stream()
                .anyMatch(row -> row.outputs().stream().anyMatch(cell -> names(cell, editing)));
        var hint = new Span(getTranslation(named ? "agreement.applies.hint" : "agreement.applies.never", key));
        hint.addClassName(named ? "px-quiet" : "px-warned");
        box.add(
                hint,
                new SheetTable(
                        sheet.get(),
                        editing.draft().practice(),
                        Set.of(),
                        row -> true,
                        row -> row.outputs().stream().anyMatch(cell -> names(cell, editing)),
                        editing.options()::cell));
        return box;
    }

    /** An output names one agreement, or several with commas between. */
    private static boolean names(String cell, AgreementEditing editing) {
        return List.of(cell.replace("\"", "").split("\\s*,\\s*"))
                .contains(editing.draft().key());
    }
}
