package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Rows of a form: each cell by its own rule, conditions within the row, nothing hidden is kept. */
class FormRowsTests {

    private static final FormDefinition FORM = parse(
            """
            {"id": "buy", "type": "default", "components": [
              {"type": "checkbox", "id": "f0", "key": "plain"},
              {"type": "dynamiclist", "id": "f1", "path": "lines", "conditional": {"hide": "=plain"}, "validate": {"min": 1, "max": 3},
               "components": [
                 {"type": "textfield", "id": "c1", "key": "article", "validate": {"required": true, "maxLength": 10}},
                 {"type": "number", "id": "c2", "key": "pieces", "defaultValue": 1, "validate": {"min": 1}},
                 {"type": "checkbox", "id": "c3", "key": "engraved"},
                 {"type": "textfield", "id": "c4", "key": "words", "conditional": {"hide": "=unengraved"}, "validate": {"required": true}}
               ]}
            ]}""");

    private final FormValidation forms = new FormValidation(
            provider(Feel.class, new Conditions()),
            new StaticListableBeanFactory().getBeanProvider(KnownServices.class),
            new StaticListableBeanFactory().getBeanProvider(KnownAssets.class),
            new StaticListableBeanFactory().getBeanProvider(CatalogueOrders.class),
            new Nobody());

    private static FormDefinition parse(String json) {
        return FormDefinition.parse("processes/x/buy.form", json.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> read(Map<String, ?> sent) {
        return forms.validated(FORM, sent, Map.of(), Map.of(), "fields");
    }

    private List<String> wrong(Object lines) {
        var errors = new ArrayList<FieldError>();
        assertThatThrownBy(() -> read(Map.of("lines", lines)))
                .isInstanceOfSatisfying(Refusal.class, refused -> errors.addAll(refused.errors()));
        return errors.stream().map(FieldError::field).toList();
    }

    @Test
    void cellsComeBackTypedWithTheirDefaultsAndEmptyRowsAreLeftOut() {
        assertThat(read(Map.of(
                        "lines",
                        List.of(
                                Map.of("article", " Cup "),
                                Map.of("article", ""),
                                Map.of("article", "Pen", "pieces", "4")))))
                .containsEntry(
                        "lines", List.of(Map.of("article", "Cup", "pieces", 1), Map.of("article", "Pen", "pieces", 4)));
    }

    @Test
    void aConditionReadsTheCellsOfItsOwnRowAndWhatIsHiddenIsNotKept() {
        var rows = List.of(
                Map.of("article", "Cup", "words", "secret"),
                Map.of("article", "Pen", "engraved", true, "words", "Anna"));
        assertThat(read(Map.of("lines", rows)))
                .containsEntry(
                        "lines",
                        List.of(
                                Map.of("article", "Cup", "pieces", 1),
                                Map.of("article", "Pen", "pieces", 1, "engraved", true, "words", "Anna")));
        assertThat(wrong(List.of(Map.of("article", "Pen", "engraved", true)))).containsExactly("fields.lines[0].words");
    }

    @Test
    void aHiddenListIsNotKeptAtAll() {
        assertThat(read(Map.of("plain", true, "lines", List.of(Map.of("article", "Cup")))))
                .doesNotContainKey("lines");
    }

    @Test
    void whatIsWrongIsNamedByRowAndColumn() {
        assertThat(wrong(List.of(
                        Map.of("article", "Cup"), Map.of("article", "much too long", "pieces", 0, "size", "L"))))
                .containsExactlyInAnyOrder("fields.lines[1].article", "fields.lines[1].pieces", "fields.lines[1].size");
        assertThat(wrong(List.of("Cup"))).containsExactly("fields.lines[0]");
        assertThat(wrong("Cup")).containsExactly("fields.lines");
        assertThat(wrong(List.of(List.of()))).containsExactly("fields.lines[0]");
        assertThat(wrong(List.of(Map.of("article", Map.of("a", "b"))))).containsExactly("fields.lines[0].article");
    }

    @Test
    void tooFewAndTooManyRowsAreRefused() {
        assertThat(wrong(List.of())).containsExactly("fields.lines");
        assertThat(wrong(List.of(Map.of()))).containsExactly("fields.lines");
        assertThat(wrong(Collections.nCopies(4, Map.of("article", "Cup")))).containsExactly("fields.lines");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"dynamiclist\", \"id\": \"a\", \"path\": \"rows\", \"components\": []}",
                "{\"type\": \"dynamiclist\", \"id\": \"a\", \"components\": [{\"type\": \"textfield\", \"id\": \"b\", \"key\": \"c\"}]}",
                "{\"type\": \"dynamiclist\", \"id\": \"a\", \"path\": \"rows\", \"components\": [{\"type\": \"file\", \"id\": \"b\", \"key\": \"c\"}]}",
                "{\"type\": \"dynamiclist\", \"id\": \"a\", \"path\": \"rows\", \"components\": [{\"type\": \"dynamiclist\", \"id\": \"b\", \"path\": \"c\","
                        + " \"components\": [{\"type\": \"textfield\", \"id\": \"d\", \"key\": \"e\"}]}]}",
                "{\"type\": \"dynamiclist\", \"id\": \"a\", \"path\": \"rows\", \"components\": [{\"type\": \"textfield\", \"id\": \"b\", \"key\": \"c\"},"
                        + " {\"type\": \"textfield\", \"id\": \"d\", \"key\": \"c\"}]}"
            })
    void aListThatCannotBeFilledInIsNoForm(String component) {
        assertThatThrownBy(() -> parse("{\"id\": \"buy\", \"components\": [" + component + "]}"))
                .isInstanceOf(UnreadablePack.class);
    }

    private static <T> org.springframework.beans.factory.ObjectProvider<T> provider(Class<T> type, T bean) {
        var factory = new StaticListableBeanFactory();
        factory.addBean(type.getSimpleName(), Objects.requireNonNull(bean));
        return factory.getBeanProvider(type);
    }

    private static class Conditions implements Feel {
        @Override
        public boolean isTrue(String expression, Map<String, ?> values) {
            return expression.equals("plain")
                    ? Boolean.TRUE.equals(values.get("plain"))
                    : !Boolean.TRUE.equals(values.get("engraved"));
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
