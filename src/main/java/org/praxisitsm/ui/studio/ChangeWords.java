package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.StringJoiner;
import org.praxisitsm.practice.Difference;
import org.praxisitsm.practice.Difference.Kind;
import org.praxisitsm.practice.Difference.Part;
import org.praxisitsm.ui.components.PxIcon;

/** Changes in the reader's language. */
final class ChangeWords {

    private ChangeWords() {}

    static String title(Change change, Component screen) {
        var first = change.first();
        if (change.number() == 0) {
            return screen.getTranslation("compare.elsewhere");
        }
        return switch (change.part()) {
            case DIAGRAM -> first.elementKind().equals("file") ? about(change, screen) : first.name();
            case DESCRIPTOR -> kind(first, screen) + " " + first.name();
            case SCENARIO -> first.name();
            default -> about(change, screen);
        };
    }

    /** Table Incident priority. */
    private static String about(Change change, Component screen) {
        var words = change.fileName().replace('-', ' ').strip();
        return screen.getTranslation(
                "compare.part." + change.part().name().toLowerCase(Locale.ROOT),
                words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }

    /** One line below the title; empty where the aspects say it. */
    static String summary(Change change, Component screen) {
        var first = change.first();
        if (change.number() == 0) {
            return screen.getTranslation("compare.elsewhere.what");
        }
        if (first.elementKind().equals("file") || change.part() == Part.SCENARIO) {
            return screen.getTranslation("compare.file");
        }
        if (change.element() != null) {
            var value = change.kind() == Kind.REMOVED ? first.before() : first.after();
            var path = first.elementKind().equals("sequenceFlow") && value != null && !value.equals(first.name());
            return change.aspects().isEmpty() ? kind(first, screen) + (path ? ": " + value : "") : kind(first, screen);
        }
        var counts = new StringJoiner(", ");
        count("changed", rowsChanged(change), screen, counts);
        count("added", change.count(Kind.ADDED), screen, counts);
        count("removed", change.count(Kind.REMOVED), screen, counts);
        count("moved", change.count(Kind.MOVED), screen, counts);
        return counts.toString();
    }

    private static long rowsChanged(Change change) {
        return change.aspects().stream()
                .map(one -> one.elementKind() + " " + one.element())
                .distinct()
                .count();
    }

    private static void count(String kind, long number, Component screen, StringJoiner counts) {
        if (number > 0) {
            counts.add(screen.getTranslation("compare.count." + kind, number));
        }
    }

    /** {@code userTask} as people say it. */
    static String kind(Difference difference, Component screen) {
        var kind = difference.elementKind();
        var words = kind.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        var fallback = words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return words("compare.kind." + kind, fallback, screen);
    }

    static String aspect(Difference difference, Component screen) {
        var aspect = difference.aspect() == null ? "" : difference.aspect();
        return words("compare.aspect." + aspect.replace(' ', '-'), aspect, screen);
    }

    static Span badge(Kind kind, Component screen) {
        var icon =
                switch (kind) {
                    case ADDED -> "plus";
                    case REMOVED -> "close";
                    case CHANGED -> "swap";
                    case MOVED -> "arrow-right";
                };
        var name = kind.name().toLowerCase(Locale.ROOT);
        var badge = new Span(new PxIcon(icon), new Span(screen.getTranslation("compare.is." + name)));
        badge.addClassNames("px-kind", "px-" + name);
        return badge;
    }

    static String words(String key, String fallback, Component screen) {
        var text = screen.getTranslation(key);
        return text.startsWith("!") ? fallback : text;
    }
}
