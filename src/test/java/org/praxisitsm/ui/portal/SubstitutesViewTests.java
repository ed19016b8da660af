package org.praxisitsm.ui.portal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.approval.Delegations;
import org.praxisitsm.notification.Notifications;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.components.PersonBox;
import org.springframework.beans.factory.annotation.Autowired;

/** Who stands in for a person in approvals, as they and an administrator say it, and who is told. */
class SubstitutesViewTests extends ScreenTest {

    private static final String PERSON = "dieter.wolff";
    private static final String OTHER = "sven.albers";

    @Autowired
    Delegations delegations;

    @Autowired
    Notifications notifications;

    @Autowired
    Clock clock;

    @AfterEach
    void nobodyStandsIn() {
        delegations.of(PERSON, viewer(PERSON)).forEach(one -> delegations.remove(PERSON, one.id(), viewer(PERSON)));
    }

    private void name() {
        _setValue(_get(PersonBox.class, spec -> spec.withId("substitute-who")), OTHER);
        _setValue(
                _get(DatePicker.class, spec -> spec.withId("substitute-from")),
                LocalDate.now(clock).plusDays(3));
        _setValue(
                _get(DatePicker.class, spec -> spec.withId("substitute-to")),
                LocalDate.now(clock).plusDays(10));
    }

    private String text(String section) {
        return String.join(
                " | ",
                _find(_get(Section.class, spec -> spec.withId(section)), Span.class).stream()
                        .map(Span::getText)
                        .toList());
    }

    private List<String> told(String account) {
        return notifications.of(viewer(account), 50, null).items().stream()
                .map(notice -> notice.topic() + " " + notice.arguments().get("person"))
                .toList();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aPersonNamesWhoDecidesForThemAndThatOneIsTold() {
        signIn(PERSON);
        UI.getCurrent().navigate("portal/substitutes");
        _click(_get(Button.class, spec -> spec.withId("substitute-name")));
        assertThat(delegations.of(PERSON, viewer(PERSON)))
                .as("nobody was chosen")
                .isEmpty();

        name();
        _setValue(
                (MultiSelectComboBox<String>)
                        _get(MultiSelectComboBox.class, spec -> spec.withId("substitute-practices")),
                Set.of("change-enablement"));
        _click(_get(Button.class, spec -> spec.withId("substitute-name")));

        var zone = ZoneId.of("Europe/Berlin");
        assertThat(delegations.of(PERSON, viewer(PERSON))).singleElement().satisfies(one -> {
            assertThat(one.substitute()).isEqualTo(OTHER);
            assertThat(one.practices()).containsExactly("change-enablement");
            assertThat(one.from().atZone(zone).toLocalDate())
                    .isEqualTo(LocalDate.now(clock).plusDays(3));
            assertThat(one.to().atZone(zone).toLocalDate())
                    .as("the first day after it")
                    .isEqualTo(LocalDate.now(clock).plusDays(11));
        });
        assertThat(text("substitutes-mine")).contains("Sven Albers", "Change enablement");
        assertThat(told(OTHER)).contains("substitute-named Dieter Wolff");
        assertThat(told(PERSON))
                .as("who has said it needs no telling")
                .doesNotContain("substitute-named-for-you Sven Albers");

        signIn(OTHER);
        UI.getCurrent().navigate("portal/substitutes");
        assertThat(text("substitutes-others")).contains("Dieter Wolff");
    }

    @Test
    void anAdministratorNamesThemForOthersAndBothAreTold() {
        signIn("admin");
        UI.getCurrent().navigate("portal/substitutes");
        _setValue(_get(PersonBox.class, spec -> spec.withId("substitutes-whose")), PERSON);
        name();
        _click(_get(Button.class, spec -> spec.withId("substitute-name")));

        assertThat(delegations.of(PERSON, viewer("admin"))).hasSize(1);
        assertThat(told(OTHER)).contains("substitute-named Dieter Wolff");
        assertThat(told(PERSON)).contains("substitute-named-for-you Sven Albers");

        _click(_get(Button.class, spec -> spec.withText("Take back")));
        assertThat(delegations.of(PERSON, viewer("admin"))).isEmpty();
        assertThat(told(OTHER)).contains("substitute-removed Dieter Wolff");
    }
}
