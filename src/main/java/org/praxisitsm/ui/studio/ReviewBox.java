package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.Element;
import org.praxisitsm.practice.DraftReviews.Review;
import org.praxisitsm.practice.DraftReviews.Verdict;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;

/** What second persons say about a draft: the author reads it, whoever may approve writes it. */
class ReviewBox extends Composite<Section> {

    private static final int SHOWN = 3;

    private final transient VersionDesk desk;
    private final transient PracticeDescriptor practice;
    private final transient Runnable done;
    private final TextArea comment = new TextArea();

    /** @param done called after a verdict was given */
    ReviewBox(VersionDesk desk, PracticeDescriptor practice, Draft draft, Runnable done) {
        this.desk = desk;
        this.practice = practice;
        this.done = done;
        getContent().addClassName("px-review");
        var viewer = desk.viewer();
        var own = draft.author().equals(viewer.account());
        getContent()
                .add(new H2(
                        own
                                ? getTranslation("review.title")
                                : getTranslation("review.by", desk.nameOf(viewer.account()))));
        desk.reviews().of(practice.key(), draft.id(), viewer).stream()
                .limit(SHOWN)
                .forEach(review -> getContent().add(said(review)));
        if (own && draft.approvedBy() != null) {
            return;
        }
        if (own && desk.needsSecond(draft, practice)) {
            getContent().add(quiet(getTranslation("review.own")));
            ask(draft);
            return;
        }
        if (own || !StudioRights.mayApprove(viewer, practice)) {
            getContent().add(quiet(getTranslation(own ? "review.own" : "review.not-you")));
            return;
        }
        checked(draft);
        write(draft);
    }

    private static Div quiet(String text) {
        var line = new Div(text);
        line.addClassName("px-change-why");
        return line;
    }

    /** Names are of more use than roles to somebody who has to ask for it. */
    private void ask(Draft draft) {
        var viewer = desk.viewer();
        var reviewer = new Select<String>();
        reviewer.setLabel(getTranslation("review.ask-for"));
        reviewer.setId("review-reviewer");
        reviewer.addThemeVariants(SelectVariant.LUMO_SMALL);
        reviewer.setItems(desk.reviews().reviewers(practice.key(), draft.id(), viewer));
        reviewer.setItemLabelGenerator(desk::nameOf);
        var ask = new Button(getTranslation("review.ask-for.do"), new PxIcon("send"), click -> {
            var account = reviewer.getValue();
            if (Failures.attempt(() -> desk.reviews().ask(practice.key(), draft.id(), account, viewer))) {
                Toast.done(getTranslation("review.asked", desk.nameOf(account)));
            }
        });
        ask.setId("review-ask-for");
        ask.addThemeVariants(ButtonVariant.LUMO_SMALL);
        ask.setEnabled(false);
        reviewer.addValueChangeListener(event -> ask.setEnabled(event.getValue() != null));
        var row = new Div(reviewer, ask);
        row.addClassName("px-review-who");
        getContent().add(row);
    }

    /** What is agreed to is told before it is asked: who drew it, since when it stands so, and what the check said. */
    private void checked(Draft draft) {
        var told = new CheckTold(draft, this::getTranslation);
        var by = new Div(new Span(getTranslation("review.drawn", desk.nameOf(draft.author())) + " · "));
        by.add(new Marks.Time(draft.updatedAt()));
        by.addClassName("px-change-why");
        var line =
                new Div(new PxIcon(told.isGreen() ? "check" : told.ran() ? "warning" : "info"), new Span(told.words()));
        line.addClassNames(
                "px-review-check", told.isGreen() ? "px-review-good" : told.ran() ? "px-review-bad" : "px-review-open");
        line.setId("review-checked");
        getContent().add(by, line);
        told.red().stream().limit(SHOWN).forEach(result -> getContent()
                .add(quiet(result.name() + ": "
                        + FindingWords.actions(ServiceWords.here(result.message()), this::getTranslation))));
    }

    /** Takes seconds: beside the screen. */
    private void run(Draft draft) {
        var viewer = desk.viewer();
        var progress = new ProgressBar();
        progress.setIndeterminate(true);
        progress.getElement().setAttribute("aria-label", getTranslation("studio.checking"));
        getContent().add(progress);
        desk.later(UI.getCurrent(), () -> desk.drafts().check(practice.key(), draft.id(), viewer), done, done);
    }

    private Div said(Review review) {
        var who = new Element("b")
                .setText(getTranslation(
                        review.verdict() == Verdict.APPROVED ? "review.approved" : "review.wanted",
                        desk.nameOf(review.reviewer())));
        var line = new Div();
        line.addClassName("px-review-said");
        line.getElement().appendChild(who);
        if (!review.comment().isBlank()) {
            line.add(new Span(review.comment() + " · "));
        }
        line.add(new Marks.Time(review.at()));
        if (!review.current()) {
            line.add(new Span(" · " + getTranslation("review.before")));
        }
        return line;
    }

    private void write(Draft draft) {
        comment.setId("review-comment");
        comment.setPlaceholder(getTranslation("review.placeholder"));
        comment.getElement().setAttribute("aria-label", getTranslation("review.placeholder"));
        comment.setMaxLength(2_000);
        var viewer = desk.viewer();
        var approve = new Button(
                getTranslation("studio.approve"),
                new PxIcon("check"),
                click -> act(() -> desk.drafts().approve(practice.key(), draft.id(), comment.getValue(), viewer)));
        approve.setId("review-approve");
        approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        var why =
                new Blocked(this::getTranslation, draft, desk.needsSecond(draft, practice), viewer, false).approving();
        approve.setEnabled(why.isEmpty());
        approve.setTooltipText(why);
        var ask = new Button(
                getTranslation("review.ask"),
                click -> act(
                        () -> desk.reviews().askForChanges(practice.key(), draft.id(), comment.getValue(), viewer)));
        ask.setId("review-ask");
        ask.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var actions = draft.check() == null ? new Div(ask) : new Div(approve, ask);
        if (draft.check() == null) {
            var run = new Button(getTranslation("review.run"), new PxIcon("play"));
            run.setId("review-run");
            run.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
            run.setDisableOnClick(true);
            run.addClickListener(click -> run(draft));
            actions.addComponentAsFirst(run);
        }
        actions.addClassName("px-review-actions");
        getContent().add(comment, actions);
        if (!why.isEmpty()) {
            getContent().add(quiet(why));
        }
    }

    private void act(Runnable action) {
        if (Failures.attempt(action)) {
            done.run();
        }
    }
}
