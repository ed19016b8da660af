package org.praxisitsm.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Owners read what the Studio calls things, not the keys that the gate and the API name. */
class FindingWordsTests {

    private static final Map<String, String> TEXTS = Map.of(
            "editor.action.sendMessage", "Send message",
            "editor.input.sendMessage.to", "To",
            "editor.input.findManager.person", "Person; the requester where left empty");

    private static String of(String said) {
        return FindingWords.actions(
                said,
                (key, values) -> key.equals("studio.quoted")
                        ? "“" + values[0] + "”"
                        : TEXTS.getOrDefault(key, "!{" + key + "}!"));
    }

    @Test
    void actionsAndTheirInputsAreCalledAsOnTheCanvas() {
        assertThat(of("sendMessage needs a value for sendMessage.to"))
                .isEqualTo("“Send message” needs a value for “To”");
        assertThat(of("findManager.person is empty")).isEqualTo("“Person” is empty");
    }

    @Test
    void whatIsNoneOfThemStaysAsItIs() {
        for (var said : java.util.List.of(
                "There is no action ${sendMessage}",
                "camunda:delegateExpression=\"${key}\"",
                "sendMail.to is empty",
                "Correct the value of workplace")) {
            assertThat(of(said)).isEqualTo(said);
        }
    }
}
