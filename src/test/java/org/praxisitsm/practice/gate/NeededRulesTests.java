package org.praxisitsm.practice.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.workflow.ShippedPacks;

/** What the gate says of answers that no outcome can need, in a shipped form that is made wrong. */
class NeededRulesTests {

    private static final String FORM = "processes/asset-lifecycle/approve-request.form";
    private static final String DIAGRAM = "processes/asset-lifecycle/asset-lifecycle.bpmn";
    private static final String NEEDED = "\"neededFor\": \"decline\"";

    private static List<Finding> findings(String file, String what, String instead) {
        return findings(Map.of(file, List.of(what, instead)));
    }

    private static List<Finding> findings(Map<String, List<String>> changes) {
        var pack = ShippedPacks.read("asset-lifecycle");
        var files = new TreeMap<String, byte[]>();
        pack.files().paths().forEach(path -> files.put(path, pack.files().bytes(path)));
        changes.forEach((file, change) -> {
            var text = pack.text(file);
            assertThat(text).contains(change.get(0));
            files.put(file, text.replace(change.get(0), change.get(1)).getBytes(StandardCharsets.UTF_8));
        });
        Map<String, Signature> actions = new HashMap<>();
        return new GateRules(actions, Optional.empty())
                .check(PackReader.read(new PackFiles(files))).stream()
                        .filter(finding -> finding.rule().equals("form-needed"))
                        .toList();
    }

    @Test
    void anOutcomeThatTheTaskHasNotIsNamedWithThoseThatItHas() {
        assertThat(findings(FORM, NEEDED, "\"neededFor\": \"decline, refuse\""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
                    assertThat(finding.file()).isEqualTo(FORM);
                    assertThat(finding.element()).isEqualTo("Field_declineReason");
                    assertThat(finding.message()).contains("declineReason", "refuse");
                    assertThat(finding.hint()).contains("approve, decline");
                    assertThat(ServiceWords.in(Locale.GERMAN, finding.message()))
                            .contains("für das Ergebnis refuse nötig");
                    assertThat(ServiceWords.in(Locale.GERMAN, finding.hint())).startsWith("Ihre Ergebnisse");
                });
    }

    @Test
    void aFormOfSeveralTasksMayNameWhatOnlyOneOfThemHas() {
        var both = Map.of(
                DIAGRAM, List.of("formRef=\"confirm-receipt\"", "formRef=\"approve-request\""),
                FORM, List.of(NEEDED, "\"neededFor\": \"decline, deny\""));
        assertThat(findings(both)).isEmpty();
    }

    @Test
    void aFormThatNoTaskShowsHasNoOutcomes() {
        assertThat(findings(DIAGRAM, "camunda:formRef=\"approve-request\"", ""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("declineReason", "no task shows"));
    }

    @Test
    void whatNobodyCanAnswerOrEverybodyHasToIsRefused() {
        assertThat(findings(FORM, NEEDED + "\n      }", NEEDED + "},\n\"readonly\": true"))
                .hasSize(1);
        assertThat(findings(FORM, "\"maxLength\": 400", "\"maxLength\": 400, \"required\": true"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("declineReason is required anyway"));
    }
}
