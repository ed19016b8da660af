package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Drafts;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner changes a table from the keyboard, sees what it does, and keeps a case. */
class TableJourneyTests extends BrowserJourney {

    private static final String TABLE = "rules/incident/incident-closure.dmn";

    @Autowired
    private Drafts drafts;

    @Autowired
    private Viewers viewers;

    private long draft;

    @AfterEach
    void discard() {
        if (draft > 0) {
            drafts.discard("incident", draft, viewers.of("owner"));
        }
    }

    private static Locator cell(Page page, String row, int column) {
        return page.locator("td[data-row='" + row + "'][data-col='" + column + "']");
    }

    @Test
    void aCellIsChangedTriedKeptAndSaved() {
        draft = drafts.edit("incident", viewers.of("owner")).id();
        var page = signedIn("owner", "studio/incident?tab=tables&file=" + TABLE);

        // Fixed incidents of priority 1 and 2 close after four days.
        cell(page, "Closure_02", 0).click();
        page.keyboard().type("Fix");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().type("4");
        page.keyboard().press("Tab");
        assertThat(cell(page, "Closure_02", 0)).hasText("Fixed");
        assertThat(cell(page, "Closure_02", 2)).hasText("4");

        // A rule of one's own, moved up, and taken back.
        cell(page, "Closure_02", 2).press("Control+Enter");
        assertThat(page.locator(".px-rules tbody tr")).hasCount(6);
        page.keyboard().press("Alt+ArrowUp");
        assertThat(page.locator(".px-rules tbody tr:nth-child(2) td").first()).isFocused();
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+z");
        assertThat(page.locator(".px-rules tbody tr")).hasCount(5);

        // Trying it lights the rule up.
        cell(page, "test", 0).click();
        page.keyboard().type("Fixed");
        page.keyboard().press("Tab");
        page.keyboard().type("2");
        page.keyboard().press("Tab");
        assertThat(page.locator("tr.hit .px-no")).hasText("2");
        assertThat(page.getByText("Rule 2 answers")).isVisible();
        button(page, "Keep case").click();
        assertThat(page.locator(".px-case").last()).containsText("Fixed, 2");
        // Two cases of before expected the two days that the rule no longer gives, and say so at once.
        assertThat(page.locator(".px-case.err")).hasCount(2);
        assertThat(page.locator(".px-case.err").first()).containsText("Expected 2, rule 2 says 4");

        button(page, "Save").click();
        assertThat(page.getByText("Not saved yet")).isHidden();
        var files = drafts.files("incident", draft, viewers.of("owner"));
        assertThat(files.text(TABLE)).contains("<text>\"fixed\"</text>", "<text>4</text>");
        assertThat(files.text(TABLE.replace(".dmn", ".cases.csv"))).endsWith("\"Fixed, 2\",fixed,2,4\n");
    }

    @Test
    void aSpreadsheetIsPastedAndRowsHaveAMenu() {
        draft = drafts.edit("incident", viewers.of("owner")).id();
        var page = signedIn("owner", "studio/incident?tab=tables&file=" + TABLE);
        cell(page, "Closure_05", 0).click();
        page.evaluate(
                "text => { const data = new DataTransfer(); data.setData('text/plain', text);"
                        + " document.activeElement.dispatchEvent(new ClipboardEvent('paste',"
                        + " {bubbles: true, cancelable: true, clipboardData: data})); }",
                "Fixed\t3\t7\tOne\nWorked around\t\t8\tTwo\n");
        assertThat(page.locator(".px-rules tbody tr")).hasCount(6);
        assertThat(page.locator(".px-rules tbody tr:last-child td.note")).hasText("Two");
        page.locator("button[data-no='Closure_05']").click();
        page.getByText("Delete rule").click();
        assertThat(page.locator(".px-rules tbody tr")).hasCount(5);
    }
}
