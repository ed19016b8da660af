package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.ui.components.ApprovalLine;
import org.praxisitsm.ui.components.ApprovalWords;

/** Who was asked, who decided and what is open, the latest round first; what was said before it below. */
final class ApprovalSection {

    private ApprovalSection() {}

    static void fill(Section section, List<RoundView> rounds, ApprovalWords words) {
        for (var i = rounds.size() - 1; i >= 0; i--) {
            section.add(round(rounds.get(i), words));
        }
    }

    private static Div round(RoundView round, ApprovalWords words) {
        var state = new Span(words.state(round));
        state.addClassNames("px-badge", ApprovalWords.tone(round.status()));
        var name = new Span(words.name(round));
        name.addClassName("px-strong");
        var head = new Div(name, state);
        head.addClassName("px-approval-head");
        var box = new Div(head);
        box.addClassName("px-approval");
        box.setId("approval-" + round.id());
        round.votes().stream().filter(vote -> vote.level() > 0).forEach(vote -> box.add(ApprovalLine.of(vote, words)));
        round.skipped().forEach(skipped -> {
            var line = new Div(words.why(skipped));
            line.addClassNames("px-faint", "px-approval-skipped");
            box.add(line);
        });
        return box;
    }
}
