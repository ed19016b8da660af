package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.workflow.ProcessViews.Milestone;

/** Where the request stands, in the few words that its owner chose for requesters. */
class RequestMilestones extends Composite<Div> {

    RequestMilestones() {
        getContent().addClassNames("px-portal-card", "px-portal-padded");
    }

    /** @param ended how it ended before its last milestone; what was still ahead never comes. Null where it goes on, or went well */
    void show(List<Milestone> milestones, @Nullable String ended) {
        getContent().removeAll();
        var list = new OrderedList();
        list.addClassName("px-portal-milestones");
        milestones.stream()
                .filter(milestone -> ended == null || !milestone.state().equals("AHEAD"))
                .map(this::item)
                .forEach(list::add);
        if (ended != null) {
            list.add(item(new Milestone("ended", ended, "STOPPED", null)));
        }
        getContent().add(new H2(getTranslation("portal.stands")), list);
    }

    private ListItem item(Milestone milestone) {
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
        return item;
    }
}
