package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.approval.RoundView.VoteView;
import org.praxisitsm.approval.Vote;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.ApprovalWords;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PersonBox;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.PortalShell;
import org.praxisitsm.workflow.Tasks;

/** What waits for a person's yes, each on one card; and what they have said. */
@Route(value = "portal/approvals", layout = PortalShell.class)
@PermitAll
@CssImport("./portal/portal.css")
@CssImport("./portal/approvals.css")
class PortalApprovalsView extends Div implements HasDynamicTitle {

    private static final int ANSWERED = 20;

    private final transient ApprovalDesk desk;
    private final transient Viewer viewer;
    private final transient ApprovalWords words;

    PortalApprovalsView(ApprovalDesk desk, Viewers viewers) {
        this.desk = desk;
        this.viewer = viewers.current();
        this.words = new ApprovalWords((key, arguments) -> getTranslation(key, arguments), desk.names());
        addClassNames("px-portal-page", "px-portal-narrow");
        show();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        desk.follow(this, "user:" + viewer.account(), this::showUnlessWriting);
    }

    /** What the person types here stays when something else is asked of them meanwhile. */
    private void showUnlessWriting() {
        if (!writing) {
            show();
        }
    }

    private boolean writing;

    private void show() {
        writing = false;
        removeAll();
        add(new H1(getTranslation("portal.approvals")));
        var waiting = desk.waitingFor(viewer);
        if (waiting.isEmpty()) {
            add(PortalPieces.quietCard(getTranslation("portal.approvals.none")));
        } else {
            var stack = new Div();
            stack.addClassName("px-portal-stack");
            waiting.forEach(round -> mine(round).forEach(vote -> stack.add(card(round, vote))));
            add(stack);
        }
        var answered = desk.answeredBy(viewer);
        if (!answered.isEmpty()) {
            var section = new Section(new H2(getTranslation("portal.approvals.answered")));
            section.addClassNames("px-portal-section", "px-approvals-answered");
            var list = PortalPieces.card();
            answered.stream().limit(ANSWERED).forEach(round -> list.add(line(round)));
            section.add(list);
            add(section);
        }
    }

    private List<VoteView> mine(RoundView round) {
        return round.votes().stream()
                .filter(vote ->
                        vote.state() == Vote.State.OPEN && viewer.account().equals(vote.holder()))
                .toList();
    }

    private Component card(RoundView round, VoteView vote) {
        var form = desk.form(Objects.requireNonNull(vote.task()), viewer);
        var card = PortalPieces.card();
        card.addClassNames("px-portal-padded", "px-approval-card");
        card.setId("vote-" + vote.id());
        card.add(due(vote), new H2(form.task().subject()), asker(round, vote, form));
        card.add(facts(round, form));
        var asked = form.form() == null ? null : asked(form.form(), form.values());
        var fields = asked == null ? null : desk.render(asked, form.values(), viewer);
        if (fields != null) {
            fields.getElement().addEventListener("input", event -> writing = true);
            card.add(fields);
        }
        others(round, vote, card);
        var problem = PortalPieces.problem();
        card.add(problem, actions(round, vote, form, fields, problem));
        return card;
    }

    /** What it is about, to be read and not to be filled in; files stay links. */
    private DescriptionList facts(RoundView round, Tasks.TaskForm form) {
        var list = new DescriptionList();
        list.addClassName("px-facts");
        if (form.form() != null) {
            form.form().components().stream()
                    .filter(PortalApprovalsView::isRead)
                    .filter(field -> form.values().get(field.key()) != null)
                    .forEach(field -> list.add(
                            new DescriptionList.Term(Objects.requireNonNullElse(field.label(), "")),
                            new DescriptionList.Description(desk.value(
                                    round,
                                    form.form(),
                                    Objects.requireNonNull(field.key()),
                                    form.values().get(field.key()),
                                    getLocale(),
                                    viewer))));
        }
        return list;
    }

    /** Parts of a group stay together, and what a condition may hide stays where conditions are looked at. */
    private static boolean isRead(FormDefinition.Component field) {
        return field.readOnly()
                && field.key() != null
                && field.hideIf() == null
                && !field.type().equals("file");
    }

    /** The rest of the form: what is to be answered, and files that there are. */
    private static FormDefinition asked(FormDefinition form, Map<String, Object> values) {
        return new FormDefinition(
                form.id(),
                form.schema(),
                form.components().stream()
                        .filter(field -> !isRead(field))
                        .filter(field -> !field.readOnly() || field.key() == null || values.get(field.key()) != null)
                        .toList());
    }

