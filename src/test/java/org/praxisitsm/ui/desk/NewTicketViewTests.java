package org.praxisitsm.ui.desk;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.components.PersonBox;

/** A new ticket on the desk, written down for somebody who calls. */
class NewTicketViewTests extends ScreenTest {

    @Test
    void eachPracticeIsATileThatLeadsToItsForm() {
        signIn("agent");
        go("desk/new");
        var tile = _get(Anchor.class, spec -> spec.withId("practice-incident"));
        assertThat(tile.getHref()).isEqualTo("desk/new/incident");
        go("desk/new/no-such-practice");
        _assertNone(NewTicketView.class);
    }

    /** As the packs say, not by key. */
    @Test
    void whatIsNeededMostOftenIsOfferedFirst() {
        signIn("agent");
        go("desk/new");
        assertThat(_find(Anchor.class).stream()
                        .flatMap(tile -> tile.getId().stream())
                        .filter(id -> id.startsWith("practice-")))
                .startsWith("practice-incident", "practice-asset-lifecycle");
        signIn("requester");
        go("portal");
        assertThat(_find(Anchor.class, spec -> spec.withClasses("px-tile"))
                        .get(0)
                        .getHref())
                .isEqualTo("portal/report/incident");
        _find(NativeButton.class, spec -> spec.withClasses("px-offer-more")).forEach(more -> _click(more));
        assertThat(_find(Anchor.class, spec -> spec.withClasses("px-tile")).stream()
                        .map(Anchor::getHref)
                        .filter(href -> href.contains("service=")))
                .as("a service that is disturbed")
                .isNotEmpty()
                .allMatch(href -> href.startsWith("portal/report/incident"));
    }

    @Test
    void whatIsWrittenDownIsOpenedForWhoAsks() {
        signIn("agent");
        go("desk/new/incident");
        _get(PersonBox.class, spec -> spec.withId("requester")).setValue("uta.reimers");
        fill();
        _click(_get(Button.class, spec -> spec.withId("open-ticket")));
        settle();
        assertThat(address()).startsWith("desk/tickets/INC");
        var ticket = desk.get(address().substring("desk/tickets/".length()), viewer("agent"));
        assertThat(ticket.requester()).isEqualTo("uta.reimers");
        assertThat(ticket.openedBy()).isEqualTo("agent");
        assertThat(ticket.channel()).isEqualTo("DESK");
        assertThat(ticket.subject()).isEqualTo("Belt 4 stands still");
        assertThat(ticket.fields()).containsEntry("category", "warehouse");
    }

    @Test
    void whatIsMissingIsToldAtItsFieldAndNothingIsOpened() {
        signIn("agent");
        go("desk/new/incident");
        _setValue(_get(TextField.class, spec -> spec.withId("field-subject")), "Only a subject");
        _click(_get(Button.class, spec -> spec.withId("open-ticket")));
        assertThat(address()).isEqualTo("desk/new/incident");
        assertThat(_find(ComboBox.class).stream().filter(ComboBox::isInvalid).toList())
                .isNotEmpty();
        assertThat(_get(TextField.class, spec -> spec.withId("field-subject")).getValue())
                .isEqualTo("Only a subject");
    }

    @Test
    void withoutAPersonNobodyAsked() {
        signIn("agent");
        go("desk/new/incident");
        var requester = _get(PersonBox.class, spec -> spec.withId("requester"));
        assertThat(requester.getValue()).isEqualTo("agent");
        requester.clear();
        fill();
        _click(_get(Button.class, spec -> spec.withId("open-ticket")));
        settle();
        var number = address().replace("desk/tickets/", "");
        assertThat(desk.get(number, viewer("agent")).requester()).isEqualTo("agent");
    }

    @Test
    void aGermanFillsAGermanForm() {
        signIn("agent", Locale.GERMAN);
        go("desk/new/incident");
        assertThat(_get(H1.class).getText()).isNotEqualTo("Incident management");
        assertThat(_get(TextField.class, spec -> spec.withId("field-subject")).getLabel())
                .isEqualTo("Was geht nicht?");
        assertThat(_get(Button.class, spec -> spec.withId("open-ticket")).getText())
                .doesNotContain("Open");
    }

    @SuppressWarnings("unchecked")
    private static void fill() {
        _setValue(_get(TextField.class, spec -> spec.withId("field-subject")), "Belt 4 stands still");
        choose("category", "warehouse");
        choose("impact", "team");
        choose("urgency", "high");
    }

    @SuppressWarnings("unchecked")
    private static void choose(String key, String value) {
        var boxes = _find(ComboBox.class, spec -> spec.withId("field-" + key));
        if (boxes.isEmpty()) {
            _get(RadioButtonGroup.class, spec -> spec.withId("field-" + key)).setValue(value);
        } else {
            boxes.get(0).setValue(value);
        }
    }
}
