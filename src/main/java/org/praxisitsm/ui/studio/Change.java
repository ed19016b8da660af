package org.praxisitsm.ui.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Difference;
import org.praxisitsm.practice.Difference.Kind;
import org.praxisitsm.practice.Difference.Part;

/**
 * What a reviewer looks at in one go: an element of a diagram, a field, or a whole table, form or example.
 *
 * @param number from 1 on; 0 for what only stands elsewhere, which nobody has to look at
 * @param element of the diagram or practice.yaml, null where it is about a file
 */
record Change(int number, Kind kind, Part part, String file, @Nullable String element, List<Difference> differences) {

    /** @return what differs, in order, numbered; all that is only drawn elsewhere is one change at the end */
    static List<Change> of(List<Difference> differences) {
        var groups = new LinkedHashMap<String, List<Difference>>();
        var elsewhere = new LinkedHashMap<String, List<Difference>>();
        for (var difference : differences) {
            var drawn = difference.part() == Part.DIAGRAM && difference.kind() == Kind.MOVED;
            var key = isByElement(difference) && !drawn
                    ? difference.file() + "#" + difference.element()
                    : difference.file();
            (drawn ? elsewhere : groups)
                    .computeIfAbsent(key, file -> new ArrayList<>())
                    .add(difference);
        }
        var changes = new ArrayList<Change>();
        groups.values().forEach(group -> changes.add(of(changes.size() + 1, group)));
        elsewhere.values().forEach(group -> changes.add(of(0, group)));
        return List.copyOf(changes);
    }

    private static boolean isByElement(Difference difference) {
        return difference.element() != null
                && (difference.part() == Part.DIAGRAM || difference.part() == Part.DESCRIPTOR);
    }

    private static Change of(int number, List<Difference> group) {
        var first = group.get(0);
        var whole = group.size() == 1 || group.stream().allMatch(one -> one.kind() == first.kind());
        var ofOneThing = isByElement(first) || first.elementKind().equals("file") || first.element() == null;
        var kind = first.kind() == Kind.MOVED && whole
                ? Kind.MOVED
                : whole && ofOneThing && first.aspect() == null ? first.kind() : Kind.CHANGED;
        return new Change(
                number,
                kind,
                first.part(),
                first.file(),
                isByElement(first) ? first.element() : null,
                List.copyOf(group));
    }

    Difference first() {
        return differences.get(0);
    }

    /** @return what differs of one thing, side by side; empty for what came or went */
    List<Difference> aspects() {
        return differences.stream().filter(one -> one.kind() == Kind.CHANGED).toList();
    }

    long count(Kind wanted) {
        return differences.stream().filter(one -> one.kind() == wanted).count();
    }

    boolean isAbout(String id) {
        return part == Part.DIAGRAM
                && (id.equals(element) || differences.stream().anyMatch(one -> Objects.equals(one.element(), id)));
    }

    /** @return the file's name without its endings: {@code incident-priority} */
    String fileName() {
        return file.substring(file.lastIndexOf('/') + 1)
                .replaceAll("(\\.rules|\\.cases)?\\.(csv|dmn|bpmn|form|yaml|properties)$", "");
    }
}
