package org.praxisitsm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.practice.FormDefinition;
import org.springframework.util.LinkedMultiValueMap;

/** Each kind of question as plain HTML, and what a browser sends as the form takes it. */
class VoteQuestionsTests {

    private static final FormDefinition FORM = FormDefinition.parse(
            "test.form",
            """
            {"id": "test", "components": [
              {"type": "textfield", "id": "f1", "key": "reason", "label": "Why", "validate": {"required": true}},
              {"type": "number", "id": "f2", "key": "pieces", "label": "Pieces"},
              {"type": "money", "id": "f3", "key": "limit", "label": "Up to", "currency": "SEK"},
              {"type": "checkbox", "id": "f4", "key": "told", "label": "Told <them>"},
              {"type": "group", "id": "g1", "label": "More", "components": [
                {"type": "radio", "id": "f5", "key": "how", "label": "How",
                  "values": [{"label": "At once", "value": "now"}, {"label": "Later", "value": "later"}]}]},
              {"type": "select", "id": "f6", "key": "site", "label": "Site",
                "values": [{"label": "Oslo", "value": "oslo"}, {"label": "Porto", "value": "porto"}]},
              {"type": "checklist", "id": "f7", "key": "checks", "label": "Checks",
                "values": [{"label": "A", "value": "a"}, {"label": "B", "value": "b"}]},
              {"type": "datetime", "id": "f8", "key": "day", "label": "Day", "subtype": "date"},
              {"type": "datetime", "id": "f9", "key": "from", "label": "From", "subtype": "datetime"},
              {"type": "textarea", "id": "f10", "key": "when", "label": "When then",
                "conditional": {"hide": "=how != \\"later\\""}},
              {"type": "textarea", "id": "f11", "key": "secret", "label": "Secret",
                "conditional": {"hide": "=kind = \\"a\\""}},
              {"type": "person", "id": "f12", "key": "who", "label": "Who"},
              {"type": "number", "id": "f13", "key": "score", "label": "Score", "readonly": true}
            ]}
            """
                    .getBytes(StandardCharsets.UTF_8));

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private static VoteQuestions in(Locale locale) {
        return new VoteQuestions(FORM, locale, OSLO);
    }

    private static Map<String, Object> read(Locale locale, Map<String, List<String>> sent, Map<String, ?> known) {
        return in(locale).read(new LinkedMultiValueMap<>(sent), known);
    }

    @Test
    void eachKindHasItsField() {
        var html = new HtmlPage(Locale.GERMAN, "Test");
        in(Locale.GERMAN)
                .write(
                        html,
                        Map.of(
                                "pieces",
                                1200,
                                "limit",
                                "12.5",
                                "told",
                                true,
                                "site",
                                "porto",
                                "checks",
                                List.of("b"),
                                "day",
                                "2030-02-01",
                                "from",
                                "2030-07-01T08:00:00Z"),
                        Set.of(
                                "reason", "pieces", "limit", "told", "g1", "how", "site", "checks", "day", "from",
                                "who"),
                        Set.of("limit"),
                        "Bitte wählen");
        assertThat(html.toString())
                .contains("Why<span class=\"must\" aria-hidden=\"true\"> •</span>")
                .contains("<textarea rows=\"2\" name=\"value.reason\" aria-required=\"true\">")
                .contains("inputmode=\"decimal\" value=\"1200\" name=\"value.pieces\"")
                .contains("value=\"12,5\" name=\"value.limit\" aria-invalid=\"true\" autofocus><span>SEK</span>")
                .contains("type=\"checkbox\" value=\"true\" checked name=\"value.told\">")
                .contains("Told &lt;them&gt;")
                .contains("<fieldset><legend>How</legend>", "type=\"radio\" value=\"later\" name=\"value.how\">")
                .contains("<option value=\"\">Bitte wählen</option>", "<option value=\"porto\" selected>Porto</option>")
                .contains("type=\"checkbox\" value=\"b\" checked name=\"value.checks\">")
                .contains("type=\"date\" value=\"2030-02-01\"")
                .contains("From (Europe/Oslo)", "type=\"datetime-local\" value=\"2030-07-01T10:00\"")
                .as("depends on an answer to this page")
                .contains("value.when")
                .as("hidden by what is known, or asked in the portal only, or only shown")
                .doesNotContain("value.secret", "value.who", "value.score");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|1.200,50|1200.50",
                "de|12,5|12.5",
                "de|1.200|1200",
                "de|12.50|12.50",
                "de|ein paar|ein paar",
                "en|1,200.50|1200.50",
                "en|12.5|12.5",
                "en|12,5|12,5",
                "de|-3|-3"
            })
    void numbersAreReadAsTheReaderWritesThem(String language, String typed, String read) {
        assertThat(read(Locale.forLanguageTag(language), Map.of("value.pieces", List.of(typed)), Map.of()))
                .containsEntry("pieces", read);
    }

    @Test
    void whatABrowserSendsIsWhatTheFormTakes() {
        var sent = Map.of(
                "outcome",
                List.of("approve"),
                "value.reason",
                List.of("Two\r\nlines"),
                "value.told",
                List.of("", "true"),
                "value.checks",
                List.of("", "a", "b"),
                "value.from",
                List.of("2030-07-01T10:00"),
                "value.day",
                List.of("2030-02-01"),
                "value.how",
                List.of("now"));
        assertThat(read(Locale.GERMAN, sent, Map.of()))
                .containsOnly(
                        Map.entry("reason", "Two lines"),
                        Map.entry("told", true),
                        Map.entry("checks", List.of("a", "b")),
                        Map.entry("from", "2030-07-01T08:00:00Z"),
                        Map.entry("day", "2030-02-01"),
                        Map.entry("how", "now"));
    }

    @Test
    void whatWasEmptyAndIsIsNotAnsweredAndWhatWasTakenBackIs() {
        Map<String, List<String>> sent = Map.of(
                "value.reason",
                List.of(" "),
                "value.told",
                List.of(""),
                "value.checks",
                List.of(""),
                "value.site",
                List.of(""));
        assertThat(read(Locale.ENGLISH, sent, Map.of())).isEmpty();
        assertThat(read(Locale.ENGLISH, sent, Map.of("told", true, "checks", List.of("a"), "site", "oslo")))
                .containsOnly(Map.entry("told", false), Map.entry("checks", List.of()), Map.entry("site", ""));
    }
}
