package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.sla.Agreement.Effect;
import org.praxisitsm.sla.Agreement.TriggerKind;

/** What starts, pauses, resumes, stops, resets or cancels a target: one line each. */
class RuleTable extends EditTable {

    RuleTable(AgreementEditing editing, Map<String, Object> target, String path) {
        super(
                editing,
                editing.options().word("agreement.rules"),
                "px-rules",
                List.of(
                        editing.options().word("agreement.rule.kind"),
                        editing.options().word("agreement.rule.value"),
                        editing.options().word("agreement.rule.is"),
                        editing.options().word("agreement.rule.then")));
        var fields = new MemberFields(editing);
        var rules = AgreementDraft.list(target, "rules");
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            var place = path + ".rules[" + i + "]";
            var kind = kindOf(rule);
            var when = when(editing, rule, kind);
            editing.places().put(place, when);
            var value = fields.choice(
                    rule, kind.word(), place, editing.options().happenings().get(kind), null);
            value.setAllowCustomValue(true);
            value.addCustomValueSetListener(typed -> fields.set(rule, kind.word(), typed.getDetail()));
            row(
                    () -> AgreementDraft.change(target, "rules").remove(rule),
                    when,
                    value,
                    kind == TriggerKind.FIELD ? fields.text(rule, "is", place) : new Span(),
                    fields.choice(rule, "then", place, effects(editing), null));
        }
        adding("rule-add-" + path, getTranslation("agreement.rule.add"), () -> {
            var rule = new LinkedHashMap<String, Object>();
            rule.put(TriggerKind.EVENT.word(), "opened");
            rule.put("then", "start");
            AgreementDraft.change(target, "rules").add(rule);
            return path + ".rules[" + (AgreementDraft.list(target, "rules").size() - 1) + "]";
        });
    }

    static TriggerKind kindOf(Map<String, Object> rule) {
        return Arrays.stream(TriggerKind.values())
                .filter(kind -> rule.containsKey(kind.word()))
                .findFirst()
                .orElse(TriggerKind.EVENT);
    }

    private static ComboBox<TriggerKind> when(AgreementEditing editing, Map<String, Object> rule, TriggerKind kind) {
        var field = new ComboBox<TriggerKind>();
        field.addThemeName("small");
        field.setItems(TriggerKind.values());
        field.setItemLabelGenerator(one -> editing.options().word("agreement.rule.kind." + one.word()));
        field.setValue(kind);
        field.setReadOnly(!editing.mayEdit());
        field.addValueChangeListener(change -> {
            if (change.getValue() == null) {
                field.setValue(change.getOldValue());
                return;
            }
            if (!change.isFromClient() && change.getValue() == kindOf(rule)) {
                return;
            }
            rule.remove(kindOf(rule).word());
            rule.remove("is");
            rule.put(
                    change.getValue().word(),
                    editing.options().happenings().get(change.getValue()).keySet().stream()
                            .findFirst()
                            .orElse(""));
            editing.rebuild();
        });
        return field;
    }

    static Map<String, String> effects(AgreementEditing editing) {
        var effects = new LinkedHashMap<String, String>();
        for (var effect : Effect.values()) {
            var word = effect.name().toLowerCase(java.util.Locale.ROOT);
            effects.put(word, editing.options().word("agreement.then." + word));
        }
        return effects;
    }
}
