package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.desk.WorkViews.View;

/** The views of "My work" with how much is in each: those that are always there, the shared ones, one's own. */
class WorkViewLinks extends Composite<Nav> {

    WorkViewLinks() {
        getContent().addClassName("px-views");
        getContent().setAriaLabel(getTranslation("work.views"));
    }

    void show(View current, List<View> saved, ToIntFunction<View> count) {
        getContent().removeAll();
        title("desk.work", "px-views-title");
        WorkViews.always().forEach(view -> link(view, current, count));
        section("work.views.shared", saved, true, current, count);
        section("work.views.mine", saved, false, current, count);
    }

    private void section(String key, List<View> saved, boolean shared, View current, ToIntFunction<View> count) {
        var views = saved.stream()
                .filter(view -> Objects.requireNonNull(view.saved()).shared() == shared)
                .toList();
        if (!views.isEmpty()) {
            title(key, "px-views-section");
            views.forEach(view -> link(view, current, count));
        }
    }

    private void title(String key, String style) {
        var title = new Div(getTranslation(key));
        title.addClassName(style);
        getContent().add(title);
    }

    private void link(View view, View current, ToIntFunction<View> count) {
        var words = new Span(
                view.saved() == null
                        ? getTranslation("work.view." + view.path())
                        : view.saved().name());
        words.addClassNames("px-ell", "px-grow");
        var number = new Span(ListHead.capped(count.applyAsInt(view), WorkViews.CAP));
        number.addClassName("px-count");
        var link = SafeLink.to("desk/work/" + view.path(), "");
        link.add(new PxIcon(view.icon()), words, number);
        link.setId("view-" + view.path());
        var here = view.path().equals(current.path());
        link.setClassName("on", here);
        if (here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        getContent().add(link);
    }
}
