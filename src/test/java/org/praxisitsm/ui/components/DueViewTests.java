package org.praxisitsm.ui.components;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.praxisitsm.sla.Agreement.Kind;
import org.praxisitsm.sla.ClockKey;
import org.praxisitsm.sla.ClockState;
import org.praxisitsm.sla.ClockState.State;
import org.praxisitsm.sla.Clocks.Explained;
import org.praxisitsm.sla.CountedWindow;
import org.praxisitsm.sla.Due;
import org.praxisitsm.sla.Interval;
import org.praxisitsm.sla.Promise;

/** The chip says in words what its colour says, and its explanation adds up. */
class DueViewTests {

    private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private final Names names = Mockito.mock(Names.class);

    @BeforeEach
    void open() {
        MockVaadin.setup();
        UI.getCurrent().setLocale(Locale.ENGLISH);
        Mockito.when(names.value("incident", 1, "holdReason", "requester", Locale.ENGLISH, ZONE))
                .thenReturn("Waiting for the requester");
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @ParameterizedTest
    @CsvSource({
        "0, CALM",
        "49, CALM",
        "50, NOTICE",
        "74, NOTICE",
        "75, WARNING",
        "99, WARNING",
        "100, LATE",
        "230, LATE"
    })
    void theBandChangesAtHalfAtThreeQuartersAndAtTheEnd(int percent, DueWords.Band band) {
        assertThat(DueWords.Band.of(percent)).isEqualTo(band);
    }

    @Test
    void aRunningClockShowsWhatIsLeftAndRunsOnWhileTheServiceIsOpen() {
        var due = new Due(
                clock(State.RUNNING, Duration.ofMinutes(294), NINE.plusSeconds(3_960), null),
                Map.of("de", "Lösung"),
                null,
                NINE.plusSeconds(7_200));

        var look = words(Locale.ENGLISH).look(due, "incident", 1, false);

        assertThat(look.state()).isEqualTo("running");
        assertThat(look.band()).isEqualTo(DueWords.Band.WARNING);
        assertThat(look.used()).isEqualTo(81);
        assertThat(look.left()).isEqualTo(3_960);
        assertThat(look.until()).isEqualTo("2026-11-24T11:00:00Z");
        assertThat(look.label()).startsWith("Resolution, due Tue 24 Nov, 10:06");
        assertThat(words(Locale.GERMAN).look(due, "incident", 1, true).text()).isEqualTo("{0} · Lösung");
    }

    @Test
    void aLateClockSaysSoInAWord() {
        var due = new Due(clock(State.BREACHED, Duration.ofMinutes(372), NINE, null), Map.of(), null, null);

        var chip = new DueChip("INC1", words(Locale.ENGLISH).look(due, "incident", 1, false));

        assertThat(chip.getElement().getAttribute("state")).isEqualTo("late");
        assertThat(chip.getElement().getAttribute("text")).isEqualTo("{0} late");
        assertThat(chip.getElement().getAttribute("left")).isEqualTo("-720");
        assertThat(chip.getElement().getAttribute("tabindex")).isEqualTo("0");
    }

    @Test
    void aPausedClockNamesTheReason() {
        var due = new Due(clock(State.PAUSED, Duration.ofMinutes(60), null, "requester"), Map.of(), "holdReason", null);

        assertThat(words(Locale.ENGLISH).look(due, "incident", 1, false).text()).isEqualTo("Waiting for the requester");
        assertThat(words(Locale.ENGLISH).look(due, "incident", 1, true).text())
                .isEqualTo("Paused: Waiting for the requester");
    }

    @Test
    void aDateOfTheDiagramIsAChipWhereNoClockPressesSooner() {
        var words = words(Locale.ENGLISH);
        var began = NINE.minusSeconds(3_600);
        var drawn = words.look(null, NINE.plusSeconds(1_200), began, NINE, "incident", 1);
        assertThat(drawn.state()).isEqualTo("running");
        assertThat(drawn.band()).isEqualTo(DueWords.Band.WARNING);
        assertThat(drawn.left()).isEqualTo(1_200);
        assertThat(drawn.label()).startsWith("due Tue 24 Nov, 09:20, as the diagram");
        assertThat(words.look(null, NINE.minusSeconds(60), began, NINE, "incident", 1)
                        .state())
                .isEqualTo("late");
        assertThat(words.look(null, null, began, NINE, "incident", 1).state()).isEmpty();

        var sooner = new Due(
                clock(State.RUNNING, Duration.ofMinutes(60), NINE.plusSeconds(600), null), Map.of(), null, null);
        assertThat(words.look(sooner, NINE.plusSeconds(1_200), began, NINE, "incident", 1)
                        .label())
                .startsWith("Resolution");
        assertThat(words.look(sooner, NINE.plusSeconds(300), began, NINE, "incident", 1)
                        .label())
                .startsWith("due");
        var paused = new Due(clock(State.PAUSED, Duration.ofMinutes(60), null, "requester"), Map.of(), null, null);
        assertThat(words.look(paused, NINE.plusSeconds(300), began, NINE, "incident", 1)
                        .label())
                .startsWith("due");
    }

    @Test
    void nothingPromisedIsNoChip() {
        assertThat(words(Locale.ENGLISH).look(null, "incident", 1, false).state())
                .isEmpty();
    }

    @Test
    void theExplanationAddsUpDayByDayAndNamesVersions() {
        var eight = NINE.minusSeconds(3_600);
        var windows = List.of(
                window(NINE.minusSeconds(7_200), eight, null),
                window(eight, NINE.minusSeconds(1_800), CountedWindow.Reason.PAUSED),
                window(NINE.minusSeconds(1_800), NINE, null));
        var explained = new Explained(
                clock(State.RUNNING, Duration.ofMinutes(90), NINE.plusSeconds(16_200), null),
                "Gold support",
                "Operations",
                Map.of(),
                "holdReason",
                windows,
                List.of(new Interval(eight, NINE.minusSeconds(1_800))),
                Arrays.asList("requester"),
                List.of(window(NINE, NINE.plusSeconds(16_200), null)));

        UI.getCurrent().add(new DueExplanation(List.of(explained), "incident", 1, words(Locale.ENGLISH)));

        assertThat(rows())
                .containsExactly(
                        List.of("Tue 24 Nov", "07:00–08:00", "1 h 00 m", "1 h 00 m"),
                        List.of("Tue 24 Nov", "08:00–08:30", "Waiting for the requester: not counted", ""),
                        List.of("Tue 24 Nov", "08:30–09:00", "30 m", "1 h 30 m"),
                        List.of("Still open", "09:00–13:30", "4 h 30 m", "6 h 00 m"));
        assertThat(_get(Details.class).isOpened()).isTrue();
        assertThat(_find(Div.class))
                .extracting(Div::getText)
                .contains("Agreement Gold support, version 3 · Operations", "Calendar always, version 2");
    }

    private static List<List<String>> rows() {
        return _find(Div.class).stream()
                .filter(row -> "row".equals(row.getElement().getAttribute("role")))
                .map(row ->
                        row.getChildren().map(cell -> ((Span) cell).getText()).toList())
                .toList();
    }

    private DueWords words(Locale locale) {
        return new DueWords(names, locale, ZONE);
    }

    private static CountedWindow window(Instant from, Instant to, CountedWindow.@Nullable Reason reason) {
        return new CountedWindow(
                LocalDate.of(2026, 11, 24),
                from,
                to,
                reason == null ? Duration.between(from, to) : Duration.ZERO,
                reason);
    }

    private static ClockState clock(State state, Duration elapsed, @Nullable Instant due, @Nullable String reason) {
        return new ClockState(
                new ClockKey("incident-gold", "resolution"),
                3,
                Kind.SLA,
                "Resolution",
                state,
                1,
                NINE.minusSeconds(7_200),
                NINE.minusSeconds(7_200),
                due,
                elapsed,
                Duration.ofHours(6),
                Promise.of(Duration.ofHours(6)),
                state == State.PAUSED ? NINE : null,
                reason,
                null,
                null,
                "always",
                2,
                null,
                null,
                List.of(),
                List.of());
    }
}
