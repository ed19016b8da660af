package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What people are told, written in the Studio in two languages, with the mail as it will be. */
class MessagesViewTests extends ScreenTest {

    @Autowired
    private Drafts drafts;

    private long draft;

    @BeforeEach
    void open() {
        draft = drafts.edit("incident", viewers.of("owner")).id();
        signIn("owner");
        go("studio/incident?tab=messages");
        _click(_get(NativeButton.class, spec -> spec.withId("message-resolved")));
    }

    @AfterEach
    void discard() {
        drafts.discard("incident", draft, viewers.of("owner"));
    }

    private String preview(String language) {
        return _get(Div.class, spec -> spec.withId("message-preview-" + language))
                .getElement()
                .getTextRecursively();
    }

    @Test
    void theHousesWordsStandUntilThePackHasItsOwn() {
        assertThat(preview("own")).contains("[INC0000042]", "We think that it works again");
        assertThat(preview("de")).contains("Wir glauben, dass es wieder geht");
        _setValue(
                _get(TextArea.class, spec -> spec.withId("message-text-own")),
                "{practice}: {subject} is mended. {text}");
        _setValue(_get(TextArea.class, spec -> spec.withId("message-text-de")), "{subject} ist behoben.");
        _setValue(_get(TextField.class, spec -> spec.withId("message-subject-de")), "Behoben: {subject}");
        assertThat(preview("own")).contains("Printer on the second floor is mended. It works again");
        assertThat(preview("de"))
                .contains("[INC0000042] Behoben: Drucker im zweiten Stock", "im zweiten Stock ist behoben.");
        _click(_get(Button.class, spec -> spec.withId("studio-save")));
        var pack = drafts.files("incident", draft, viewers.of("owner"));
        assertThat(pack.text("processes/incident/messages.properties"))
                .isEqualTo("resolved={practice}: {subject} is mended. {text}\n");
        assertThat(pack.text("processes/incident/messages_de.properties"))
                .isEqualTo("resolved={subject} ist behoben.\nresolved.subject=Behoben: {subject}\n");
    }

    @Test
    void aPlaceThatThereIsNotIsToldAtOnce() {
        _setValue(_get(TextArea.class, spec -> spec.withId("message-text-own")), "{password}");
        assertThat(_find(PackProblems.class).get(0).getElement().getTextRecursively())
                .contains("{password}");
    }
}
