package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.insight.DecisionReplays;
import org.praxisitsm.insight.Replay;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.Going;

/** "What would change": the decisions recorded for the last tickets, made again by the tables and grids of a draft. */
@Route(value = "studio/:practice/replay", layout = DeskShell.class)
@PermitAll
@CssImport("./studio/replay.css")
class ReplayView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final List<Integer> LIMITS = List.of(100, 1_000, 5_000);

    private final transient TrialDesk desk;
    private final transient DecisionReplays replays;
    private final MultiSelectComboBox<String> tables = new MultiSelectComboBox<>();
    private final RadioButtonGroup<Integer> limit = new RadioButtonGroup<>();
    private final Button run;
    private final Button stop;
    private final ProgressBar progress = new ProgressBar();
    private final Span far = new Span();
    private final Div result = new Div();
    private transient @Nullable Draft draft;
    private transient @Nullable Pack pack;
    private transient AtomicBoolean wanted = new AtomicBoolean();

    ReplayView(TrialDesk desk, DecisionReplays replays) {
        this.desk = desk;
        this.replays = replays;
        addClassName("px-replay-view");
        run = new Button(getTranslation("studio.replay.run"), new PxIcon("history"), click -> start());
        run.setId("replay-run");
        run.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        stop = new Button(getTranslation("studio.replay.stop"), click -> wanted.set(false));
        stop.setId("replay-stop");
        stop.setVisible(false);
        progress.setVisible(false);
        far.addClassName("px-quiet");
        far.getElement().setAttribute("role", "status");
        result.addClassName("px-replay-result");
    }

    /** @param file of a table or grid, or empty for all that changed */
    static void open(PackEditing editing, String file) {
        var ui = UI.getCurrent();
        var name = file.substring(file.lastIndexOf('/') + 1).replaceAll("\\.(dmn|rules\\.csv)$", "");
        var address = "studio/" + editing.pack().key() + "/replay" + (name.isEmpty() ? "" : "?tables=" + name);
        editing.save(() -> Going.to(ui, address));
    }

    /** @return a button that saves and then asks what the draft would change, by one table or by all that differ */
    static Button button(PackEditing editing, String file, Component screen) {
        var button =
                new Button(screen.getTranslation("studio.replay"), new PxIcon("history"), click -> open(editing, file));
        button.setId("studio-replay");
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setTooltipText(screen.getTranslation("studio.replay.hint"));
        return button;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("studio.replay");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var practice = event.getRouteParameters().get("practice").orElse("");
        if (!StudioRights.mayEnter(desk.packs().viewer())) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        draft = desk.packs().openDraft(practice).orElse(null);
        if (desk.packs().current(practice).isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        removeAll();
        if (draft == null) {
            add(new EmptyState(
                    "history", getTranslation("studio.replay.no-draft"), getTranslation("studio.replay.no-draft.why")));
            return;
        }
        pack = desk.packs().drafts().files(practice, draft.id(), desk.packs().viewer());
        draw(event.getLocation().getQueryParameters().getParameters("tables"));
    }

    private Pack pack() {
        return java.util.Objects.requireNonNull(pack);
    }

    private void draw(List<String> asked) {
        var all = new LinkedHashSet<String>();
        pack().tables().forEach(path -> all.add(name(path)));
        pack().grids().forEach(path -> all.add(name(path)));
        var changed = replays.changed(pack());
        tables.setLabel(getTranslation("studio.replay.tables"));
        tables.setId("replay-tables");
        tables.setItems(all);
        tables.setItemLabelGenerator(this::called);
        tables.setValue(
                asked.isEmpty()
                        ? changed
                        : Set.copyOf(asked.stream().filter(all::contains).toList()));
        tables.setHelperText(
                changed.isEmpty()
                        ? getTranslation("studio.replay.same")
                        : getTranslation("studio.replay.changed", changed.size()));
        limit.setLabel(getTranslation("studio.replay.limit"));
        limit.setItems(LIMITS);
        limit.setItemLabelGenerator(count -> getTranslation("studio.replay.last", count));
        limit.setValue(1_000);
        var head = new Div(
                new RouterLink(getTranslation("studio.title"), StudioView.class),
                new PxIcon("chevron-right"),
                new RouterLink(
                        pack().in(getLocale()).name(), PackView.class, new RouteParameters("practice", pack().key())),
                new PxIcon("chevron-right"),
                new H1(getTranslation("studio.replay")));
        head.addClassName("px-pack-title");
        var header = new Div(head);
        header.addClassName("px-pack-header");
        var words = new Paragraph(getTranslation("studio.replay.hint"));
        words.addClassName("px-quiet");
        var ask = new Div(tables, limit, new Div(run, stop));
        ask.addClassName("px-replay-ask");
        var body = new Div(words, ask, progress, far, result);
        body.addClassName("px-replay-body");
        add(header, body);
    }

    private String called(String key) {
        return Stream.concat(pack().tables().stream(), pack().grids().stream())
                .filter(path -> name(path).equals(key))
                .findFirst()
                .map(path -> PartNames.of(pack(), path, this))
                .orElseGet(() -> desk.names().decision(key));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.(dmn|rules\\.csv)$", "");
    }

    private void start() {
        var current = java.util.Objects.requireNonNull(draft);
        var ui = UI.getCurrent();
        var by = desk.packs().viewer();
        var chosen = Set.copyOf(tables.getValue());
        if (chosen.isEmpty()) {
            Failures.tell(ui, getTranslation("studio.replay.choose"));
            return;
        }
        var count = limit.getValue();
        var goOn = new AtomicBoolean(true);
        wanted = goOn;
        busy(true);
        desk.packs().later(() -> {
            Runnable after;
            try {
                var told = replays.replay(pack().key(), current.id(), chosen, count, by, (done, of) -> {
                    ui.accessLater(() -> far(done, of), () -> {}).run();
                    return goOn.get();
                });
                after = () -> show(told);
            } catch (Refusal refused) {
                after = () -> {
                    busy(false);
                    Failures.tell(ui, refused.getMessage());
                };
            } catch (RuntimeException failed) {
                after = () -> {
                    busy(false);
                    throw failed;
                };
            }
            ui.accessLater(after::run, () -> {}).run();
        });
    }

    private void busy(boolean busy) {
        run.setEnabled(!busy);
        stop.setVisible(busy);
        progress.setVisible(busy);
        progress.setValue(0);
        far.setText(busy ? getTranslation("studio.replay.running") : "");
        if (busy) {
            result.removeAll();
        }
    }

    private void far(int done, int of) {
        progress.setValue(Math.min(1.0, done / (double) of));
        far.setText(getTranslation("studio.replay.far", done, of));
    }

    private void show(Replay replay) {
        busy(false);
        result.removeAll();
        var sum = new Div(new Span(
                getTranslation("studio.replay.sum", replay.otherwise(), replay.decisions(), replay.tickets())));
        sum.addClassName("px-replay-sum");
        sum.setId("replay-sum");
        result.add(sum);
        if (!replay.complete()) {
            result.add(quiet(getTranslation("studio.replay.part")));
        }
        replay.tables().stream().filter(table -> table.decisions() > 0).forEach(table -> result.add(table(table)));
    }

    private static Div quiet(String text) {
        var line = new Div(new Span(text));
        line.addClassName("px-quiet");
        return line;
    }

    private Div table(Replay.Table table) {
        var card = new Div(new H2(called(table.key())));
        card.addClassName("px-replay-table");
        card.add(quiet(getTranslation("studio.replay.of", table.otherwise(), table.decisions())));
        if (table.undecided() > 0) {
            card.add(quiet(
                    getTranslation("studio.replay.undecided", table.undecided(), ServiceWords.here(table.trouble()))));
        }
        if (table.assumed() > 0) {
            card.add(quiet(getTranslation("studio.replay.assumed", table.assumed())));
        }
        var words = new TrialWords(
                pack(), desk.names(), Zones.of(desk.people(), desk.packs().viewer()), getLocale(), this);
        table.changes().forEach(change -> card.add(change(change, table.decisions(), words)));
        return card;
    }

    private Details change(Replay.Change change, int of, TrialWords words) {
        var bar = new Span();
        bar.addClassName("px-replay-bar");
        bar.getElement().getStyle().set("width", Math.max(2, change.count() * 120 / Math.max(1, of)) + "px");
        var way = new Span(words.field(change.output()) + ": " + words.value(change.output(), change.before()) + " → "
                + words.value(change.output(), change.after()));
        way.addClassName("px-replay-way");
        var count = new Span(Integer.toString(change.count()));
        count.addClassName("px-replay-count");
        var summary = new Div(way, bar, count);
        summary.addClassName("px-replay-change");
        var list = new Div();
        list.addClassName("px-replay-tickets");
        change.tickets().forEach(number -> list.add(SafeLink.to("desk/tickets/" + number, number)));
        // A ticket may have been decided several times: fewer tickets than decisions does not mean that some are left
        // out.
        var named = change.tickets().size();
        if (named < change.count()) {
            list.add(quiet(getTranslation(
                    named < DecisionReplays.MOST_NAMED ? "studio.replay.several" : "studio.replay.first", named)));
        }
        return new Details(summary, list);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        wanted.set(false);
    }
}
