package org.praxisitsm.ui.portal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ui.Focused;
import org.praxisitsm.ui.ScreenTest;

/** What the portal asks of whoever asked for something: their own task, with an answer that one of its buttons needs. */
class RequestTasksViewTests extends ScreenTest {

    private String answered(String subject) {
        var number = intake.open(
                        new OpenTicket(
                                "hr-case",
                                subject,
                                "Since the new plan.",
                                null,
                                null,
                                "PORTAL",
                                Map.of("topic", "pay")),
                        viewer("requester"))
                .number();
        complete(number, "accept", Map.of("topic", "pay"));
        complete(number, "answer", Map.of("outcomeWord", "It comes with February."));
        return number;
    }

    private void complete(String number, String outcome, Map<String, Object> values) {
        var task = queries.tasksOf(number, viewer("hr")).get(0);
        tasks.complete(task.id(), outcome, values, null, viewer("hr"));
    }

    private String state(String number) {
        return desk.get(number, viewer("requester")).state();
    }

    private static TextArea why() {
        return _get(TextArea.class, spec -> spec.withId("field-appeal"));
    }

    private static Button button(String label) {
        return _get(Button.class, spec -> spec.withText(label));
    }

    @Test
    void oneButtonNeedsTheAnswerAndTheOtherDoesNot() {
        var number = answered("My pay");
        signIn("requester");
        go("portal/requests/" + number);
        assertThat(why().getHelperText()).contains("Needed for “I do not agree”.");
        assertThat(why().isRequiredIndicatorVisible()).isFalse();
        var why = why();

        button("I do not agree").click();

        assertThat(Focused.is(why)).isTrue();
        assertThat(why().isInvalid()).isTrue();
        assertThat(why().getErrorMessage()).isEqualTo("“I do not agree” needs an answer here.");
        assertThat(state(number)).isEqualTo("decided");

        _click(button("I agree"));
        assertThat(state(number)).isEqualTo("closed");
        assertThat(_find(H2.class, spec -> spec.withText("Read outcome"))).isEmpty();
    }

    @Test
    void withTheAnswerItGoesOnInGermanToo() {
        var number = answered("My other pay");
        signIn("requester", Locale.GERMAN);
        go("portal/requests/" + number);
        var label =
                tasks.form(queries.tasksOf(number, viewer("requester")).get(0).id(), viewer("requester"));
        assertThat(label.outcomes()).extracting("id").contains("appeal");
        _setValue(why(), "Der Januar fehlt.");
        _click(_find(Button.class).stream()
                .filter(button -> why().getHelperText().contains("„" + button.getText() + "“"))
                .findFirst()
                .orElseThrow());
        assertThat(state(number)).isNotEqualTo("decided").isNotEqualTo("closed");
    }
}
