package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.rules.sheet.DecisionsText;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner works with the mouse in the picture of decisions that need each other: moves one, connects two, undoes, saves. */
class DecisionsJourneyTests extends BrowserJourney {

    private static final String RISK = "rules/change-enablement/change-risk.dmn";

    @Autowired
    private Drafts drafts;

    @Autowired
    private Viewers viewers;

    private long draft;

    @AfterEach
    void discard() {
        if (draft > 0) {
            drafts.discard("change-enablement", draft, viewers.of("owner"));
        }
    }

    private static Locator box(Page page, String id) {
        return page.locator("px-drd g.djs-shape[data-element-id=" + id + "] .djs-visual > rect")
                .first();
    }

    private static Locator lines(Page page) {
        return page.locator("px-drd g.djs-connection");
    }

    private static BoundingBox at(Locator box) {
        box.waitFor();
        return box.boundingBox();
    }

    /** With the button held down, and steps between, as a hand does. */
    private static void drag(Page page, BoundingBox from, double x, double y) {
        page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
        page.mouse().down();
        page.mouse().move(x, y, new Mouse.MoveOptions().setSteps(8));
        page.mouse().up();
    }

    private DecisionsText saved() {
        return DecisionsText.read(drafts.files("change-enablement", draft, viewers.of("owner"))
                        .text(RISK))
                .orElseThrow();
    }

    @Test
    void aDecisionIsMovedAndConnectedByHandAndStaysSo() {
        draft = drafts.edit("change-enablement", viewers.of("owner")).id();
        var before = saved();
        var page = signedIn("owner", "studio/change-enablement?tab=tables&file=" + RISK);
        var consequence = box(page, "change-consequence");
        var likelihood = box(page, "change-likelihood");
        var risk = at(box(page, "change-risk"));
        var began = at(consequence);
        var drawn = lines(page).count();
        var shape = page.locator("px-drd g.djs-shape[data-element-id=change-consequence]");
        var place = shape.getAttribute("transform");

        // Moved: it stands where it was let go, and what was open stays open.
        drag(page, began, began.x + began.width / 2 - 60, risk.y + risk.height / 2);
        assertThat(page.getByText("Not saved yet")).isVisible();
        assertThat(page.locator("px-drd g[aria-current]")).hasAttribute("data-element-id", "change-risk");
        var moved = at(consequence);
        var other = at(likelihood);
        assertThat(moved.y).isLessThan(other.y - 20);
        assertThat(lines(page)).hasCount(drawn);

        // Taken back from the keyboard, and once more.
        page.locator("px-drd g[data-element-id=change-risk]").first().focus();
        page.keyboard().press("Control+z");
        assertThat(shape).hasAttribute("transform", place);
        page.locator("px-drd g[data-element-id=change-risk]").first().focus();
        page.keyboard().press("Control+y");
        assertThat(shape).not().hasAttribute("transform", place);

        // Connected: the likelihood is opened, and the line drawn from its button to the consequence.
        at(likelihood);
        likelihood.click();
        var connect = page.locator("px-drd .px-drd-pad [data-act=connect]");
        assertThat(page.locator("px-drd g[aria-current]")).hasAttribute("data-element-id", "change-likelihood");
        var goal = at(consequence);
        drag(page, at(connect), goal.x + goal.width / 2, goal.y + goal.height / 2);
        assertThat(lines(page)).hasCount(drawn + 1);

        button(page, "Save").click();
        assertThat(page.getByText("Not saved yet")).isHidden();
        var now = saved();
        assertThat(now.decision("change-likelihood").orElseThrow().requires()).contains("change-consequence");
        assertThat(now.text()).contains("DMNShape").doesNotContain("Fact_");
        assertThat(before.text()).doesNotContain("DMNShape");

        page.reload();
        var again = at(box(page, "change-consequence"));
        assertThat(again.y).isLessThan(at(box(page, "change-likelihood")).y - 20);
        assertThat(lines(page)).hasCount(drawn + 1);
    }
}
