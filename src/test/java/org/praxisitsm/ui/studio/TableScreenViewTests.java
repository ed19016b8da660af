package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.studio.SheetGrid.Cell;
import org.praxisitsm.ui.studio.SheetGrid.Row;
import org.praxisitsm.ui.studio.SheetGrid.Sheet;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner changes tables in their own words, and sees at once what it does. */
class TableScreenViewTests extends ScreenTest {

    private static final String ROUTING = "rules/incident/incident-closure.dmn";
    private static final String CASES = "rules/incident/incident-closure.cases.csv";

    @Autowired
    private Drafts drafts;

    private long draft;

    @BeforeEach
    void open() {
        draft = drafts.edit("incident", viewer("owner")).id();
        signIn("owner");
        go("studio/incident?tab=tables&file=" + ROUTING);
    }

    @AfterEach
    void discard() {
        drafts.discard("incident", draft, viewer("owner"));
    }

    private Sheet sheet() {
        return Objects.requireNonNull(_get(SheetGrid.class).shown());
    }

    private List<String> words(int row) {
        return sheet().rows().get(row).cells().stream().map(Cell::w).toList();
    }

    private String id(int row) {
        return sheet().rows().get(row).id();
    }

    private SheetGrid grid() {
        return _get(SheetGrid.class);
    }

    private Button save() {
        return _get(Button.class, spec -> spec.withId("studio-save"));
    }

    private Pack saved() {
        _click(save());
        return drafts.files("incident", draft, viewer("owner"));
    }

    @Test
    void cellsAreReadAndTypedInWordsAndOnlyTheyChange() {
        var before = drafts.files("incident", draft, viewer("owner")).text(ROUTING);
        assertThat(words(0))
                .startsWith("Worked around, Could not be reproduced, A known error of its problem", "", "10");
        assertThat(words(1)).startsWith("", "≤ 2", "2");

        grid().cell(id(1), 0, "fixed, Went away by itself");
        grid().cell(id(1), 1, "1 to 2");
        grid().cell(id(1), 2, "1");

        assertThat(words(1)).startsWith("Fixed, Went away by itself", "1 to 2", "1");
        assertThat(saved().text(ROUTING))
                .isEqualTo(before.replace(
                                "<inputEntry id=\"Closure_02_in_resolutionCode\">\n          <text></text>",
                                "<inputEntry id=\"Closure_02_in_resolutionCode\">\n          <text>\"fixed\", \"gone\"</text>")
                        .replace("<text>&lt;= 2</text>", "<text>[1..2]</text>")
                        .replace(
                                "<outputEntry id=\"Closure_02_out_closeDays\">\n          <text>2</text>",
                                "<outputEntry id=\"Closure_02_out_closeDays\">\n          <text>1</text>"));
    }

    @Test
    void whatCannotBeIsSaidInItsCell() {
        grid().cell(id(0), 0, "Eaten by the cat");
        assertThat(sheet().rows().get(0).cells().get(0).bad()).contains("Eaten by the cat", "none of the values");
        grid().cell(id(0), 0, "= starts with(?, \"wo\"");
        assertThat(sheet().rows().get(0).cells().get(0).bad()).contains("cannot be read");
        assertThat(sheet().rows().get(0).mark()).isEqualTo("Not readable");
        grid().cell(id(0), 0, "starts with(?, \"wo\")");
        assertThat(sheet().rows().get(0).cells().get(0).bad()).isNull();
        assertThat(sheet().rows().get(0).cells().get(0).raw()).isTrue();
    }

