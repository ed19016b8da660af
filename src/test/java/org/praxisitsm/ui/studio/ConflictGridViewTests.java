package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.praxisitsm.ui.studio.SheetGrid.Cell;
import org.praxisitsm.ui.studio.SheetGrid.Column;
import org.praxisitsm.ui.studio.SheetGrid.Row;

/** A process owner changes how much a conflict stands in the way. */
class ConflictGridViewTests extends GridViewTest {

    private static final String GRID = "rules/change-enablement/change-conflict-severity.rules.csv";
    private static final String CASES = GRID.replace(".rules.", ".cases.");

    ConflictGridViewTests() {
        super("change-enablement");
    }

    @Test
    void conditionsAndSeveritiesAreReadInWordsAndItsCasesPass() {
        assertThat(sheet().columns())
                .extracting(Column::head)
                .containsExactly(
                        "Conflict",
                        "Type of the change",
                        "The other is approved",
                        "About to begin",
                        "Steps away",
                        "Severity",
                        "Note",
                        "Name");
        assertThat(sheet().rows().get(5).cells())
                .extracting(Cell::w)
                .startsWith("An item that it needs, An item that needs it", "", "", "", "", "Warning");
        assertThat(sheet().rows()).extracting(Row::mark).containsOnlyNulls();
        assertThat(sheet().rows().stream().flatMap(row -> row.cells().stream()).map(Cell::bad))
                .containsOnlyNulls();
        assertThat(_get(
                        com.vaadin.flow.component.html.NativeButton.class,
                        spec -> spec.withText("the change calendar")))
                .isNotNull();
        until(() -> assertThat(_find(Span.class)).extracting(Span::getText).contains("24 pass"));
    }

    @Test
    void aConflictIsTriedAndTheFirstRuleThatFitsSaysIt() {
        grid().test(column("Conflict"), "The same item");
        grid().test(column("The other is approved"), "yes");
        until(() -> assertThat(sheet().rows().stream()
                        .filter(row -> "hit".equals(row.hit()))
                        .map(Row::id))
                .containsExactly("OtherIsApproved"));
        var test = Objects.requireNonNull(sheet().test());
        assertThat(test.out()).extracting(Cell::w).containsExactly("Blocking");
        assertThat(test.says()).isEqualTo("Rule OtherIsApproved says: Blocking");
        grid().keep();
        var cases = saved(CASES);
        assertThat(cases.lines().reduce((a, b) -> b).orElseThrow())
                .isEqualTo("\"The same item, yes\",SAME_CI,,true,,,BLOCKING");
    }

    @Test
    void cellsAreTypedInWordsAndHiddenRulesMarked() {
        var before = file(GRID);
        grid().cell("BusyGroup", column("Severity"), "Warning");
        assertThat(saved(GRID))
                .isEqualTo(before.replace("BusyGroup,GROUP_BOOKED,,,,,INFO", "BusyGroup,GROUP_BOOKED,,,,,WARNING"));
        grid().cell("BusyGroup", column("Severity"), "Terrible");
        assertThat(sheet().rows().get(12).cells().get(column("Severity")).bad()).isNotNull();
        grid().undo();
        grid().act("Blackout", "up");
        assertThat(sheet().rows().get(2).id()).isEqualTo("BlackoutAround");
        assertThat(sheet().rows().get(2).mark()).isEqualTo("Hidden");
    }

    @Test
    void aColumnMayReadWhatIsToldOfAConflict() {
        grid().column(column("Conflict"));
        @SuppressWarnings("unchecked")
        var facts = (ComboBox<String>) _get(ComboBox.class, spec -> spec.withId("grid-fact"));
        assertThat(facts.getListDataView().getItems())
                .contains("conflict.minutes", "conflict.environment")
                .allMatch(fact -> fact.startsWith("conflict."));
    }
}
