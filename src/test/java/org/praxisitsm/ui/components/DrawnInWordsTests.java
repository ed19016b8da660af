package org.praxisitsm.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.practice.Packs;

/** Pictures and lists of steps speak the reader's language as far as the pack does. */
class DrawnInWordsTests {

    private final Pack incident = PackReader.read(Packs.ofRepository().get("incident"), "incident");
    private final String drawn = incident.text("processes/incident/incident-resolution.bpmn");

    private DrawnNames names(String xml) {
        return new DrawnNames(xml, (key, values) -> key);
    }

    @Test
    void stepsButtonsAndCommandsBearTheNamesOfTheLanguage() {
        var german = DrawnInWords.of(incident, drawn, Locale.GERMAN);
        assertThat(names(drawn).of("Task_DiagnoseIncident")).isEqualTo("Diagnose incident");
        assertThat(names(german).of("Task_DiagnoseIncident")).isEqualTo("Störung untersuchen");
        assertThat(names(german).of("Start_Withdraw")).isEqualTo("Zurückziehen");
        assertThat(DrawnOutcomes.label(german, "Task_ClassifyIncident", "duplicate"))
                .isEqualTo("Doppel");
        assertThat(german).contains("name=\"Weitermachen\"");
    }

    /** A picture is nothing but other words: every element, condition and place of the file is there still. */
    @Test
    void allElseStaysAsItWasDrawn() {
        var german = DrawnInWords.of(incident, drawn, Locale.GERMAN);
        assertThat(german.replaceAll("\\sname=\"[^\"]*\"", "").replaceAll("\\s+", ""))
                .isEqualTo(drawn.replaceAll("\\sname=\"[^\"]*\"", "").replaceAll("\\s+", ""));
    }

    @Test
    void aLanguageThatThePackDoesNotSpeakChangesNothing() {
        assertThat(DrawnInWords.of(incident, drawn, Locale.ENGLISH)).isSameAs(drawn);
        assertThat(DrawnInWords.of(incident, drawn, Locale.FRENCH)).isSameAs(drawn);
    }
}
