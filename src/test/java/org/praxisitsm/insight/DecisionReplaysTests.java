package org.praxisitsm.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Recorded decisions through a draft whose priority table says something else for a team that cannot work. */
@SpringBootTest
class DecisionReplaysTests {

    private static final String TABLE = "rules/incident/incident-priority.dmn";

    @Autowired
    DecisionReplays replays;

    @Autowired
    Drafts drafts;

    @Autowired
    TicketIntake intake;

    @Autowired
    TicketDesk desk;

    @Autowired
    Viewers viewers;

    private Viewer owner;
    private long draft;
    private String hit;
    private String spared;

    @BeforeEach
    void openTicketsAndADraft() {
        owner = viewers.of("owner");
        hit = open("team", "high");
        spared = open("one", "low");
        var begun = drafts.edit("incident", owner);
        draft = begun.id();
        var text = drafts.files("incident", draft, owner).text(TABLE);
        var cell = "<outputEntry id=\"Priority_07_out_priority\">";
        var at = text.indexOf("<text>3</text>", text.indexOf(cell));
        var changed = text.substring(0, at) + "<text>2</text>" + text.substring(at + "<text>3</text>".length());
        drafts.save(draft, TABLE, changed.getBytes(StandardCharsets.UTF_8), begun.version(), owner);
    }

    @AfterEach
    void discard() {
        drafts.discard("incident", draft, owner);
    }

    private String open(String impact, String urgency) {
        var answers = Map.of("category", "network", "service", "vpn", "impact", impact, "urgency", urgency);
        return intake.open(
                        new OpenTicket("incident", "Replay me", "x", "requester", null, "API", answers),
                        viewers.of("requester"))
                .number();
    }

    @Test
    void tellsWhatTheChangedTableWouldHaveDecidedOtherwise() {
        var before = desk.get(hit, owner);
        var replay = replays.replay("incident", draft, List.of(), 1_000, owner, (done, of) -> true);

        assertThat(replay.complete()).isTrue();
        assertThat(replay.tickets()).isGreaterThanOrEqualTo(2);
        assertThat(replay.tables()).singleElement().satisfies(table -> {
            assertThat(table.key()).isEqualTo("incident-priority");
            assertThat(table.undecided()).isZero();
            assertThat(table.decisions()).isGreaterThan(table.otherwise());
            assertThat(table.changes()).singleElement().satisfies(change -> {
                assertThat(change.output()).isEqualTo("priority");
                assertThat(change.before()).isEqualTo(3L);
                assertThat(change.after()).isEqualTo(2L);
                assertThat(change.count()).isEqualTo(table.otherwise());
                assertThat(change.tickets()).contains(hit).doesNotContain(spared);
            });
        });
        assertThat(desk.get(hit, owner)).isEqualTo(before);
    }

    /** The table stays, and reads nothing of what it requires now: all comes out as it did. */
    @Test
    void aTableThatRequiresAnExpressionNowIsReplayedWithIt() {
        var text = drafts.files("incident", draft, owner).text(TABLE);
        var changed = org.praxisitsm.rules.sheet.DecisionsText.read(text)
                .orElseThrow()
                .withNewExpression("incident-weight", "Weight", "weight", "integer")
                .withExpression("incident-weight", "if impact = \"team\" then 2 else 1")
                .withRequirement("incident-priority", "incident-weight")
                .text();
        drafts.save(
                draft,
                TABLE,
                changed.getBytes(StandardCharsets.UTF_8),
                drafts.find("incident", draft, owner).orElseThrow().version(),
                owner);
        var replay = replays.replay("incident", draft, List.of("incident-priority"), 50, owner, (done, of) -> true);
        assertThat(replay.tables()).singleElement().satisfies(table -> {
            assertThat(table.decisions()).isPositive();
            assertThat(table.undecided()).as(String.valueOf(table.trouble())).isZero();
        });
    }

    @Test
    void unchangedTablesAndGridsDecideAsTheyDid() {
        var tables = List.of("incident-routing", "incident-assignment", "incident-major");
        var replay = replays.replay("incident", draft, tables, 50, owner, (done, of) -> true);
        assertThat(replay.tables()).extracting(Replay.Table::key).containsExactlyInAnyOrderElementsOf(tables);
        assertThat(replay.otherwise()).isZero();
        assertThat(replay.tables())
                .allSatisfy(table -> assertThat(table.undecided()).isZero());
    }

    @Test
    void whatIsReadNewIsTakenFromTheTicketOfToday() {
        var text = drafts.files("incident", draft, owner).text(TABLE);
        var changed = text.replace("<text>urgency</text>", "<text>requester</text>");
        drafts.save(
                draft,
                TABLE,
                changed.getBytes(StandardCharsets.UTF_8),
                drafts.find("incident", draft, owner).orElseThrow().version(),
                owner);
        var replay = replays.replay("incident", draft, List.of("incident-priority"), 10, owner, (done, of) -> true);
        assertThat(replay.tables().get(0).assumed() + replay.tables().get(0).undecided())
                .isEqualTo(replay.tables().get(0).decisions());
    }

    @Test
    void canBeStoppedAndIsBounded() {
        assertThatThrownBy(() -> replays.replay("incident", draft, List.of(), 5_001, owner, (done, of) -> true))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting("field")
                        .containsExactly("limit"));
        assertThatThrownBy(() -> replays.replay("incident", draft, List.of("nonsense"), 10, owner, (done, of) -> true))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nonsense");
        var stopped = replays.replay("incident", draft, List.of(), 1, owner, (done, of) -> false);
        assertThat(stopped.tickets()).isEqualTo(1);
    }

    @Test
    void onlyTicketsThatOneMaySeeAreCounted() {
        assertThatThrownBy(
                        () -> replays.replay("incident", draft, List.of(), 10, viewers.of("agent"), (done, of) -> true))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        // Same rights over the draft as the owner, none over the tickets of IT.
        var stranger = new Viewer(
                "stranger",
                "Stranger",
                "hr",
                java.util.Set.of(new Viewer.Grant(org.praxisitsm.identity.Role.MANAGER, "hr")),
                java.util.Set.of());
        var replay = replays.replay("incident", draft, List.of(), 100, stranger, (done, of) -> true);
        assertThat(replay.tickets()).isZero();
        assertThat(replay.otherwise()).isZero();
    }
}
