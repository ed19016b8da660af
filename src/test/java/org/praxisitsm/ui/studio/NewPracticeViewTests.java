package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyDownEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.PackCheck;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ui.Focused;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** From nothing to a process that people use, with a name and a group. */
class NewPracticeViewTests extends ScreenTest {

    @Autowired
    Drafts drafts;

    @Autowired
    People people;

    @Test
    void aNamedPracticeIsADraftThatPassesAndIsUsed() {
        signIn("finance-owner");
        go("studio");
        _click(_get(Button.class, spec -> spec.withId("studio-new")));
        @SuppressWarnings("unchecked")
        ComboBox<People.Group> group = _get(ComboBox.class, spec -> spec.withId("practice-group"));
        assertThat(group.getListDataView().getItems())
                .extracting(People.Group::unit)
                .containsOnly("finance");
        write("practice-name", "Petty cash");
        assertThat(field("practice-prefix").getValue()).isEqualTo("PET");
        _setValue(group, people.group("finance-services").orElseThrow());
        _click(_get(Button.class, spec -> spec.withId("practice-create")));
        assertThat(address()).isEqualTo("studio/petty-cash");
        go("studio/petty-cash?tab=versions");
        assertThat(_get(VersionList.class).getElement().getTextRecursively()).contains("Nothing is published yet");
        go("studio/petty-cash/compare");
        assertThat(_get(CompareView.class).getElement().getTextRecursively())
                .contains("has never been published", "Open the draft");
        go("studio/petty-cash");
        assertThat(_find(SkipLinks.class).get(0).getElement().getTextRecursively())
                .contains("Skip to the outline", "Skip to the properties", "Skip to the problems");

        var finance = viewer("finance-owner");
        var draft = drafts.open("petty-cash", finance).get(0);
        var check = drafts.check("petty-cash", draft.id(), finance);
        assertThat(check.findings())
                .filteredOn(finding -> finding.severity() != Finding.Severity.INFO)
                .isEmpty();
        assertThat(check.results()).hasSize(3).allMatch(PackCheck.Result::green);

        go("studio");
        _click(_get(Button.class, spec -> spec.withId("studio-new")));
        write("practice-name", "Petty Cash!");
        _setValue(
                _get(ComboBox.class, spec -> spec.withId("practice-group")),
                people.group("finance-services").orElseThrow());
        _click(_get(Button.class, spec -> spec.withId("practice-create")));
        assertThat(field("practice-name").getErrorMessage()).contains("already");

        drafts.publish("petty-cash", draft.id(), "First", finance);
        var number = intake.open(
                        new OpenTicket("petty-cash", "Stamps", null, null, null, "PORTAL", Map.of()),
                        viewer("requester"))
                .number();
        tasks.complete(task(number).id(), "done", Map.of("answer", "In your box."), null, viewer("finance"));
        assertThat(desk.get(number, viewer("requester")).state()).isEqualTo("done");
    }

    @Test
    void whoReadsGermanBeginsInGerman() {
        signIn("hr-owner", Locale.GERMAN);
        go("studio");
        _click(_get(Button.class, spec -> spec.withId("studio-new")));
        write("practice-name", "Dienstjubiläum");
        _setValue(
                _get(ComboBox.class, spec -> spec.withId("practice-group")),
                people.groups().stream()
                        .filter(group -> group.unit().equals("hr"))
                        .findFirst()
                        .orElseThrow());
        _click(_get(Button.class, spec -> spec.withId("practice-create")));
        var hr = viewer("hr-owner");
        var draft = drafts.open("dienstjubilaum", hr).get(0);
        var pack = drafts.files("dienstjubilaum", draft.id(), hr);
        assertThat(pack.descriptor().states()).extracting("label").contains("Zu erledigen");
        assertThat(drafts.check("dienstjubilaum", draft.id(), hr).results()).allMatch(PackCheck.Result::green);
    }

    @ParameterizedTest
    @ValueSource(strings = {"practice-name", "practice-prefix"})
    void enterInATextCreatesItAndInTheGroupDoesNot(String text) {
        signIn("finance-owner");
        go("studio");
        _click(_get(Button.class, spec -> spec.withId("studio-new")));
        write("practice-name", "Entered " + text);
        enter(_get(ComboBox.class, spec -> spec.withId("practice-group")));
        assertThat(_get(ComboBox.class, spec -> spec.withId("practice-group")).isInvalid())
                .as("whoever chooses has not finished")
                .isFalse();
        enter(field(text));
        assertThat(_get(ComboBox.class, spec -> spec.withId("practice-group")).getErrorMessage())
                .isEqualTo("Choose a group");
        _setValue(
                _get(ComboBox.class, spec -> spec.withId("practice-group")),
                people.group("finance-services").orElseThrow());
        enter(field(text));
        assertThat(address()).isEqualTo("studio/entered-" + text);
    }

    private static void enter(Component field) {
        ComponentUtil.fireEvent(
                field, new KeyDownEvent(field, Key.ENTER.getKeys().get(0)));
    }

    /** Nothing is lost to whoever forgets something. */
    @Test
    void whatIsMissingIsSaidBesideItsField() {
        signIn("finance-owner");
        go("studio");
        _click(_get(Button.class, spec -> spec.withId("studio-new")));
        write("practice-name", "Cards");
        var group = _get(ComboBox.class, spec -> spec.withId("practice-group"));
        _get(Button.class, spec -> spec.withId("practice-create")).click();
        assertThat(Focused.is(group)).isTrue();
        assertThat(_get(ComboBox.class, spec -> spec.withId("practice-group")).getErrorMessage())
                .isEqualTo("Choose a group");
        _setValue(
                _get(ComboBox.class, spec -> spec.withId("practice-group")),
                people.group("finance-services").orElseThrow());
        for (var letters : List.of("PUR", "1")) {
            write("practice-prefix", letters);
            _click(_get(Button.class, spec -> spec.withId("practice-create")));
            assertThat(field("practice-prefix").isInvalid()).as(letters).isTrue();
        }
        write("practice-name", "42");
        write("practice-prefix", "CAR");
        var name = field("practice-name");
        _get(Button.class, spec -> spec.withId("practice-create")).click();
        assertThat(Focused.is(name)).isTrue();
        assertThat(field("practice-name").getErrorMessage()).contains("letters");
        assertThat(_find(NewPractice.class)).hasSize(1);
    }

    private TextField field(String id) {
        return _get(TextField.class, spec -> spec.withId(id));
    }

    private void write(String id, String text) {
        _setValue(field(id), text);
    }
}
