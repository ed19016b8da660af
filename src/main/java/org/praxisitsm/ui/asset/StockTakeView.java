package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.lifecycle.StockTake;
import org.praxisitsm.asset.lifecycle.StockTake.Finding;
import org.praxisitsm.asset.lifecycle.StockTakes;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.shell.DeskShell;

/** One count: labels are read, on the phone too, and what differs is put right at the end. */
@Route(value = "desk/assets/stock-takes/:number", layout = DeskShell.class)
@PermitAll
class StockTakeView extends LifeFrame {

    private final transient StockTakes takes;
    private final transient AssetAccess access;
    private final transient AssetNames names;
    private final Div lists = new Div();
    private final Div figures = new Div();
    private String number = "";
    private transient @Nullable StockTake take;

    StockTakeView(StockTakes takes, AssetAccess access, AssetNames names, Viewers viewers) {
        super(viewers.current(), "desk/assets/stock-takes", "life.place.stock-takes");
        this.takes = takes;
        this.access = access;
        this.names = names;
        figures.addClassName("px-lf-figures");
        lists.addClassName("px-lf-stack");
    }

    @Override
    void enter(BeforeEnterEvent event) {
        number = event.getRouteParameters().get("number").orElse("");
        try {
            take = takes.get(number, viewer);
        } catch (Refusal gone) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    @Override
    String heading() {
        return take == null ? super.heading() : take.place();
    }

    private boolean mayCount() {
        return take != null && take.open() && access.mayCreate(viewer, take.unit());
    }

    @Override
    Component[] actions() {
        if (!mayCount()) {
            return new Component[0];
        }
        var close = new Button(getTranslation("life.take.close"), click -> close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        close.setId("close-take");
        return new Component[] {close};
    }

    @Override
    void fill() {
        if (take == null) {
            return;
        }
        if (mayCount()) {
            body.add(scanner());
        }
        body.add(figures, lists);
        show();
    }

    private Component scanner() {
        Scanner[] self = new Scanner[1];
        self[0] = new Scanner(code -> read(self[0], code));
        var card = card(self[0]);
        card.addClassName("px-lf-scan");
        return card;
    }

    private void read(Scanner scanner, String code) {
        try {
            var scan = takes.scan(number, code, viewer);
            take = takes.get(number, viewer);
            show();
            var line = scan.line();
            if (line == null) {
                scanner.say(getTranslation("life.scan.unknown", scan.code()), "bad");
            } else {
                var finding = line.finding();
                scanner.say(line.name() + " · " + word(finding), finding == Finding.FOUND ? "good" : "warn");
            }
        } catch (Refusal refused) {
            Failures.note(refused);
            scanner.say(ServiceWords.here(refused.getMessage()), "bad");
        }
    }

    private String word(Finding finding) {
        var open = take != null && take.open();
        return getTranslation("life.finding." + finding.name().toLowerCase(Locale.ROOT)
                + (open && finding == Finding.MISSING ? ".yet" : ""));
    }

    private void show() {
        var now = Objects.requireNonNull(take);
        figures.removeAll();
        figures.add(
                figure(now.found() + " / " + now.expected(), getTranslation("life.take.found"), "good"),
                figure(
                        String.valueOf(now.of(Finding.MISSING).size()),
                        word(Finding.MISSING),
                        now.open() ? "plain" : "bad"),
                figure(
                        String.valueOf(now.of(Finding.MOVED).size()
                                + now.of(Finding.UNEXPECTED).size()),
                        getTranslation("life.take.elsewhere"),
                        "warn"),
                figure(String.valueOf(now.unknown().size()), getTranslation("life.take.unknown"), "bad"));
        lists.removeAll();
        for (var finding : Finding.values()) {
            var lines = now.of(finding);
            if (!lines.isEmpty()) {
                var list = new Div();
                list.addClassName("px-lf-items");
                lines.forEach(line -> list.add(item(line)));
                lists.add(card(new H2(word(finding) + " · " + lines.size()), list));
            }
        }
        if (!now.unknown().isEmpty()) {
            var list = new Div();
            list.addClassName("px-lf-items");
            now.unknown().forEach(code -> list.add(new Div(CiParts.text(code, "px-mono"))));
            lists.add(card(
                    new H2(getTranslation("life.take.unknown") + " · "
                            + now.unknown().size()),
                    list));
        }
    }

    private static Component figure(String value, String words, String kind) {
        var figure = new Div(CiParts.text(value, "px-lf-value"), CiParts.text(words, "px-faint"));
        figure.addClassNames("px-lf-figure", "px-lf-" + kind);
        return figure;
    }

    private Component item(StockTake.Line line) {
        var words = new Div(
                CiParts.link(line.asset(), names.icon(line.ciClass()), line.name()),
                CiParts.text(detail(line), "px-faint"));
        words.addClassName("px-lf-lines");
        var item = new Div(words);
        if (mayCount()) {
            var tick = new Checkbox();
            tick.setAriaLabel(getTranslation("life.take.tick", line.name()));
            tick.setValue(line.seenAt() != null);
            tick.addValueChangeListener(change -> {
                if (change.isFromClient() && Failures.attempt(() -> tick(line, change.getValue()))) {
                    take = takes.get(number, viewer);
                    show();
                }
            });
            item.addComponentAsFirst(tick);
        }
        return item;
    }

    private void tick(StockTake.Line line, boolean seen) {
        if (seen) {
            takes.scan(number, line.asset(), viewer);
        } else {
            takes.unsee(number, line.asset(), viewer);
        }
    }

    private String detail(StockTake.Line line) {
        var parts = new java.util.ArrayList<String>();
        parts.add(line.asset());
        if (line.assetTag() != null) {
            parts.add(line.assetTag());
        } else if (line.serial() != null) {
            parts.add(line.serial());
        }
        if (line.finding() == Finding.MOVED && line.recordedIn() != null) {
            parts.add(getTranslation("life.take.recorded", line.recordedIn()));
        }
        return String.join(" · ", parts);
    }

    private void close() {
        var now = Objects.requireNonNull(take);
        var correct = new Checkbox(getTranslation("life.take.correct"), true);
        var note = new TextArea(getTranslation("life.take.note"));
        note.setMaxLength(1_000);
        new LifeDialog(
                        getTranslation("life.take.close"),
                        getTranslation("life.take.close"),
                        () -> {
                            take = takes.close(number, correct.getValue(), note.getValue(), viewer);
                            refresh();
                        },
                        new Span(getTranslation(
                                "life.take.close.why",
                                now.of(Finding.MISSING).size(),
                                now.of(Finding.MOVED).size()
                                        + now.of(Finding.UNEXPECTED).size())),
                        correct,
                        note)
                .open();
    }
}
