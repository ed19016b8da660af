package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.praxisitsm.ui.studio.SheetGrid.Cell;
import org.praxisitsm.ui.studio.SheetGrid.Column;
import org.praxisitsm.ui.studio.SheetGrid.Row;

/** A process owner changes who gets a ticket. */
class GridScreenViewTests extends GridViewTest {

    private static final String GRID = "rules/incident/incident-assignment.rules.csv";

    GridScreenViewTests() {
        super("incident");
    }

    @Test
    void conditionsAndActionsAreReadInWords() {
        assertThat(sheet().columns())
                .extracting(Column::head)
                .containsExactly(
                        "Category",
                        "Priority",
                        "Skills",
                        "Open tickets",
                        "Present",
                        "Leads the group",
                        "Points",
                        "Exclude",
                        "Note",
                        "Name");
        assertThat(sheet().columns().get(3).sub()).isEqualTo("at least");
        assertThat(sheet().rows().get(3).cells())
                .extracting(Cell::w)
                .startsWith("Network and VPN", "", "Network and VPN", "", "", "", "30");
        until(() -> assertThat(_find(Span.class)).extracting(Span::getText).contains("22 pass"));
    }

    @Test
    void oneCellChangesOneLineAndIsTypedInWords() {
        var before = file(GRID);
        grid().cell("Network", column("Category"), "Security");
        grid().cell("Network", column("Points"), "35");
        grid().cell("Network", column("Present"), "yes");
        assertThat(saved(GRID))
                .isEqualTo(before.replace("Network,network,,network,,,,30,,", "Network,security,,network,,true,,35,,"));
        grid().cell("Network", column("Points"), "many");
        assertThat(sheet().rows().get(3).cells().get(column("Points")).bad()).contains("no number");
    }

    @Test
    void rulesThatFireLightUpInOrderWithWhatTheySet() {
        grid().test(column("Category"), "Network and VPN");
        grid().test(column("Skills"), "Network and VPN, ERP");
        grid().test(column("Open tickets"), "5");
        grid().test(column("Present"), "yes");
        grid().test(column("Leads the group"), "no");
        until(() -> assertThat(sheet().rows().stream()
                        .filter(row -> "hit".equals(row.hit()))
                        .map(Row::id))
                .containsExactly("Here", "Network", "Some"));
        assertThat(Objects.requireNonNull(sheet().test()).out())
                .extracting(Cell::w)
                .containsExactly("30", "");
        assertThat(sheet().test().says()).isEqualTo("3 rules fire: 30 points");
        assertThat(_find(Span.class)).extracting(Span::getText).containsSubsequence("+10", "+30", "−10");
    }

    @Test
    void rulesThatNeverCountAreMarked() {
        grid().add("Full");
        var fresh = sheet().rows().get(2).id();
        grid().cell(fresh, column("Present"), "no");
        grid().cell(fresh, column("Points"), "99");
        assertThat(sheet().rows().get(2).mark()).isEqualTo("Hidden");
        grid().act(fresh, "delete");
        assertThat(sheet().rows()).extracting(Row::mark).containsOnlyNulls();
        grid().undo();
        grid().undo();
        grid().undo();
        grid().undo();
        assertThat(List.of(sheet().rows().size())).containsExactly(17);
    }
}
