package org.praxisitsm.ui.desk;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.components.PersonBox;

/** The ticket page as an agent works with it. */
class TicketPageViewTests extends ScreenTest {

    @Test
    void theTaskStandsFirstWithTheDrawnOutcomesAsButtons() {
        open(report("Label printer 7 prints blank"), "agent");
        assertThat(_get(H1.class).getText()).isEqualTo("Label printer 7 prints blank");
        assertThat(_get(H2.class, spec -> spec.withText("Classify incident"))).isNotNull();
        assertThat(outcomes()).startsWith("Accept").contains("Duplicate");
        assertThat(outcome("accept").getThemeNames()).contains("primary");
    }

    @Test
    void anOutcomeThatNeedsAnAnswerMarksItAndKeepsWhatWasTyped() {
        var number = report("Label printer 8 prints blank");
        open(number, "agent");
        var which = _get(TextField.class, spec -> spec.withId("field-duplicateOf"));
        assertThat(which.getHelperText())
                .isEqualTo("Number of the ticket that this one repeats. Needed for “Duplicate”.");
        assertThat(which.isRequiredIndicatorVisible()).isFalse();
        _setValue(note(), "Seen before");

        _click(outcome("duplicate"));

        assertThat(which.isInvalid()).isTrue();
        assertThat(which.getErrorMessage()).isEqualTo("“Duplicate” needs an answer here.");
        assertThat(note().getValue()).isEqualTo("Seen before");
        assertThat(desk.get(number, viewer("agent")).category().name()).isEqualTo("NEW");
        _click(outcome("accept"));
        assertThat(desk.get(number, viewer("agent")).category().name()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void whatAnOutcomeNeedsIsSaidInTheWordsOfItsButton() {
        var number = report("Label printer 9 prints blank");
        signIn("agent", Locale.GERMAN);
        go("desk/tickets/" + number);
        var which = _get(TextField.class, spec -> spec.withId("field-duplicateOf"));
        var label = outcome("duplicate").getText();
        assertThat(label).isNotEqualTo("Duplicate");
        assertThat(which.getHelperText()).endsWith("Nötig für „" + label + "“.");
        _click(outcome("duplicate"));
        assertThat(which.getErrorMessage()).isEqualTo("„" + label + "“ braucht hier eine Antwort.");
    }

    @Test
    void anAssetInAFieldIsALinkToWhoMaySeeItAndNotShownToOthers() {
        var assets = context().getBean(Assets.class);
        var own =
                assets.create(NewCi.of("client", "NB-LINKED"), viewer("agent")).number();
        var other =
                assets.create(NewCi.of("client", "NB-SECRET"), viewer("agent")).number();
        var number = report("Notebook stays dark");
        desk.change(number, Map.of("fields", Map.of("asset", own)), null, viewer("agent"));
        open(number, "agent");
        assertThat(_find(Anchor.class)).anySatisfy(link -> {
            assertThat(link.getHref()).isEqualTo("desk/assets/" + own);
            assertThat(link.getText()).isEqualTo("NB-LINKED · " + own);
        });

        desk.change(number, Map.of("fields", Map.of("asset", other)), null, viewer("agent"));
        assets.patch(other, CiPatch.of(CiFields.UNIT, "hr"), null, Viewer.system("test"));
        for (var tab : List.of("", "?tab=history")) {
            signIn("agent", Locale.GERMAN);
            go("desk/tickets/" + number + tab);
            var page = _get(TicketPageView.class).getElement();
            assertThat(page.getTextRecursively())
                    .as(tab)
                    .contains("(nicht gezeigt)", "NB-LINKED · " + own)
                    .doesNotContain(other, "NB-SECRET");
            assertThat(_find(Anchor.class)).as(tab).extracting(Anchor::getHref).contains("desk/assets/" + own);
        }
    }

    @Test
    void completingGoesOnToTheNextTask() {
        var number = report("Scanner app closes");
        open(number, "agent");
        _setValue(note(), "Looked at the log.");
        _click(outcome("accept"));
        assertThat(desk.get(number, viewer("agent")).category().name()).isEqualTo("IN_PROGRESS");
        assertThat(_get(H2.class, spec -> spec.withText("Diagnose incident"))).isNotNull();
        assertThat(desk.comments(number, viewer("agent")))
                .extracting(TicketDesk.Comment::text)
                .contains("Looked at the log.");
    }

    @Test
    void whatIsTypedIsThereAgainForWhoTypedItAndForNobodyElse() {
        var number = report("Old calendar entries reappear");
        open(number, "agent");
        _setValue(note(), "Half a thought");
        open(number, "agent");
        assertThat(note().getValue()).isEqualTo("Half a thought");
        open(number, "ingrid.dahl");
        assertThat(note().getValue()).isEmpty();
    }

    @Test
    void aDraftIsGoneOnceItWasSent() {
        var number = report("Mailbox is full");
        open(number, "agent");
        _setValue(note(), "Sent with the outcome");
        var task = task(number);
        _click(outcome("accept"));
        assertThat(context()
                        .getBean(org.praxisitsm.ticket.FormDrafts.class)
                        .find("task:" + task.id(), viewer("agent"))
                        .filter(draft -> !draft.content().isEmpty()))
                .isEmpty();
    }

    @Test
    void aStaleSaveNamesThePersonAndWhatChangedAndKeepsWhatWasTyped() {
        var number = report("Camera is black");
        open(number, "agent");
        _setValue(note(), "Still typed");
        desk.change(number, Map.of("subject", "Camera is black again"), null, viewer("ingrid.dahl"));
        _click(outcome("accept"));
        assertThat(banner())
                .contains("Ingrid Dahl")
                .contains("Camera is black again")
                .doesNotContain("ingrid.dahl");
        assertThat(banner()).contains("What you typed is still here");
        assertThat(note().getValue()).isEqualTo("Still typed");
        assertThat(desk.get(number, viewer("agent")).category().name()).isEqualTo("NEW");
        _click(outcome("accept"));
        assertThat(desk.get(number, viewer("agent")).category().name()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void aStaleSaveSpeaksTheLanguageOfTheReader() {
        var number = report("Camera is grey");
        signIn("agent", Locale.GERMAN);
        go("desk/tickets/" + number);
        desk.change(number, Map.of("priority", 1), null, viewer("ingrid.dahl"));
        _click(outcome("accept"));
        assertThat(banner())
                .contains("Ingrid Dahl")
                .contains("Priorität")
                .contains("P1")
                .contains("Was Sie geschrieben haben, steht noch da");
        assertThat(banner()).doesNotContain("was changed by").doesNotContain("version");
    }

    @Test
    void whatOneChangesOneselfMakesNothingStale() {
        var number = report("Keyboard sticks");
        open(number, "agent");
        _click(_get(Button.class, spec -> spec.withId("claim")));
        assertThat(task(number).assignee()).isEqualTo("agent");
        _click(outcome("accept"));
        assertThat(desk.get(number, viewer("agent")).category().name()).isEqualTo("IN_PROGRESS");
        _assertNone(Button.class, spec -> spec.withId("outcome-accept"));
    }

    @Test
    void whatWasTypedForATaskThatSomebodyElseCompletedStaysInSight() {
        var number = report("Two at once");
        open(number, "agent");
        _setValue(note(), "The spare belt is in bay 4.");
        tasks.complete(task(number).id(), "accept", Map.of(), null, viewer("admin"));
        composer().setValue("Anything makes the page read again");
        _click(_get(Button.class, spec -> spec.withId("composer-send")));
        assertThat(_get(Div.class, spec -> spec.withId("left-over"))
                        .getElement()
                        .getTextRecursively())
                .contains("“Classify incident” was completed by somebody else")
                .contains("The spare belt is in bay 4.");
        _click(_get(Button.class, spec -> spec.withText("I do not need them")));
        assertThat(_get(Div.class, spec -> spec.withId("left-over")).getChildren())
                .isEmpty();
    }

    @Test
    void aMissingAnswerIsToldAtItsField() {
        var number = report("Wi-Fi gap");
        tasks.complete(task(number).id(), "accept", Map.of(), null, viewer("admin"));
        tasks.complete(task(number).id(), "resolve", Map.of(), null, viewer("admin"));
        open(number, "admin");
        _click(outcome("resolve"));
        var solution = _get(TextArea.class, spec -> spec.withId("field-resolution"));
        assertThat(solution.isInvalid()).isTrue();
        assertThat(solution.getErrorMessage()).isNotBlank();
        assertThat(desk.get(number, viewer("admin")).category().name()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void aReplyReachesTheRequesterAndANoteDoesNot() {
        var number = report("Badge blinks red");
        open(number, "agent");
        _click(_get(Button.class, spec -> spec.withId("composer-send")));
        assertThat(desk.comments(number, viewer("agent"))).isEmpty();
        composer().setValue("Which door?");
        _click(_get(Button.class, spec -> spec.withId("composer-send")));
        _click(_get(NativeButton.class, spec -> spec.withId("composer-note")));
        composer().setValue("Third time this week.");
        _click(_get(Button.class, spec -> spec.withId("composer-send")));
        assertThat(composer().getValue()).isEmpty();
        assertThat(desk.comments(number, viewer("requester")))
                .extracting(TicketDesk.Comment::text)
                .containsExactly("Which door?");
        assertThat(desk.comments(number, viewer("agent"))).hasSize(2);
    }

    @Test
    void whatWasWrittenToOneTicketIsNotSentToTheNext() {
        var one = report("The first");
        var other = report("The second");
        open(one, "agent");
        _setValue(composer(), "Meant for the first");
        go("desk/tickets/" + other);
        assertThat(_get(H1.class).getText()).isEqualTo("The second");
        assertThat(composer().getValue()).isEmpty();
        go("desk/tickets/" + one);
        assertThat(composer().getValue()).isEqualTo("Meant for the first");
    }

    @Test
    void theNextTicketIsFollowedLiveInPlaceOfTheFirst() {
        var one = report("First looked at");
        var other = report("Looked at next");
        open(one, "agent");
        go("desk/tickets/" + other);
        var lookers = context().getBean(org.praxisitsm.ui.components.Lookers.class);
        assertThat(lookers.others(other, viewer("admin"))).containsExactly("Teresa Lopes");
        assertThat(lookers.others(one, viewer("admin"))).isEmpty();
    }

    @Test
    void othersAreMadeWatchersAndTakenOffAgain() {
        var number = report("Watched");
        open(number, "agent");
        _get(PersonBox.class, spec -> spec.withId("watcher")).setValue("uta.reimers");
        assertThat(desk.watchers(number, viewer("agent"))).containsExactly("uta.reimers");
        assertThat(desk.get(number, viewer("uta.reimers")).number()).isEqualTo(number);
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(button -> button.getAriaLabel()
                        .filter("Uta Reimers shall watch no longer"::equals)
                        .isPresent())));
        assertThat(desk.watchers(number, viewer("agent"))).isEmpty();
        assertThatThrownBy(() -> desk.get(number, viewer("uta.reimers"))).isInstanceOf(Refusal.class);
    }

    @Test
    void whoDoesNotWorkOnATicketMakesNobodyAWatcher() {
        var number = report("Not theirs");
        assertThatThrownBy(() -> desk.watch(number, "uta.reimers", true, viewer("requester")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("work on " + number);
        desk.watch(number, "requester", true, viewer("requester"));
        assertThat(desk.watchers(number, viewer("agent"))).containsExactly("requester");
        open(number, "auditor");
        _assertNone(Button.class, spec -> spec.withId("add-watcher"));
    }

    @Test
    void besideTheDiagramStandsWhereItIsAndWhyAndOnWhichVersion() {
        var number = report("On its way");
        tasks.complete(task(number).id(), "accept", Map.of(), null, viewer("admin"));
        open(number + "?tab=process", "admin");
        var group = desk.get(number, viewer("admin")).group();
        assertThat(section("stands")).contains("Diagnose incident").contains("Then: Resolve · Put on hold");
        assertThat(section("why-here"))
                .contains("Incident ")
                .contains("Category")
                .contains("Programs");
        assertThat(group).isNotNull();
        assertThat(section("version")).contains("Runs on version 1, the one in use.");
        _assertNone(Section.class, spec -> spec.withId("chosen-step"));
    }

    @Test
    void aChosenStepTellsWhoPassedItAndHowLong() {
        var number = report("Step by step");
        tasks.claim(task(number).id(), viewer("admin"));
        tasks.complete(task(number).id(), "accept", Map.of(), null, viewer("admin"));
        open(number + "?tab=process", "agent");
        choose("Task_ClassifyIncident");
        assertThat(section("chosen-step"))
                .contains("Classify incident")
                .contains(", once")
                .contains("Adele Winter");
        choose("Task_RecordResolution");
        assertThat(section("chosen-step")).contains("has not been here");
    }

    @Test
    void theAddressHoldsTheTab() {
        var number = report("Tab test");
        open(number + "?tab=history", "agent");
        assertThat(_get(Tabs.class).getSelectedTab().getId()).contains("tab-history");
        assertThat(_get(Div.class, spec -> spec.withId("history"))).isNotNull();
        _assertNone(Button.class, spec -> spec.withId("outcome-accept"));
        open(number + "?tab=nonsense", "agent");
        assertThat(_get(Tabs.class).getSelectedTab().getId()).contains("tab-conversation");
    }

    @Test
    void whoMayNotKnowOfATicketIsToldThatThereIsNone() {
        open("INC9999999", "agent");
        _assertNone(TicketPageView.class);
    }

    /** Three steps of a security incident are open at once: whoever presses a key means one of their buttons. */
    @Test
    void noTwoButtonsOfAPageHaveTheSameKey() {
        var number = securityIncident();
        open(number, "yusuf.aydin");
        assertThat(_find(TaskCard.class)).hasSize(3);
        var caps = _find(Button.class).stream()
                .filter(button -> button.getId().orElse("").startsWith("outcome-"))
                .map(Button::getSuffixComponent)
                .filter(java.util.Objects::nonNull)
                .map(cap -> cap.getElement().getText())
                .toList();
        assertThat(caps).containsExactly("E", "2", "3");
        _get(TicketPageView.class).pressed("complete-2");
        assertThat(queries.tasksOf(number, viewer("yusuf.aydin")))
                .as("the second button is the second card's")
                .extracting(org.praxisitsm.ticket.TaskRow::activity)
                .contains("Task_Contain");
    }

    private String securityIncident() {
        var number = intake.open(
                        new org.praxisitsm.ticket.OpenTicket(
                                "security-incident",
                                "Mail asks me for my password",
                                "It came this morning.",
                                "requester",
                                null,
                                "API",
                                Map.of("kind", "phishing")),
                        viewer("requester"))
                .number();
        var yusuf = viewer("yusuf.aydin");
        tasks.complete(
                queries.tasksOf(number, yusuf).get(0).id(),
                "confirmed",
                Map.of("kind", "phishing", "spread", "widespread", "dataRisk", "high", "significant", true),
                null,
                yusuf);
        return number;
    }

    /** A vote is a person's own: others read whom it waits for, and are not offered what would be refused. */
    @Test
    void whoCannotDecideReadsWhomItWaitsForInPlaceOfButtons() {
        var number = report("Handed to another team");
        tasks.claim(task(number).id(), viewer("admin"));
        open(number, "auditor");
        assertThat(outcomes()).isEmpty();
        _assertNone(Button.class, spec -> spec.withId("claim"));
        _assertNone(Button.class, spec -> spec.withId("hand-over"));
        assertThat(_get(TaskCard.class).getElement().getTextRecursively()).contains("Waits for Adele Winter");

        open(number, "admin");
        assertThat(outcomes()).contains("Accept");
    }

    @Test
    void whatWasDoneIsToldInTheWordsOfTheReader() {
        var number = report("Printer speaks German");
        tasks.claim(task(number).id(), viewer("agent"));
        tasks.complete(task(number).id(), "accept", Map.of(), null, viewer("agent"));
        signIn("agent", Locale.GERMAN);
        go("desk/tickets/" + number);
        assertThat(_get(TicketTimeline.class).getElement().getTextRecursively())
                .contains("Annehmen")
                .contains("Störung einordnen")
                .doesNotContain("Classify incident");
    }

    private static String section(String id) {
        return _get(Section.class, spec -> spec.withId(id)).getElement().getTextRecursively();
    }

    /** As the picture says it when a step is clicked. */
    private static void choose(String step) {
        _get(ProcessSide.class).choose(step);
    }

    private void open(String ticket, String account) {
        signIn(account);
        go("desk/tickets/" + ticket);
    }

    private static TextArea note() {
        return _get(TextArea.class, spec -> spec.withId("field-note"));
    }

    private static TextArea composer() {
        return _get(TextArea.class, spec -> spec.withId("composer-text"));
    }

    private static Button outcome(String id) {
        return _get(Button.class, spec -> spec.withId("outcome-" + id));
    }

    private static List<String> outcomes() {
        return _find(Button.class).stream()
                .filter(button -> button.getId().orElse("").startsWith("outcome-"))
                .map(Button::getText)
                .toList();
    }

    private static String banner() {
        return _get(Div.class, spec -> spec.withClasses("px-ban")).getElement().getTextRecursively();
    }
}
