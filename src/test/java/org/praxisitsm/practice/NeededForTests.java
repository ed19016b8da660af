package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What an outcome needs is required with that outcome alone, wherever in the form it is asked. */
class NeededForTests {

    private static final FormDefinition FORM = FormDefinition.parse(
            "test.form",
            """
            {"id": "test", "components": [
              {"type": "textfield", "id": "f1", "key": "reason", "properties": {"neededFor": "decline, back"}},
              {"type": "group", "id": "g1", "label": "More", "components": [
                {"type": "checkbox", "id": "f2", "key": "told", "properties": {"neededFor": "decline"}}]},
              {"type": "dynamiclist", "id": "f3", "path": "lines", "properties": {"neededFor": "back"}, "components": [
                {"type": "textfield", "id": "f4", "key": "article"}]},
              {"type": "select", "id": "f5", "key": "kind", "properties": {"from": "requester.site", "neededFor": ""},
                "values": [{"label": "A", "value": "a"}]},
              {"type": "textfield", "id": "f6", "key": "secret", "conditional": {"hide": "=kind = \\"a\\""},
                "properties": {"neededFor": "decline"}}
            ]}
            """
                    .getBytes(StandardCharsets.UTF_8));

    private final FormValidation forms = new FormValidation(
            provider(Feel.class, new KindIsA()),
            none(KnownServices.class),
            none(KnownAssets.class),
            none(CatalogueOrders.class),
            new Nobody());

    @Test
    void withAnyOtherOutcomeItMayStayEmpty() {
        assertThat(errors("approve", Map.of(), Map.of())).isEmpty();
        assertThat(forms.validated(FORM, Map.of(), Map.of(), Map.of(), "values"))
                .as("a form that nobody leaves by an outcome, as of a command")
                .isEmpty();
    }

    @Test
    void theOutcomeIsRefusedAndEachFieldNamed() {
        assertThat(errors("decline", Map.of("reason", "  "), Map.of()))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("values.reason", "values.told", "values.secret");
        assertThat(errors("back", Map.of("lines", List.of(Map.of())), Map.of()))
                .extracting(FieldError::field, FieldError::message)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "values.reason", "A value is required for the outcome back"),
                        org.assertj.core.groups.Tuple.tuple(
                                "values.lines", "A value is required for the outcome back"));
    }

    @Test
    void whatIsHiddenIsNeverNeeded() {
        assertThat(errors("decline", Map.of("kind", "a", "reason", "No.", "told", true), Map.of()))
                .isEmpty();
    }

    @Test
    void whatWasAnsweredBeforeNeedNotBeSentAgain() {
        var known = Map.of("kind", "a", "reason", "As before.", "told", true);
        assertThat(errors("decline", Map.of(), known)).isEmpty();
        assertThat(errors("decline", Map.of("reason", ""), known))
                .as("taken back")
                .extracting(FieldError::field)
                .containsExactly("values.reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Decline it\"", "\"decline,\"", "\"=decline\"", "[\"decline\"]", "true", "{\"a\": 1}"})
    void whatIsNoListOfOutcomesIsRefused(String written) {
        var form = "{\"id\": \"test\", \"components\": [{\"type\": \"textfield\", \"key\": \"a\", \"properties\":"
                + " {\"neededFor\": " + written + "}}]}";
        assertThatThrownBy(() -> FormDefinition.parse("test.form", form.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(UnreadablePack.class, refused -> assertThat(refused.findings())
                        .extracting(Finding::rule)
                        .containsExactly("form-value"));
    }

    private List<FieldError> errors(String outcome, Map<String, ?> sent, Map<String, ?> known) {
        var errors = new ArrayList<FieldError>();
        try {
            forms.validated(NeededFor.asked(FORM, outcome), sent, known, known, "values");
        } catch (Refusal refusal) {
            errors.addAll(refusal.errors());
        }
        return errors;
    }

    private static <T> ObjectProvider<T> provider(Class<T> type, T bean) {
        var factory = new StaticListableBeanFactory();
        factory.addBean("bean", bean);
        return factory.getBeanProvider(type);
    }

    private static <T> ObjectProvider<T> none(Class<T> type) {
        return new StaticListableBeanFactory().getBeanProvider(type);
    }

    private static class KindIsA implements Feel {
        @Override
        public boolean isTrue(String expression, Map<String, ?> values) {
            return "a".equals(values.get("kind"));
        }

        @Override
        public String problem(String expression) {
            return "";
        }
    }

    private static class Nobody implements Directory {
        @Override
        public boolean hasPerson(String account) {
            return false;
        }

        @Override
        public boolean hasGroup(String key) {
            return false;
        }
    }
}
