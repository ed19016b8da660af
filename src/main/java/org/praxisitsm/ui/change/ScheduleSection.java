package org.praxisitsm.ui.change;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import org.praxisitsm.change.ChangeEntry;
import org.praxisitsm.change.Changes;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** What the ticket page says of a change's place in the calendar: when, what it touches, what stands against it. */
public final class ScheduleSection {

    private ScheduleSection() {}

    /** @param title of the section, as the page makes its titles */
    public static Section of(
            com.vaadin.flow.component.Component title,
            Changes.ChangeDetails details,
            ChangeWords words,
            ChangeWords.Texts texts) {
        var section = new Section(title);
        ChangeEntry change = details.change();
        var when = new Span(words.span(change.from(), change.to()));
        when.addClassName("px-strong");
        section.add(new Div(when));
        if (!details.items().isEmpty()) {
            var items = new Div(texts.of("changes.touches") + ": "
                    + String.join(
                            ", ", details.items().values().stream().limit(4).toList()));
            items.addClassName("px-faint");
            section.add(items);
        }
        if (change.kept() != null) {
            var kept = new Div(change.kept());
            kept.addClassName("px-ban");
            section.add(kept);
        }
        if (!change.category().isOver()) {
            words.boxes(details.conflicts()).forEach(section::add);
            if (details.conflicts().isEmpty() && change.from() != null) {
                var fine = new Div(new PxIcon("check"), new Span(texts.of("changes.free")));
                fine.addClassName("px-faint");
                section.add(fine);
            }
        }
        section.add(SafeLink.to("desk/changes?change=" + change.number(), texts.of("changes.schedule.open")));
        return section;
    }
}
