package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people who may both draw a practice, and a browser that is gone before anything was saved. */
class TwoOwnersViewTests extends ScreenTest {

    private static final String YAML = "processes/problem/practice.yaml";

    @Autowired
    PackDesk desk;

    @Autowired
    private Drafts drafts;

    @AfterEach
    void discard() {
        MockVaadin.tearDown();
        for (var account : List.of("owner", "admin")) {
            var viewer = viewer(account);
            drafts.open("problem", viewer).stream()
                    .filter(draft -> draft.author().equals(account))
                    .forEach(draft -> drafts.discard("problem", draft.id(), viewer));
        }
    }

    private TextArea text() {
        go("studio/problem?tab=files&file=" + YAML);
        return _get(TextArea.class, spec -> spec.withClasses("px-file-text"));
    }

    private String saved(long draft) {
        return drafts.files("problem", draft, viewer("owner")).text(YAML);
    }

    /** What they drew could not be saved: one draft has one author. */
    @Test
    void theDraftOfAnotherIsAPictureAndOneOfTheOwnBeginsBesideIt() {
        var theirs = drafts.edit("problem", viewer("owner"));
        signIn("admin");
        assertThat(text().isReadOnly()).isTrue();
        assertThat(_find(Button.class, spec -> spec.withId("studio-save"))).isEmpty();

        _click(_get(Button.class, spec -> spec.withId("studio-edit-own")));

        assertThat(text().isReadOnly()).isFalse();
        assertThat(_get(PackHeader.class).getElement().getTextRecursively()).contains("also a draft by");
        assertThat(drafts.open("problem", viewer("admin")))
                .extracting(Drafts.Draft::author)
                .containsExactlyInAnyOrder("owner", "admin");
        signIn("owner");
        assertThat(text().isReadOnly()).isFalse();
        assertThat(drafts.find("problem", theirs.id(), viewer("owner")))
                .get()
                .extracting(Drafts.Draft::version)
                .isEqualTo(theirs.version());
    }

    @Test
    void whatWasTypedWhenTheBrowserWasClosedIsInTheDraft() {
        var draft = drafts.edit("problem", viewer("owner"));
        signIn("owner");
        var text = text();
        var mine = text.getValue() + "# mine\n";
        _setValue(text, mine);
        assertThat(saved(draft.id())).isNotEqualTo(mine);

        MockVaadin.INSTANCE.closeCurrentUI(true);

        assertThat(saved(draft.id())).isEqualTo(mine);
    }

    @Test
    void whatWasTypedWhenTheServerStopsIsInTheDraft() {
        var draft = drafts.edit("problem", viewer("owner"));
        signIn("owner");
        var text = text();
        var mine = text.getValue() + "# mine\n";
        _setValue(text, mine);

        desk.stop();

        assertThat(saved(draft.id())).isEqualTo(mine);
    }

    /** The same owner in two windows, or in two browsers. */
    @Test
    void whatTwoWindowsChangedInDifferentFilesIsSavedTogether() {
        var draft = drafts.edit("problem", viewer("owner"));
        signIn("owner");
        var text = text();
        var mine = text.getValue() + "# mine\n";
        _setValue(text, mine);
        var theirs = "processes/problem/README.md";
        drafts.save(draft.id(), theirs, "theirs".getBytes(UTF_8), draft.version(), viewer("owner"));

        _click(_get(Button.class, spec -> spec.withId("studio-save")));

        assertThat(saved(draft.id())).isEqualTo(mine);
        assertThat(drafts.files("problem", draft.id(), viewer("owner")).text(theirs))
                .isEqualTo("theirs");
        assertThat(_get(Button.class, spec -> spec.withId("studio-save")).isEnabled())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"studio-confirm, mine", "studio-take-theirs, theirs"})
    void whatTwoWindowsChangedInTheSameFileIsChosenFrom(String button, String kept) {
        var draft = drafts.edit("problem", viewer("owner"));
        var before = saved(draft.id());
        signIn("owner");
        _setValue(text(), before + "# mine\n");
        drafts.save(draft.id(), YAML, (before + "# theirs\n").getBytes(UTF_8), draft.version(), viewer("owner"));

        _click(_get(Button.class, spec -> spec.withId("studio-save")));
        assertThat(saved(draft.id())).endsWith("# theirs\n");
        assertThat(_get(Dialog.class).getElement().getTextRecursively())
                .doesNotContain(String.valueOf(draft.id()))
                .containsPattern("Both windows changed: [A-Z][a-z ]+: \\S");
        _click(_get(Button.class, spec -> spec.withId(button)));

        assertThat(saved(draft.id())).isEqualTo(before + "# " + kept + "\n");
        assertThat(_get(TextArea.class, spec -> spec.withClasses("px-file-text"))
                        .getValue())
                .isEqualTo(before + "# " + kept + "\n");
    }

    @Test
    void whatCannotBeReadIsNotSavedAndHarmsNothing() {
        var draft = drafts.edit("problem", viewer("owner"));
        var before = saved(draft.id());
        signIn("owner");
        _setValue(text(), "key: [");

        MockVaadin.INSTANCE.closeCurrentUI(true);

        assertThat(saved(draft.id())).isEqualTo(before);
    }

    @Test
    void whoLeavesWithoutSavingLosesWhatTheyWereToldTheyWould() {
        var draft = drafts.edit("problem", viewer("owner"));
        var before = saved(draft.id());
        signIn("owner");
        var text = text();
        _setValue(text, text.getValue() + "# mine\n");

        go("studio");
        _click(_get(Button.class, spec -> spec.withId("studio-confirm")));
        settle();

        assertThat(_find(StudioView.class)).hasSize(1);
        assertThat(saved(draft.id())).isEqualTo(before);
    }
}
