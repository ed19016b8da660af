package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import java.util.function.Function;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.workflow.ProcessViews;
import org.praxisitsm.workflow.Tasks;

/** Beside the list: what the current row is about, what it asks for now, and what was said last. */
class RowPreview extends Composite<Aside> {

    /** Where the preview reads. */
    @org.springframework.stereotype.Component
    record Reader(Tasks tasks, TicketDesk desk, TicketQueries queries, ProcessViews diagrams, Names names) {}

    private final transient Reader reader;
    private final transient Viewer viewer;
    private final transient Runnable claim;
    private final transient Function<RowFacts, Component> due;
    private final transient Consumer<RowFacts> open;

    /**
     * @param claim takes what the current row stands for
     * @param open goes to the ticket
     */
    RowPreview(
            Reader reader, Viewer viewer, Runnable claim, Function<RowFacts, Component> due, Consumer<RowFacts> open) {
        this.open = open;
        this.reader = reader;
        this.viewer = viewer;
        this.claim = claim;
        this.due = due;
        getContent().addClassName("px-preview");
        getContent().setId("preview");
        getContent().getElement().setAttribute("aria-label", getTranslation("work.preview"));
        clear();
    }

    void clear() {
        getContent().removeAll();
        getContent().setVisible(false);
    }

    void show(RowFacts row) {
        getContent().removeAll();
        getContent().setVisible(true);
        var task = row.task() != null
                ? row.task()
                : reader.queries().tasksOf(row.ticket(), viewer).stream()
                        .findFirst()
                        .orElse(null);
        getContent().add(head(row), task == null ? way(row) : now(task), conversation(row));
    }

    /** Reads the row again; a task that has ended meanwhile is shown no more. */
    void again(RowFacts row) {
        try {
            show(
                    row.task() == null
                            ? row
                            : RowFacts.of(reader.tasks().form(row.id(), viewer).task()));
        } catch (Refusal gone) {
            clear();
        }
    }

    boolean isShown() {
        return getContent().isVisible();
    }

    /** Where nobody has to do anything now. */
    private Section way(RowFacts row) {
        var title = new Div(getTranslation("work.now.nothing"));
        title.addClassName("px-sec");
        return new Section(title, new Milestones(reader.diagrams().milestones(row.ticket(), getLocale(), viewer)));
    }

    private Section head(RowFacts row) {
        var go = new Button(getTranslation("keys.open"), click -> open.accept(row));
        go.addThemeNames("small");
        var cap = new Span("↵");
        cap.addClassName("px-kbd");
        go.setSuffixComponent(cap);
        var close = new Button(new PxIcon("close"), click -> clear());
        close.setAriaLabel(getTranslation("close"));
        close.addThemeNames("tertiary", "small", "icon");
        var number = new Span(row.ticket());
        number.addClassNames("px-muted", "px-num", "px-grow");
        var top = new Div(priority(row), number, go, close);
        top.addClassName("px-preview-top");
        var state = reader.names().state(row.practice(), row.packVersion(), row.state(), getLocale());
        var facts = new Div(
                new Marks.State(row.category(), state),
                due.apply(row),
                new Marks.Person(reader.names().person(row.requester())));
        facts.addClassName("px-row");
        if (row.confidential()) {
            facts.add(new Marks.Confidential());
        }
        return new Section(top, new H2(row.subject()), facts);
    }

    private static Component priority(RowFacts row) {
        return row.priority() == null ? new Span() : new Marks.Priority(row.priority());
    }

    private Section now(TaskRow row) {
        var what = new Span(getTranslation("work.now", reader.names().task(row)));
        var since = new Span(new Marks.Time(row.createdAt()));
        since.addClassName("px-faint");
        var title = new Div(what, since);
        title.addClassName("px-sec");
        var buttons = new Div();
        buttons.addClassName("px-outcomes");
        var reach = reader.tasks().reach(row.id(), viewer);
        if (row.assignee() == null && reach.takes()) {
            var take = new Button(getTranslation("keys.claim"), click -> claim.run());
            take.setId("preview-claim");
            take.addThemeNames("primary", "small");
            buttons.add(take);
        } else if (row.assignee() == null && row.group() != null) {
            var waits = new Div(getTranslation("ticket.waits", reader.names().group(row.group())));
            waits.addClassName("px-faint");
            buttons.add(waits);
        } else if (row.assignee() != null) {
            buttons.add(new Marks.Person(reader.names().person(row.assignee()))
                    .me(row.assignee().equals(viewer.account())));
        }
        var form = reader.names().inWords(reader.tasks().form(row.id(), viewer));
        if (form.outcomes().size() > 1) {
            var next = new Div(getTranslation(
                    "work.next",
                    String.join(
                            " · ",
                            form.outcomes().stream().map(Tasks.Outcome::label).toList())));
            next.addClassName("px-faint");
            return new Section(
                    title,
                    new Milestones(reader.diagrams().milestones(row.ticket(), getLocale(), viewer)),
                    buttons,
                    next);
        }
        return new Section(
                title, new Milestones(reader.diagrams().milestones(row.ticket(), getLocale(), viewer)), buttons);
    }

    private Component conversation(RowFacts row) {
        var comments = reader.desk().comments(row.ticket(), viewer);
        var count = new Span(Integer.toString(comments.size()));
        count.addClassName("px-count");
        var title = new Div(new Span(getTranslation("ticket.conversation")), count);
        title.addClassName("px-sec");
        var section = new Section(title);
        var latest = comments.subList(Math.max(0, comments.size() - 4), comments.size());
        for (var i = latest.size() - 1; i >= 0; i--) {
            section.add(said(latest.get(i)));
        }
        if (latest.isEmpty()) {
            var view = reader.desk().get(row.ticket(), viewer);
            var text = new Div(view.description() == null ? getTranslation("ticket.silent") : view.description());
            text.addClassNames("px-say-text", "px-muted");
            section.add(text);
        }
        return section;
    }

    private Div said(TicketDesk.Comment comment) {
        var name = reader.names().person(comment.author());
        var strong = new Span(name);
        strong.addClassName("px-strong");
        var time = new Span(new Marks.Time(comment.at()).stamp());
        time.addClassName("px-faint");
        var line = new Div(strong, time);
        line.addClassName("px-row");
        if (comment.internal()) {
            var badge = new Span(new PxIcon("lock"), new Span(getTranslation("ticket.internal")));
            badge.addClassNames("px-badge", "note");
            line.add(badge);
        }
        var text = new CommentText(comment.text(), reader.names());
        text.setClassName("px-say-text");
        var said = new Div(new Marks.Person(name).plain().me(comment.author().equals(viewer.account())), line, text);
        said.addClassName("px-say");
        return said;
    }
}
