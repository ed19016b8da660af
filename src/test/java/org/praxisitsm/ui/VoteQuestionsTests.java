package org.praxisitsm.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.People.Group;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.shared.Page;
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
              {"type": "group-picker", "id": "f14", "key": "team", "label": "Team"},
              {"type": "asset", "id": "f15", "key": "item", "label": "Item"},
              {"type": "number", "id": "f13", "key": "score", "label": "Score", "readonly": true}
            ]}
            """
                    .getBytes(StandardCharsets.UTF_8));

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private static final People PEOPLE = mock(People.class);

    @BeforeAll
    static void threePeopleAndAGroup() {
        when(PEOPLE.groups()).thenReturn(List.of(new Group("it-desk", "IT desk", "it", "ann", null)));
        var all = List.of(person("ann", "Ann Meyer"), person("ann2", "Ann Meyer"), person("bo", "Bo Li"));
        all.forEach(one -> {
            when(PEOPLE.person(one.account())).thenReturn(Optional.of(one));
            when(PEOPLE.nameOf(one.account())).thenReturn(one.name());
        });
        when(PEOPLE.search(anyString(), anyInt(), any())).thenReturn(new Page<>(all, null));
    }

    private static Person person(String account, String name) {
        return new Person(
                account, name, account + "@example.org", "it", null, null, null, "en", "UTC", false, true, null);
    }

    private static VoteQuestions in(Locale locale) {
        return new VoteQuestions(FORM, locale, OSLO, new VoteDirectory(PEOPLE, locale));
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
                                "2030-07-01T08:00:00Z",
                                "who",
                                "bo"),
                        Set.of(
                                "reason", "pieces", "limit", "told", "g1", "how", "site", "checks", "day", "from",
                                "who", "team", "item"),
                        Map.of("limit", "Zu viel", "checks", "Eins fehlt"),
                        "Bitte wählen");
        assertThat(html.toString())
                .contains("Why<span class=\"must\" aria-hidden=\"true\"> •</span>")
                .contains("<textarea rows=\"2\" name=\"value.reason\" aria-required=\"true\">")
                .contains("inputmode=\"decimal\" value=\"1200\" name=\"value.pieces\"")
                .contains("value=\"12,5\" name=\"value.limit\" aria-invalid=\"true\""
                        + " aria-describedby=\"why-limit\" id=\"answer-limit\" autofocus><span>SEK</span>")
                .contains("<p class=\"wrong\" id=\"why-limit\">Zu viel</p>")
                .as("the first of several boxes says why")
                .contains("value=\"a\" name=\"value.checks\" aria-invalid=\"true\" aria-describedby=\"why-checks\"")
                .contains("value=\"b\" checked name=\"value.checks\" aria-invalid=\"true\">")
                .contains("Konto, E-Mail oder voller Name.", "value=\"Bo Li\" name=\"value.who\"")
                .contains("<option value=\"it-desk\">IT desk</option>")
                .contains("type=\"checkbox\" value=\"true\" checked name=\"value.told\">")
                .contains("Told &lt;them&gt;")
                .contains("<fieldset><legend>How</legend>", "type=\"radio\" value=\"later\" name=\"value.how\">")
                .contains("<option value=\"\">Bitte wählen</option>", "<option value=\"porto\" selected>Porto</option>")
                .contains("type=\"date\" value=\"2030-02-01\"")
                .contains("From (Europe/Oslo)", "type=\"datetime-local\" value=\"2030-07-01T10:00\"")
                .as("depends on an answer to this page")
                .contains("value.when")
                .as("hidden by what is known, or asked in the portal only, or only shown")
                .doesNotContain("value.secret", "value.item", "value.score", "Ann Meyer");
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

    /** Nobody reads the directory by a link: who is meant is known to whoever types it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bo|bo",
                "bo li|bo",
                "Bo@example.org|bo",
                "Li|Li",
                "Ann Meyer|Ann Meyer",
                "ann2@example.org|ann2",
                "Nobody|Nobody"
            })
    void aPersonIsTypedAsAWhole(String typed, String read) {
        assertThat(read(Locale.ENGLISH, Map.of("value.who", List.of(typed)), Map.of()))
                .containsEntry("who", read);
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
