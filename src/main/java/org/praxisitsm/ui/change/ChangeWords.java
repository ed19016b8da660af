package org.praxisitsm.ui.change;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.change.ConflictView;
import org.praxisitsm.change.Severity;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.PxIcon;

/** What the calendar says, in sentences for a person and in their wall time. */
public final class ChangeWords {

    /** Looks up a text of the bundles. */
    public interface Texts {
        String of(String key, Object... arguments);
    }

    private final Texts texts;
    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;

    public ChangeWords(Texts texts, ZoneId zone, Locale locale) {
        this.texts = texts;
        this.zone = zone;
        this.day = DateWords.like("EEE d MMM", locale);
        this.time = DateTimeFormatter.ofPattern("HH:mm", locale);
    }

    /** @return "Tue 24 Nov, 20:00 to 22:00", with both days where they differ */
    public String span(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) {
            return texts.of("changes.open");
        }
        var start = from.atZone(zone);
        var end = to.atZone(zone);
        var last = end.toLocalDate().equals(start.toLocalDate())
                ? time.format(end)
                : day.format(end) + ", " + time.format(end);
        return texts.of("changes.span", day.format(start) + ", " + time.format(start), last);
    }

    /** @return "Tue 24 Nov, 20:00" */
    public String at(Instant instant) {
        var local = instant.atZone(zone);
        return day.format(local) + ", " + time.format(local);
    }

    public String title(ConflictView conflict) {
        return texts.of("changes.conflict." + conflict.kind().name());
    }

    /** @return one or two sentences: what, with what, and when */
    public String sentence(ConflictView conflict) {
        var when = span(conflict.from(), conflict.to());
        var other = conflict.change() == null
                ? texts.of("changes.conflict.another")
                : conflict.change() + " " + Objects.requireNonNullElse(conflict.subject(), "");
        var own = Objects.requireNonNullElse(conflict.item(), texts.of("changes.conflict.anItem"));
        var far = Objects.requireNonNullElse(conflict.otherItem(), texts.of("changes.conflict.anItem"));
        var window = Objects.requireNonNullElse(conflict.window(), "");
        var key = "changes.says." + conflict.kind().name();
        return switch (conflict.kind()) {
            case SAME_CI -> texts.of(key, other, own, when);
            case PARENT_CI, CHILD_CI -> texts.of(key, other, far, own, when);
            case BLACKOUT, CRITICAL_DAY ->
                conflict.steps() == 0 ? texts.of(key, window, when) : around(conflict, window, far, own, when);
            case OUTSIDE_WINDOW ->
                conflict.steps() == 0 ? texts.of(key, own, when) : around(conflict, window, far, own, when);
            case ASSIGNEE_BOOKED -> texts.of(key, other, when);
            case GROUP_BOOKED -> texts.of(key, number(conflict.note()), when);
            case DEPENDENCY -> texts.of(key + "." + Objects.requireNonNullElse(conflict.note(), "not-done"), other);
            case INVALID_TIME, IN_THE_PAST, LEAD_TIME -> texts.of(key, when);
        };
    }

    private String around(ConflictView conflict, String window, String far, String own, String when) {
        var key = "changes.says." + conflict.kind().name() + ".around";
        return conflict.note() == null
                ? texts.of(key, window, far, own, when)
                : texts.of(
                        key + ".several",
                        window,
                        texts.of("changes.says.andMore", far, Integer.valueOf(number(conflict.note()))),
                        own,
                        when);
    }

    private static String number(@Nullable String note) {
        return note == null ? "?" : note.substring(note.indexOf(':') + 1);
    }

    /** What stands against a change, as boxes; one sentence where nothing does. */
    public List<Component> boxes(List<ConflictView> conflicts) {
        return conflicts.stream().<Component>map(this::box).toList();
    }

    private Component box(ConflictView conflict) {
        var title = new Span(title(conflict));
        title.getStyle().set("font-weight", "600");
        var text = new Div(title, new Paragraph(sentence(conflict)));
        var box = new Div(new PxIcon(conflict.severity() == Severity.INFO ? "info" : "warning"), text);
        box.addClassNames("px-conflict", conflict.severity().name().toLowerCase(Locale.ROOT));
        if (conflict.why() != null) {
            box.getElement().setAttribute("title", conflict.why());
        }
        return box;
    }
}