    private Component due(VoteView vote) {
        var badge = new Span();
        badge.addClassNames("px-badge", "warn");
        badge.add(new PxIcon("clock"));
        if (vote.dueAt() == null) {
            badge.add(new Span(getTranslation("approval.open")));
        } else {
            badge.add(new Span(getTranslation("portal.approvals.due")), new Marks.Time(vote.dueAt()).brief());
        }
        return badge;
    }

    private Component asker(RoundView round, VoteView vote, Tasks.TaskForm form) {
        var line = new Paragraph(getTranslation(
                "portal.approvals.asked", desk.names().person(form.task().requester()), desk.taskName(form.task())));
        line.addClassName("px-small");
        line.add(new Span(" "), SafeLink.to("portal/requests/" + round.number(), round.number()));
        if (vote.isForAnother()) {
            line.add(new Div(
                    getTranslation("portal.approvals.instead", desk.names().person(vote.asked()))));
        }
        return line;
    }

    /** Who else is asked, and what they have said. */
    private void others(RoundView round, VoteView own, Div card) {
        var others =
                round.counting().stream().filter(vote -> vote.id() != own.id()).toList();
        if (others.isEmpty()) {
            return;
        }
        var title = new Div(getTranslation("portal.approvals.others"));
        title.addClassName("px-approval-title");
        card.add(title);
        for (var vote : others) {
            var state = new Span(words.state(vote));
            state.addClassNames(
                    "px-approval-said", "px-approval-" + vote.state().name().toLowerCase(java.util.Locale.ROOT));
            var row = new Div(new Span(words.who(vote)), state);
            row.addClassName("px-approval-other");
            card.add(row);
        }
    }

    private Component actions(
            RoundView round, VoteView vote, Tasks.TaskForm form, @Nullable FormFields fields, Paragraph problem) {
        var actions = new Div();
        actions.addClassName("px-portal-actions");
        for (var outcome : form.outcomes()) {
            var button = new Button(
                    outcome.label(), event -> answer(round, vote, outcome, fields, problem, event.getSource()));
            button.setDisableOnClick(true);
            if (actions.getComponentCount() == 0) {
                button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            }
            actions.add(button);
        }
        var other = new Button(getTranslation("portal.approvals.delegate"), event -> delegate(vote));
        other.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        actions.add(other);
        return actions;
    }

    private void answer(
            RoundView round,
            VoteView vote,
            Tasks.Outcome outcome,
            @Nullable FormFields fields,
            Paragraph problem,
            Button button) {
        try {
            Map<String, Object> values = fields == null ? Map.of() : fields.values();
            desk.answer(vote.id(), outcome.id(), values, round.fingerprint(), viewer);
            Toast.done(getTranslation("portal.approvals.said", outcome.label()));
            show();
        } catch (Refusal refusal) {
            PortalPieces.tell(refusal, outcome, fields, problem);
        } finally {
            button.setEnabled(true);
        }
    }

    private void delegate(VoteView vote) {
        var dialog = new Dialog(getTranslation("portal.approvals.delegate"));
        dialog.setWidth("420px");
        dialog.addClassName("px-portal-dialog");
        var person = new PersonBox(getTranslation("portal.approvals.to"), desk.sources());
        person.setWidthFull();
        var problem = PortalPieces.problem();
        dialog.add(new Paragraph(getTranslation("portal.approvals.delegate.hint")), person, problem);
        var give = new Button(getTranslation("portal.approvals.delegate"), event -> {
            try {
                if (person.getValue() == null) {
                    throw Refusal.invalid("to", getTranslation("portal.approvals.to"));
                }
                desk.delegate(vote.id(), person.getValue(), viewer);
                dialog.close();
                show();
            } catch (Refusal refusal) {
                PortalPieces.tell(refusal, null, problem);
            }
        });
        give.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("portal.cancel"), event -> dialog.close()), give);
        dialog.open();
    }

    private Component line(RoundView round) {
        var own = round.votes().stream()
                .filter(vote -> viewer.account().equals(vote.decidedBy()) && !vote.carried())
                .reduce((first, second) -> second)
                .orElseThrow();
        var link = SafeLink.to("portal/requests/" + round.number(), "");
        link.addClassName("px-request");
        var name = new Span(round.subject().isEmpty() ? words.name(round) : round.subject());
        name.addClassName("px-strong");
        var small = new Span(words.state(own) + " · " + round.number());
        small.addClassName("px-small");
        var lines = new Span(name, small);
        lines.addClassName("px-lines");
        var state = new Span(words.state(round));
        state.addClassNames("px-badge", ApprovalWords.tone(round.status()));
        var side = new Div(state, new Marks.Time(Objects.requireNonNull(own.decidedAt())).brief());
        side.addClassName("px-request-side");
        link.add(lines, side, new PxIcon("chevron-right"));
        return link;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("portal.approvals");
    }
}
