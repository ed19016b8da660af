package org.praxisitsm.ui.change;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.change.ChangeBoard;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The board: what waits for it, what its members decide, and what the minutes say afterwards. */
class ChangeBoardViewTests extends ScreenTest {

    private static final String BOARD = "change-board";

    @Autowired
    ChangeBoard board;

    @Autowired
    Clock clock;

    private ChangeBoard.Meeting called(Duration ahead) {
        return board.call(BOARD, clock.instant().plus(ahead), null, viewer("change-manager"));
    }

    /** Others meet, too. */
    @AfterEach
    void nobodyWaits() {
        board.meetings(BOARD, 20, viewer("change-manager")).stream()
                .filter(meeting -> meeting.heldAt() == null)
                .forEach(meeting -> board.minutes(meeting.id(), "", true, meeting.version(), viewer("change-manager")));
    }

    private List<String> held() {
        return _find(Article.class).stream()
                .flatMap(article -> _find(article, H2.class).stream())
                .map(H2::getText)
                .toList();
    }

    @Test
    void aMeetingThatWasClosedBeforeItsTimeDidNotEndBeforeItBegan() {
        var meeting = called(Duration.ofDays(3));
        var closed = board.minutes(meeting.id(), "We met early.", true, meeting.version(), viewer("change-manager"));
        signIn("change-manager");
        go("desk/changes/board");
        var words = new ChangeWords((key, arguments) -> key, java.time.ZoneId.of("Europe/Berlin"), Locale.UK);
        assertThat(held()).contains(words.at(closed.heldAt())).noneMatch(text -> text.contains(words.at(closed.at())));
    }

    @Test
    void theButtonThatClosesIsTheSameAfterSaving() {
        var meeting = called(Duration.ofDays(1));
        signIn("change-manager");
        go("desk/changes/board");
        var close = _get(Button.class, spec -> spec.withText("Close meeting"));
        _setValue(
                _get(TextArea.class, spec -> spec.withPredicate(area -> "120px".equals(area.getMinHeight()))),
                "We met.");
        _click(_get(Button.class, spec -> spec.withText("Save minutes")));

        _click(close);

        assertThat(board.meetings(BOARD, 20, viewer("change-manager")))
                .filteredOn(one -> one.id() == meeting.id())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.heldAt()).isNotNull();
                    assertThat(one.minutes()).isEqualTo("We met.");
                });
        assertThat(_find(Button.class, spec -> spec.withText("Close meeting"))).isEmpty();
    }

    @Test
    void whatAGermanDecidesAnEnglishReaderUnderstands() {
        called(Duration.ofDays(1));
        var number = emergency(30_000);
        signIn("henrik.solberg", Locale.GERMAN);
        go("desk/changes/board");
        var card = _find(Article.class).stream()
                .filter(one -> one.getElement().getTextRecursively().startsWith(number))
                .findFirst()
                .orElseThrow();
        _click(_get(card, Button.class, spec -> spec.withText("Genehmigen")));

        signIn("change-manager");
        go("desk/changes/board");
        var minutes = _find(Section.class).stream()
                .map(section -> section.getElement().getTextRecursively())
                .filter(text -> text.contains(number))
                .findFirst()
                .orElseThrow();
        assertThat(minutes).contains("Approved").doesNotContain("Genehmigen");
    }

    @Test
    void onTheTicketOnlyWhoeverIsAskedIsOfferedToDecide() {
        var number = emergency(30_010);
        signIn("liv.eriksen", Locale.GERMAN);
        go("desk/tickets/" + number);
        assertThat(_find(Button.class, spec -> spec.withId("outcome-approve"))).isEmpty();
        assertThat(page())
                .contains("Wartet auf ")
                .contains("Änderung genehmigen")
                .doesNotContain("Approve change");

        signIn("henrik.solberg");
        go("desk/tickets/" + number);
        assertThat(_find(Button.class, spec -> spec.withId("outcome-approve"))).hasSize(1);
    }

    private static String page() {
        return _find(Section.class).stream()
                .map(section -> section.getElement().getTextRecursively())
                .collect(java.util.stream.Collectors.joining(" "));
    }

    /** @param days ahead: two at one time would stand in each other's way. */
    private String emergency(int days) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(days, ChronoUnit.DAYS);
        var number = intake.open(
                        new OpenTicket(
                                "change-enablement",
                                "Mail gateway is open to everybody",
                                "Close it.",
                                null,
                                null,
                                "DESK",
                                Map.of(
                                        "changeType",
                                        "emergency",
                                        "group",
                                        "network",
                                        "plannedFrom",
                                        at.toString(),
                                        "plannedTo",
                                        at.plus(1, ChronoUnit.HOURS).toString())),
                        viewer("liv.eriksen"))
                .number();
        var task = queries.tasksOf(number, Viewer.system("test")).stream()
                .filter(one -> one.activity().equals("Task_PlanChange"))
                .findFirst()
                .orElseThrow();
        tasks.complete(
                task.id(),
                "submit",
                Map.of("implementationPlan", "Shut the port", "backoutPlan", "Open it"),
                null,
                viewer("liv.eriksen"));
        return number;
    }
}
