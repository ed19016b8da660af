package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Span;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.praxisitsm.ui.studio.SheetGrid.Cell;
import org.praxisitsm.ui.studio.SheetGrid.Column;
import org.praxisitsm.ui.studio.SheetGrid.Row;

/** A process owner changes which known item a reported device is. */
class ItemGridViewTests extends GridViewTest {

    private static final String GRID = "rules/asset-lifecycle/ci-identity.rules.csv";

    ItemGridViewTests() {
        super("asset-lifecycle");
    }

    @Test
    void conditionsAndVerdictsAreReadInWordsAndItsCasesPass() {
        assertThat(sheet().columns())
                .extracting(Column::head)
                .containsExactly(
                        "Serial number",
                        "UUID",
                        "IMEI",
                        "Asset tag",
                        "Agent",
                        "MAC address",
                        "Host name",
                        "Model",
                        "Source",
                        "It is",
                        "Note",
                        "Name");
        assertThat(sheet().rows().get(1).cells()).extracting(Cell::w).startsWith("the same", "the same, not known");
        assertThat(sheet().rows().stream().flatMap(row -> row.cells().stream()).map(Cell::bad))
                .containsOnlyNulls();
        until(() ->
                assertThat(_find(Span.class)).extracting(Span::getText).anyMatch(text -> text.matches("\\d+ pass")));
    }

    @Test
    void aDeviceIsTriedAndACellIsTypedInWords() {
        grid().test(column("IMEI"), "the same");
        until(() -> assertThat(sheet().rows().stream()
                        .filter(row -> "hit".equals(row.hit()))
                        .map(Row::id))
                .containsExactly("Imei"));
        var test = Objects.requireNonNull(sheet().test());
        assertThat(test.out()).extracting(Cell::w).containsExactly("The same");
        assertThat(test.says()).isEqualTo("Rule Imei says: The same item");
        var before = file(GRID);
        grid().cell("MacAlone", column("It is"), "Another");
        assertThat(saved(GRID))
                .isEqualTo(before.replace("MacAlone,,,,,,same,,,,duplicate", "MacAlone,,,,,,same,,,,different"));
    }
}
