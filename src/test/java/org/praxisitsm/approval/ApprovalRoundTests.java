package org.praxisitsm.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.approval.ApprovalRound.Moves;
import org.praxisitsm.approval.ApprovalRound.Reason;
import org.praxisitsm.approval.ApprovalRound.Skipped;
import org.praxisitsm.approval.ApprovalRound.Status;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.practice.Quorum;

class ApprovalRoundTests {

    private final World world = new World();

    private static ApprovalSpec spec(Map<String, String> properties) {
        return ApprovalSpec.of(name -> name.equals("approvers") ? "x" : properties.get(name), "desk")
                .orElseThrow();
    }

    private static ApprovalSpec all() {
        return spec(Map.of());
    }

    private static Line line(int level, String word) {
        return new Line(level, word, null, "table#" + level + word);
    }

    private Moves answer(ApprovalRound round, ApprovalSpec spec, String who, String with) {
        var vote = round.votes().stream()
                .filter(one -> one.state() == Vote.State.OPEN && who.equals(one.holder()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(who + " is not asked, but " + asked(round)));
        round.answer(vote, with, who, "desk", null, world);
        return round.goOn(spec, world);
    }

    private static List<String> asked(ApprovalRound round) {
        return round.votes().stream()
                .filter(vote -> vote.state() == Vote.State.OPEN)
                .map(vote -> vote.holder() == null ? "@" + vote.group() : vote.holder())
                .toList();
    }

    private ApprovalRound begun(ApprovalSpec spec, Line... plan) {
        var round = new ApprovalRound(List.of(plan));
        round.goOn(spec, world);
        return round;
    }

    /** iTop approval add-on: level 2 was skipped when level 1 had no approver. */
    @Test
    void aLevelThatFindsNobodyAsksTheGroupAndTheNextLevelIsAskedAllTheSame() {
        world.means("manager");
        var round = begun(all(), line(1, "manager"), line(2, "frida"));

        assertThat(asked(round)).containsExactly("@desk");
        assertThat(round.skipped()).containsExactly(new Skipped(1, "manager", "table#1manager", Reason.NOBODY_FOUND));
        var vote = round.votes().get(0);
        round.answer(vote, "approve", "marit", "desk", null, world);
        var next = round.goOn(all(), world);

        assertThat(next.ask()).extracting(Vote::holder).containsExactly("frida");
        assertThat(next.outcome()).isNull();
    }

    /** iTop approval add-on: the same person was asked twice. */
    @Test
    void nobodyIsAskedTwice() {
        world.means("group:board", "ann", "bo");
        var round = begun(all(), line(1, "ann"), line(1, "group:board"), line(2, "ann"), line(2, "cy"));

        assertThat(asked(round)).containsExactly("ann", "bo");
        answer(round, all(), "ann", "approve");
        var second = answer(round, all(), "bo", "approve");

        assertThat(second.ask()).extracting(Vote::holder).containsExactly("cy");
        assertThat(answer(round, all(), "cy", "approve").outcome()).isEqualTo("approve");
        assertThat(round.votes())
                .filteredOn(vote -> vote.carried)
                .singleElement()
                .satisfies(carried -> {
                    assertThat(carried.level()).isEqualTo(2);
                    assertThat(carried.decidedBy).isEqualTo("ann");
                });
    }

    /** iTop approval add-on: several answers of one user were hidden. */
    @Test
    void everyAnswerOfOnePersonStaysInTheRecord() {
        var round = begun(all(), line(1, "ann"), line(2, "bo"));
        answer(round, all(), "ann", "approve");

        round.changed(round.plan, all(), world);
        answer(round, all(), "ann", "decline");

        assertThat(round.votes())
                .filteredOn(vote -> "ann".equals(vote.decidedBy))
                .extracting(vote -> vote.generation + " " + vote.outcome())
                .containsExactly("1 approve", "2 decline");
        assertThat(round.status()).isEqualTo(Status.REJECTED);
    }

    /** iTop approval add-on: the states of two cycles were mixed after a reopening. */
    @Test
    void anotherRoundKnowsNothingOfTheOneBefore() {
        var first = begun(all(), line(1, "ann"));
        answer(first, all(), "ann", "approve");
        var again = begun(all(), line(1, "ann"));

        assertThat(first.status()).isEqualTo(Status.APPROVED);
        assertThat(again.status()).isEqualTo(Status.OPEN);
        assertThat(asked(again)).containsExactly("ann");
    }

    @Test
    void anyoneIsEnoughAndTheOthersAreAskedNoMore() {
        var spec = spec(Map.of("quorum", "any"));
        var round = begun(spec, line(1, "ann"), line(1, "bo"), line(1, "cy"));

        assertThat(answer(round, spec, "bo", "decline").outcome()).isNull();
        var end = answer(round, spec, "cy", "approve");

        assertThat(end.outcome()).isEqualTo("approve");
        assertThat(end.drop()).extracting(Vote::holder).containsExactly("ann");
    }

    @Test
    void twoOfThreeEndsAsSoonAsTwoSaidYesOrCannotAnyMore() {
        var spec = spec(Map.of("quorum", "2"));
        var yes = begun(spec, line(1, "ann"), line(1, "bo"), line(1, "cy"));
        answer(yes, spec, "ann", "approve");
        assertThat(answer(yes, spec, "cy", "approve").outcome()).isEqualTo("approve");

        var no = begun(spec, line(1, "ann"), line(1, "bo"), line(1, "cy"));
        answer(no, spec, "ann", "decline");
        var end = answer(no, spec, "bo", "refuse");
        assertThat(end.outcome()).isEqualTo("refuse");
        assertThat(no.status()).isEqualTo(Status.REJECTED);
        assertThat(end.drop()).extracting(Vote::holder).containsExactly("cy");
    }

    @Test
    void theTableSaysTheQuorumOfALevel() {
        var round = new ApprovalRound(List.of(
                new Line(1, "ann", Quorum.ANY, "r1"),
                new Line(1, "bo", Quorum.ANY, "r2"),
                line(2, "cy"),
                line(2, "di")));
        round.goOn(all(), world);
        assertThat(answer(round, all(), "bo", "approve").ask())
                .extracting(Vote::holder)
                .containsExactly("cy", "di");
        assertThat(answer(round, all(), "cy", "approve").outcome()).isNull();
        assertThat(answer(round, all(), "di", "approve").outcome()).isEqualTo("approve");
    }

    @Test
    void inTurnTheNextIsAskedWhenTheOneBeforeHasAnswered() {
        var spec = spec(Map.of("order", "inTurn"));
        var round = begun(spec, line(1, "ann"), line(1, "bo"));

        assertThat(asked(round)).containsExactly("ann");
        assertThat(answer(round, spec, "ann", "approve").ask())
                .extracting(Vote::holder)
                .containsExactly("bo");
        assertThat(answer(round, spec, "bo", "approve").outcome()).isEqualTo("approve");
    }

    @Test
    void nobodyApprovesTheirOwnMatterAlsoAsSubstitute() {
        world.barred.add("anna");
        world.standIns.put("ann", "anna");
        var round = begun(all(), line(1, "anna"), line(1, "ann"));

        assertThat(asked(round)).containsExactly("ann");
        assertThat(round.skipped()).extracting(Skipped::reason).containsExactly(Reason.SELF);
    }

    @Test
    void aSubstituteIsAskedOnceAlsoWhereTheyAreAskedForThemselves() {
        world.standIns.put("ann", "bo");
        var round = begun(all(), line(1, "ann"), line(1, "bo"));

        assertThat(asked(round)).containsExactly("bo");
        assertThat(round.votes()).singleElement().satisfies(vote -> {
            assertThat(vote.asked()).isEqualTo("ann");
            assertThat(vote.because()).isEqualTo(Vote.Because.SUBSTITUTE);
        });
        assertThat(round.skipped()).extracting(Skipped::reason).containsExactly(Reason.ASKED_ALREADY);
    }

    @Test
    void whoeverLeftIsStoodInForOrPassedOver() {
        world.left.addAll(List.of("ann", "bo"));
        world.standIns.put("ann", "cy");
        var round = begun(all(), line(1, "ann"), line(1, "bo"));

        assertThat(asked(round)).containsExactly("cy");
        assertThat(round.votes()).singleElement().satisfies(vote -> assertThat(vote.because())
                .isEqualTo(Vote.Because.LEFT));
    }

    @Test
    void aRowCanSayThatNobodyNeedsToBeAsked() {
        var moves = new ApprovalRound(List.of(line(1, ApprovalSpec.NOBODY))).goOn(all(), world);
        assertThat(moves.outcome()).isEqualTo("approve");
        assertThat(moves.ask()).isEmpty();
    }

    @Test
    void aTableThatMatchesNothingIsNoConsent() {
        var round = begun(all());
        assertThat(round.status()).isEqualTo(Status.OPEN);
        assertThat(asked(round)).containsExactly("@desk");
    }

    @Test
    void anotherContentAsksThoseAnewWhoHaveAnswered() {
        var round = begun(all(), line(1, "ann"), line(2, "bo"));
        assertThat(round.changed(round.plan, all(), world)).isEmpty();
        answer(round, all(), "ann", "approve");

        var moves = round.changed(round.plan, all(), world).orElseThrow();

        assertThat(moves.drop()).extracting(Vote::holder).containsExactly("bo");
        assertThat(moves.ask()).extracting(Vote::holder).containsExactly("ann");
    }

    @Test
    void silenceGoesToTheManagerOnceAndThenCountsAsTheDiagramSays() {
        world.managers.put("ann", "max");
        var spec = spec(Map.of("deadline", "P3D", "escalateTo", "manager", "lapse", "decline"));
        var round = begun(spec, line(1, "ann"));
        var vote = round.votes().get(0);

        assertThat(round.overdue(vote, spec, world)).isTrue();
        assertThat(vote.holder()).isEqualTo("max");
        assertThat(vote.asked()).isEqualTo("ann");
        assertThat(vote.because()).isEqualTo(Vote.Because.ESCALATED);
        assertThat(round.overdue(vote, spec, world)).isTrue();
        assertThat(round.goOn(spec, world).outcome()).isEqualTo("decline");
    }

    @Test
    void aVoteOfOneWhoLeftGoesToTheirManagerElseToTheGroup() {
        world.managers.put("ann", "max");
        var round = begun(all(), line(1, "ann"), line(1, "bo"));
        world.left.addAll(List.of("ann", "bo"));
        var votes = new ArrayList<>(round.votes());

        round.replace(votes.get(0), world);
        round.replace(votes.get(1), world);

        assertThat(asked(round)).containsExactly("max", "@desk");
    }

    @Test
    void whoeverSaidYesToThePlainTaskIsNotAskedAgain() {
        var round = new ApprovalRound(List.of(line(1, "ann"), line(2, "bo")));
        round.saidBefore("ann", world);
        assertThat(round.goOn(all(), world).ask()).extracting(Vote::holder).containsExactly("bo");
    }
}
