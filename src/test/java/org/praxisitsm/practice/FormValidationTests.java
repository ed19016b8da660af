package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class FormValidationTests {

    private static final FormDefinition FORM = FormDefinition.parse(
            "test.form",
            """
            {"id": "test", "components": [
              {"type": "textfield", "id": "f1", "key": "subject", "validate": {"required": true, "minLength": 3, "maxLength": 10}},
              {"type": "textfield", "id": "f2", "key": "code", "validate": {"pattern": "[A-Z]{2}[0-9]+"}},
              {"type": "number", "id": "f3", "key": "amount", "validate": {"min": 1, "max": 9}},
              {"type": "money", "id": "f4", "key": "price"},
              {"type": "checkbox", "id": "f5", "key": "agreed"},
              {"type": "radio", "id": "f6", "key": "impact", "values": [{"label": "One", "value": "one"}, {"label": "Site", "value": "site"}]},
              {"type": "taglist", "id": "f7", "key": "tags", "values": [{"label": "A", "value": "a"}, {"label": "B", "value": "b"}]},
              {"type": "datetime", "id": "f8", "key": "day", "subtype": "date"},
              {"type": "datetime", "id": "f9", "key": "moment", "subtype": "datetime"},
              {"type": "person", "id": "f10", "key": "person"},
              {"type": "group-picker", "id": "f11", "key": "team"},
              {"type": "service", "id": "f12", "key": "service"},
              {"type": "textfield", "id": "f13", "key": "reason", "conditional": {"hide": "=impact = \\"one\\""}, "validate": {"required": true}},
              {"type": "textfield", "id": "f14", "key": "fixed", "readonly": true}
            ]}
            """
                    .getBytes(StandardCharsets.UTF_8));

    private final FormValidation forms = new FormValidation(
            provider(Feel.class, new OneCondition()),
            provider(KnownServices.class, new Vpn()),
            provider(KnownAssets.class, number -> number.equals("CI0000001")),
            new StaticListableBeanFactory().getBeanProvider(CatalogueOrders.class),
            new TwoPeople());

    @Test
    void valuesComeBackTyped() {
        var values = forms.validated(
                FORM,
                Map.of(
                        "subject", " VPN down ",
                        "amount", "4",
                        "price", 9.5,
                        "agreed", true,
                        "impact", "one",
                        "tags", List.of("a", "a", "b"),
                        "moment", "2027-03-27T17:00:00+01:00"),
                Map.of(),
                Map.of(),
                "fields");

        assertThat(values)
                .containsEntry("subject", "VPN down")
                .containsEntry("amount", 4)
                .containsEntry("agreed", true)
                .containsEntry("tags", List.of("a", "b"))
                .containsEntry("moment", "2027-03-27T16:00:00Z")
                .doesNotContainKey("code");
    }

    @ParameterizedTest
    @CsvSource({
        "subject, ab",
        "subject, this is far too long",
        "code, x1",
        "amount, 10",
        "amount, 1e999999999",
        "amount, many",
        "price, 1.234",
        "agreed, yes",
        "impact, nobody",
        "tags, a",
        "day, 27.03.2027",
        "day, 2027-02-30",
        "moment, 2027-03-27T16:00:00",
        "person, eve",
        "team, chess",
        "service, mail",
        "unknown, x"
    })
    void badValueIsNamed(String key, String value) {
        var sent = new HashMap<String, Object>(Map.of("subject", "VPN", "impact", "one"));
        sent.put(key, value);

        assertThat(errorsOf(sent)).extracting(FieldError::field).contains("fields." + key);
    }

    @Test
    void allBadFieldsAreReportedAtOnce() {
        assertThat(errorsOf(Map.of("amount", 0, "day", "x", "nope", 1)))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "fields.subject", "fields.amount", "fields.day", "fields.nope", "fields.reason");
    }

    @Test
    void hiddenAnswersAreDropped() {
        var sent = Map.of("subject", "VPN", "impact", "one", "reason", "secret");

        assertThat(forms.validated(FORM, sent, Map.of(), Map.of(), "fields")).doesNotContainKey("reason");
        assertThat(forms.visible(FORM, sent, Map.of())).doesNotContain("reason").contains("subject");
    }

    @Test
    void readOnlyValueCannotBeSent() {
        var sent = Map.of("subject", "VPN", "impact", "one", "fixed", "mine");

        assertThat(forms.validated(FORM, sent, Map.of("fixed", "theirs"), Map.of(), "fields"))
                .doesNotContainKey("fixed");
    }

    @Test
    void leftOutValueIsTakenFromWhatWasKnown() {
        assertThat(forms.validated(FORM, Map.of("impact", "one"), Map.of("subject", "Known"), Map.of(), "fields"))
                .containsEntry("subject", "Known");
    }

    @Test
    void patternCannotRunAway() {
        assertThat(org.praxisitsm.practice.reading.SafePattern.matches("a*a*a*a*a*b", "a".repeat(4000)))
                .isFalse();
        for (var bomb : List.of("(a+)+", "(a|a)*", "(.*a){12}", "(?=a)b", "\\1", "((a*)*)*")) {
            assertThat(org.praxisitsm.practice.reading.SafePattern.problem(bomb))
                    .as(bomb)
                    .isPresent();
        }
    }

    private List<FieldError> errorsOf(Map<String, Object> sent) {
        var errors = new java.util.ArrayList<FieldError>();
        assertThatThrownBy(() -> forms.validated(FORM, sent, Map.of(), Map.of(), "fields"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> errors.addAll(refusal.errors()));
        return errors;
    }

    private static <T> org.springframework.beans.factory.ObjectProvider<T> provider(Class<T> type, T bean) {
        var factory = new StaticListableBeanFactory();
        factory.addBean("bean", bean);
        return factory.getBeanProvider(type);
    }

    private static class OneCondition implements Feel {
        @Override
        public boolean isTrue(String expression, Map<String, ?> values) {
            return "one".equals(values.get("impact"));
        }

        @Override
        public String problem(String expression) {
            return "";
        }
    }

    private static class Vpn implements KnownServices {
        @Override
        public boolean has(String key) {
            return key.equals("vpn");
        }

        @Override
        public Map<String, String> options() {
            return Map.of("vpn", "VPN");
        }
    }

    private static class TwoPeople implements Directory {
        @Override
        public boolean hasPerson(String account) {
            return account.equals("anna");
        }

        @Override
        public boolean hasGroup(String key) {
            return key.equals("network");
        }
    }
}