    @Test
    void rulesComeGoMoveAndAreTakenBack() {
        var before = sheet();
        grid().add(id(1));
        assertThat(sheet().rows()).hasSize(before.rows().size() + 1);
        grid().paste(id(2), 0, "Fixed\t3\t4\tPasted\nExplained to the requester\t≥ 4\t6\n");
        assertThat(words(2)).containsExactly("Fixed", "3", "4", "Pasted");
        assertThat(words(3)).startsWith("Explained to the requester", "≥ 4", "6");
        grid().move(id(3), -1);
        assertThat(words(2)).startsWith("Explained to the requester");
        grid().act(id(2), "delete");
        for (var i = 0; i < 4; i++) {
            grid().undo();
        }
        assertThat(sheet().rows()).isEqualTo(before.rows());
        assertThat(save().isEnabled()).as("all is as it was saved").isFalse();
        grid().redo();
        assertThat(save().isEnabled()).isTrue();
        assertThat(sheet().rows()).hasSize(before.rows().size() + 1);
    }

    @Test
    void aRuleThatNeverCountsAndAGapAreMarkedAndFilled() {
        grid().move(id(4), -1);
        assertThat(sheet().rows().get(4).mark()).isEqualTo("Hidden");
        grid().act(id(3), "delete");
        grid().cell(id(3), 0, "Fixed");
        assertThat(sheet().gaps()).isNotEmpty();
        assertThat(sheet().gaps().get(0).get(1).w()).isNotEmpty();
        while (!sheet().gaps().isEmpty()) {
            grid().fill(0);
        }
        assertThat(sheet().rows()).allMatch(row -> row.mark() == null);
    }

    @Test
    void aTryLightsTheRuleUpAndIsKeptAsACase() {
        grid().test(0, "Fixed");
        grid().test(1, "1");
        assertThat(sheet().rows()).extracting(Row::hit).containsExactly(null, "hit", null, null, "also");
        assertThat(Objects.requireNonNull(sheet().test()).says()).isEqualTo("Rule 2 answers");
        assertThat(sheet().test().out().get(0).w()).isEqualTo("2");
        grid().keep();
        assertThat(saved().text(CASES)).endsWith("\"Fixed, 1\",fixed,1,2\n");

        grid().cell(id(1), 2, "9");
        assertThat(_find(Span.class)).extracting(Span::getText).contains("Expected 2, rule 2 says 9");
        assertThat(_find(Span.class).stream().map(Span::getText)).anyMatch(text -> text.endsWith(" fail"));
    }

    @Test
    void twoRulesOfAUniqueTableBothLightUp() {
        _setValue(
                _get(Select.class, spec -> spec.withPredicate(select -> "FIRST".equals(select.getValue()))), "UNIQUE");
        assertThat(sheet().rows()).extracting(Row::mark).contains("Overlap");
        grid().test(0, "Fixed");
        grid().test(1, "1");
        assertThat(Objects.requireNonNull(sheet().test()).says()).isEqualTo("Rules 2, 5 both answer");
        assertThat(sheet().rows()).extracting(Row::hit).containsExactly(null, "hit", null, null, "hit");
    }

    @Test
    void aColumnIsRenamedAndItsCasesFollow() {
        grid().column(2);
        _setValue(
                _get(com.vaadin.flow.component.combobox.ComboBox.class, spec -> spec.withId("column-name")),
                "daysLeft");
        _setValue(_get(TextField.class, spec -> spec.withId("column-label")), "Days left");
        _click(_get(Button.class, spec -> spec.withId("sheet-confirm")));
        assertThat(sheet().columns().get(2).head()).isEqualTo("Days left");
        assertThat(saved().text(CASES)).startsWith("name,in.resolutionCode,in.priority,out.daysLeft");
        assertThat(_find(Span.class).stream().map(Span::getText)).noneMatch(text -> text.endsWith(" fail"));
    }

    @Test
    void whoOnlyReadsChangesNothing() {
        signIn("auditor");
        go("studio/incident?tab=tables&file=" + ROUTING);
        assertThat(sheet().editable()).isFalse();
        var before = sheet().rows();
        grid().cell(id(1), 2, "77");
        grid().act(id(1), "delete");
        grid().keep();
        assertThat(sheet().rows()).isEqualTo(before);
    }
}
