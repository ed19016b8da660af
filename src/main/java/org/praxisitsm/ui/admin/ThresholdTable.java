package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** At how much of the promised time which message is sent, and what the diagram does about it. */
class ThresholdTable extends EditTable {

    ThresholdTable(AgreementEditing editing, Map<String, Object> target, String path) {
        super(
                editing,
                editing.options().word("agreement.thresholds"),
                "px-thresholds",
                List.of(
                        editing.options().word("agreement.threshold.percent"),
                        editing.options().word("agreement.threshold.message"),
                        editing.options().word("agreement.threshold.does")));
        var fields = new MemberFields(editing);
        var thresholds = AgreementDraft.list(target, "thresholds");
        for (var i = 0; i < thresholds.size(); i++) {
            var threshold = thresholds.get(i);
            var place = path + ".thresholds[" + i + "]";
            var percent = new IntegerField();
            percent.addThemeVariants(TextFieldVariant.LUMO_SMALL);
            percent.setValue(threshold.get("percent") instanceof Integer number ? number : null);
            percent.setSuffixComponent(new Span("%"));
            percent.setReadOnly(!editing.mayEdit());
            percent.addValueChangeListener(change -> fields.set(threshold, "percent", change.getValue()));
            editing.places().put(place, percent);
            fields.register(place, "percent", percent);
            var does = new Span();
            does.addClassName("px-quiet");
            var names = new LinkedHashMap<String, String>();
            editing.options().answers().keySet().forEach(name -> names.put(name, name));
            var message = fields.choice(threshold, "message", place, names, null);
            message.setAllowCustomValue(true);
            message.addCustomValueSetListener(typed -> {
                fields.set(threshold, "message", typed.getDetail());
                say(editing, does, typed.getDetail());
            });
            message.addValueChangeListener(change -> say(editing, does, AgreementDraft.text(threshold, "message")));
            say(editing, does, AgreementDraft.text(threshold, "message"));
            row(() -> AgreementDraft.change(target, "thresholds").remove(threshold), percent, message, does);
        }
        adding(
                "threshold-add-" + path,
                getTranslation("agreement.threshold.add"),
                () -> path + ".thresholds[" + add(editing, target) + "]");
    }

    /** @return its index */
    private static int add(AgreementEditing editing, Map<String, Object> target) {
        var thresholds = AgreementDraft.change(target, "thresholds");
        var highest = thresholds.stream()
                .mapToInt(one -> one.get("percent") instanceof Integer percent ? percent : 0)
                .max()
                .orElse(0);
        var threshold = new LinkedHashMap<String, Object>();
        threshold.put("percent", highest < 75 ? 75 : highest < 100 ? 100 : highest + 50);
        threshold.put(
                "message",
                editing.options().answers().keySet().stream().findFirst().orElse("Target reached"));
        thresholds.add(threshold);
        return thresholds.size() - 1;
    }

    private static void say(AgreementEditing editing, Span does, String message) {
        var answer = editing.options().answers().get(message);
        does.setText(
                answer == null
                        ? editing.options().word("agreement.threshold.unheard")
                        : editing.options().word("agreement.threshold.heard", answer));
        does.setClassName("px-warned", answer == null);
    }
}
