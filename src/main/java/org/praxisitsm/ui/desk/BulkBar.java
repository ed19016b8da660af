package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.praxisitsm.ui.components.PxIcon;

/** What can be done with the chosen rows; there only while some are chosen. */
class BulkBar extends Composite<Div> {

    BulkBar(TaskGrid grid, Runnable claim) {
        var chosen = new Span();
        var take = new Button(getTranslation("work.take.chosen"), new PxIcon("person"), click -> claim.run());
        take.setId("claim-chosen");
        take.addThemeNames("small");
        var none = new Button(new PxIcon("close"), click -> grid.deselectAll());
        none.setAriaLabel(getTranslation("list.choose.none"));
        none.addThemeNames("tertiary", "small", "icon");
        getContent().addClassName("px-bulk");
        getContent().getElement().setAttribute("role", "toolbar");
        getContent().add(chosen, take, none);
        getContent().setVisible(false);
        ((Grid<?>) grid.getContent()).addSelectionListener(selection -> {
            var size = selection.getAllSelectedItems().size();
            getContent().setVisible(size > 0);
            chosen.setText(getTranslation("list.chosen", size));
        });
    }
}
