package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Offering;
import org.praxisitsm.catalog.Offerings;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.praxisitsm.ui.components.FileTray;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.PortalShell;

/** One offering: what it is, costs and takes, what is in it, and the form that orders it. */
@Route(value = "portal/catalogue/:offering", layout = PortalShell.class)
@PermitAll
@CssImport("./portal/portal.css")
@CssImport("./portal/catalogue.css")
class PortalOfferingView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Offerings offerings;
    private final transient Ordering ordering;
    private final transient RequestDesk requests;
    private final transient OrderingFor others;
    private final transient Viewer viewer;
    private final Paragraph problem = PortalPieces.problem();
    private final FileTray tray;
    private transient @Nullable Offering offering;
    private transient @Nullable OrderForm form;
    private transient @Nullable FormFields fields;
    private transient CatalogueAddress address = CatalogueAddress.EMPTY;
    private transient @Nullable Object lastPerson;

    PortalOfferingView(
            Offerings offerings, Ordering ordering, RequestDesk requests, OrderingFor others, Viewers viewers) {
        this.offerings = offerings;
        this.ordering = ordering;
        this.requests = requests;
        this.others = others;
        this.viewer = viewers.current();
        this.tray = requests.tray();
        addClassName("px-portal-page");
    }

    @Override
    public String getPageTitle() {
        return offering == null ? getTranslation("portal.catalogue") : offering.name(getLocale());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = CatalogueAddress.of(event.getLocation().getQueryParameters());
        var person = others.allowed(address.person(), viewer);
        address = address.with(person);
        var key = event.getRouteParameters().get("offering").orElse("");
        offering = offerings
                .find(key, person == null ? viewer.account() : person, viewer)
                .orElse(null);
        form = offering == null ? null : ordering.form(offering, getLocale()).orElse(null);
        if (offering == null || form == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        build(offering, form);
    }

    private void build(Offering it, OrderForm asked) {
        removeAll();
        var crumbs = new Div(
                SafeLink.to(address.toString(), getTranslation("portal.catalogue")),
                new PxIcon("chevron-right"),
                new Span(it.name(getLocale())));
        crumbs.addClassName("px-crumbs");
        var icon = new Span(new PxIcon(OfferingWords.icon(it)));
        icon.addClassName("px-tile-icon");
        var title = new Div(icon, new H1(it.name(getLocale())));
        title.addClassName("px-offering-title");
        var main = new Div(order(asked));
        main.addClassName("px-portal-stack");
        var side = new Aside(facts(it));
        side.addClassNames("px-portal-stack", "px-offering-side");
        if (!it.parts().isEmpty()) {
            side.add(contents(it));
        }
        var columns = new Div(main, side);
        columns.addClassName("px-request-columns");
        add(crumbs, title, new Paragraph(it.summary(getLocale())), columns);
    }

    private Section order(OrderForm asked) {
        var known = new LinkedHashMap<String, Object>();
        known.put(asked.offeringKey(), asked.offering());
        if (address.person() != null) {
            known.put("affected", address.person());
        }
        var shown = requests.render(asked.form(), known, viewer);
        fields = shown;
        var kept = new LinkedHashMap<>(requests.kept(place(), viewer));
        if (!kept.isEmpty()) {
            kept.putAll(known);
            shown.fill(kept);
        }
        lastPerson = shown.values().get("affected");
        shown.onChange(this::changed);
        var send = new Button(getTranslation("portal.catalogue.order"), event -> send(event.getSource()));
        send.setId("portal-order");
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setDisableOnClick(true);
        var actions = new Div(send, SafeLink.to(address.toString(), getTranslation("portal.cancel")));
        actions.addClassName("px-portal-actions");
        var files = new Div(new Span(getTranslation("portal.files")), tray);
        files.addClassName("px-portal-files");
        problem.setVisible(false);
        var card = new Section(
                new H2(getTranslation("portal.catalogue.yours")),
                restored(!kept.isEmpty()),
                shown,
                files,
                problem,
                actions);
        card.addClassNames("px-portal-card", "px-portal-padded");
        return card;
    }

    private Div restored(boolean visible) {
        var over = new Button(getTranslation("portal.restored.over"), event -> {
            requests.keep(place(), Map.of(), viewer);
            event.getSource().getUI().ifPresent(ui -> ui.getPage().reload());
        });
        over.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        var line = new Div(new Span(getTranslation("portal.restored")), over);
        line.addClassName("px-portal-restored");
        line.setVisible(visible);
        return line;
    }

    private Div facts(Offering it) {
        var list = new DescriptionList();
        list.addClassName("px-facts");
        OfferingWords.price(this, it, getLocale()).ifPresent(price -> fact(list, "portal.catalogue.price", price));
        OfferingWords.within(this, it).ifPresent(days -> fact(list, "portal.catalogue.delivery", days));
        fact(
                list,
                "portal.catalogue.payer",
                it.costCentre() == null ? getTranslation("portal.catalogue.payer.own") : it.costCentre());
        if (it.service() != null) {
            fact(list, "portal.service", requests.serviceName(it.service()));
        }
        var card = PortalPieces.card();
        card.addClassName("px-portal-padded");
        card.add(new H2(getTranslation("portal.catalogue.terms")), list);
        return card;
    }

    private void fact(DescriptionList list, String label, String value) {
        list.add(new DescriptionList.Term(getTranslation(label)), new DescriptionList.Description(value));
    }

    private Div contents(Offering bundle) {
        var list = new UnorderedList();
        list.addClassName("px-offering-parts");
        for (var part : offerings.parts(bundle)) {
            var name = new Span(part.name(getLocale()));
            name.addClassName("px-strong");
            var what = new Span(part.summary(getLocale()));
            what.addClassName("px-small");
            var lines = new Span(name, what);
            lines.addClassName("px-lines");
            list.add(new ListItem(new PxIcon(OfferingWords.icon(part)), lines));
        }
        var card = PortalPieces.card();
        card.addClassName("px-portal-padded");
        card.add(new H2(getTranslation("portal.catalogue.parts")), list);
        return card;
    }

    private String place() {
        return "order:" + Objects.requireNonNull(offering).key();
    }

    private void changed() {
        var shown = Objects.requireNonNull(fields);
        var values = shown.values();
        requests.keep(place(), values, viewer);
        var person = values.get("affected");
        if (!Objects.equals(person, lastPerson)) {
            lastPerson = person;
            shown.complain(whyNot(person)
                    .map(why -> List.of(new FieldError("affected", why)))
                    .orElse(List.of()));
        }
    }

    /** Said at once, not after all else is filled in: what somebody may have goes by that person. */
    private Optional<String> whyNot(@Nullable Object person) {
        var account = person == null ? viewer.account() : person.toString();
        if (!others.mayAskFor(account, viewer)) {
            return Optional.of(getTranslation("portal.catalogue.for.no"));
        }
        return offerings
                        .find(Objects.requireNonNull(offering).key(), account, viewer)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(getTranslation("portal.catalogue.for.not-theirs", others.nameOf(account)));
    }

    private void send(Button button) {
        var shown = Objects.requireNonNull(fields);
        try {
            var number = ordering.place(
                    Objects.requireNonNull(form), shown.values(), address.person(), tray.files(), viewer);
            tray.clear();
            requests.keep(place(), Map.of(), viewer);
            button.getUI().ifPresent(ui -> ui.navigate("portal/requests/" + number));
        } catch (Refusal refusal) {
            PortalPieces.tell(refusal, shown, problem);
        } finally {
            button.setEnabled(true);
        }
    }
}
