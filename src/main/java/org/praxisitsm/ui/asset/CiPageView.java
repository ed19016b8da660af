package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.tabs.TabsVariant;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiView;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.change.AssetChangesPage;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.Going;

/** One item: what it is, what it is related to, what happens to it. */
@Route(value = "desk/assets/:number", layout = DeskShell.class)
@PermitAll
@CssImport("./asset/asset.css")
@CssImport("./asset/life.css")
@CssImport("./asset/inventory.css")
@Uses(Details.class)
@Uses(Upload.class)
// The pages are beans, which the build of the front end does not see: whatever they show is named here with @Uses.
@Uses(ImpactPanel.class)
class CiPageView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    /** See {@link CiPage}: a page that is only found by its interface would be there without its scripts and styles. */
    static final Set<Class<? extends CiPage>> PAGES = Set.of(
            OverviewPage.class,
            ImpactPage.class,
            RelationsPage.class,
            TicketsPage.class,
            AssetChangesPage.class,
            LifecyclePage.class,
            PartsPage.class,
            HistoryPage.class);

    private final transient Assets assets;
    private final transient AssetNames names;
    private final transient StartTickets start;
    private final transient List<CiPage> pages;
    private final transient List<CiSection> sections;
    private final transient Viewer viewer;
    private final Div head = new Div();
    private final Tabs tabs = new Tabs();
    private final Div body = new Div();
    private final Aside side = new Aside();
    private final transient Map<String, Tab> byKey = new LinkedHashMap<>();
    private String tab = "";
    private transient @Nullable CiView ci;

    CiPageView(
            Assets assets,
            AssetNames names,
            StartTickets start,
            List<CiPage> pages,
            List<CiSection> sections,
            Viewers viewers) {
        this.start = start;
        this.assets = assets;
        this.names = names;
        this.pages = pages;
        this.sections = sections;
        this.viewer = viewers.current();
        head.addClassName("px-record-head");
        tabs.addThemeVariants(TabsVariant.LUMO_SMALL);
        tabs.addSelectedChangeListener(event -> {
            if (event.isFromClient()) {
                byKey.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(event.getSelectedTab()))
                        .findFirst()
                        .ifPresent(entry -> turn(entry.getKey()));
            }
        });
        body.addClassName("px-ci-body");
        side.addClassName("px-side");
        side.getElement().setAttribute("aria-label", getTranslation("asset.about"));
        var main = new Div(head, tabs, body);
        main.addClassNames("px-record-main", "px-ci-main");
        getContent().addClassNames("px-record", "px-ci");
        getContent().add(main, side);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var number = event.getRouteParameters().get("number").orElse("");
        tab = event.getLocation().getQueryParameters().getSingleParameter("tab").orElse("");
        try {
            show(assets.get(number, viewer));
        } catch (Refusal gone) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void refresh() {
        if (ci != null) {
            try {
                show(assets.get(ci.number(), viewer));
            } catch (Refusal gone) {
                Going.to(UI.getCurrent(), "desk/assets");
            }
        }
    }

    private void show(CiView fresh) {
        ci = fresh;
        var visit = new CiVisit(fresh, viewer, this::refresh);
        head();
        tabs.removeAll();
        byKey.clear();
        for (var page : pages) {
            if (page.isFor(visit)) {
                var one = new Tab(new Span(getTranslation("asset.tab." + page.key())));
                one.setId("tab-" + page.key());
                var count = page.count(visit);
                if (count != null) {
                    one.add(CiParts.text(count.toString(), "px-tab-count"));
                }
                byKey.put(page.key(), one);
                tabs.add(one);
            }
        }
        var chosen = pages.stream()
                .filter(page -> page.key().equals(tab) && byKey.containsKey(tab))
                .findFirst()
                .orElse(pages.get(0));
        tab = chosen.key();
        tabs.setSelectedTab(byKey.get(tab));
        body.removeAll();
        body.add(chosen.open(visit));
        side.removeAll();
        sections.forEach(section -> section.of(visit).ifPresent(side::add));
        side.setVisible(side.getComponentCount() > 0);
    }

    private void turn(String key) {
        tab = key;
        refresh();
        if (ci != null) {
            var address = new Location("desk/assets/" + ci.number(), QueryParameters.simple(Map.of("tab", key)));
            UI.getCurrent().getPage().getHistory().replaceState(null, address);
        }
    }

    private void head() {
        var item = java.util.Objects.requireNonNull(ci);
        head.removeAll();
        var list = SafeLink.to("desk/assets", getTranslation("desk.assets"));
        list.setId("back");
        var ofClass = SafeLink.to("desk/assets?class=" + item.ciClass(), names.ciClass(item.ciClass()));
        var crumb = new Div(
                list,
                new PxIcon("chevron-right"),
                ofClass,
                new PxIcon("chevron-right"),
                CiParts.text(item.number(), "px-num"));
        crumb.addClassName("px-crumb");
        var actions = new Div();
        actions.addClassName("px-row");
        var offers = start.about(item.number(), "desk/new", getLocale(), viewer);
        offers.stream().limit(1).forEach(actions::add);
        if (offers.size() > 1) {
            actions.add(more(offers.subList(1, offers.size())));
        }
        actions.setId("ci-actions");
        var line = new Div(crumb, actions);
        line.addClassName("px-record-line");
        var title = new H1(new PxIcon(names.icon(item.ciClass())), new Span(item.name()));
        var kind = item.attributes().get("model");
        if (kind != null && !kind.value().toString().equals(item.name())) {
            title.add(CiParts.text(kind.value().toString(), "px-ci-sub"));
        }
        title.addClassName("px-ci-title");
        head.add(line, title, chips(item));
    }

    /** One offer is near at hand, the others a click away: they would push the name off a phone. */
    private Component more(List<Anchor> offers) {
        var list = new Div(offers.toArray(Component[]::new));
        list.addClassName("px-ci-offers");
        var more = new NativeDetails(getTranslation("asset.start.more"), list);
        more.addClassName("px-ci-more");
        more.setId("ci-more");
        more.getElement()
                .executeJs("this.addEventListener('focusout', left => this.contains(left.relatedTarget)"
                        + " || setTimeout(() => this.open = false, 200));"
                        + "this.addEventListener('keydown', key => key.key === 'Escape' && (this.open = false))");
        return more;
    }

    private Div chips(CiView item) {
        var chips = new Div(CiParts.chip(names.stateMark(item.ciClass(), item.state())));
        chips.addClassName("px-chips");
        var level = item.effectiveCriticality();
        if (level != null) {
            var inherits =
                    item.criticality() == null || item.inherited() != null && item.inherited() < item.criticality();
            var chip = CiParts.chip(
                    new PxIcon(inherits ? "warning" : "flag"),
                    new Span(getTranslation(
                            inherits ? "asset.criticality.inherited" : "asset.criticality.own",
                            names.criticality(level))));
            chip.setClassName("px-ci-critical", level <= 2);
            chips.add(chip);
        }
        if (item.text(CiFields.ENVIRONMENT) != null) {
            chips.add(CiParts.chip(new PxIcon("layers"), new Span(names.environment(item.text(CiFields.ENVIRONMENT)))));
        }
        if (item.text(CiFields.LOCATION) != null) {
            chips.add(CiParts.chip(names.item(item.text(CiFields.LOCATION), viewer)));
        }
        if (item.text(CiFields.GROUP) != null) {
            chips.add(CiParts.chip(new PxIcon("people"), new Span(names.names().group(item.text(CiFields.GROUP)))));
        }
        if (item.text(CiFields.USER) != null) {
            chips.add(CiParts.chip(new Marks.Person(names.names().person(item.text(CiFields.USER)))));
        }
        if (item.lastSeenAt() != null) {
            chips.add(CiParts.chip(
                    new PxIcon("eye"),
                    new Span(new Span(getTranslation("asset.seen") + " "), new Marks.Time(item.lastSeenAt()))));
        }
        if (item.mergedInto() != null) {
            chips.add(CiParts.chip(
                    new Span(getTranslation("asset.merged") + " "), names.item(item.mergedInto(), viewer)));
        }
        return chips;
    }

    @Override
    public String getPageTitle() {
        return ci == null ? getTranslation("desk.assets") : ci.number() + " " + ci.name() + " · Praxis";
    }
}
