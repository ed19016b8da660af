package org.praxisitsm.ui.change;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.change.ChangeBoard;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.change.Changes;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.ui.components.ApprovalLine;
import org.praxisitsm.ui.components.ApprovalWords;
import org.praxisitsm.ui.components.DateFields;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.NeededWords;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.workflow.Tasks;
import org.springframework.transaction.support.TransactionTemplate;

/** The change advisory board: what waits for it, the next meeting, decisions and minutes. */
@Route(value = "desk/changes/board", layout = DeskShell.class)
@PermitAll
@CssImport("./change/change.css")
class ChangeBoardView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final Duration LONGEST_MEETING = Duration.ofHours(8);

    private final transient ChangeBoard board;
    private final transient Tasks tasks;
    private final transient StakeDesk stake;
    private final transient TransactionTemplate transactions;
    private final transient Names names;
    private final transient Live live;
    private final transient Viewer viewer;
    private final transient Clock clock;
    private final transient ChangeWords words;
    private final ZoneId zone;
    private final @Nullable String group;
    private final Map<String, String> drafts = new HashMap<>();
    private final Div waiting = part();
    private final Div held = part();
    private @Nullable BoardMinutes minutes;
    private boolean refused;

    ChangeBoardView(
            ChangeBoard board,
            Changes changes,
            Tasks tasks,
            StakeDesk stake,
            TransactionTemplate transactions,
            Names names,
            People people,
            Live live,
            Viewers viewers,
            Clock clock) {
        this.board = board;
        this.stake = stake;
        this.tasks = tasks;
        this.transactions = transactions;
        this.names = names;
        this.live = live;
        this.viewer = viewers.current();
        this.clock = clock;
        this.zone = Zones.of(people, viewer);
        this.group = changes.board();
        this.words = new ChangeWords((key, arguments) -> getTranslation(key, arguments), zone, getLocale());
        getContent().addClassName("px-board");
        getContent().add(waiting, held);
    }

    private static Div part() {
        var part = new Div();
        part.addClassName("px-board-part");
        return part;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("changes.board.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!ChangeWindows.maySee(viewer) || group == null) {
            refused = true;
            event.rerouteToError(NotForYou.class);
            return;
        }
        show();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (!refused) {
            live.follow(attached.getUI(), this, Live.TASKS, this::later);
        }
    }

    /** Not while somebody writes minutes or a decision: what they typed would be gone. */
    private void later() {
        if (drafts.isEmpty() && (minutes == null || !minutes.isDrafted())) {
            show();
        }
    }

    /** What somebody began to write outlives a decision on another change. */
    private void drafted(TextArea field, String key) {
        if (drafts.containsKey(key)) {
            field.setValue(drafts.get(key));
        }
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                drafts.put(key, change.getValue());
            }
        });
    }

    private void show() {
        waiting.removeAll();
        held.removeAll();
        var meetings = board.meetings(group, 10, viewer);
        var next = meetings.stream()
                .filter(one -> one.heldAt() == null)
                .findFirst()
                .orElse(null);
        var grow = new Span();
        grow.addClassName("px-grow");
        var head = new Div(
                SafeLink.to("desk/changes", getTranslation("changes.title")),
                new Span("/"),
                new H1(getTranslation("changes.board.title")),
                grow);
        if (ChangeBoard.mayLead(group, viewer)) {
            var call = new Button(
                    getTranslation("changes.board.call"), click -> callDialog().open());
            call.setId("call-meeting");
            call.addThemeVariants(ButtonVariant.LUMO_SMALL);
            head.add(call);
        }
        head.addClassName("px-windows-head");
        var when = new Div(
                next == null
                        ? getTranslation("changes.board.none")
                        : getTranslation(
                                        "changes.board.next",
                                        words.span(next.at(), next.at().plus(Duration.ofHours(1))))
                                + (next.place() == null ? "" : ", " + next.place()));
        when.addClassName("px-muted");
        waiting.add(head, when);
        var items = board.waiting(group, viewer);
        if (items.isEmpty()) {
            waiting.add(new EmptyState(
                    "calendar", getTranslation("changes.board.empty"), getTranslation("changes.board.empty.why")));
        }
        items.forEach(item -> waiting.add(card(item, next)));
        minutes(next);
        meetings.stream().filter(one -> one.heldAt() != null).forEach(one -> held.add(held(one)));
    }

    private void minutes(ChangeBoard.@Nullable Meeting next) {
        if (minutes != null && (next == null || !minutes.isOf(next))) {
            getContent().remove(minutes);
            minutes = null;
        }
        if (next != null) {
            if (minutes == null) {
                minutes = new BoardMinutes(next, this::keep);
                getContent().addComponentAtIndex(1, minutes);
            }
            minutes.show(next, decisions(next), ChangeBoard.mayLead(group, viewer));
        }
    }

    private Component card(ChangeBoard.Item item, ChangeBoard.@Nullable Meeting meeting) {
        var change = item.change();
        var card = new Article();
        var number = new Span(change.number());
        number.addClassNames("px-faint", "px-num");
        var title = new H2(SafeLink.to("desk/tickets/" + change.number(), change.subject()));
        card.add(number, title, new Div(words.span(change.from(), change.to())));
        var who = new Div((change.group() == null ? "" : names.group(change.group()))
                + (change.service() == null ? "" : " · " + names.service(change.service())));
        who.addClassName("px-faint");
        card.add(who);
        stake.block(change.number(), viewer).ifPresent(card::add);
        if (item.round() != null) {
            card.add(votes(item.round()));
        }
        if (item.task() != null && ChangeBoard.mayLead(group, viewer)) {
            var reach = tasks.reach(item.task(), viewer);
            if (reach.completes()) {
                card.add(decide(item, meeting));
            } else if (reach.barred()) {
                var why = new Div(getTranslation("ticket.barred"));
                why.addClassName("px-muted");
                card.add(why);
            }
        }
        return card;
    }

    /** What the members have said so far. */
    private Component votes(RoundView round) {
        var lines = new ApprovalWords((key, arguments) -> getTranslation(key, arguments), names);
        var asked = round.counting().stream()
                .filter(vote -> vote.level() == round.level())
                .toList();
        var votes = new Div();
        votes.addClassName("px-board-votes");
        if (round.needed() != null) {
            var needed = new Div(getTranslation("approval.needed", round.needed(), asked.size()));
            needed.addClassName("px-strong");
            votes.add(needed);
        }
        asked.forEach(vote -> votes.add(ApprovalLine.of(vote, lines)));
        return votes;
    }

    /** The buttons are those that the diagram draws for the board's task. */
    private Component decide(ChangeBoard.Item item, ChangeBoard.@Nullable Meeting meeting) {
        var drawn = tasks.form(Objects.requireNonNull(item.task()), viewer);
        var form = names.inWords(drawn);
        var note = new TextArea(getTranslation("changes.board.note"));
        note.setWidthFull();
        note.setMaxLength(2_000);
        texts(form.form()).stream()
                .filter(it -> !it.traits().neededFor().isEmpty())
                .findFirst()
                .ifPresent(it -> note.setHelperText(it.description()));
        drafted(note, item.change().number());
        var row = new Div();
        row.addClassName("px-changes-acts");
        var buttons = new ArrayList<Button>();
        form.outcomes().forEach(outcome -> {
            var button = new Button(
                    outcome.label(), click -> decided(item, meeting, outcome, asDrawn(drawn, outcome), note));
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            if (buttons.isEmpty()) {
                button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            }
            buttons.add(button);
            row.add(button);
        });
        return new Div(note, row);
    }

    /** Minutes are read by others, in other languages: they keep the word of the diagram. */
    private static String asDrawn(Tasks.TaskForm form, Tasks.Outcome outcome) {
        return form.outcomes().stream()
                .filter(one -> one.id().equals(outcome.id()))
                .findFirst()
                .orElse(outcome)
                .label();
    }

    private void decided(
            ChangeBoard.Item item,
            ChangeBoard.@Nullable Meeting meeting,
            Tasks.Outcome outcome,
            String asDrawn,
            TextArea note) {
        var number = item.change().number();
        var values = new LinkedHashMap<String, Object>();
        var answer = answer(item, outcome);
        if (answer.isPresent() && NeededWords.isFor(answer.get(), outcome, note.getValue())) {
            note.setErrorMessage(NeededWords.missing(outcome, getLocale()));
            note.setInvalid(true);
            note.focus();
            return;
        }
        note.setInvalid(false);
        if (!note.getValue().isBlank()) {
            answer.ifPresent(it -> values.put(it.key(), note.getValue().strip()));
        }
        var done = Failures.attempt(() -> transactions.executeWithoutResult(status -> {
            tasks.complete(Objects.requireNonNull(item.task()), outcome.id(), values, null, viewer);
            if (meeting != null) {
                board.decide(
                        meeting.id(), number, Objects.requireNonNull(item.task()), asDrawn, note.getValue(), viewer);
            }
        }));
        if (done) {
            drafts.remove(number);
            Toast.done(getTranslation("changes.board.decision", number, outcome.label()));
            show();
        }
    }

    /** What is written goes into the text that the outcome needs, or else the first long one that the task's form asks for. */
    private Optional<FormDefinition.Component> answer(ChangeBoard.Item item, Tasks.Outcome outcome) {
        var texts =
                texts(tasks.form(Objects.requireNonNull(item.task()), viewer).form());
        return texts.stream()
                .filter(it -> it.traits().neededFor().contains(outcome.id()))
                .findFirst()
                .or(() -> texts.stream()
                        .filter(it -> it.type().equals("textarea"))
                        .findFirst());
    }

    private static java.util.List<FormDefinition.Component> texts(@Nullable FormDefinition form) {
        return form == null
                ? java.util.List.of()
                : form.fields().stream()
                        .filter(it -> !it.readOnly() && it.type().startsWith("text"))
                        .toList();
    }

    private java.util.List<Component> decisions(ChangeBoard.Meeting meeting) {
        return board.decided(meeting.id(), viewer).stream()
                .<Component>map(this::decision)
                .toList();
    }

    private Div decision(ChangeBoard.Item item) {
        var lines = new ApprovalWords((key, arguments) -> getTranslation(key, arguments), names);
        var round = item.round();
        var said = round == null ? Objects.toString(item.decision(), "") : lines.state(round);
        var line = new Div(
                SafeLink.to(
                        "desk/tickets/" + item.change().number(), item.change().number()),
                new Span(" " + item.change().subject() + ": " + said));
        var who = new UnorderedList();
        who.addClassName("px-board-said");
        if (round != null) {
            round.counting().stream()
                    .filter(vote -> vote.decidedBy() != null && !vote.carried())
                    .forEach(vote -> who.add(new ListItem(said(vote, lines))));
        } else if (item.decidedBy() != null) {
            var note = item.note() == null || item.note().isBlank() ? "" : ": " + item.note();
            who.add(new ListItem(names.person(item.decidedBy()) + note));
        }
        if (who.getChildren().findAny().isPresent()) {
            line.add(who);
        }
        return line;
    }

    /** Who said what and how: also what was said on the ticket, in the portal or by the link of a mail. */
    private static String said(RoundView.VoteView vote, ApprovalWords lines) {
        var way = lines.way(vote);
        return lines.who(vote) + ": " + lines.state(vote) + (way.isEmpty() ? "" : ", " + way)
                + (vote.remark() == null ? "" : ". " + vote.remark());
    }

    private boolean keep(ChangeBoard.Meeting meeting, String text, boolean close) {
        if (!Failures.attempt(() -> board.minutes(meeting.id(), text, close, meeting.version(), viewer))) {
            return false;
        }
        Toast.done(getTranslation("changes.board.saved"));
        show();
        return true;
    }

    /** A meeting that was closed before its time was held when it was closed; one that was closed days later, at its time. */
    private String held(Instant planned, Instant closed) {
        if (closed.isBefore(planned)) {
            return words.at(closed);
        }
        return Duration.between(planned, closed).compareTo(LONGEST_MEETING) > 0
                ? words.at(planned)
                : words.span(planned, closed);
    }

    private Component held(ChangeBoard.Meeting meeting) {
        var card = new Article(new H2(held(meeting.at(), Objects.requireNonNull(meeting.heldAt()))));
        decisions(meeting).forEach(card::add);
        if (meeting.minutes() != null && !meeting.minutes().isBlank()) {
            var text = new Div(meeting.minutes());
            text.getStyle().set("white-space", "pre-wrap");
            card.add(text);
        }
        return card;
    }

    private Dialog callDialog() {
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("changes.board.call"));
        var at = DateFields.time(getTranslation("changes.board.when"));
        at.setValue(clock.instant().atZone(zone).toLocalDate().plusDays(1).atTime(14, 0));
        var place = new TextField(getTranslation("changes.board.place"));
        place.setMaxLength(160);
        var call = new Button(getTranslation("changes.board.call"), click -> {
            if (at.getValue() != null
                    && Failures.attempt(() -> board.call(
                            group,
                            at.getValue().atZone(zone).toInstant(),
                            place.getValue().isBlank() ? null : place.getValue(),
                            viewer))) {
                dialog.close();
                show();
            }
        });
        call.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.add(new Div(at), new Div(place));
        dialog.getFooter().add(new Button(getTranslation("cancel"), click -> dialog.close()), call);
        return dialog;
    }
}
