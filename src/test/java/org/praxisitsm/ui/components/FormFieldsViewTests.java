package org.praxisitsm.ui.components;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.NullNode;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormDefinition.Component;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.Focused;

class FormFieldsViewTests {

    private FormFields form;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        var definition = new FormDefinition(
                "report",
                NullNode.getInstance(),
                List.of(
                        component("textfield", "subject", "What is wrong?", null),
                        component("select", "impact", "Who is hit?", null),
                        component("textfield", "site", "Which site?", "impact != \"site\"")));
        var validation = mock(FormValidation.class);
        when(validation.visible(eq(definition), anyMap(), anyMap())).thenAnswer(asked -> {
            Map<String, ?> values = asked.getArgument(1);
            return "site".equals(values.get("impact"))
                    ? Set.of("subject", "impact", "site")
                    : Set.of("subject", "impact");
        });
        var sources = new FormSources(
                mock(People.class),
                mock(Services.class),
                validation,
                mock(org.praxisitsm.asset.Assets.class),
                mock(org.praxisitsm.catalog.Offerings.class),
                mock(org.praxisitsm.identity.Viewers.class),
                mock(FormFiles.class));
        form = new FormFields(definition, Map.of(), sources, ZoneId.of("UTC"));
        UI.getCurrent().add(form);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void whatWasEnteredIsReadByKey() {
        _setValue(_get(TextField.class, spec -> spec.withLabel("What is wrong?")), "VPN drops");
        assertThat(form.values()).containsExactly(Map.entry("subject", "VPN drops"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void aConditionalFieldAppearsWhenItsConditionHolds() {
        assertThat(com.github.mvysny.kaributesting.v10.LocatorJ._find(
                        TextField.class, spec -> spec.withLabel("Which site?")))
                .isEmpty();
        _setValue((ComboBox<String>) _get(ComboBox.class, spec -> spec.withLabel("Who is hit?")), "site");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Which site?")), "Porto");
        assertThat(form.values()).containsEntry("site", "Porto");
    }

    @Test
    void aRefusalStandsAtItsField() {
        var placed = form.complain(Refusal.invalid("fields.subject", "Say in a few words what it is about.")
                .errors());
        var field = _get(TextField.class, spec -> spec.withLabel("What is wrong?"));
        assertThat(placed).isTrue();
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).startsWith("Say in a few words");
    }

    @Test
    void oneGoesToTheFirstFieldThatIsWrong() {
        var what = _get(TextField.class, spec -> spec.withLabel("What is wrong?"));
        var who = _get(ComboBox.class, spec -> spec.withLabel("Who is hit?"));
        form.complain(List.of(
                new Refusal.FieldError("values.elsewhere", "Is not here."),
                new Refusal.FieldError("values.impact", "A value is required")));
        assertThat(Focused.is(who)).isTrue();
        form.complain(List.of(
                new Refusal.FieldError("values.impact", "A value is required"),
                new Refusal.FieldError("values.subject", "A value is required")));
        assertThat(Focused.is(what))
                .as("first as it stands, not as it was told")
                .isTrue();
    }

    private static Component component(String type, String key, String label, @Nullable String hideIf) {
        return new Component(
                "Field_" + key,
                type,
                key,
                label,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                type.equals("select") ? Map.of("one", "Only me", "site", "My site") : Map.of(),
                hideIf,
                null,
                FormDefinition.Traits.NONE,
                List.of());
    }
}
