package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.asset.lifecycle.StockTakes;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.Going;

/** Counts of what lies where: those that go on, and those that are closed with their result. */
@Route(value = "desk/assets/stock-takes", layout = DeskShell.class)
@PermitAll
class StockTakesView extends LifeFrame {

    private static final int PAGE = 100;
    private static final int PLACES = 200;

    private final transient StockTakes takes;
    private final transient Assets assets;
    private final transient AssetAccess access;
    private final transient AssetNames names;

    StockTakesView(StockTakes takes, Assets assets, AssetAccess access, AssetNames names, Viewers viewers) {
        super(viewers.current(), "desk/assets/stock-takes", "life.place.stock-takes");
        this.takes = takes;
        this.assets = assets;
        this.access = access;
        this.names = names;
    }

    @Override
    Component[] actions() {
        if (!access.mayCreate(viewer, viewer.unit())) {
            return new Component[0];
        }
        var start = new Button(getTranslation("life.take.start"), click -> start());
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        start.setId("start-take");
        return new Component[] {start};
    }

    @Override
    void fill() {
        var page = takes.list(PAGE, null, viewer);
        if (page.items().isEmpty()) {
            body.add(new EmptyState("qr", getTranslation("life.take.none"), getTranslation("life.take.none.why")));
            return;
        }
        var table = new LifeTable("life.take", "life.where", "life.take.by", "life.take.at", "life.standing");
        page.items()
                .forEach(take -> table.row(
                        SafeLink.to("desk/assets/stock-takes/" + take.number(), take.number()),
                        take.place(),
                        names.names().person(take.startedBy()),
                        new Marks.Time(take.startedAt()),
                        take.open()
                                ? LifeTable.mark("clock", getTranslation("life.take.open"), "warn")
                                : LifeTable.mark("check", getTranslation("life.take.closed"), "good")));
        body.add(card(table));
    }

    private void start() {
        var place = new ComboBox<CiRow>(getTranslation("life.where"));
        place.setItems(query -> {
            var text = query.getFilter().filter(one -> !one.isBlank()).orElse(null);
            var filter = CiFilter.all().withClasses(List.of("place")).withText(text);
            return assets.list(filter, "name", PLACES, null, viewer).items().stream()
                    .skip(query.getOffset())
                    .limit(query.getLimit());
        });
        place.setItemLabelGenerator(CiRow::name);
        place.setAutofocus(true);
        new LifeDialog(
                        getTranslation("life.take.start"),
                        getTranslation("life.take.begin"),
                        () -> {
                            if (place.getValue() == null) {
                                throw Refusal.invalid("location", getTranslation("life.take.where"));
                            }
                            var begun =
                                    takes.start(viewer.unit(), place.getValue().number(), viewer);
                            Going.to(
                                    com.vaadin.flow.component.UI.getCurrent(),
                                    "desk/assets/stock-takes/" + begun.number());
                        },
                        new Span(getTranslation("life.take.why")),
                        place)
                .open();
    }
}
