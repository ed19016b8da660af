package org.praxisitsm.ui.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.catalog.Offering.Lifecycle;
import org.praxisitsm.catalog.OfferingEditing;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Offerings on the administration's page. */
class OfferingsViewTests extends ScreenTest {

    @Autowired
    OfferingEditing editing;

    private void press(String id) {
        _click(_get(Button.class, spec -> spec.withId(id)));
        settle();
    }

    @Test
    void anOfferingIsDraftedWithItsRefusalsAtTheFieldsThenPublished() {
        signIn("owner");
        go("admin/offerings?new");
        press("save-offering");
        assertThat(_get(TextField.class, spec -> spec.withId("offering-names-en"))
                        .isInvalid())
                .isTrue();
        _setValue(_get(TextField.class, spec -> spec.withId("offering-key")), "desk-lamp");
        _setValue(_get(TextField.class, spec -> spec.withId("offering-names-en")), "Desk lamp");
        _setValue(_get(TextField.class, spec -> spec.withId("offering-summaries-en")), "Bright.");
        _setValue(_get(BigDecimalField.class, spec -> spec.withId("offering-price")), new BigDecimal("19.999"));
        press("save-offering");
        assertThat(_get(BigDecimalField.class, spec -> spec.withId("offering-price"))
                        .isInvalid())
                .isTrue();
        _setValue(_get(BigDecimalField.class, spec -> spec.withId("offering-price")), new BigDecimal("19.99"));
        press("save-offering");
        assertThat(address()).isEqualTo("admin/offerings?key=desk-lamp");
        press("offering-PUBLISHED");
        assertThat(editing.find("desk-lamp", viewer("owner")).orElseThrow().lifecycle())
                .isEqualTo(Lifecycle.PUBLISHED);
        press("offering-RETIRED");
        assertThat(editing.find("desk-lamp", viewer("owner")).orElseThrow().lifecycle())
                .isEqualTo(Lifecycle.RETIRED);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        signIn("owner");
        go("admin/offerings?key=moving-desk");
        var before = editing.find("moving-desk", viewer("admin")).orElseThrow();
        editing.move("moving-desk", Lifecycle.RETIRED, before.version(), viewer("admin"));
        editing.move("moving-desk", Lifecycle.PUBLISHED, before.version() + 1, viewer("admin"));
        press("save-offering");
        assertThat(_get(Div.class, spec -> spec.withId("offering-problem"))
                        .getElement()
                        .getTextRecursively())
                .contains("changed by somebody else");
        assertThat(editing.find("moving-desk", viewer("owner")).orElseThrow().names())
                .isEqualTo(Map.of("en", "Move to another desk", "de", "Umzug an einen anderen Platz"));
    }

    @Test
    void nobodyElseGetsIn() {
        for (var account : new String[] {"agent", "requester", "hr-owner"}) {
            signIn(account);
            go("admin/offerings");
            _assertNone(Button.class, spec -> spec.withId("save-offering"));
        }
    }
}
