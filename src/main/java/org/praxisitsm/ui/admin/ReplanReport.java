package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.sla.Replans;
import org.praxisitsm.ui.components.SafeLink;

/** Who would move, and who would newly be late. */
class ReplanReport extends Composite<Div> {

    private static final int MOST_SHOWN = 100;

    ReplanReport(Replans.Outcome outcome) {
        this(outcome, "replan");
    }

    /** @param words {@code replan} or {@code backfill}: what the figures are called */
    ReplanReport(Replans.Outcome outcome, String words) {
        var backfill = words.equals("backfill");
        getContent().addClassName("px-replan");
        getContent().setId("replan-report");
        var figures = new Div(
                figure(words + ".clocks", outcome.clocks(), ""),
                figure("replan.moved", outcome.moved(), ""),
                figure(words + ".newly", outcome.newlyBreached(), outcome.newlyBreached() > 0 ? "err" : ""),
                figure("replan.noLonger", outcome.noLongerBreached(), ""));
        if (backfill) {
            figures.remove(figures.getComponentAt(1), figures.getComponentAt(3));
        }
        figures.addClassName("px-replan-figures");
        getContent().add(figures);
        if (outcome.moves().isEmpty()) {
            getContent()
                    .add(new Span(getTranslation(
                            outcome.clocks() == 0
                                    ? words + ".none"
                                    : outcome.moved() == 0 ? "replan.unmoved" : "replan.hidden")));
            return;
        }
        var table = new Element("table").setAttribute("class", "px-sheet");
        var head = new Element("tr");
        for (var column :
                new String[] {"replan.ticket", "replan.target", "replan.before", "replan.after", "replan.mark"}) {
            head.appendChild(new Element("th").setText(getTranslation(column)));
        }
        table.appendChild(new Element("thead").appendChild(head));
        var body = new Element("tbody");
        outcome.moves().stream()
                .sorted(Comparator.comparing((Replans.Move move) -> !isNewlyLate(move))
                        .thenComparing(Replans.Move::number))
                .limit(MOST_SHOWN)
                .forEach(move -> body.appendChild(row(move)));
        table.appendChild(body);
        var scroll = new Div();
        scroll.addClassNames("px-sheet-scroll", "px-replan-moves");
        scroll.getElement().setAttribute("tabindex", "0").appendChild(table);
        getContent().add(scroll);
        if (outcome.moved() > MOST_SHOWN) {
            getContent().add(new Span(getTranslation("replan.more", outcome.moved() - MOST_SHOWN)));
        }
    }

    private static boolean isNewlyLate(Replans.Move move) {
        return move.breachedAfter() && !move.breachedBefore();
    }

    private Element row(Replans.Move move) {
        var row = new Element("tr");
        row.appendChild(new Element("td")
                .appendChild(SafeLink.to("desk/tickets/" + move.number(), move.number())
                        .getElement()));
        row.appendChild(new Element("td").setText(move.target()));
        row.appendChild(new Element("td").appendChild(time(move.dueBefore())));
        row.appendChild(new Element("td").appendChild(time(move.dueAfter())));
        var mark = isNewlyLate(move)
                ? "replan.late"
                : move.breachedBefore() && !move.breachedAfter() ? "replan.intime" : "";
        var cell = new Element("td");
        if (!mark.isEmpty()) {
            cell.appendChild(new Element("span")
                    .setAttribute("class", "px-badge " + (isNewlyLate(move) ? "err" : "ok"))
                    .setText(getTranslation(mark)));
        }
        return row.appendChild(cell);
    }

    private Element time(@Nullable Instant at) {
        return at == null
                ? new Element("span").setText(getTranslation("replan.paused"))
                : new Element("px-time").setAttribute("at", at.toString()).setAttribute("mode", "exact");
    }

    private Div figure(String label, int value, String look) {
        var number = new Span(String.valueOf(value));
        number.addClassName("px-figure-value");
        if (!look.isEmpty()) {
            number.addClassName("px-figure-" + look);
        }
        return new Div(number, new Span(getTranslation(label)));
    }
}
