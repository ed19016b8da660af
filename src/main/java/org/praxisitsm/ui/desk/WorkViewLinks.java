package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.function.ToIntFunction;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** The views of "My work" with how much is in each. */
class WorkViewLinks extends Composite<Nav> {

    WorkViewLinks() {
        getContent().addClassName("px-views");
        getContent().setAriaLabel(getTranslation("work.views"));
    }

    void show(WorkViews.View current, ToIntFunction<WorkViews.View> count) {
        getContent().removeAll();
        var title = new Div(getTranslation("desk.work"));
        title.addClassName("px-views-title");
        getContent().add(title);
        for (var view : WorkViews.View.values()) {
            var words = new Span(getTranslation("work.view." + view.path));
            words.addClassNames("px-ell", "px-grow");
            var number = new Span(ListHead.capped(count.applyAsInt(view), WorkViews.CAP));
            number.addClassName("px-count");
            var link = SafeLink.to("desk/work/" + view.path, "");
            link.add(new PxIcon(view.icon), words, number);
            link.setId("view-" + view.path);
            link.setClassName("on", view == current);
            if (view == current) {
                link.getElement().setAttribute("aria-current", "page");
            }
            getContent().add(link);
        }
    }
}
