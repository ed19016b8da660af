package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.desk.ListViews.View;

/** The views of a list with how much is in each: those that are always there, the shared ones, one's own. */
class ViewLinks extends Composite<Nav> {

    private final transient ListViews<?> views;
    private final String title;

    /** @param title key of the list's name */
    ViewLinks(ListViews<?> views, String title) {
        this.views = views;
        this.title = title;
        getContent().addClassName("px-views");
        getContent().setAriaLabel(getTranslation("work.views"));
    }

    void show(View current, List<View> saved, ToIntFunction<View> count) {
        getContent().removeAll();
        title(title, "px-views-title");
        views.always().forEach(view -> link(view, current, count));
        section("work.views.shared", saved, true, current, count);
        section("work.views.mine", saved, false, current, count);
    }

    private void section(String key, List<View> saved, boolean shared, View current, ToIntFunction<View> count) {
        var kept = saved.stream()
                .filter(view -> Objects.requireNonNull(view.saved()).shared() == shared)
                .toList();
        if (!kept.isEmpty()) {
            title(key, "px-views-section");
            kept.forEach(view -> link(view, current, count));
        }
    }

    private void title(String key, String style) {
        var title = new Div(getTranslation(key));
        title.addClassName(style);
        getContent().add(title);
    }

    private void link(View view, View current, ToIntFunction<View> count) {
        var words = new Span(view.title(this::getTranslation));
        words.addClassNames("px-ell", "px-grow");
        var number = new Span(ListHead.capped(count.applyAsInt(view), ListViews.CAP));
        number.addClassName("px-count");
        var link = SafeLink.to(views.place(view, Map.of()), "");
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
