package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.SavedViews.SavedView;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** What the list of assets can be narrowed to with one click: a class, with how many of it there are, or a saved view. */
final class AssetFacets extends Composite<Nav> {

    private final transient AssetListView.Tools tools;
    private final transient Viewer viewer;
    private final int cap;

    AssetFacets(AssetListView.Tools tools, Viewer viewer, int cap) {
        this.tools = tools;
        this.viewer = viewer;
        this.cap = cap;
        getContent().addClassNames("px-views", "px-ci-facets");
        getContent().setAriaLabel(getTranslation("asset.facets"));
    }

    void show(AssetQuestion asked, List<SavedView> saved) {
        getContent().removeAll();
        getContent().add(new Div(CiParts.text(getTranslation("desk.assets"), "px-views-title")));
        var counts = tools.assets().countByClass(asked.without("class").filter(viewer), cap, viewer);
        facet(
                asked,
                null,
                "asset",
                getTranslation("asset.all"),
                counts.values().stream().mapToInt(n -> n).sum(),
                0);
        for (var one : tools.classes().all()) {
            if (one.parent() == null) {
                continue;
            }
            var below = tools.classes().withBelow(one.key()).stream()
                    .mapToInt(key -> counts.getOrDefault(key, 0))
                    .sum();
            var chosenHere = asked.get("class") != null && tools.classes().isA(asked.get("class"), one.key());
            if (below > 0 || chosenHere) {
                facet(
                        asked,
                        one.key(),
                        one.icon(),
                        one.name(AssetNames.reader()),
                        below,
                        tools.classes().lineage(one.key()).size() - 2);
            }
        }
        views("work.views.shared", asked, saved, true);
        views("work.views.mine", asked, saved, false);
    }

    private void facet(AssetQuestion asked, @Nullable String key, String icon, String words, int count, int depth) {
        var link = SafeLink.to(asked.with("class", key).address(), "");
        link.add(new PxIcon(icon), CiParts.text(words, "px-ell", "px-grow"));
        link.add(CiParts.text(AssetQuestion.capped(count, cap), "px-count"));
        link.getStyle().set("--depth", Integer.toString(depth));
        link.setId("facet-" + (key == null ? "all" : key));
        var here = asked.view() == null && Objects.equals(key, asked.get("class"));
        mark(link, here);
        getContent().add(link);
    }

    private static void mark(com.vaadin.flow.component.html.Anchor link, boolean here) {
        link.setClassName("on", here);
        if (here) {
            link.getElement().setAttribute("aria-current", "page");
        }
    }

    private void views(String title, AssetQuestion asked, List<SavedView> saved, boolean shared) {
        var own = saved.stream().filter(view -> view.shared() == shared).toList();
        if (own.isEmpty()) {
            return;
        }
        getContent().add(new Div(CiParts.text(getTranslation(title), "px-views-section")));
        for (var view : own) {
            var link = SafeLink.to(AssetQuestion.address(view), "");
            link.add(
                    new PxIcon(view.shared() ? "layers" : "star"),
                    CiParts.text(view.name(), "px-ell", "px-grow"),
                    CiParts.text(AssetQuestion.capped(count(view), cap), "px-count"));
            link.setId("view-" + view.id());
            mark(link, Long.toString(view.id()).equals(asked.view()));
            getContent().add(link);
        }
    }

    private int count(SavedView view) {
        try {
            return tools.assets().count(AssetQuestion.of(view).filter(viewer), cap, viewer);
        } catch (org.praxisitsm.shared.Refusal narrowedToWhatIsNoMore) {
            return 0;
        }
    }
}
