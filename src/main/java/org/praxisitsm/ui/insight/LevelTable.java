package org.praxisitsm.ui.insight;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.sla.ClockState;
import org.praxisitsm.sla.LevelFilter.Dimension;
import org.praxisitsm.sla.LevelLine;
import org.praxisitsm.sla.ServiceLevelReport.Show;
import org.praxisitsm.sla.SpentTime;
import org.praxisitsm.sla.TimeSpent;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.SafeLink;

/** The tickets behind a figure; for promises to the customer also where the time went. */
class LevelTable extends Composite<Div> {

    private final transient LevelWords words;
    private final transient Names names;

    LevelTable(
            List<LevelLine> lines,
            Map<TimeSpent.Of, SpentTime> spent,
            Show show,
            boolean parents,
            LevelWords words,
            Names names) {
        this.words = words;
        this.names = names;
        getContent().addClassName("px-level-list");
        var open = show == Show.AT_RISK || show == Show.LATE;
        var table = new Element("table").setAttribute("class", "px-level-table");
        var head = new Element("tr");
        var columns = new ArrayList<>(List.of("ticket", "promise", "group", "due"));
        if (!open) {
            columns.add("ended");
            columns.add("used");
        }
        columns.add("cause");
        if (parents) {
            columns.add("wait");
            columns.add("where");
        }
        columns.forEach(
                column -> head.appendChild(new Element("th").setText(getTranslation("levels.column." + column))));
        table.appendChild(new Element("thead").appendChild(head));
        var body = new Element("tbody");
        lines.forEach(line -> body.appendChild(
                row(line, spent.get(new TimeSpent.Of(line.number(), line.agreement(), line.target())), open, parents)));
        table.appendChild(body);
        getContent().getElement().appendChild(table);
    }

    private Element row(LevelLine line, @Nullable SpentTime time, boolean open, boolean parents) {
        var row = new Element("tr");
        var link = SafeLink.to("desk/tickets/" + line.number(), line.number());
        link.addClassName("px-num");
        row.appendChild(cell(link.getElement(), small(line.subject())));
        row.appendChild(
                cell(text(words.target(line.agreement(), line.target())), small(words.agreement(line.agreement()))));
        row.appendChild(cell(
                text(words.of(Dimension.GROUP, line.group())),
                small(line.priority() == null ? "" : "P" + line.priority())));
        row.appendChild(cell(time(line.dueAt())));
        if (!open) {
            row.appendChild(cell(time(line.endedAt())));
            row.appendChild(used(line));
        }
        row.appendChild(cell(text(line.cause() == null ? "" : words.of(Dimension.CAUSE, line.cause()))));
        if (parents) {
            row.appendChild(cell(text(time == null || time.longestWait() == null ? "" : wait(line, time))));
            row.appendChild(time == null ? new Element("td") : where(time));
        }
        return row;
    }

    private Element used(LevelLine line) {
        var said = LevelWords.time(line.elapsed())
                + (line.promised() == null ? "" : " / " + LevelWords.time(line.promised()));
        var mark = new Element("span");
        if (line.outcome() == ClockState.State.BREACHED && line.promised() != null) {
            mark.setAttribute("class", "px-level-over")
                    .setText("+" + LevelWords.time(line.elapsed().minus(line.promised())));
        } else if (line.near()) {
            mark.setAttribute("class", "px-level-near").setText(getTranslation("levels.near.mark"));
        }
        return cell(text(said), mark);
    }

    private String wait(LevelLine line, SpentTime time) {
        var wait = LevelWords.time(java.util.Objects.requireNonNull(time.longestWait()));
        return time.longestReason() == null || time.holdField() == null
                ? wait
                : wait + " · "
                        + names.value(line.practice(), line.packVersion(), time.holdField(), time.longestReason());
    }

    /** A bar of shares, and the same in words. */
    private Element where(SpentTime time) {
        var cell = new Element("td").setAttribute("class", "px-level-where");
        if (time.parts().isEmpty()) {
            return cell.appendChild(small(getTranslation("levels.unexplained")));
        }
        var bar = new Element("div").setAttribute("class", "px-share").setAttribute("aria-hidden", "true");
        var said = new ArrayList<String>();
        for (var part : time.parts()) {
            bar.appendChild(share(time.percent(part.used()), part.kind().name().toLowerCase(java.util.Locale.ROOT)));
            said.add(said(part.agreementName(), time, part.used()));
        }
        if (!time.unexplained().isZero()) {
            bar.appendChild(share(time.percent(time.unexplained()), "rest"));
            said.add(said(getTranslation("levels.rest"), time, time.unexplained()));
        }
        return cell.appendChild(bar).appendChild(small(String.join(" · ", said)));
    }

    private static String said(String who, SpentTime time, Duration part) {
        return who + " " + time.percent(part) + " % (" + LevelWords.time(part) + ")";
    }

    private static Element share(int percent, String look) {
        return new Element("i").setAttribute("class", "px-share-" + look).setAttribute("style", "flex-grow:" + percent);
    }

    private static Element cell(Element... content) {
        return new Element("td").appendChild(content);
    }

    private static Element text(String text) {
        return new Span(text).getElement();
    }

    private static Element small(String text) {
        var small = new Div(text);
        small.addClassName("px-faint");
        return small.getElement();
    }

    private static Element time(@Nullable Instant at) {
        return at == null
                ? new Element("span")
                : new Element("px-time").setAttribute("at", at.toString()).setAttribute("mode", "exact");
    }
}
