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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.workflow.ShippedPacks;

/** What the gate says of an approval that cannot be meant; the shipped one, made wrong in one place each. */
class ApprovalRulesTests {

    private static final String FILE = "processes/asset-lifecycle/asset-lifecycle.bpmn";

    private List<String> refused(String what, String instead) {
        return findings(what, instead).stream().map(Finding::rule).toList();
    }

    private List<Finding> findings(String what, String instead) {
        var pack = ShippedPacks.read("asset-lifecycle");
        var text = pack.text(FILE);
        assertThat(text).contains(what);
        var files = new TreeMap<String, byte[]>();
        pack.files().paths().forEach(path -> files.put(path, pack.files().bytes(path)));
        files.put(
                FILE,
                text.replaceFirst(
                                java.util.regex.Pattern.quote(what), java.util.regex.Matcher.quoteReplacement(instead))
                        .getBytes(StandardCharsets.UTF_8));
        Map<String, Signature> actions = new HashMap<>();
        return new GateRules(actions, Optional.empty())
                .check(PackReader.read(new PackFiles(files))).stream()
                        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                        .filter(finding -> finding.rule().startsWith("approval"))
                        .toList();
    }

    @Test
    void theShippedOneIsGood() {
        assertThat(refused("name=\"Approve request\"", "name=\"Approve request\""))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name=\"reminder\" value=\"P2D\"           | name=\"reminder\" value=\"soon\"         | approval-reminder",
                "name=\"deadline\" value=\"P5D\"           | name=\"deadline\" value=\"PT1S\"         | approval-deadline",
                "name=\"escalateTo\" value=\"manager\"     | name=\"escalateTo\" value=\"The boss\"   | approval-escalate-to",
                "name=\"escalateTo\" value=\"manager\"     | name=\"escalateTo\" value=\"field:boss\" | approval-escalate-to",
                "name=\"escalateTo\" value=\"manager\"     | name=\"quorum\" value=\"most\"           | approval-quorum",
                "name=\"escalateTo\" value=\"manager\"     | name=\"order\" value=\"somehow\"         | approval-order",
                "name=\"escalateTo\" value=\"manager\"     | name=\"lapse\" value=\"shrug\"           | approval-lapse",
                "name=\"approversTable\" value=\"asset-approval\" | name=\"approversTable\" value=\"nothing\" | approval-table",
                "name=\"approversTable\" value=\"asset-approval\" | name=\"approversTable\" value=\"asset-plan\" | approval-table",
                "name=\"approversTable\" value=\"asset-approval\" | name=\"approvers\" value=\"asset-approval\" | approval-approvers",
                "name=\"escalateTo\" value=\"manager\"     | name=\"escalateTo\" value=\"asset-approval\" | approval-escalate-to",
                "name=\"content\" value=\"kind, model, cost\"     | name=\"content\" value=\"kind, colour\"     | approval-content",
                "outcome == &#x27;approve&#x27; | cost &gt; 1 | approval-outcomes",
                "name=\"approversTable\" value=\"asset-approval\" | name=\"approvers\" value=\"\"     | approval-approvers",
            })
    void saysWhatIsWrong(String what, String instead, String rule) {
        assertThat(refused(what, instead)).contains(rule);
    }

    /** What is written at the wrong one of the two is told from what is written wrongly. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name=\"approversTable\" value=\"manager\" | approversTable names a table of this pack, and manager is none | Write approvers instead: that names people.",
                "name=\"approversTable\" value=\"nothing\" | approversTable names a table of this pack, and nothing is none | Of the tables of this pack these answer approver: [asset-approval].",
                "name=\"approvers\" value=\"asset-approval\" | approvers names people, and asset-approval is a table | Write approversTable instead: that names a table.",
            })
    void tellsPeopleFromTables(String instead, String message, String hint) {
        assertThat(findings("name=\"approversTable\" value=\"asset-approval\"", instead))
                .anySatisfy(finding -> {
                    assertThat(finding.element()).isEqualTo("Task_ApproveRequest");
                    assertThat(finding.message()).isEqualTo(message);
                    assertThat(finding.hint()).isEqualTo(hint);
                    for (var sentence : List.of(message, hint)) {
                        assertThat(ServiceWords.in(Locale.GERMAN, sentence)).isNotEqualTo(sentence);
                    }
                });
    }

    @Test
    void anApprovalHasAGroupAndNoAssignee() {
        var task = "name=\"Approve request\" camunda:formRef=\"approve-request\" camunda:formRefBinding=\"deployment\""
                + " camunda:candidateGroups=\"${group}\"";
        assertThat(refused(task, task.replace(" camunda:candidateGroups=\"${group}\"", "")))
                .contains("approval-group");
        assertThat(refused(task, task + " camunda:assignee=\"${assignee}\"")).contains("approval-people");
    }

    @Test
    void itsPropertiesStandNowhereElse() {
        var one = "<camunda:property name=\"approversTable\" value=\"asset-approval\" />";
        assertThat(refused(one, "")).contains("approval-place");
    }
}
