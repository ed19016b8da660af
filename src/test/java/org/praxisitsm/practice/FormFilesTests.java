package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Files, widths, currencies and data of the person in a form: what it may say of them, and which answers it takes. */
class FormFilesTests {

    private static final FormDefinition FORM = parse(
            """
            {"type": "checkbox", "id": "f0", "key": "none"},
            {"type": "filepicker", "id": "f1", "key": "offer", "label": "Offer", "accept": ".pdf, image/*", "validate": {"required": true},
             "conditional": {"hide": "=none"}},
            {"type": "filepicker", "id": "f2", "key": "others", "multiple": true},
            {"type": "money", "id": "f3", "key": "amount", "currency": "EUR", "layout": {"row": "r1", "columns": 16}},
            {"type": "textfield", "id": "f4", "key": "phone", "properties": {"from": "requester.phone"}},
            {"type": "select", "id": "f5", "key": "site", "properties": {"from": "requester.site"}, "values": [{"label": "Porto", "value": "porto"}]}""");

    private final FormValidation forms = new FormValidation(
            feel(),
            new StaticListableBeanFactory().getBeanProvider(KnownServices.class),
            new StaticListableBeanFactory().getBeanProvider(KnownAssets.class),
            new StaticListableBeanFactory().getBeanProvider(CatalogueOrders.class),
            new Nobody());

    private static FormDefinition parse(String components) {
        return FormDefinition.parse(
                "processes/x/buy.form",
                ("{\"id\": \"buy\", \"type\": \"default\", \"components\": [" + components + "]}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> read(Map<String, ?> sent) {
        return forms.validated(FORM, sent, Map.of(), Map.of(), "fields");
    }

    private void wrong(Map<String, ?> sent, String field) {
        assertThatThrownBy(() -> read(sent))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.errors())
                        .extracting(FieldError::field)
                        .containsExactly(field));
    }

    @Test
    void filesAreNamedByIdAloneOrAsTheyAreRead() {
        var answers = read(Map.of(
                "offer", "4711", "others", List.of(Map.of("id", "1", "name", "a.pdf"), "2", "2", Map.of("id", "3"))));
        assertThat(answers)
                .containsEntry("offer", List.of(Map.of("id", "4711", "name", "4711")))
                .containsEntry(
                        "others",
                        List.of(
                                Map.of("id", "1", "name", "a.pdf"),
                                Map.of("id", "2", "name", "2"),
                                Map.of("id", "3", "name", "3")));
    }

    @Test
    void whatIsHiddenIsNeitherRequiredNorKept() {
        wrong(Map.of(), "fields.offer");
        assertThat(read(Map.of("none", true, "offer", List.of("4711")))).doesNotContainKey("offer");
    }

    @Test
    void oneIsOneAndTwentyAreEnough() {
        wrong(Map.of("offer", List.of("1", "2")), "fields.offer");
        wrong(
                Map.of(
                        "offer",
                        "1",
                        "others",
                        IntStream.range(0, 1_000).mapToObj(String::valueOf).toList()),
                "fields.others");
    }

    @Test
    void anIdIsAnId() {
        for (var forged : new Object[] {
            4711,
            true,
            "../4711",
            "1 or 1=1",
            "x".repeat(65),
            Map.of("name", "a"),
            Map.of("id", 7),
            List.of(List.of("1"))
        }) {
            wrong(Map.of("offer", List.of(forged)), "fields.offer");
        }
        assertThat(read(Map.of("offer", List.of(Map.of("id", "1", "name", "a\r\nb"))))
                        .get("offer"))
                .isEqualTo(List.of(Map.of("id", "1", "name", "1")));
    }

    @Test
    void traitsAreRead() {
        var fields = FORM.fields();
        assertThat(fields.get(1).type()).isEqualTo("file");
        assertThat(fields.get(1).traits().accept()).containsExactly(".pdf", "image/*");
        assertThat(fields.get(1).traits().several()).isFalse();
        assertThat(fields.get(2).traits().several()).isTrue();
        assertThat(fields.get(3).traits().currency()).isEqualTo("EUR");
        assertThat(fields.get(3).traits().columns()).isEqualTo(16);
    }

    @Test
    void aFormBeginsWithWhatIsKnownOfThePerson() {
        assertThat(PersonDefaults.of(FORM, person("+351 1", "porto")))
                .containsOnly(Map.entry("phone", "+351 1"), Map.entry("site", "porto"));
        assertThat(PersonDefaults.of(FORM, person(null, "oslo"))).isEmpty();
        assertThat(PersonDefaults.of(FORM, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"filepicker\", \"key\": \"a\", \"accept\": \"=evil()\"}",
                "{\"type\": \"filepicker\", \"key\": \"a\", \"accept\": \".pdf,,\"}",
                "{\"type\": \"filepicker\", \"key\": \"a\", \"accept\": [\".pdf\"]}",
                "{\"type\": \"filepicker\", \"key\": \"a\", \"multiple\": \"=true\"}",
                "{\"type\": \"textfield\", \"key\": \"a\", \"accept\": \".pdf\"}",
                "{\"type\": \"money\", \"key\": \"a\", \"currency\": \"XYZ\"}",
                "{\"type\": \"money\", \"key\": \"a\", \"layout\": {\"columns\": 17}}",
                "{\"type\": \"textfield\", \"key\": \"a\", \"properties\": {\"from\": \"requester.password\"}}",
                "{\"type\": \"checkbox\", \"key\": \"a\", \"properties\": {\"from\": \"requester.phone\"}}"
            })
    void whatCannotBeDrawnIsNoForm(String component) {
        assertThatThrownBy(() -> parse(component)).isInstanceOf(UnreadablePack.class);
    }

    private static Optional<Person> person(String phone, String site) {
        return Optional.of(new Person("anna", "Anna", null, "it", null, phone, site, "en", "UTC", false, true, null));
    }

    private static org.springframework.beans.factory.ObjectProvider<Feel> feel() {
        var factory = new StaticListableBeanFactory();
        factory.addBean("feel", new Feel() {
            @Override
            public boolean isTrue(String expression, Map<String, ?> values) {
                return Boolean.TRUE.equals(values.get("none"));
            }

            @Override
            public String problem(String expression) {
                return "";
            }
        });
        return factory.getBeanProvider(Feel.class);
    }

    private static final class Nobody implements Directory {
        @Override
        public boolean hasPerson(String account) {
            return false;
        }

        @Override
        public boolean hasGroup(String key) {
            return false;
        }
    }

    /** Kept so that a list of nothing is a list too. */
    @Test
    void anEmptyListIsNoAnswer() {
        wrong(Map.of("offer", Collections.emptyList()), "fields.offer");
    }
}
