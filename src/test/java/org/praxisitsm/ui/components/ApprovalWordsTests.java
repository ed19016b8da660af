package org.praxisitsm.ui.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.approval.RoundView.VoteView;
import org.praxisitsm.approval.Vote;

/** Nobody has said what silence counts as. */
class ApprovalWordsTests {

    private final ApprovalWords words = new ApprovalWords((key, arguments) -> key, mock(Names.class));

    @ParameterizedTest
    @CsvSource({
        "NO, silence, approval.silent.no",
        "YES, silence, approval.silent.yes",
        "NO, portal, approval.no",
        "YES, link, approval.yes"
    })
    void whoKeptSilentHasNotSaidIt(Vote.State state, String way, String said) {
        var vote = new VoteView(
                1, 1, 1, state, "anna", "anna", null, null, null, false, "no", "anna", way, null, null, null, null,
                null, null);
        assertThat(words.state(vote)).isEqualTo(said);
    }
}
