package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.workflow.BulkEdits;
import org.praxisitsm.workflow.BulkEdits.Field;

/** What can be done with the chosen rows; there only while some are chosen. */
class BulkBar extends Composite<Div> {

    BulkBar(RowGrid<?> rows, Runnable claim, Consumer<BulkEdits.Field> change) {
        var chosen = new Span();
        chosen.addClassName("px-strong");
        var none = new Button(new PxIcon("close"), click -> rows.deselectAll());
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
                        button("bulk-assign", "bulk.ASSIGNEE", "person", "A", () -> change.accept(Field.ASSIGNEE)),
                        button("bulk-group", "bulk.GROUP", "people", "", () -> change.accept(Field.GROUP)),
                        button("bulk-priority", "bulk.PRIORITY", "flag", "", () -> change.accept(Field.PRIORITY)),
                        button("bulk-service", "bulk.SERVICE", "layers", "", () -> change.accept(Field.SERVICE)),
                        none);
        getContent().setVisible(false);
        rows.onChoice(size -> {
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
