package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.studio.SheetGrid.Cell;
import org.praxisitsm.ui.studio.SheetGrid.Column;
import org.praxisitsm.ui.studio.SheetGrid.Row;
import org.praxisitsm.ui.studio.SheetGrid.Sheet;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner changes how much a conflict stands in the way. */
class ConflictGridViewTests extends ScreenTest {

    private static final String GRID = "rules/change-enablement/change-conflict-severity.rules.csv";
    private static final String CASES = GRID.replace(".rules.", ".cases.");

    @Autowired
    private Drafts drafts;

    private long draft;

    @BeforeEach
    void open() {
        draft = drafts.edit("change-enablement", viewer("owner")).id();
        signIn("owner");
        go("studio/change-enablement?tab=grids");
    }

    @AfterEach
    void discard() {
        drafts.discard("change-enablement", draft, viewer("owner"));
    }

    private SheetGrid grid() {
        return _get(SheetGrid.class);
    }

    private Sheet sheet() {
        return Objects.requireNonNull(grid().shown());
    }

    private int column(String head) {
        return IntStream.range(0, sheet().columns().size())
                .filter(i -> sheet().columns().get(i).head().equals(head))
                .findFirst()
                .orElseThrow();
    }

    private void until(Runnable holds) {
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            settle();
            holds.run();
        });
    }

    private String saved(String file) {
        _click(_get(Button.class, spec -> spec.withId("studio-save")));
        return drafts.files("change-enablement", draft, viewer("owner")).text(file);
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
        var before = drafts.files("change-enablement", draft, viewer("owner")).text(GRID);
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
