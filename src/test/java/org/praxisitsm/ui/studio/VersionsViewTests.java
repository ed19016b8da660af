package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.workflow.Migrations;
import org.praxisitsm.workflow.Migrations.Status;
import org.praxisitsm.workflow.MovingPack;
import org.springframework.beans.factory.annotation.Autowired;

/** Versions compared, reviewed, published, taken back; tickets that follow. */
class VersionsViewTests extends ScreenTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    Drafts drafts;

    @Autowired
    Practices practices;

    @Autowired
    Migrations migrations;

    private String key;

    @BeforeEach
    void publishFirst() {
        key = "moving-s" + (char) ('a' + COUNT.getAndIncrement()) + "x";
        var admin = viewer("admin");
        var draft = drafts.upload(key, MovingPack.first(key).toZip(), admin);
        drafts.publish(key, draft.id(), "first", admin);
    }

    private Drafts.Draft second() {
        return drafts.upload(key, MovingPack.second(key).toZip(), viewer("owner"));
    }

    private int publishSecond() {
        return drafts.publish(key, second().id(), "second", viewer("owner")).version();
    }

    private String open() {
        return intake.open(
                        new OpenTicket(key, "Move me", null, null, null, "PORTAL", Map.of("place", "here")),
                        viewer("requester"))
                .number();
    }

    private static String text() {
        return UI.getCurrent()
                .getInternals()
                .getActiveRouterTargetsChain()
                .get(0)
                .getElement()
                .getTextRecursively();
    }

    @Test
    void differencesAreListedAndWalkedThrough() {
        var draft = second();
        signIn("manager");
        go(CompareView.address(key, "1", "draft-" + draft.id()));

        var lines = _find(NativeButton.class, spec -> spec.withClasses("px-change"));
        assertThat(lines).hasSizeGreaterThan(10);
        assertThat(text()).contains("Call the requester back", "Review what was done", "Removed", "Added");
        assertThat(lines.get(0).getElement().getAttribute("aria-current")).isEqualTo("true");
        _get(CompareView.class).pressed("next");
        assertThat(lines.get(0).getElement().getAttribute("aria-current")).isNull();
        assertThat(lines.get(1).getElement().getAttribute("aria-current")).isEqualTo("true");
        _get(CompareView.class).pressed("previous");
        _get(CompareView.class).pressed("previous");
        assertThat(lines.get(lines.size() - 1).getElement().getAttribute("aria-current"))
                .isEqualTo("true");
    }

    /** Without a choice it is what one would choose: the draft, or else the last version, against the one before. */
    @Test
    void anAddressWithoutSidesComparesTheNewest() {
        signIn("owner");
        go("studio/" + key + "/compare");
        assertThat(text()).contains("This is compared with itself");

        second();
        go("studio/" + key + "/compare");
        assertThat(_find(NativeButton.class, spec -> spec.withClasses("px-change")))
                .hasSizeGreaterThan(10);
        assertThat(text()).contains("Call the requester back");
    }

    @Test
    void aReviewerAsksForChangesAndTheAuthorReadsIt() {
        var draft = second();
        signIn("manager");
        go(CompareView.address(key, "1", "draft-" + draft.id()));
        _setValue(_get(TextArea.class, spec -> spec.withId("review-comment")), "Keep calling back");
        _click(_get(Button.class, spec -> spec.withId("review-ask")));

        signIn("owner");
        go("studio/" + key);
        assertThat(_get(Span.class, spec -> spec.withId("changes-wanted"))
                        .getElement()
                        .getAttribute("title"))
                .isEqualTo("Keep calling back");
        go(CompareView.address(key, "1", "draft-" + draft.id()));
        assertThat(text()).contains("Keep calling back");
        assertThat(_find(Button.class, spec -> spec.withId("review-approve")))
                .as("nobody reviews the own draft")
                .isEmpty();
    }

    /** A reviewer did not draw it: what is missing is said to them, and they can do it where they stand. */
    @Test
    void aReviewerReadsWhatIsMissingAndRunsItThere() {
        var draft = second();
        signIn("manager");
        go(CompareView.address(key, "1", "draft-" + draft.id()));

        assertThat(text()).contains("Nobody has run the scenarios and cases on these files yet.");
        assertThat(text()).doesNotContain("Check first.");
        assertThat(_find(Button.class, spec -> spec.withId("review-approve"))).isEmpty();
        _click(_get(Button.class, spec -> spec.withId("review-run")));
        await(() -> !_find(Button.class, spec -> spec.withId("review-approve")).isEmpty()
                && _get(Button.class, spec -> spec.withId("review-approve")).isEnabled());
        assertThat(_find(Button.class, spec -> spec.withId("review-run"))).isEmpty();

        _click(_get(Button.class, spec -> spec.withId("review-approve")));
        assertThat(drafts.find(key, draft.id(), viewer("manager")).orElseThrow().approvedBy())
                .isEqualTo("manager");
    }

    /** Most pages have no list of problems: the outcome is told on each. */
    @Test
    void whatTheCheckCameToIsToldOnEveryPage() {
        second();
        signIn("owner");
        go("studio/" + key + "?tab=fields");
        _click(_get(Button.class, spec -> spec.withId("studio-check")));
        await(() -> !_find(Span.class, spec -> spec.withClasses("px-checked")).isEmpty());
        assertThat(told()).isNotEmpty();
    }

    /** That it was overtaken is said while it is drawn, and where it would be published. */
    @Test
    void aDraftThatWasOvertakenSaysSo() {
        var late = second();
        publishSecond();
        signIn("owner");
        go("studio/" + key);
        assertThat(_get(Span.class, spec -> spec.withId("studio-outdated"))
                        .getElement()
                        .getAttribute("title"))
                .contains("starts from version 1, and version 2 is in use");
        go(PublishView.address(key, late.id()));
        assertThat(text()).contains("it cannot be published any more");
        assertThat(_get(Button.class, spec -> spec.withId("studio-confirm")).isEnabled())
                .isFalse();
    }

    @Test
    void whatIsTypedWhileTheCheckRunsIsKept() {
        var draft = second();
        signIn("owner");
        var yaml = "processes/" + key + "/practice.yaml";
        go("studio/" + key + "?tab=files&file=" + yaml);
        _click(_get(Button.class, spec -> spec.withId("studio-check")));
        var text = _get(TextArea.class, spec -> spec.withClasses("px-file-text"));
        var mine = text.getValue() + "# mine\n";
        _setValue(text, mine);
        await(() -> drafts.find(key, draft.id(), viewer("owner")).orElseThrow().check() != null && !told().isEmpty());

        _click(_get(Button.class, spec -> spec.withId("studio-save")));
        assertThat(drafts.files(key, draft.id(), viewer("owner")).text(yaml)).isEqualTo(mine);
    }

    @Test
    void whoMayNotReadDraftsFindsNothingToCompare() {
        var draft = second();
        signIn("hr-owner");
        go(CompareView.address(key, "1", "draft-" + draft.id()));
        assertThat(_find(NativeButton.class, spec -> spec.withClasses("px-change")))
                .isEmpty();
        signIn("owner");
        for (var bad : List.of("", "x", "0", "99", "draft-1", "draft-x", "999999999999")) {
            go(CompareView.address(key, "1", bad));
            assertThat(_find(NativeButton.class, spec -> spec.withClasses("px-change")))
                    .as(bad)
                    .isEmpty();
        }
    }

    @Test
    void ticketsAreTriedMappedMovedAndListed() {
        var number = open();
        open();
        publishSecond();
        signIn("owner");
        go(MoveView.address(key, 1, 2));
        assertThat(text()).contains("Where 2 running tickets go", "Triage request");
        await(() -> text().contains("2 of 2 tickets can move"));
        assertThat(desk.get(number, viewer("admin")).packVersion())
                .as("only tried")
                .isEqualTo(1);

        _click(_get(Button.class, spec -> spec.withId("move-start")));
        await(() -> text().contains("2 moved, 0 stayed behind"));

        assertThat(desk.get(number, viewer("admin")).packVersion()).isEqualTo(2);
        assertThat(text()).contains(number, "On version 2");
        var move = migrations.list(key, viewer("owner")).get(0);
        assertThat(move.status()).isEqualTo(Status.DONE);
        signIn("owner");
        go(MoveView.address(move));
        assertThat(text()).as("left and come back to").contains("2 moved, 0 stayed behind", number);
        go("studio/" + key + "?tab=versions");
        assertThat(text()).contains("Moves of running tickets", "Done: 2 moved, 0 stayed");
    }

    @Test
    void aMappingThatNobodyStandsOnAnyMoreSaysSo() {
        open();
        var same = MovingPack.first(key)
                .with(
                        "processes/" + key + "/messages.properties",
                        "resolved=It is done.\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        drafts.publish(key, drafts.upload(key, same.toZip(), viewer("owner")).id(), "words", viewer("owner"));
        signIn("owner");
        go(MoveView.address(key, 1, 2));
        await(() -> text().contains("1 of 1 ticket can move"));
        _click(_get(Button.class, spec -> spec.withId("move-start")));
        await(() -> text().contains("1 moved, 0 stayed behind"));

        go(MoveView.address(migrations.list(key, viewer("owner")).get(0)));

        assertThat(text()).contains("No ticket stands on version 1 any more");
    }

    /** Whatever is chosen on one of them stands on the other. */
    @Test
    void tableAndDiagramsAreTwoFacesOfOneMapping() {
        var number = open();
        tasks.complete(task(number).id(), "callback", Map.of(), null, viewer("admin"));
        publishSecond();
        signIn("owner");
        go(MoveView.address(key, 1, 2));
        var diagrams = _get(MoveDiagrams.class);

        diagrams.source("Task_CallBack");
        assertThat(said()).contains("Call the requester back: 1 ticket, stays on version 1");
        assertThat(line("Task_CallBack").getClassList()).contains("px-chosen-row");
        await(() -> text().contains("0 of 1 ticket can move"));
        diagrams.target("Receive_Reply");
        assertThat(said()).contains("Not to Wait for the reply: It is another kind of step.");
        diagrams.target("Gateway_What");
        assertThat(said()).contains("Not to What next?: No ticket waits there.");
        assertThat(chooser("Task_CallBack").getValue().id())
                .as("what cannot be is not chosen")
                .isEmpty();

        diagrams.target("Task_Handle");
        assertThat(chooser("Task_CallBack").getValue().id()).isEqualTo("Task_Handle");
        assertThat(text()).contains("As you chose");
        await(() -> text().contains("1 of 1 ticket can move"));

        var chooser = chooser("Task_CallBack");
        _setValue(
                chooser,
                chooser.getListDataView()
                        .getItems()
                        .filter(one -> one.id().equals("Task_Review"))
                        .findFirst()
                        .orElseThrow());
        assertThat(said()).contains("Call the requester back: 1 ticket, goes to Review what was done");
        _click(_get(Button.class, spec -> spec.withId("move-reset")));
        assertThat(chooser("Task_CallBack").getValue().id()).isEmpty();
        assertThat(said()).contains("stays on version 1");
        diagrams.source("");
        assertThat(said()).contains("Choose a step on the left");
    }

    /** The way to the wish that no table has: a timer that begins anew, a guess that is right. */
    @Test
    void timersBeginAnewAndGuessesAreConfirmedFromTheDiagrams() {
        var number = open();
        tasks.complete(task(number).id(), "work", Map.of(), null, viewer("admin"));
        open();
        publishSecond();
        signIn("owner");
        go(MoveView.address(key, 1, 2));
        var diagrams = _get(MoveDiagrams.class);

        diagrams.source("Timer_Late");
        _setValue(
                _get(com.vaadin.flow.component.checkbox.Checkbox.class, spec -> spec.withId("move-restart-timer")),
                true);
        assertThat(said()).contains("As you chose, its timer begins anew");
        diagrams.source("Task_Work");
        assertThat(said()).contains("Looks renamed");
        _click(_get(Button.class, spec -> spec.withId("move-confirm")));
        assertThat(said()).contains("As you chose");
        await(() -> text().contains("2 of 2 tickets can move"));
        assertThat(text())
                .doesNotContain(" UTC")
                .contains(
                        "The timer 'Late' begins anew, ",
                        "'Do the work' becomes 'Do all the work'.",
                        "The task 'Do all the work' stays offered to Service desk");
    }

    @Test
    void someAreChosenByAView() {
        var report = open();
        intake.open(
                new OpenTicket(key, "Another matter", null, null, null, "PORTAL", Map.of("place", "here")),
                viewer("requester"));
        var view = context()
                .getBean(org.praxisitsm.ticket.SavedViews.class)
                .keep("tickets", "Matters " + key, false, "view=all&q=another", viewer("owner"));
        publishSecond();
        signIn("owner");
        go(MoveView.address(key, 1, 2));
        _click(_get(NativeButton.class, spec -> spec.withId("move-some")));
        assertThat(text()).contains("2 tickets on version 1 are meant");
        var views = (com.vaadin.flow.component.combobox.ComboBox<
                        org.praxisitsm.ui.components.TicketViewChoice.NamedView>)
                (Object) _get(com.vaadin.flow.component.combobox.ComboBox.class, spec -> spec.withId("move-view"));
        _setValue(
                views,
                views.getListDataView()
                        .getItems()
                        .filter(one -> one.key().equals("saved-" + view.id()))
                        .findFirst()
                        .orElseThrow());
        assertThat(text()).contains("1 ticket on version 1 is meant");
        await(() -> text().contains("1 of 1 ticket can move"));
        var numbers = _get(com.vaadin.flow.component.textfield.TextField.class, spec -> spec.withId("move-numbers"));
        _setValue(numbers, report.toLowerCase(java.util.Locale.ROOT));
        assertThat(text()).contains("No running ticket of version 1 is chosen.");
        _setValue(views, null);
        assertThat(text()).contains("1 ticket on version 1 is meant");
        _setValue(numbers, report + ", XX0000001");
        assertThat(text()).contains("There is no ticket XX0000001 that you may see.");
        _setValue(numbers, report);
        await(() -> text().contains("1 of 1 ticket can move"));
        _click(_get(Button.class, spec -> spec.withId("move-start")));
        await(() -> text().contains("1 moved, 0 stayed behind"));
        assertThat(desk.get(report, viewer("admin")).packVersion()).isEqualTo(2);
    }

    private static String said() {
        return _get(Div.class, spec -> spec.withId("move-told")).getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private static com.vaadin.flow.component.select.Select<org.praxisitsm.workflow.Migrations.Added> chooser(
            String step) {
        return _find(com.vaadin.flow.component.select.Select.class).stream()
                .filter(one -> step.equals(one.getElement().getAttribute("data-step")))
                .findFirst()
                .orElseThrow();
    }

    private static com.vaadin.flow.dom.Element line(String step) {
        var line = chooser(step).getElement().getParent();
        while (!line.getTag().equals("tr")) {
            line = line.getParent();
        }
        return line;
    }

    @Test
    void leavingThemMovesNothing() {
        var number = open();
        publishSecond();
        signIn("owner");
        go(MoveView.address(key, 1, 2));
        _click(_get(NativeButton.class, spec -> spec.withId("move-leave")));

        assertThat(text()).contains("Nothing is moved");
        assertThat(_find(Button.class, spec -> spec.withId("move-start"))).isEmpty();
        assertThat(desk.get(number, viewer("admin")).packVersion()).isEqualTo(1);
    }

    @Test
    void auditorsLookAndMoveNothing() {
        open();
        publishSecond();
        signIn("auditor");
        go(MoveView.address(key, 1, 2));
        assertThat(text()).contains("Where the running ticket goes");
        assertThat(_find(Button.class, spec -> spec.withId("move-start"))).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withId("move-try"))).isEmpty();
    }

    /** In two windows, or two people at the same moment. */
    @Test
    void whoPressesSecondFindsItPublished() {
        var draft = second();
        signIn("owner");
        go(PublishView.address(key, draft.id()));
        await(() -> drafts.find(key, draft.id(), viewer("owner")).orElseThrow().check() != null
                && text().contains("Run them again"));
        drafts.publish(key, draft.id(), "second", viewer("owner"));

        _click(_get(Button.class, spec -> spec.withId("studio-confirm")));

        await(() -> !address().contains("/publish"));
        assertThat(told()).isEmpty();
        assertThat(practices.current(key).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void anOlderVersionIsTakenUpAgainFromTheList() {
        publishSecond();
        signIn("owner");
        go("studio/" + key + "?tab=versions");
        _click(_get(Button.class, spec -> spec.withClasses("versions-restore")));

        assertThat(address()).startsWith("studio/" + key + "/publish?draft=");
        go("studio/" + key + "?tab=versions");
        _click(_get(Button.class, spec -> spec.withClasses("versions-restore")));
        assertThat(drafts.open(key, viewer("owner")))
                .as("whoever asks twice means the same draft")
                .singleElement()
                .satisfies(draft -> assertThat(draft.baseVersion()).isEqualTo(2));
        assertThat(_get(Button.class, spec -> spec.withId("studio-confirm")).getText())
                .isEqualTo("Publish version 3");
    }

    @Test
    void aZipThatCannotBeKeptIsRefusedWithWhatIsWrong() {
        signIn("owner");
        go("studio");
        var dialog = new ImportPack(context().getBean(VersionDesk.class), "");
        dialog.open();
        dialog.take("no zip".getBytes(StandardCharsets.UTF_8));
        assertThat(_get(Div.class, spec -> spec.withClasses("px-import-findings"))
                        .getElement()
                        .getTextRecursively())
                .isNotBlank();
        dialog.take(new PackFiles(Map.of("processes/x.txt", new byte[] {1})).toZip());
        assertThat(dialog.isOpened()).isTrue();
        assertThat(drafts.ofNewPractices(viewer("owner"))).isEmpty();
    }

    @Test
    void aNewPracticeIsBroughtAndOpensAsADraft() {
        signIn("owner");
        go("studio");
        var fresh = "moving-new";
        new ImportPack(context().getBean(VersionDesk.class), "")
                .take(MovingPack.first(fresh).toZip());

        assertThat(address()).isEqualTo("studio/" + fresh);
        assertThat(text()).contains("Moving moving-new");
        assertThat(practices.current(fresh)).isEmpty();
        var draft = drafts.ofNewPractices(viewer("owner")).get(0);
        go("studio");
        assertThat(text()).contains("New, draft by");
        drafts.discard(fresh, draft.id(), viewer("owner"));
    }

    @Test
    void whatWasTypedStaysWhenTheDraftWasSavedElsewhere() {
        var draft = drafts.edit(key, viewer("owner"));
        signIn("owner");
        var yaml = "processes/" + key + "/practice.yaml";
        go("studio/" + key + "?tab=files&file=" + yaml);
        var text = _get(TextArea.class, spec -> spec.withClasses("px-file-text"));
        var mine = text.getValue() + "# mine\n";
        _setValue(text, mine);
        var theirs = drafts.files(key, draft.id(), viewer("owner")).text(yaml) + "# theirs\n";
        drafts.save(draft.id(), yaml, theirs.getBytes(StandardCharsets.UTF_8), draft.version(), viewer("owner"));

        _click(_get(Button.class, spec -> spec.withId("studio-save")));

        assertThat(_get(Dialog.class).getElement().getTextRecursively()).contains("another window");
        assertThat(_get(TextArea.class, spec -> spec.withClasses("px-file-text"))
                        .getValue())
                .isEqualTo(mine);
        assertThat(drafts.files(key, draft.id(), viewer("owner")).text(yaml)).isEqualTo(theirs);
    }

    @Test
    void aStuckTicketIsSetRightFromItsDiagramAfterAPreviewAndWithAReason() {
        var number = open();
        signIn("owner");
        go("desk/tickets/" + number + "?tab=process");
        _click(_get(Button.class, spec -> spec.withId("intervene-cancel")));
        assertThat(_get(Div.class, spec -> spec.withId("intervention-preview"))
                        .getElement()
                        .getTextRecursively())
                .contains("'Triage request' ends.", "The state New becomes Cancelled.");
        var confirm = _get(Button.class, spec -> spec.withId("intervention-confirm"));
        _click(confirm);
        assertThat(desk.get(number, viewer("admin")).state())
                .as("without a reason nothing happens")
                .isEqualTo("new");
        _setValue(_get(TextArea.class, spec -> spec.withId("intervention-reason")), "Opened by mistake");
        confirm.setEnabled(true);
        _click(confirm);
        assertThat(desk.get(number, viewer("admin")).state()).isEqualTo("cancelled");

        signIn("agent");
        go("desk/tickets/" + open() + "?tab=process");
        assertThat(_find(Button.class, spec -> spec.withId("intervene-cancel"))).isEmpty();
    }

    /** The background works on; the screen is polled as a browser would. */
    private void await(java.util.function.BooleanSupplier reached) {
        var end = System.nanoTime() + 30_000_000_000L;
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            com.vaadin.flow.component.ComponentUtil.fireEvent(
                    UI.getCurrent(), new com.vaadin.flow.component.PollEvent(UI.getCurrent(), false));
            settle();
            Thread.onSpinWait();
        }
        assertThat(reached.getAsBoolean()).as(text()).isTrue();
    }
}
