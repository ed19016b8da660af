package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.praxisitsm.asset.lifecycle.LicencePosition;
import org.praxisitsm.asset.lifecycle.Licences;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.DeskShell;

/** What was bought of each product against what is installed; what is short stands first. */
@Route(value = "desk/assets/licences", layout = DeskShell.class)
@PermitAll
class LicencesView extends LifeFrame {

    private final transient Licences licences;
    private final transient AssetNames names;
    private final transient LifeWords words;

    LicencesView(Licences licences, AssetNames names, LifeWords words, Viewers viewers) {
        super(viewers.current(), "desk/assets/licences", "life.place.licences");
        this.licences = licences;
        this.names = names;
        this.words = words;
    }

    @Override
    void fill() {
        var positions = licences.positions(viewer);
        if (positions.isEmpty()) {
            body.add(new EmptyState(
                    "key",
                    getTranslation("life.licence.none"),
                    getTranslation("life.licence.none.why"),
                    SafeLink.to("desk/assets?class=licence", getTranslation("desk.assets"))));
            return;
        }
        var table = new LifeTable(
                "life.product", "life.metric", "life.bought>", "life.used>", "life.balance>", "life.standing");
        positions.forEach(one -> table.row(
                new Span(names.iconOf("licence"), new Span(one.product())),
                words.choice("licence", "metric", one.metric().name().toLowerCase(java.util.Locale.ROOT)),
                one.bought(),
                one.used(),
                new LifeTable.Money((one.balance() > 0 ? "+" : "") + one.balance()),
                standing(one)));
        body.add(card(table));
    }

    private Component standing(LicencePosition one) {
        var said = getTranslation("life.licence." + one.standing().name().toLowerCase(java.util.Locale.ROOT));
        return switch (one.standing()) {
            case UNLICENSED, SHORT -> LifeTable.mark("warning", said, "bad");
            case EXACT -> LifeTable.mark("check", said, "good");
            case SPARE -> LifeTable.mark("check", said, "good");
            case UNUSED -> LifeTable.mark("clock", said, "warn");
        };
    }
}
