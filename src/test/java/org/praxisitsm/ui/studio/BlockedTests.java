package org.praxisitsm.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Drafts.Check;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.Drafts.Status;
import org.praxisitsm.practice.PackCheck;

class BlockedTests {

    private static final Check GREEN = new Check(List.of(), List.of());
    private static final Check RED = new Check(
            List.of(),
            List.of(new PackCheck.Result(PackCheck.Kind.CASE, "a.cases.csv", "row 1", false, "was 3", List.of())));

    @Test
    void theAuthorMayNotApproveTheOwnDraft() {
        assertThat(blocked(draft(GREEN, null), "owner", false).approving()).isEqualTo("studio.why.own");
        assertThat(blocked(draft(GREEN, null), "manager", false).approving()).isEmpty();
    }

    /** "Check first." would send somebody who did not draw it looking for what that might be. */
    @Test
    void whoReviewsReadsWhatIsMissingAndWhatTheyCanDo() {
        assertThat(blocked(draft(null, null), "manager", false).approving()).isEqualTo("review.unchecked");
        assertThat(blocked(draft(RED, null), "manager", false).approving()).isEqualTo("review.red");
    }

    @Test
    void publishingWaitsForSavingCheckingAndASecondPerson() {
        assertThat(blocked(draft(GREEN, "manager"), "owner", true).publishing()).isEqualTo("studio.why.unsaved");
        assertThat(blocked(draft(null, null), "owner", false).publishing()).isEqualTo("studio.why.unchecked");
        assertThat(blocked(draft(RED, null), "owner", false).publishing()).isEqualTo("studio.why.red");
        assertThat(blocked(draft(GREEN, null), "owner", false).publishing()).isEqualTo("studio.why.second");
        assertThat(blocked(draft(GREEN, "manager"), "owner", false).publishing())
                .isEmpty();
    }

    @Test
    void savingNeedsAChange() {
        assertThat(blocked(draft(null, null), "owner", false).saving()).isEqualTo("studio.why.nothing");
        assertThat(blocked(draft(null, null), "owner", true).saving()).isEmpty();
    }

    private static Blocked blocked(Draft draft, String account, boolean unsaved) {
        var viewer = new Viewer(account, account, "it", Set.of(), Set.of());
        return new Blocked((key, values) -> key, draft, true, viewer, unsaved);
    }

    private static Draft draft(@Nullable Check check, @Nullable String approvedBy) {
        var at = Instant.parse("2026-11-24T10:24:00Z");
        return new Draft(
                1, "incident", 1, Status.OPEN, "owner", at, at, 1, List.of(), check, approvedBy, null, null, null);
    }
}
