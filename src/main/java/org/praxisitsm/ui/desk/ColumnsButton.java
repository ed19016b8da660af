package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.praxisitsm.ui.components.PxIcon;

/** Chooses the columns of a list. Their order is changed by dragging a head; here one can go back to the usual ones. */
class ColumnsButton extends Composite<Span> {

    private final CheckboxGroup<String> choice = new CheckboxGroup<>();
    private final transient Supplier<List<String>> shown;
    private final transient Consumer<List<String>> chosen;

    /** @param chosen called with the columns wanted, in order; empty for the usual ones */
    ColumnsButton(List<String> columns, Supplier<List<String>> shown, Consumer<List<String>> chosen) {
        this.shown = shown;
        this.chosen = chosen;
        var button = new Button(getTranslation("list.columns"), new PxIcon("table"));
        button.setId("columns");
        button.addThemeNames("tertiary", "small");
        choice.setLabel(getTranslation("list.columns"));
        choice.addThemeName("vertical");
        choice.setItems(columns);
        choice.setItemLabelGenerator(key -> getTranslation("list." + key));
        choice.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.accept(merged(shown.get(), change.getValue()));
            }
        });
        var usual = new Button(getTranslation("list.columns.usual"), click -> choose(List.of()));
        usual.setId("columns-usual");
        usual.addThemeNames("tertiary", "small", "accent");
        var popover = new Popover(new Div(choice, usual));
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(getTranslation("list.columns"));
        popover.addOpenedChangeListener(change -> read());
        getContent().add(button, popover);
    }

    /** As if a person had chosen these; none for the usual ones. */
    void choose(List<String> wanted) {
        chosen.accept(wanted);
        read();
    }

    private void read() {
        choice.setValue(new LinkedHashSet<>(shown.get()));
    }

    /** Columns keep their place; new ones come last. */
    private static List<String> merged(List<String> before, java.util.Set<String> wanted) {
        var order = new ArrayList<>(before.stream().filter(wanted::contains).toList());
        wanted.stream().filter(key -> !order.contains(key)).forEach(order::add);
        return order.isEmpty() ? List.of("subject") : order;
    }
}
