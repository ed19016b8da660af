package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.DueChip;
import org.praxisitsm.ui.components.DueWords;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.workflow.BulkEdits;
import org.praxisitsm.workflow.Tasks;

/** One open task: its form with the drawn outcomes as buttons. What is typed is kept as a draft and never overwritten. */
class TaskCard extends Composite<Section> {

    /** Outcomes of a page that have a key: E, 2 and 3. */
    private static final int KEYS = 3;

    private final transient TicketServices services;
    private final transient Viewer viewer;
    private final transient Runnable done;
    private final transient UnaryOperator<String> tabs;
    private final Div head = new Div();
    private final Div problem = new Div();
    private final Div place = new Div();
    private final Div buttons = new Div();
    private final Span kept = new Span();
    private @Nullable FormFields fields;
    private transient @Nullable TaskRow task;
    private transient List<Tasks.Outcome> outcomes = List.of();
    private final transient List<Button> ways = new ArrayList<>();
    private transient Tasks.@Nullable Reach reach;
    private boolean drawn;
    private int version;
    private long heard;

    /** @param tabs address of a tab of the page */
    TaskCard(TicketServices services, Viewer viewer, Runnable done, UnaryOperator<String> tabs) {
        this.tabs = tabs;
        this.services = services;
        this.viewer = viewer;
        this.done = done;
        head.addClassName("px-now-head");
        problem.addClassNames("px-ban", "err");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        buttons.addClassName("px-outcomes");
        kept.addClassName("px-faint");
        getContent().addClassName("px-now");
        getContent().getElement().setAttribute("aria-label", getTranslation("ticket.now"));
        getContent().add(head, problem, place, buttons);
    }

    /** The first call draws the form; later ones only who has the task, and what the viewer may do about it. */
    void show(TaskRow fresh, TicketView ticket) {
        var first = task == null;
        var handed = task != null && !java.util.Objects.equals(task.assignee(), fresh.assignee());
        var before = reach;
        var now = services.tasks().reach(fresh.id(), viewer);
        task = fresh;
        reach = now;
        if (first) {
            knows(ticket);
        }
        if (!drawn && (now.completes() || now.takes())) {
            drawn = true;
            draw(fresh);
        }
        if (first || handed) {
            head(fresh);
        }
        if (first || handed || !now.equals(before)) {
            buttons(fresh, now);
        }
    }

    private void draw(TaskRow fresh) {
        var form = services.names().inWords(services.tasks().form(fresh.id(), viewer));
        outcomes = form.outcomes();
        if (form.form() != null) {
            var drawn =
                    new FormFields(form.form(), form.values(), services.forms(), Zones.of(services.people(), viewer));
            services.drafts().find(place(fresh), viewer).ifPresent(draft -> {
                drawn.fill(draft.content());
                kept.setText(getTranslation("draft.restored"));
            });
            drawn.onChange(() -> {
                services.drafts().save(place(fresh), drawn.values(), viewer);
                kept.setText(getTranslation("draft.kept"));
            });
            fields = drawn;
            place.add(drawn);
        }
    }

    private void head(TaskRow fresh) {
        var dot = new Span();
        dot.addClassName("px-nowdot");
        var since = new Span(new Marks.Time(fresh.createdAt()));
        since.addClassName("px-faint");
        head.removeAll();
        head.add(dot, new H2(services.names().task(fresh)), since);
        if (fresh.assignee() != null) {
            head.add(new Marks.Person(services.names().person(fresh.assignee())));
        } else if (fresh.group() != null) {
            var group = new Span(services.names().group(fresh.group()));
            group.addClassName("px-faint");
            head.add(group);
        }
        due(fresh).ifPresent(head::add);
        var space = new Span();
        space.addClassName("px-grow");
        var diagram = SafeLink.to(tabs.apply("process"), "");
        diagram.add(new PxIcon("flow"), new Span(getTranslation("ticket.diagram")));
        diagram.addClassName("px-icon-link");
        head.add(space, diagram);
    }

    /** A date of the task's own; what agreements ask for stands at the head of the ticket. */
    private Optional<DueChip> due(TaskRow fresh) {
        var clock = services.due().clocks().due(List.of(fresh.ticket()), viewer).get(fresh.ticket());
        if (fresh.dueAt() == null || !DueWords.isSooner(fresh.dueAt(), clock)) {
            return Optional.empty();
        }
        var words = new DueWords(services.names(), getLocale(), Zones.of(services.people(), viewer));
        return Optional.of(new DueChip(
                fresh.ticket(),
                words.drawn(fresh.dueAt(), fresh.createdAt(), services.clock().instant())));
    }

