package org.praxisitsm.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.workflow.MovingPack;

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

    /** What is not translated is told by the text itself, not by its key in the file. */
    @Test
    void keysOfTextsAreToldByTheTexts() {
        var pack = PackReader.read(
                PackFiles.fromZip(MovingPack.first("moving-words").toZip()), "moving-words");
        var keys = new TextKeys(pack, (key, values) -> key.equals("studio.quoted") ? "“" + values[0] + "”" : "!" + key);
        assertThat(keys.told("4 texts are not translated, e.g. command.Nowhere, field.place,"
                        + " form.moving-words-work.place, state.on-hold, task.Task_CallBack"))
                .isEqualTo("4 texts are not translated, e.g. command.Nowhere, “Place”, “Where”, “On hold”,"
                        + " “Call the requester back”");
    }
}
