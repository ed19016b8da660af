package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
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

/** A process owner changes which known item a reported device is. */
class ItemGridViewTests extends ScreenTest {

    private static final String GRID = "rules/asset-lifecycle/ci-identity.rules.csv";

    @Autowired
    private Drafts drafts;

    private long draft;

    @BeforeEach
    void open() {
        draft = drafts.edit("asset-lifecycle", viewer("owner")).id();
        signIn("owner");
        go("studio/asset-lifecycle?tab=grids");
    }

    @AfterEach
    void discard() {
        drafts.discard("asset-lifecycle", draft, viewer("owner"));
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
        return drafts.files("asset-lifecycle", draft, viewer("owner")).text(file);
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
        var before = drafts.files("asset-lifecycle", draft, viewer("owner")).text(GRID);
        grid().cell("MacAlone", column("It is"), "Another");
        assertThat(saved(GRID))
                .isEqualTo(before.replace("MacAlone,,,,,,same,,,,duplicate", "MacAlone,,,,,,same,,,,different"));
    }
}
