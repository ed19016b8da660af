package org.praxisitsm.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.audit.AuditTrail.Entry;
import org.praxisitsm.practice.Category;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Names;

class TrailWordsViewTests {

    private static final Instant AT = Instant.parse("2026-11-24T10:24:00Z");
    private static final String SYSTEM = "system:workflow";

    private final Names names = mock(Names.class);
    private TrailWords words;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        when(names.person("rita")).thenReturn("Rita Azevedo");
        when(names.field(anyString(), anyInt(), anyString(), any())).thenAnswer(asked -> asked.getArgument(2));
        when(names.value(any(TicketView.class), anyString(), any(), any(), any()))
                .thenAnswer(asked -> String.valueOf((Object) asked.getArgument(2)));
        when(names.state(anyString(), anyInt(), anyString(), any())).thenReturn("Resolved");
        when(names.step(anyString(), anyInt(), any(), anyString(), any())).thenAnswer(asked -> asked.getArgument(3));
        when(names.outcome(anyString(), anyInt(), any(), anyString(), any())).thenAnswer(asked -> asked.getArgument(3));
        when(names.decision("incident-priority")).thenReturn("Incident priority");
        when(names.group("desk")).thenReturn("Service desk");
        words = new TrailWords(names, ticket(), Locale.ENGLISH, ZoneOffset.UTC);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void anOutcomeIsToldInTheWordsOfTheButton() {
        var line = only(
                entry(1, "rita", "task.completed", Map.of(), Map.of("name", "Confirm", "outcome", "Yes, fixed"), null));
        assertThat(plain(line)).isEqualTo("Rita Azevedo chose “Yes, fixed” at “Confirm”");
        assertThat(line.folded()).isFalse();
    }

    @Test
    void whereSilenceDecidedTheReasonStandsInTheTimeline() {
        var after = Map.<String, Object>of(
                "name", "Approve", "outcome", "Decline", "reason", "Nobody answered until 4 Nov 2026, 08:30.");
        assertThat(plain(only(entry(1, "system:approval", "task.completed", Map.of(), after, null))))
                .isEqualTo("Nobody answered until 4 Nov 2026, 08:30. That counted as “Decline” at “Approve”");
    }

    @Test
    void aPriorityNamesTheTableThatSetItAndLeadsToTheWhy() {
        var decided = entry(
                2,
                "system:rules",
                "table.decided",
                Map.of(),
                Map.of("record", 7, "outputs", Map.of("priority", 2)),
                "Set");
        var changed = entry(1, SYSTEM, "ticket.changed", Map.of(), Map.of("priority", 2), "Set");
        var lines = words.lines(List.of(changed, decided));
        assertThat(plain(lines.get(0))).isEqualTo("Priority to P2, by the table Incident priority");
        assertThat(lines.get(0).text()).contains("desk/tickets/INC1?tab=history#why-7");
        assertThat(lines.get(0).folded()).isFalse();
        assertThat(lines.get(1).folded()).isTrue();
    }

    @Test
    void machineryIsFolded() {
        assertThat(only(entry(1, SYSTEM, "action.run", Map.of(), Map.of(), "Send"))
                        .folded())
                .isTrue();
        assertThat(only(entry(1, SYSTEM, "task.offered", Map.of(), Map.of("name", "Fix", "group", "desk"), "Fix"))
                        .folded())
                .isTrue();
    }

    @Test
    void stateMovesAreToldByTheirWord() {
        var line = only(entry(1, SYSTEM, "state.moved", Map.of("state", "new"), Map.of("state", "resolved"), "End"));
        assertThat(plain(line)).isEqualTo("Moved to Resolved");
    }

    @Test
    void whatPeopleWroteCannotBecomeALink() {
        assertThat(Sentence.strong("a\uE002desk/x\uE003b\uE001")).isEqualTo("\uE000adesk/xb\uE001");
    }

    private TrailWords.Line only(Entry entry) {
        return words.lines(List.of(entry)).get(0);
    }

    private static String plain(TrailWords.Line line) {
        return line.text().replaceAll("\uE002[^\uE003]*\uE003", "").replaceAll("[\uE000\uE001]", "");
    }

    private static Entry entry(
            long sequence,
            String actor,
            String act,
            Map<String, Object> before,
            Map<String, Object> after,
            @Nullable String step) {
        return new Entry(
                sequence,
                AT,
                actor,
                act,
                "decision",
                "incident-priority",
                "INC1",
                false,
                before,
                after,
                step == null ? null : new ProcessStep("p", 1, step));
    }

    private static TicketView ticket() {
        return new TicketView(
                1,
                "INC1",
                "incident",
                1,
                "it",
                "VPN",
                null,
                "rita",
                null,
                "rita",
                "PORTAL",
                null,
                null,
                null,
                2,
                "new",
                Category.NEW,
                Map.of(),
                AT,
                AT,
                null,
                null,
                1,
                "p",
                List.of(),
                true,
                false);
    }
}
