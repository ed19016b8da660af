package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.practice.gate.GateRules;

class PackWordsTests {

    private static final String FILE = "processes/demo/texts_de.properties";
    private static final String GERMAN =
            """
            # Kommentar = keiner
            name=Vorführung
            state.new=Neu
            milestone.reported=Gemeldet
            field.impact=Auswirkung
            field.impact.option.one=Einer
            task.Task_Work=Arbeiten
            outcome.Task_Work.close=Schließen
            form.demo-start.subject=Betreff
            """;

    @Test
    void everyNameIsInTheReadersLanguage() {
        var words = words(GERMAN, Locale.GERMAN);
        assertThat(words.name()).isEqualTo("Vorführung");
        assertThat(words.state("new")).isEqualTo("Neu");
        assertThat(words.field("impact")).isEqualTo("Auswirkung");
        assertThat(words.option("impact", "one")).isEqualTo("Einer");
        assertThat(words.task("Task_Work", "Do the work")).isEqualTo("Arbeiten");
        assertThat(words.outcome("Task_Work", "close", "Close")).isEqualTo("Schließen");
        assertThat(words.milestone(pack(GERMAN).descriptor().milestones().get(0)))
                .isEqualTo("Gemeldet");
    }

    @Test
    void whatIsNotTranslatedStaysAsThePackHasIt() {
        var words = words(GERMAN, Locale.GERMAN);
        assertThat(words.state("closed")).isEqualTo("Closed");
        assertThat(words.option("impact", "site")).isEqualTo("Site");
        assertThat(words.outcome("Task_Work", "continue", "Go on")).isEqualTo("Go on");
        assertThat(words(GERMAN, Locale.FRENCH).name()).isEqualTo("Demo practice");
    }

    @Test
    void aCountrysWordsComeBeforeThoseOfItsLanguage() {
        var swiss = with(GERMAN).with("processes/demo/texts_de_CH.properties", bytes("state.new=Nöi"));
        var words = PackReader.read(swiss).in(Locale.forLanguageTag("de-CH"));
        assertThat(words.state("new")).isEqualTo("Nöi");
        assertThat(words.name()).isEqualTo("Vorführung");
    }

    @Test
    void aFormThatSaysWhatItsFieldSaysIsTranslatedWithIt() {
        var form = FormDefinition.parse(
                "processes/demo/other.form",
                bytes(
                        """
                        {"id": "other", "type": "default", "components": [
                          {"type": "select", "id": "Field_1", "key": "impact", "label": "Impact",
                           "values": [{"value": "one", "label": "One"}, {"value": "site", "label": "All of it"}]}
                        ]}
                        """));
        var shown = words(GERMAN, Locale.GERMAN).form(form).components().get(0);
        assertThat(shown.label()).isEqualTo("Auswirkung");
        assertThat(shown.options()).containsEntry("one", "Einer").containsEntry("site", "All of it");
        assertThat(form.components().get(0).label()).isEqualTo("Impact");
    }

    @Test
    void theGateRefusesKeysThatNameNothing() {
        assertThat(errors(GERMAN + "state.gone=Weg\nform.demo-start.nothing=Nichts\n"))
                .extracting(Finding::rule, Finding::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("texts-unknown", 10),
                        org.assertj.core.groups.Tuple.tuple("texts-unknown", 11));
    }

    @Test
    void theGateRefusesAKeyThatStandsTwiceAndABrokenEscape() {
        assertThat(errors("state.new=Neu\nstate.new=Frisch\n"))
                .extracting(Finding::rule)
                .containsExactly("texts-twice");
        assertThat(errors("state.new=\\u00zz\n")).extracting(Finding::rule).containsExactly("texts-syntax");
    }

    @Test
    void theGateTellsOnceWhatIsNotTranslated() {
        assertThat(findings(GERMAN))
                .filteredOn(finding -> finding.rule().equals("texts-missing"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("state.closed"));
    }

    private static List<Finding> errors(String german) {
        return findings(german).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static List<Finding> findings(String german) {
        var actions = FakeActions.all().stream()
                .map(ServiceAction::signature)
                .collect(Collectors.toMap(Signature::key, Function.identity()));
        return new GateRules(actions, Optional.empty()).check(pack(german));
    }

    private static PackWords words(String german, Locale locale) {
        return pack(german).in(locale);
    }

    private static Pack pack(String german) {
        return PackReader.read(with(german));
    }

    private static PackFiles with(String german) {
        return Packs.demo().with(FILE, bytes(german));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
