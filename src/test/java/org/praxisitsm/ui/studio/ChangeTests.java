package org.praxisitsm.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Difference;
import org.praxisitsm.practice.Difference.Kind;
import org.praxisitsm.practice.Difference.Part;

/** How single differences become what a reviewer looks at. */
class ChangeTests {

    private static Difference difference(
            Kind kind, Part part, String file, @Nullable String element, @Nullable String aspect) {
        return new Difference(kind, part, file, element, "userTask", "It", aspect, "It is so.", "a", "b");
    }

    @Test
    void aStepIsOneChangeWithAllItsAspects() {
        var changes = Change.of(List.of(
                difference(Kind.CHANGED, Part.DIAGRAM, "a.bpmn", "Task_A", "name"),
                difference(Kind.CHANGED, Part.DIAGRAM, "a.bpmn", "Task_A", "form"),
                difference(Kind.ADDED, Part.DIAGRAM, "a.bpmn", "Task_B", null)));

        assertThat(changes).extracting(Change::number).containsExactly(1, 2);
        assertThat(changes).extracting(Change::kind).containsExactly(Kind.CHANGED, Kind.ADDED);
        assertThat(changes.get(0).aspects()).hasSize(2);
    }

    @Test
    void aTableIsOneChangeWhateverItsRows() {
        var changes = Change.of(List.of(
                difference(Kind.ADDED, Part.TABLE, "a.dmn", "Rule_1", null),
                difference(Kind.REMOVED, Part.TABLE, "a.dmn", "Rule_2", null)));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.CHANGED);
            assertThat(change.element()).isNull();
        });
        assertThat(Change.of(List.of(difference(Kind.ADDED, Part.TABLE, "a.dmn", "Rule_1", null))))
                .as("a table with one row more is a changed table")
                .extracting(Change::kind)
                .containsExactly(Kind.CHANGED);
        assertThat(Change.of(List.of(difference(Kind.ADDED, Part.TABLE, "a.dmn", null, null))))
                .as("a new file")
                .extracting(Change::kind)
                .containsExactly(Kind.ADDED);
    }

    @Test
    void whatIsOnlyDrawnElsewhereComesLastAndWithoutANumber() {
        var changes = Change.of(List.of(
                difference(Kind.MOVED, Part.DIAGRAM, "a.bpmn", "Task_A", null),
                difference(Kind.MOVED, Part.DIAGRAM, "a.bpmn", "Task_B", null),
                difference(Kind.CHANGED, Part.DESCRIPTOR, "practice.yaml", "impact", "label")));

        assertThat(changes).extracting(Change::number).containsExactly(1, 0);
        assertThat(changes.get(1).differences()).hasSize(2);
        assertThat(changes.get(1).isAbout("Task_B")).isTrue();
    }
}
