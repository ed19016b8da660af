package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.workflow.Migrations.Migration;
import org.praxisitsm.workflow.Migrations.Status;

/**
 * Running tickets of one version on their way to another: where each step leads, what becomes of each ticket, and the move
 * itself. It may be left at any time; the address leads back to it.
 */
@Route(value = "studio/:practice/move", layout = DeskShell.class)
@PermitAll
@CssImport("./studio/studio.css")
@CssImport("./studio/publish.css")
class MoveView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** Up to here what would become of each ticket is tried unasked. */
    private static final int TRIED_UNASKED = 1_000;

    private static final int POLL_MILLIS = 1_000;

    private final transient VersionDesk desk;
    private final Div content = new Div();
    private String practice = "";
    private int from;
    private int to;
    private transient @Nullable Migration move;
    private transient @Nullable Migration preview;
    private transient @Nullable StepWishes wishes;
    private @Nullable MoveChoice choice;
    private transient @Nullable MoveFrame frame;
    private @Nullable MoveProgress progress;
    private @Nullable MoveTickets tickets;
    private @Nullable Registration polling;
    private boolean shownOver;

    MoveView(VersionDesk desk) {
        this.desk = desk;
        addClassName("px-publish");
        content.addClassName("px-move");
    }

    static String address(String practice, int from, int to) {
        return "studio/" + practice + "/move?from=" + from + "&to=" + to;
    }

    static String address(Migration migration) {
        return address(migration.practice(), migration.from(), migration.to()) + "&migration=" + migration.id();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("move.title", from, to);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        practice = event.getRouteParameters().get("practice").orElse("");
        if (!StudioRights.mayEnter(desk.viewer())) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        var asked = event.getLocation().getQueryParameters();
        from = number(asked, "from");
        to = number(asked, "to");
        try {
            move = asked.getSingleParameter("migration")
                    .filter(id -> id.matches("\\d{1,18}"))
                    .map(id -> desk.migrations().find(practice, Long.parseLong(id), desk.viewer()))
                    .filter(found -> !found.dryRun())
                    .or(this::underWay)
                    .orElse(null);
            if (move != null) {
                from = move.from();
                to = move.to();
            }
            if (desk.version(practice, from).isEmpty()
                    || desk.version(practice, to).isEmpty()
                    || from == to) {
                event.rerouteToError(NotFoundException.class);
                return;
            }
            show();
        } catch (Refusal refused) {
            Failures.note(refused);
            event.rerouteToError(NotFoundException.class);
        }
    }

    private static int number(QueryParameters asked, String name) {
        return asked.getSingleParameter(name)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** One that was left: it is what the address without a number leads to. */
    private Optional<Migration> underWay() {
        return desk.migrations().list(practice, desk.viewer()).stream()
                .filter(one -> one.from() == from && one.to() == to)
                .filter(one -> one.status() == Status.RUNNING || one.status() == Status.PAUSED)
                .findFirst();
    }

    private boolean mayMove() {
        return StudioRights.mayApprove(
                desk.viewer(), desk.current(practice).orElseThrow().pack().descriptor());
    }

    private void show() {
        removeAll();
        content.removeAll();
        var started = move;
        var over = isOver(started);
        shownOver = over;
        var around = new MoveFrame(desk, practice, from, to, this);
        around.around(this, content, over);
        frame = around;
        var running = desk.running(practice, from);
        if (running == 0 && started == null) {
            around.now(null);
            content.add(
                    new EmptyState("check", getTranslation("move.none", from), getTranslation("move.none.why", to)));
            return;
        }
        var steps = new StepWishes(
                desk,
                practice,
                from,
                to,
                started == null ? List.of() : started.wishes(),
                getLocale(),
                this::getTranslation);
        wishes = steps;
        var editable = started == null && mayMove();
        var list = new MoveTickets(desk, practice, from, to);
        tickets = list;
        var bar = new MoveProgress(this);
        progress = bar;
        if (started == null) {
            var way = new MoveChoice(desk, practice, from, steps.steps(), running, this::tryAgain);
            choice = way;
            // What becomes of them and the way on are in sight before anything is scrolled.
            var top = new Div(way, bar);
            top.addClassName("px-move-top");
            content.add(top);
        }
        var meant = started == null
                ? running
                : started.counts().values().stream().mapToInt(Integer::intValue).sum();
        var mapping = new MoveMapping(steps, meant, editable, over);
        var diagrams = new MoveDiagrams(desk, practice, steps, editable);
        var left = started == null ? new Div(mapping) : new Div(bar, mapping);
        left.addClassName("px-move-left");
        if (started == null) {
            content.add(diagrams, left, list);
        } else {
            // Once it goes on, how far it is comes before how it was meant.
            content.add(left, list, diagrams);
        }
        watch(steps);
        if (started == null && running <= TRIED_UNASKED && mayMove()) {
            tryAgain();
        }
        refresh();
    }

    /** What would become of each ticket, as mapped and chosen now. */
    void tryAgain() {
        if (move != null || wishes == null || choice == null) {
            return;
        }
        var steps = wishes;
        var way = choice;
        if (way.isLeft()) {
            preview = null;
            refresh();
            return;
        }
        preview = null;
        if (steps.problem().isEmpty()) {
            Failures.attempt(() -> {
                try {
                    preview = desk.migrations()
                            .start(practice, from, to, steps.wishes(), way.choice(), null, true, desk.viewer());
                    way.problem("");
                } catch (Refusal refused) {
                    if (refused.kind() != Refusal.Kind.INVALID) {
                        throw refused;
                    }
                    way.problem(ServiceWords.here(refused.getMessage()));
                }
            });
        }
        refresh();
    }

    /** What would become of the tickets is asked anew where something else is wanted, not where one only looks. */
    private void watch(StepWishes steps) {
        var tried = new String[] {String.valueOf(steps.wishes())};
        steps.listen(() -> {
            var now = String.valueOf(steps.wishes());
            if (!now.equals(tried[0])) {
                tried[0] = now;
                tryAgain();
            }
        });
    }

    /** @param trial how many are moved before it halts, null for all */
    void start(@Nullable Integer trial) {
        if (wishes == null || choice == null) {
            return;
        }
        var steps = wishes;
        var way = choice;
        var started = Failures.attempt(() -> move =
                desk.migrations().start(practice, from, to, steps.wishes(), way.choice(), trial, false, desk.viewer()));
        if (started) {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("from", String.valueOf(from));
            parameters.put("to", String.valueOf(to));
            parameters.put(
                    "migration", String.valueOf(Objects.requireNonNull(move).id()));
            getUI().ifPresent(ui -> ui.getPage()
                    .getHistory()
                    .replaceState(
                            null, new Location("studio/" + practice + "/move", QueryParameters.simple(parameters))));
            show();
        }
    }

    void pause() {
        act(id -> desk.migrations().pause(practice, id, desk.viewer()));
    }

    void goOn() {
        act(id -> desk.migrations().resume(practice, id, desk.viewer()));
    }

    void retry() {
        act(id -> desk.migrations().retry(practice, id, desk.viewer()));
    }

    void cancel() {
        act(id -> desk.migrations().cancel(practice, id, desk.viewer()));
    }

    private void act(java.util.function.LongConsumer action) {
        Failures.attempt(() -> action.accept(Objects.requireNonNull(move).id()));
        refresh();
    }

    private static boolean isOver(@Nullable Migration migration) {
        return migration != null && (migration.status() == Status.DONE || migration.status() == Status.CANCELLED);
    }

    /** Reads how far it is; asked again as long as something goes on. */
    private void refresh() {
        move = read(move);
        if (isOver(move) != shownOver) {
            // What stands where, and which step of the publication this is, are no longer as they were.
            show();
            return;
        }
        preview = read(preview);
        var shown = move != null ? move : preview;
        if (frame != null) {
            frame.now(move);
        }
        if (progress != null) {
            progress.show(move, preview, mayMove());
        }
        if (tickets != null) {
            tickets.show(shown);
        }
        if (choice != null) {
            choice.show(preview == null ? Map.of() : preview.counts());
        }
        var busy = shown != null && shown.status() == Status.RUNNING;
        getUI().ifPresent(ui -> ui.setPollInterval(busy ? POLL_MILLIS : -1));
    }

    private @Nullable Migration read(@Nullable Migration migration) {
        try {
            return migration == null ? null : desk.migrations().find(practice, migration.id(), desk.viewer());
        } catch (Refusal gone) {
            // A preview is forgotten when the same person starts another one elsewhere.
            return null;
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = event.getUI().addPollListener(poll -> refresh());
        refresh();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
        }
    }
}
