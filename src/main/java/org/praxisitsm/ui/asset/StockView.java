package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.lifecycle.Stock;
import org.praxisitsm.asset.lifecycle.Stock.Level;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.DeskShell;

/** What lies in stock, by model and place; what is short stands first. */
@Route(value = "desk/assets/stock", layout = DeskShell.class)
@PermitAll
class StockView extends LifeFrame {

    private final transient Stock stock;
    private final transient AssetNames names;
    private final transient AssetAccess access;

    StockView(Stock stock, AssetNames names, AssetAccess access, Viewers viewers) {
        super(viewers.current(), "desk/assets/stock", "life.place.stock");
        this.stock = stock;
        this.names = names;
        this.access = access;
    }

    @Override
    void fill() {
        var levels = stock.levels(viewer);
        if (levels.isEmpty()) {
            body.add(new EmptyState(
                    "box",
                    getTranslation("life.stock.none"),
                    getTranslation("life.stock.none.why"),
                    SafeLink.to("desk/assets/orders", getTranslation("life.place.orders"))));
            return;
        }
        var table = new LifeTable(
                "life.model",
                "life.where",
                "life.available>",
                "life.reserved>",
                "life.ordered>",
                "life.minimum>",
                "life.standing",
                "");
        levels.forEach(level -> table.row(
                LifeTable.lines(
                        new Span(names.iconOf(level.ciClass()), new Span(model(level))),
                        names.ciClass(level.ciClass())),
                place(level),
                level.available(),
                level.reserved(),
                level.onOrder(),
                level.minimum(),
                standing(level),
                mayEdit(level) ? edit(level) : null));
        body.add(card(table));
    }

    private boolean mayEdit(Level level) {
        return access.mayCreate(viewer, level.unit())
                && access.mayChangeClass(viewer, level.ciClass())
                && !level.isPlaceHidden()
                && !level.model().isBlank();
    }

    private String place(Level level) {
        return level.isPlaceHidden()
                ? getTranslation("value.hidden")
                : Objects.requireNonNullElseGet(level.place(), () -> getTranslation("life.anywhere"));
    }

    private String model(Level level) {
        return level.model().isBlank() ? getTranslation("life.model.unknown") : level.model();
    }

    private Component standing(Level level) {
        if (level.shortage() > 0) {
            return LifeTable.mark("warning", getTranslation("life.short", level.shortage()), "bad");
        }
        return level.minimum() == 0 ? new Span() : LifeTable.mark("check", getTranslation("life.enough"), "good");
    }

    private Component edit(Level level) {
        return small(getTranslation("life.minimum.set"), () -> {
            var minimum = new IntegerField(getTranslation("life.minimum"));
            minimum.setValue(level.minimum());
            minimum.setMin(0);
            minimum.setStepButtonsVisible(true);
            new LifeDialog(
                            model(level),
                            getTranslation("save"),
                            () -> {
                                stock.require(
                                        level.unit(),
                                        level.ciClass(),
                                        level.model(),
                                        level.location(),
                                        Objects.requireNonNullElse(minimum.getValue(), 0),
                                        viewer);
                                refresh();
                            },
                            minimum)
                    .open();
        });
    }

    static Button small(String words, Runnable act) {
        var button = new Button(words, click -> act.run());
        button.addThemeNames("small", "tertiary");
        return button;
    }
}
