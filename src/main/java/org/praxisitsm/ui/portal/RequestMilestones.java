package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.workflow.ProcessViews.Milestone;

/** Where the request stands, in the few words that its owner chose for requesters. */
class RequestMilestones extends Composite<Div> {

    RequestMilestones() {
        getContent().addClassNames("px-portal-card", "px-portal-padded");
    }

    void show(List<Milestone> milestones) {
        getContent().removeAll();
        var list = new OrderedList();
        list.addClassName("px-portal-milestones");
        for (var milestone : milestones) {
            var state = milestone.state().toLowerCase(Locale.ROOT);
            var label = new Span(milestone.label());
            label.addClassName("px-strong");
            var lines = new Div(label);
            if (milestone.since() != null) {
                var since = new Span(new Marks.Time(milestone.since()));
                since.addClassName("px-small");
                lines.add(since);
            }
            var mark = new Span();
            mark.addClassName("px-milestone-mark");
            mark.getElement().setAttribute("role", "img");
            mark.getElement().setAttribute("aria-label", getTranslation("portal.milestone." + state));
            var item = new ListItem(mark, lines);
            item.addClassNames("px-milestone", "px-is-" + state);
            if (milestone.state().equals("NOW")) {
                item.getElement().setAttribute("aria-current", "step");
            }
            list.add(item);
        }
        getContent().add(new H2(getTranslation("portal.stands")), list);
    }
}
