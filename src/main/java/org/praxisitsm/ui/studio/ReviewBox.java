package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.dom.Element;
import org.praxisitsm.practice.DraftReviews.Review;
import org.praxisitsm.practice.DraftReviews.Verdict;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;

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
        if (own || !StudioRights.mayApprove(viewer, practice)) {
            var why = new Div(getTranslation(own ? "review.own" : "review.not-you"));
            why.addClassName("px-change-why");
            getContent().add(why);
            return;
        }
        write(draft);
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
        var why = new Blocked(key -> getTranslation(key), draft, practice, viewer, false).approving();
        approve.setEnabled(why.isEmpty());
        approve.setTooltipText(why);
        var ask = new Button(
                getTranslation("review.ask"),
                click -> act(
                        () -> desk.reviews().askForChanges(practice.key(), draft.id(), comment.getValue(), viewer)));
        ask.setId("review-ask");
        ask.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var actions = new Div(approve, ask);
        actions.addClassName("px-review-actions");
        getContent().add(comment, actions);
        if (!why.isEmpty()) {
            var hint = new Div(why);
            hint.addClassName("px-change-why");
            getContent().add(hint);
        }
    }

    private void act(Runnable action) {
        if (Failures.attempt(action)) {
            done.run();
        }
    }
}
