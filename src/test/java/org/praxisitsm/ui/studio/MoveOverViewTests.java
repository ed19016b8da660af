package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.workflow.Migrations;
import org.praxisitsm.workflow.Migrations.Choice;
import org.praxisitsm.workflow.MovingPack;
import org.springframework.beans.factory.annotation.Autowired;

/** Once a move is over its page says what became of the tickets, and asks for nothing any more. */
class MoveOverViewTests extends ScreenTest {

    private static final String KEY = "moving-over";

    @Autowired
    private Drafts drafts;

    @Autowired
    private Migrations migrations;

    private static String text() {
        return UI.getCurrent()
                .getInternals()
                .getActiveRouterTargetsChain()
                .get(0)
                .getElement()
                .getTextRecursively();
    }

    private static void await(String said) {
        var end = System.nanoTime() + 30_000_000_000L;
        while (!text().contains(said) && System.nanoTime() < end) {
            ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), false));
            com.github.mvysny.kaributesting.v10.MockVaadin.clientRoundtrip();
            Thread.onSpinWait();
        }
        assertThat(text()).contains(said);
    }

    private static String leave() {
        return _get(Button.class, spec -> spec.withId("move-done")).getText();
    }

    private void onTheFirstOfTwoVersions(String key, int tickets) {
        publish(key, MovingPack.first(key));
        for (var count = 0; count < tickets; count++) {
            intake.open(
                    new OpenTicket(key, "Move me", null, null, null, "PORTAL", Map.of("place", "here")),
                    viewer("requester"));
        }
        publish(key, MovingPack.second(key));
    }

    private void publish(String key, PackFiles files) {
        var admin = viewer("admin");
        drafts.publish(key, drafts.upload(key, files.toZip(), admin).id(), "test", admin);
    }

    @Test
    void whereNothingIsLeftNothingStays() {
        var key = "moving-all";
        onTheFirstOfTwoVersions(key, 1);
        signIn("owner");
        go(MoveView.address(key, 1, 2));
        await("1 of 1 ticket");
        _click(_get(Button.class, spec -> spec.withId("move-start")));
        await("1 moved, 0 stayed behind");
        assertThat(leave()).isEqualTo("Done");
    }

    @Test
    void whatWasNotBegunWhenItWasStoppedIsNotStillToGo() {
        var key = "moving-stop";
        onTheFirstOfTwoVersions(key, 2);
        signIn("owner");
        var move = migrations.start(key, 1, 2, List.of(), Choice.ALL, 1, false, viewer("owner"));
        go(MoveView.address(move));
        await("Paused: 1 moved, 1 to go");
        assertThat(leave()).isEqualTo("Leave it paused");
        _click(_get(Button.class, spec -> spec.withId("move-cancel")));
        await("Stopped after 1 ticket");
        assertThat(text())
                .contains("1 not begun", "Not begun, stays on version 1")
                .doesNotContain("to go");
        assertThat(leave()).isEqualTo("Done, 1 stays on version 1");
    }

    private String open() {
        return intake.open(
                        new OpenTicket(KEY, "Move me", null, null, null, "PORTAL", Map.of("place", "here")),
                        viewer("requester"))
                .number();
    }

    @Test
    void stepsThatAreGoneAskForNoChoiceAnyMore() {
        var admin = viewer("admin");
        drafts.publish(
                KEY, drafts.upload(KEY, MovingPack.first(KEY).toZip(), admin).id(), "first", admin);
        var behind = open();
        tasks.complete(task(behind).id(), "callback", Map.of(), null, admin);
        open();
        drafts.publish(
                KEY, drafts.upload(KEY, MovingPack.second(KEY).toZip(), admin).id(), "second", admin);
        signIn("owner");
        go(MoveView.address(KEY, 1, 2));
        await("1 of 2 tickets can move");
        assertThat(text()).contains("Not in version 2: choose where they go");

        assertThat(leave()).isEqualTo("Not now, they stay on version 1");
        _click(_get(Button.class, spec -> spec.withId("move-start")));
        await("1 moved, 1 stayed behind");
        assertThat(leave()).isEqualTo("Done, 1 stays on version 1");

        assertThat(text())
                .doesNotContain("choose where they go")
                .contains("Not in version 2: tickets there stay on version 1", "Where 2 tickets went");
        go(MoveView.address(migrations.list(KEY, viewer("owner")).get(0)));
        assertThat(text())
                .as("left and come back to")
                .doesNotContain("choose where they go")
                .contains("Where 2 tickets went");
    }
}
