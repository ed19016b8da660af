package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.lifecycle.Contracts;
import org.praxisitsm.asset.lifecycle.Contracts.Contract;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.DeskShell;

/** Contracts with what they cost and cover; where notice is due stands first. */
@Route(value = "desk/assets/contracts", layout = DeskShell.class)
@PermitAll
class ContractsView extends LifeFrame {

    private final transient Contracts contracts;
    private final transient AssetNames names;
    private final transient LifeWords words;

    ContractsView(Contracts contracts, AssetNames names, LifeWords words, Viewers viewers) {
        super(viewers.current(), "desk/assets/contracts", "life.place.contracts");
        this.contracts = contracts;
        this.names = names;
        this.words = words;
    }

    @Override
    void fill() {
        var all = contracts.all(viewer);
        if (all.isEmpty()) {
            body.add(new EmptyState(
                    "form",
                    getTranslation("life.contract.none"),
                    getTranslation("life.contract.none.why"),
                    SafeLink.to("desk/assets?class=contract", getTranslation("desk.assets"))));
            return;
        }
        var table = new LifeTable(
                "life.contract",
                "life.supplier",
                "life.ends",
                "life.notice",
                "life.cost.year>",
                "life.covers>",
                "life.standing");
        all.forEach(one -> table.row(
                LifeTable.lines(CiParts.link(one.number(), names.icon("contract"), one.name()), kind(one)),
                one.supplier(),
                date(one.endsOn()),
                date(one.noticeBy()),
                one.cost() == null ? null : new LifeTable.Money(LifeWords.money(one.cost())),
                one.covered(),
                standing(one)));
        body.add(card(table));
    }

    private @Nullable String kind(Contract one) {
        var kind = one.kind() == null ? "" : words.choice("contract", "kind", one.kind());
        return one.reference() == null ? kind : kind.isEmpty() ? one.reference() : kind + " · " + one.reference();
    }

    private static @Nullable String date(@Nullable LocalDate day) {
        return day == null ? null : AssetNames.date(day.toString());
    }

    private Component standing(Contract one) {
        var said = getTranslation("life.contract." + one.standing().name().toLowerCase(java.util.Locale.ROOT));
        return switch (one.standing()) {
            case NOTICE_MISSED -> LifeTable.mark("warning", said, "bad");
            case NOTICE_SOON -> LifeTable.mark("clock", said, "warn");
            case RUNNING, OPEN_ENDED -> LifeTable.mark("check", said, "good");
            case ENDED -> LifeTable.mark("close", said, "plain");
        };
    }
}
