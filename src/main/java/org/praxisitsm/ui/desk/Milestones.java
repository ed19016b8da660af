package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import org.praxisitsm.workflow.ProcessViews;

/** The stations of a ticket's way on one line. */
class Milestones extends Composite<OrderedList> {

    Milestones(List<ProcessViews.Milestone> milestones) {
        getContent().addClassName("px-milestones");
        milestones.forEach(milestone -> {
            var dot = new Span();
            dot.addClassName("px-milestone-dot");
            var item = new ListItem(dot, new Span(milestone.label()));
            item.addClassName(milestone.state().toLowerCase(Locale.ROOT));
            if (milestone.state().equals("NOW")) {
                item.getElement().setAttribute("aria-current", "step");
            }
            getContent().add(item);
        });
        getContent().setVisible(!milestones.isEmpty());
    }
}
