package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.asset.lifecycle.HandOver;
import org.praxisitsm.asset.lifecycle.HandOvers;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.asset.AssetNames;
import org.praxisitsm.ui.asset.StartTickets;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.PortalShell;

/** What a person has, and what waits for their word that it has arrived. */
@Route(value = "portal/assets", layout = PortalShell.class)
@RouteAlias(value = "portal/assets/:number", layout = PortalShell.class)
@PermitAll
@CssImport("./portal/portal.css")
@CssImport("./asset/life.css")
class PortalAssetsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MOST = 200;

    private final transient Assets assets;
    private final transient HandOvers handOvers;
    private final transient AssetNames names;
    private final transient StartTickets start;
    private final transient Viewer viewer;
    private String wanted = "";

    PortalAssetsView(Assets assets, HandOvers handOvers, AssetNames names, StartTickets start, Viewers viewers) {
        this.assets = assets;
        this.handOvers = handOvers;
        this.names = names;
        this.start = start;
        this.viewer = viewers.current();
        addClassNames("px-portal-page", "px-portal-narrow");
    }

    /** A number that stands in the address was read from a label: it comes first, and nothing is said of other people's. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wanted = event.getRouteParameters().get("number").orElse("").toUpperCase(Locale.ROOT);
        show();
    }

    private void show() {
        removeAll();
        add(new H1(getTranslation("portal.assets")));
        var waiting = handOvers.waitingFor(viewer);
        if (!waiting.isEmpty()) {
            var section = section("portal.assets.waiting");
            waiting.stream()
                    .sorted(java.util.Comparator.comparing(
                            (HandOver one) -> !one.asset().equals(wanted)))
                    .forEach(one -> section.add(card(one)));
            add(section);
        }
        var own = assets.list(CiFilter.all().withPerson(viewer.account()), "name", MOST, null, viewer)
                .items();
        var section = section("portal.assets.own");
        if (!wanted.isEmpty()
                && own.stream().noneMatch(one -> one.number().equals(wanted))
                && waiting.stream().noneMatch(one -> one.asset().equals(wanted))) {
            section.add(PortalPieces.quietCard(getTranslation("portal.assets.foreign", wanted)));
        }
        if (own.isEmpty()) {
            section.add(PortalPieces.quietCard(getTranslation("portal.assets.none")));
        } else {
            var list = PortalPieces.card();
            list.setId("my-assets");
            own.stream()
                    .sorted(java.util.Comparator.comparing(
                            (CiRow one) -> !one.number().equals(wanted)))
                    .forEach(one -> list.add(line(one)));
            section.add(list);
        }
        add(section);
    }

    private Section section(String title) {
        var section = new Section(new H2(getTranslation(title)));
        section.addClassName("px-portal-section");
        return section;
    }

    private Component card(HandOver one) {
        var icon = new Span(names.iconOf(one.ciClass()));
        icon.addClassName("px-tile-icon");
        var since = new Span(new Span(one.asset() + " · "), new Marks.Time(one.handedAt()));
        since.addClassName("px-small");
        var name = new Span(one.name());
        name.addClassName("px-strong");
        var words = new Div(name, since);
        words.addClassName("px-lines");
        var head = new Div(icon, words);
        head.addClassName("px-hand-head");
        var card = new Div(head);
        card.addClassNames("px-portal-card", "px-portal-padded", "px-hand");
        if (one.ticket() != null) {
            var link = SafeLink.to("portal/requests/" + one.ticket(), getTranslation("portal.assets.in-request"));
            link.addClassName("px-hand-link");
            card.add(link);
            return card;
        }
        var note = new TextField(getTranslation("portal.assets.note"));
        note.setMaxLength(1_000);
        note.setWidthFull();
        var confirm = new Button(
                getTranslation("portal.assets.confirm"),
                new PxIcon("check"),
                click -> answer(() -> handOvers.confirm(one.id(), note.getValue(), viewer), "portal.assets.confirmed"));
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.setId("confirm-" + one.asset());
        var deny = new Button(
                getTranslation("portal.assets.deny"),
                click -> answer(() -> handOvers.deny(one.id(), note.getValue(), viewer), "portal.assets.denied"));
        var buttons = new Div(confirm, deny);
        buttons.addClassName("px-hand-buttons");
        var signature = new Span(getTranslation("portal.assets.signature"));
        signature.addClassName("px-small");
        card.add(note, buttons, signature);
        return card;
    }

    private void answer(Runnable act, String said) {
        if (Failures.attempt(act)) {
            Toast.done(getTranslation(said));
            show();
        }
    }

    private Component line(CiRow one) {
        var icon = new Span(names.iconOf(one.ciClass()));
        icon.addClassName("px-tile-icon");
        var name = new Span(one.name());
        name.addClassName("px-strong");
        var detail = new Span(names.ciClass(one.ciClass()) + " · " + one.number());
        detail.addClassName("px-small");
        var words = new Div(name, detail);
        words.addClassName("px-lines");
        var line = new Div(icon, words, names.stateMark(one.ciClass(), one.state()));
        line.addClassName("px-own");
        line.setClassName("px-own-wanted", one.number().equals(wanted));
        start.about(one.number(), "portal/report", getLocale(), viewer).stream()
                .limit(1)
                .forEach(link -> {
                    link.removeAll();
                    link.setText(getTranslation("portal.assets.report"));
                    link.setId("report-" + one.number());
                    line.add(link);
                });
        return line;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("portal.assets");
    }
}