    private void buttons(TaskRow fresh, Tasks.Reach may) {
        buttons.removeAll();
        ways.clear();
        if (may.completes()) {
            for (var outcome : outcomes) {
                var button = new Button(outcome.label(), click -> complete(outcome));
                button.setId("outcome-" + outcome.id());
                if (ways.isEmpty()) {
                    button.addThemeNames("primary");
                }
                ways.add(button);
                buttons.add(button);
            }
        } else {
            buttons.add(waits(fresh, may));
        }
        var space = new Span();
        space.addClassName("px-grow");
        buttons.add(space, kept);
        if (may.handsOver()) {
            var over = new Button(getTranslation("ticket.hand-over"), new PxIcon("swap"), click -> handOver());
            over.setId("hand-over");
            over.addThemeNames("tertiary");
            buttons.add(over);
        }
        if (may.takes()) {
            var take = new Button(getTranslation("keys.claim"), click -> claim());
            take.setId("claim");
            buttons.add(take);
        } else if (viewer.account().equals(fresh.assignee()) && fresh.group() != null) {
            var back = new Button(
                    getTranslation("ticket.unclaim"),
                    click -> attempt(() -> services.tasks().unclaim(fresh.id(), viewer)));
            back.setId("unclaim");
            back.addThemeNames("tertiary");
            buttons.add(back);
        }
    }

    /** Whoever cannot decide reads whom it waits for, and why it is not them where that is not plain. */
    private Div waits(TaskRow fresh, Tasks.Reach may) {
        var words = new Div();
        words.addClassName("px-now-waits");
        if (fresh.assignee() != null || fresh.group() != null) {
            var whom = fresh.assignee() != null
                    ? services.names().person(fresh.assignee())
                    : services.names().group(fresh.group());
            words.add(new Div(getTranslation("ticket.waits", whom)));
        }
        if (may.barred()) {
            var why = new Div(getTranslation("ticket.barred"));
            why.addClassName("px-faint");
            words.add(why);
        }
        return words;
    }

    /**
     * Gives its outcomes the keys of the page that nobody has yet.
     *
     * @param given how many are given already
     * @return how many are given then
     */
    int keys(int given) {
        for (var way : ways) {
            var cap = new Span(given == 0 ? "E" : Integer.toString(given + 1));
            cap.addClassName("px-kbd");
            way.setSuffixComponent(given < KEYS ? cap : null);
            given += given < KEYS ? 1 : 0;
        }
        return given;
    }

    boolean takes() {
        return reach != null && reach.takes();
    }

    boolean handsOver() {
        return reach != null && reach.handsOver();
    }

    void claim() {
        if (task != null) {
            var id = task.id();
            attempt(() -> services.tasks().claim(id, viewer));
        }
    }

    /** @return how many outcomes the viewer can choose from */
    int ways() {
        return ways.size();
    }

    /** @param place of the outcome as drawn, from 0 */
    void complete(int place) {
        complete(outcomes.get(place));
    }

    void handOver() {
        var row = task;
        if (row == null) {
            return;
        }
        var tools = new BulkDialog.Tools(services.bulk(), services.forms(), services.people(), services.names());
        new BulkDialog(tools, viewer, BulkEdits.Rows.TASKS, List.of(row.id()), BulkEdits.Field.ASSIGNEE, results -> {
                    results.stream()
                            .filter(result -> result.refusal() != null)
                            .forEach(result -> Failures.tell(UI.getCurrent(), String.valueOf(result.refusal())));
                    acted(row);
                })
                .open();
    }

    /** What one did oneself makes nothing stale. */
    private void acted(TaskRow row) {
        Failures.attempt(() -> knows(services.desk().get(row.ticket(), viewer)));
        done.run();
    }

    /** From here on a change by somebody else makes stale what is sent. */
    private void knows(TicketView ticket) {
        version = ticket.version();
        heard = Meanwhile.now(services, ticket, viewer);
    }

    private void complete(Tasks.Outcome outcome) {
        var current = task;
        if (current == null) {
            return;
        }
        try {
            services.tasks()
                    .complete(current.id(), outcome.id(), fields == null ? Map.of() : fields.values(), version, viewer);
            services.drafts().save(place(current), Map.of(), viewer);
            done.run();
        } catch (Refusal refusal) {
            refused(refusal, outcome, current);
        }
    }

    /** A stale save says who changed what; everything typed stays, and the next press sends it on what is there now. */
    private void refused(Refusal refusal, Tasks.Outcome pressed, TaskRow current) {
        Failures.note(refusal);
        var atFields = fields != null && !refusal.errors().isEmpty() && fields.complain(refusal.errors(), pressed);
        problem.setVisible(!atFields);
        problem.removeAll();
        problem.add(new Span(ServiceWords.of(refusal)));
        if (refusal.kind() == Refusal.Kind.CONFLICT) {
            Failures.attempt(() -> {
                var fresh = services.desk().get(current.ticket(), viewer);
                if (fresh.version() != version) {
                    problem.removeAll();
                    problem.add(new Meanwhile(services, fresh, heard, viewer));
                    knows(fresh);
                }
            });
        }
    }

    private void attempt(Runnable action) {
        var current = task;
        if (Failures.attempt(action) && current != null) {
            acted(current);
        }
    }

    /** @return what was typed in words and not sent: the task may have been completed by somebody else meanwhile */
    List<String> unsent() {
        if (fields == null || task == null) {
            return List.of();
        }
        return services.drafts().find(place(task), viewer).stream()
                .flatMap(draft -> draft.content().values().stream())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> text.strip().contains(" "))
                .toList();
    }

    String name() {
        return task == null ? "" : services.names().task(task);
    }

    private static String place(TaskRow task) {
        return "task:" + task.id();
    }
}
