package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;

/** A duration as amount and unit; what is written otherwise is shown, and changed, as ISO 8601. */
class SpanFields extends Composite<Div> {

    SpanFields(String label, String iso, Consumer<String> changed) {
        getContent().addClassName("px-editor-pair");
        var span = iso.isBlank() ? java.util.Optional.of(new PlainSpan(0, PlainSpan.Unit.HOURS)) : PlainSpan.read(iso);
        if (span.isEmpty()) {
            var text = new TextField(label, iso, "");
            text.setHelperText(getTranslation("editor.timer.hint"));
            text.addValueChangeListener(event -> changed.accept(event.getValue().strip()));
            getContent().add(text);
            return;
        }
        var amount = new IntegerField(label);
        amount.setMin(1);
        amount.setMax(9999);
        amount.setStepButtonsVisible(true);
        amount.setValue(span.get().amount() == 0 ? null : span.get().amount());
        var unit = new Select<PlainSpan.Unit>();
        unit.setItems(PlainSpan.Unit.values());
        unit.setItemLabelGenerator(item -> getTranslation("editor.unit." + item.name()));
        unit.setAriaLabel(getTranslation("editor.unit"));
        unit.setValue(span.get().unit());
        Runnable send = () -> changed.accept(
                amount.getValue() == null || amount.getValue() < 1
                        ? ""
                        : new PlainSpan(amount.getValue(), unit.getValue()).iso());
        amount.addValueChangeListener(event -> send.run());
        unit.addValueChangeListener(event -> send.run());
        getContent().add(amount, unit);
    }
}
