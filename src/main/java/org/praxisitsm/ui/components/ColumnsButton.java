package org.praxisitsm.ui.components;

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
import java.util.Set;
import java.util.function.Consumer;

/** Chooses the columns of a list. Their order is changed by dragging a head; here one can go back to the usual ones. */
public class ColumnsButton extends Composite<Span> {

    private final CheckboxGroup<String> choice = new CheckboxGroup<>();
    private final transient ListColumns<?> columns;
    private final transient Consumer<List<String>> chosen;

    /** @param chosen called with the columns wanted, in order; empty for the usual ones */
    public ColumnsButton(ListColumns<?> columns, Consumer<List<String>> chosen) {
        this.columns = columns;
        this.chosen = chosen;
        var button = new Button(getTranslation("list.columns"), new PxIcon("table"));
        button.setId("columns");
        button.addThemeNames("tertiary", "small");
        choice.setLabel(getTranslation("list.columns"));
        choice.addThemeName("vertical");
        choice.setItems(columns.keys());
        choice.setItemLabelGenerator(key -> getTranslation(columns.kind().words() + key));
        choice.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.accept(merged(change.getValue()));
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
    public void choose(List<String> wanted) {
        chosen.accept(wanted);
        read();
    }

    private void read() {
        choice.setValue(new LinkedHashSet<>(columns.chosen()));
    }

    /** Columns keep their place; new ones come last. */
    private List<String> merged(Set<String> wanted) {
        var order = new ArrayList<>(
                columns.chosen().stream().filter(wanted::contains).toList());
        wanted.stream().filter(key -> !order.contains(key)).forEach(order::add);
        return order.isEmpty() ? List.of(columns.kind().card()) : order;
    }
}
