package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.praxisitsm.ui.components.DiagramEditorChoices.Kind;
import org.praxisitsm.ui.components.DiagramEditorChoices.Variable;

/** What a timer waits for, in words: so long, until a date that the ticket has, or again and again. */
class DiagramEditorTimer extends Composite<Div> {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*([A-Za-z]\\w*)\\s*}");
    private static final Pattern CYCLE = Pattern.compile("R([0-9]{1,3})/(P.*)");

    private final transient Consumer<Map<String, String>> changed;
    private final transient List<Variable> dates;
    private final Select<String> kind = new Select<>();
    private final Div value = new Div();

    /** @param changed is told {@code kind} and {@code value} */
    DiagramEditorTimer(
            String kindNow, String valueNow, List<Variable> variables, Consumer<Map<String, String>> changed) {
        this.changed = changed;
        this.dates = variables.stream()
                .filter(variable -> variable.kind() == Kind.INSTANT)
                .toList();
        kind.setLabel(getTranslation("editor.timer.kind"));
        kind.setItems("timeDuration", "timeDate", "timeCycle");
        kind.setItemLabelGenerator(item -> getTranslation("editor.timer." + item));
        kind.setValue(kindNow);
        kind.setWidthFull();
        kind.addValueChangeListener(event -> show(""));
        value.addClassName("px-editor-fields");
        getContent().addClassName("px-editor-fields");
        getContent().add(kind, value);
        show(valueNow);
    }

    private void show(String text) {
        value.removeAll();
        switch (kind.getValue()) {
            case "timeDate" -> value.add(date(text));
            case "timeCycle" -> cycle(text);
            default ->
                value.add(
                        VARIABLE.matcher(text).matches()
                                ? date(text)
                                : new SpanFields(getTranslation("editor.timer.value"), text, this::tell));
        }
    }

    private ComboBox<String> date(String text) {
        var field = new ComboBox<String>(getTranslation("editor.timer.date"));
        var items = new ArrayList<>(
                dates.stream().map(variable -> "${" + variable.key() + "}").toList());
        if (!text.isEmpty() && !items.contains(text)) {
            items.add(text);
        }
        field.setItems(items);
        field.setItemLabelGenerator(this::words);
        field.setAllowCustomValue(true);
        field.setValue(text.isEmpty() ? null : text);
        field.setHelperText(getTranslation("editor.timer.date.hint"));
        field.setWidthFull();
        field.addCustomValueSetListener(event -> tell(written(event.getDetail().strip())));
        field.addValueChangeListener(event -> tell(event.getValue() == null ? "" : event.getValue()));
        return field;
    }

    private String words(String item) {
        var name = VARIABLE.matcher(item);
        return dates.stream()
                .filter(variable -> name.matches() && variable.key().equals(name.group(1)))
                .map(Variable::label)
                .findFirst()
                .orElse(name.matches() ? name.group(1) : item);
    }

    private static String written(String typed) {
        return typed.matches("[A-Za-z]\\w*") ? "${" + typed + "}" : typed;
    }

    private void cycle(String text) {
        var read = CYCLE.matcher(text);
        var times = new IntegerField(getTranslation("editor.timer.times"));
        times.setMin(1);
        times.setMax(100);
        times.setStepButtonsVisible(true);
        times.setValue(read.matches() ? Integer.parseInt(read.group(1)) : 3);
        times.setWidthFull();
        var every = new String[] {read.matches() ? read.group(2) : ""};
        Runnable send = () -> {
            var count = times.getValue();
            tell(every[0].isEmpty() || count == null ? "" : "R" + count + "/" + every[0]);
        };
        times.addValueChangeListener(event -> send.run());
        value.add(times, new SpanFields(getTranslation("editor.timer.every"), every[0], iso -> {
            every[0] = iso;
            send.run();
        }));
    }

    private void tell(String text) {
        changed.accept(Map.of("kind", kind.getValue(), "value", text));
    }
}
