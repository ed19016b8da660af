package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.workflow.BulkEdits;

/** What can be done with the chosen rows; there only while some are chosen. */
class BulkBar extends Composite<Div> {

    BulkBar(TaskGrid grid, Runnable claim, Consumer<BulkEdits.Field> change) {
        var chosen = new Span();
        chosen.addClassName("px-strong");
        var none = new Button(new PxIcon("close"), click -> grid.deselectAll());
        none.setId("choose-none");
        none.setAriaLabel(getTranslation("list.choose.none"));
        none.addThemeNames("tertiary", "small", "icon");
        getContent().addClassName("px-bulk");
        getContent().getElement().setAttribute("role", "toolbar");
        getContent().getElement().setAttribute("aria-label", getTranslation("bulk.title"));
        getContent()
                .add(
                        chosen,
                        button("claim-chosen", "work.take.chosen", "check", "C", claim),
                        button(
                                "bulk-assign",
                                "bulk.ASSIGNEE",
                                "person",
                                "A",
                                () -> change.accept(BulkEdits.Field.ASSIGNEE)),
                        button("bulk-group", "bulk.GROUP", "people", "", () -> change.accept(BulkEdits.Field.GROUP)),
                        none);
        getContent().setVisible(false);
        ((Grid<?>) grid.getContent()).addSelectionListener(selection -> {
            var size = selection.getAllSelectedItems().size();
            getContent().setVisible(size > 0);
            chosen.setText(getTranslation("list.chosen", size));
        });
    }

    private Button button(String id, String label, String icon, String key, Runnable action) {
        var button = new Button(getTranslation(label), new PxIcon(icon), click -> action.run());
        button.setId(id);
        button.addThemeNames("tertiary", "small");
        if (!key.isEmpty()) {
            var cap = new Span(key);
            cap.addClassName("px-kbd");
            button.setSuffixComponent(cap);
        }
        return button;
    }
}
