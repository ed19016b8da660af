package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Offering;
import org.praxisitsm.catalog.Offering.Category;
import org.praxisitsm.catalog.Offerings;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.Going;
import org.praxisitsm.ui.shell.PortalShell;

/** What a person may order, by category, with price and time; found by words, also for somebody else. */
@Route(value = "portal/catalogue", layout = PortalShell.class)
@PermitAll
@CssImport("./portal/portal.css")
@CssImport("./portal/catalogue.css")
class PortalCatalogueView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Offerings offerings;
    private final transient PortalDesk desk;
    private final transient OrderingFor others;
    private final transient Viewer viewer;
    private final Div found = new Div();
    private transient List<Offering> visible = List.of();
    private transient CatalogueAddress address = CatalogueAddress.EMPTY;

    PortalCatalogueView(Offerings offerings, PortalDesk desk, OrderingFor others, Viewers viewers) {
        this.offerings = offerings;
        this.desk = desk;
        this.others = others;
        this.viewer = viewers.current();
        addClassName("px-portal-page");
        found.setId("catalogue-found");
        found.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("portal.catalogue");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = CatalogueAddress.of(event.getLocation().getQueryParameters());
        var person = others.allowed(address.person(), viewer);
        address = address.with(person);
        visible = offerings.visible(person == null ? viewer.account() : person, viewer);
        removeAll();
        var title = new Div(
                new H1(getTranslation("portal.catalogue")), others.choice(this, person, viewer, this::orderFor));
        title.addClassName("px-portal-head");
        add(title, search(), categories(), found);
        show();
    }

    private void orderFor(@Nullable String person) {
        getUI().ifPresent(ui -> Going.to(ui, address.with(person).toString()));
    }

    private TextField search() {
        var field = new TextField();
        field.setId("catalogue-search");
        field.addClassName("px-catalogue-search");
        field.setAriaLabel(getTranslation("portal.catalogue.search"));
        field.setPlaceholder(getTranslation("portal.catalogue.search"));
        field.setPrefixComponent(new PxIcon("search"));
        field.setClearButtonVisible(true);
        field.setValue(address.words());
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(150);
        field.addValueChangeListener(change -> find(change.getValue().strip()));
        Shortcuts.addShortcutListener(field, field::clear, Key.ESCAPE).listenOn(field);
        return field;
    }

    /** The address follows what is typed, so that a way back or a sent link finds the same. */
    private void find(String words) {
        address = address.find(words);
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(address.toString())));
        show();
    }

    private Nav categories() {
        var nav = new Nav();
        nav.addClassName("px-catalogue-categories");
        nav.setAriaLabel(getTranslation("portal.catalogue.categories"));
        nav.add(category(null, getTranslation("portal.catalogue.all")));
        offerings.categories().stream()
                .filter(category ->
                        visible.stream().anyMatch(it -> it.category().equals(category.key())))
                .forEach(category -> nav.add(category(category.key(), category.name(getLocale()))));
        return nav;
    }

    private Anchor category(@Nullable String key, String name) {
        var link = SafeLink.to(address.in(key).toString(), name);
        if (Objects.equals(key, address.category())) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }

    private void show() {
        found.removeAll();
        offerings.categories().stream()
                .filter(category -> address.category() == null || category.key().equals(address.category()))
                .forEach(this::section);
        if (found.getComponentCount() == 0) {
            found.add(visible.isEmpty() ? nothingAtAll() : nothingFits());
        }
    }

    private void section(Category category) {
        var tiles = new Div();
        tiles.addClassNames("px-tiles", "px-catalogue-tiles");
        var names = category.names().values().toArray(String[]::new);
        visible.stream()
                .filter(offering -> offering.category().equals(category.key()))
                .filter(offering -> offering.matches(address.words(), names))
                .forEach(offering -> tiles.add(tile(offering)));
        if (tiles.getComponentCount() > 0) {
            var section = new Section(new H2(category.name(getLocale())), tiles);
            section.addClassName("px-portal-section");
            found.add(section);
        }
    }

    private Component tile(Offering offering) {
        return PortalPieces.tile(
                address.offering(offering.key()),
                OfferingWords.icon(offering),
                offering.name(getLocale()),
                offering.summary(getLocale()),
                OfferingWords.terms(this, offering, getLocale()));
    }

    private EmptyState nothingAtAll() {
        return new EmptyState(
                "cart",
                getTranslation("portal.catalogue.empty"),
                getTranslation("portal.catalogue.empty.why"),
                inOwnWords());
    }

    private EmptyState nothingFits() {
        var all = SafeLink.to(
                CatalogueAddress.EMPTY.with(address.person()).toString(), getTranslation("portal.catalogue.none.all"));
        return new EmptyState(
                "search",
                getTranslation("portal.catalogue.none", address.words()),
                getTranslation("portal.catalogue.none.why"),
                all,
                inOwnWords());
    }

    /** Where a person says in their own words what they need, or the first page where nothing takes that. */
    private Anchor inOwnWords() {
        return desk.offers(getLocale(), viewer).stream()
                .filter(offer -> offer.service() == null && !offer.catalogue())
                .findFirst()
                .map(offer -> SafeLink.to(PortalPieces.address(offer), getTranslation("portal.catalogue.none.ask")))
                .orElseGet(() -> SafeLink.to("portal", getTranslation("portal.home")));
    }
}
