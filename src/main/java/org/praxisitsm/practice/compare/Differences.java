package org.praxisitsm.practice.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Difference;
import org.praxisitsm.practice.Difference.Kind;
import org.praxisitsm.practice.Difference.Part;

/** Collects what is said about one file. */
final class Differences {

    private static final int LONGEST = 500;

    /** Longer lists are told by what came and went; finding the shortest way to reorder them would take too long. */
    private static final int LONGEST_ORDER = 2_000;

    /**
     * What something is said of.
     *
     * @param what how a sentence about it begins
     */
    record Thing(@Nullable String element, String kind, String name, String what) {

        static Thing named(@Nullable String element, String kind, String name) {
            return new Thing(element, kind, name, words(kind) + " ‘" + name + "’");
        }

        /** {@code userTask} as people say it: User task. */
        private static String words(String kind) {
            var words = kind.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
            return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }

    private final Part part;
    private final String file;
    private final List<Difference> said = new ArrayList<>();
    private String within = "";

    Differences(Part part, String file) {
        this.part = part;
        this.file = file;
    }

    Part part() {
        return part;
    }

    /** @param name of what the next sentences are about the inside of; empty for the file as a whole */
    void within(String name) {
        within = name.isEmpty() ? "" : "‘" + name + "’: ";
    }

    List<Difference> all() {
        return said;
    }

    void added(Thing thing, @Nullable String value) {
        say(Kind.ADDED, thing, null, thing.what() + " was added.", null, value);
    }

    void removed(Thing thing, @Nullable String value) {
        say(Kind.REMOVED, thing, null, thing.what() + " was removed.", value, null);
    }

    void moved(Thing thing, String sentence, @Nullable String before, @Nullable String after) {
        say(Kind.MOVED, thing, null, sentence, before, after);
    }

    /** Nothing is said where both are the same; an absent value and an empty one are the same. */
    void changed(Thing thing, String aspect, @Nullable String before, @Nullable String after) {
        var was = Objects.requireNonNullElse(before, "");
        var is = Objects.requireNonNullElse(after, "");
        if (!was.equals(is)) {
            var what = aspect.isEmpty() ? thing.what() : thing.what() + ", " + aspect;
            var sentence = was.isEmpty()
                    ? what + ": " + shortened(is) + " where nothing was."
                    : is.isEmpty()
                            ? what + ": nothing any more where " + shortened(was) + " was."
                            : what + ": " + shortened(is) + " instead of " + shortened(was) + ".";
            say(Kind.CHANGED, thing, aspect.isEmpty() ? null : aspect, sentence, before, after);
        }
    }

    /** Every aspect of one thing that differs. */
    void changed(Thing thing, Map<String, String> before, Map<String, String> after) {
        before.forEach((aspect, value) -> changed(thing, aspect, value, after.get(aspect)));
        after.forEach((aspect, value) -> {
            if (!before.containsKey(aspect)) {
                changed(thing, aspect, null, value);
            }
        });
    }

    private void say(
            Kind kind,
            Thing thing,
            @Nullable String aspect,
            String sentence,
            @Nullable String before,
            @Nullable String after) {
        said.add(new Difference(
                kind,
                part,
                file,
                thing.element(),
                thing.kind(),
                thing.name(),
                aspect,
                within + sentence,
                before,
                after));
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ");
        return "‘" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "’";
    }

    /**
     * @return the members of both lists that stand in another order than before: those outside the longest sequence that both
     *     have in common, so that moving one thing is one move
     */
    static List<String> reordered(List<String> before, List<String> after) {
        var is = new HashSet<>(after);
        var was = new HashSet<>(before);
        var old = before.stream().filter(is::contains).toList();
        var now = after.stream().filter(was::contains).toList();
        if (old.equals(now) || old.size() > LONGEST_ORDER) {
            return List.of();
        }
        var stay = new HashSet<>(common(old, now));
        return now.stream().filter(member -> !stay.contains(member)).toList();
    }

    /** @return the longest sequence that both have in common */
    static List<String> common(List<String> old, List<String> now) {
        var length = new int[old.size() + 1][now.size() + 1];
        for (var i = old.size() - 1; i >= 0; i--) {
            for (var j = now.size() - 1; j >= 0; j--) {
                length[i][j] = old.get(i).equals(now.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        var stay = new ArrayList<String>();
        for (int i = 0, j = 0; i < old.size() && j < now.size(); ) {
            if (old.get(i).equals(now.get(j))) {
                stay.add(old.get(i));
                i++;
                j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return stay;
    }
}
