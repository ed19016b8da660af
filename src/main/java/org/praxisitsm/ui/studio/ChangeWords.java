package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Difference;
import org.praxisitsm.practice.Difference.Kind;
import org.praxisitsm.practice.Difference.Part;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.ui.components.DrawnNames;
import org.praxisitsm.ui.components.PxIcon;

/** Changes in the reader's language: parts of a pack, steps and settings as their own pages call them. */
final class ChangeWords {

    /** Aspects whose values are ids of what is drawn. */
    private static final Set<String> DRAWN = Set.of(
            "activities", "from", "to", "attached to", "lies in", "flow taken otherwise", "property notBy", "holds");

    /** Aspects that are named after what they are about: {@code input text}. */
    private static final Pattern NAMED = Pattern.compile("(property|input|output|in|out) (.+)");

    private static final String FLOW = " → ";

    private final Pack before;
    private final Pack after;
    private final Component screen;
    private final DrawnNames was;
    private final DrawnNames is;

    /** @param screen whose language is spoken */
    ChangeWords(Pack before, Pack after, Component screen) {
        this.before = before;
        this.after = after;
        this.screen = screen;
        this.was = drawn(before);
        this.is = drawn(after);
    }

    private DrawnNames drawn(Pack pack) {
        return new DrawnNames(pack.diagrams().stream().map(pack::text).toList(), screen::getTranslation);
    }

    String title(Change change) {
        var first = change.first();
        if (change.number() == 0) {
            return say("compare.elsewhere");
        }
        return switch (change.part()) {
            case DIAGRAM -> first.elementKind().equals("file") ? about(change) : step(change);
            case DESCRIPTOR -> kind(first) + " " + setting(first);
            case SCENARIO -> first.name();
            default -> about(change);
        };
    }

    /** Table Priority of an incident. */
    private String about(Change change) {
        var pack = after.files().has(change.file()) ? after : before;
        return say(
                "compare.part." + change.part().name().toLowerCase(Locale.ROOT),
                PartNames.of(pack, change.file(), screen));
    }

    /** What nobody named is told by what it is and where it stands. */
    private String step(Change change) {
        var first = change.first();
        var names = change.kind() == Kind.REMOVED ? was : is;
        return first.name().equals(first.element()) || first.name().contains(FLOW)
                ? names.of(String.valueOf(first.element()))
                : first.name();
    }

    private String setting(Difference first) {
        var pack = (first.kind() == Kind.REMOVED ? before : after).in(locale());
        var key = String.valueOf(first.element());
        return switch (first.elementKind()) {
            case "member" -> word("studio.fields." + key).orElse(first.name());
            case "field" -> named(pack.field(key), key, first);
            case "state" -> named(pack.state(key), key, first);
            default -> first.name();
        };
    }

    /** What the pack does not know by the key is called as the change has it. */
    private static String named(String word, String key, Difference first) {
        return word.equals(key) ? first.name() : word;
    }

    /** One line below the title; empty where the aspects say it. */
    String summary(Change change) {
        var first = change.first();
        if (change.number() == 0) {
            return say("compare.elsewhere.what");
        }
        if (first.elementKind().equals("file") || change.part() == Part.SCENARIO) {
            return say("compare.file");
        }
        if (change.element() != null) {
            var value = change.kind() == Kind.REMOVED ? first.before() : first.after();
            var path = first.elementKind().equals("sequenceFlow") && value != null && !value.equals(first.name());
            return change.aspects().isEmpty() && path
                    ? kind(first) + ": " + way(value, change.kind() == Kind.REMOVED ? was : is)
                    : kind(first);
        }
        var counts = new StringJoiner(", ");
        count("changed", rowsChanged(change), counts);
        count("added", change.count(Kind.ADDED), counts);
        count("removed", change.count(Kind.REMOVED), counts);
        count("moved", change.count(Kind.MOVED), counts);
        return counts.toString();
    }

    private static String way(String ends, DrawnNames names) {
        return Arrays.stream(ends.split(FLOW)).map(names::of).collect(Collectors.joining(FLOW));
    }

    private static long rowsChanged(Change change) {
        return change.aspects().stream()
                .map(one -> one.elementKind() + " " + one.element())
                .distinct()
                .count();
    }

    private void count(String kind, long number, StringJoiner counts) {
        if (number > 0) {
            counts.add(say("compare.count." + kind, number));
        }
    }

    /** {@code userTask} as people say it. */
    private String kind(Difference difference) {
        var kind = difference.elementKind();
        return word("compare.kind." + kind)
                .or(() -> word("editor.kind." + capital(kind)))
                .orElseGet(() -> capital(kind.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)));
    }

    String aspect(Difference difference) {
        var aspect = difference.aspect() == null ? "" : difference.aspect();
        return word("compare.aspect." + aspect.replace(' ', '-')).orElseGet(() -> {
            var named = NAMED.matcher(aspect);
            if (named.matches()) {
                return say("compare.aspect." + named.group(1), named.group(2));
            }
            return difference.part() == Part.DESCRIPTOR ? member(aspect) : aspect;
        });
    }

    /** {@code options, network} is a choice, {@code labels, de} a language. */
    private String member(String aspect) {
        var parts = aspect.split(", ", 2);
        if (parts.length == 2 && parts[0].equals("labels")) {
            return Locale.forLanguageTag(parts[1]).getDisplayLanguage(locale());
        }
        var head = word("studio.fields.column." + parts[0]).orElse(parts[0]);
        return parts.length == 2 ? head + ": " + parts[1] : head;
    }

    /** @param old whether it is what was there before */
    @Nullable
    String value(Difference difference, boolean old) {
        var text = old ? difference.before() : difference.after();
        var aspect = String.valueOf(difference.aspect());
        if (text == null || text.isEmpty()) {
            return text;
        }
        if (DRAWN.contains(aspect)) {
            return each(text, old ? was::of : is::of);
        }
        if (difference.part() != Part.DESCRIPTOR) {
            return text;
        }
        return switch (aspect) {
            case "category" -> word("category." + text).orElse(text);
            case "type" -> word("studio.fieldtype." + text).orElse(text);
            case "editableBy" ->
                each(text, role -> word("studio.role."
                                + role.toUpperCase(Locale.ROOT).replace('-', '_'))
                        .orElse(role));
            default -> yesOrNo(text);
        };
    }

    private static String each(String text, java.util.function.UnaryOperator<String> named) {
        return Arrays.stream(text.split("\\s*,\\s*")).map(named).collect(Collectors.joining(", "));
    }

    private String yesOrNo(String text) {
        var key = Map.of("true", "studio.sheet.yes", "false", "studio.sheet.no").get(text);
        return key == null ? text : say(key);
    }

    Span badge(Kind kind) {
        var icon =
                switch (kind) {
                    case ADDED -> "plus";
                    case REMOVED -> "close";
                    case CHANGED -> "swap";
                    case MOVED -> "arrow-right";
                };
        var name = kind.name().toLowerCase(Locale.ROOT);
        var badge = new Span(new PxIcon(icon), new Span(say("compare.is." + name)));
        badge.addClassNames("px-kind", "px-" + name);
        return badge;
    }

    private String say(String key, Object... values) {
        return screen.getTranslation(key, values);
    }

    private Optional<String> word(String key) {
        return Optional.of(screen.getTranslation(key)).filter(text -> !text.startsWith("!"));
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static Locale locale() {
        return com.vaadin.flow.component.UI.getCurrent().getLocale();
    }
}
