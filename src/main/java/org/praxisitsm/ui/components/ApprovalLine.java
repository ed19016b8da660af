package org.praxisitsm.ui.components;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.praxisitsm.approval.RoundView.VoteView;
import org.praxisitsm.approval.Vote;

/** One who is asked in an approval: who, what they have said, when and why. */
public final class ApprovalLine {

    private ApprovalLine() {}

    public static Div of(VoteView vote, ApprovalWords words) {
        var icon = ApprovalWords.icon(vote.state());
        var mark = new Span();
        mark.addClassNames(
                "px-approval-mark", "px-approval-" + vote.state().name().toLowerCase(Locale.ROOT));
        if (icon != null) {
            mark.add(new PxIcon(icon));
        }
        var state = new Span(words.state(vote));
        state.addClassName("px-faint");
        var at = vote.decidedAt() != null ? vote.decidedAt() : vote.askedAt();
        if (at != null) {
            state.add(new Span(" · "), new Marks.Time(at).brief());
        }
        var lines = new Div(new Div(words.who(vote)), state);
        if (vote.remark() != null) {
            var remark = new Div(vote.remark());
            remark.addClassName("px-approval-remark");
            lines.add(remark);
        }
        var row = new Div(mark, lines);
        row.addClassName("px-approval-vote");
        if (vote.state() == Vote.State.VOID) {
            row.addClassName("px-approval-gone");
        }
        return row;
    }
}
