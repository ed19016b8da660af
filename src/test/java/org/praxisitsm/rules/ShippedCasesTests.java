package org.praxisitsm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.praxisitsm.practice.PackCheck;

class ShippedCasesTests {

    private final CaseCheck check = new CaseCheck(new Tables(), new Grids());

    static List<String> practices() throws Exception {
        try (var folders = Files.list(Path.of("rules"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("practices")
    void everyCaseOfAShippedPackIsGreen(String practice) {
        var results = check.run(Packs.shipped(practice));

        assertThat(results).filteredOn(result -> !result.green()).isEmpty();
        assertThat(results).isNotEmpty();
    }

    private static final String GRID = "rule,when,then\n,candidate.skills,score\n,contains,add\nNet,network,5\n";

    private PackCheck.Result run(String cases) {
        var results =
                check.run(Packs.of(Map.of("rules/incident/a.rules.csv", GRID, "rules/incident/a.cases.csv", cases)));
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    @Test
    void greenCaseNamesTheRulesItPassed() {
        var result = run("name,in.ticket,in.candidates,out.assignee,out.score\n"
                + "a skilled one,{},\"[{account: ann, skills: [network]}]\",ann,5.0\n");

        assertThat(result.green()).isTrue();
        assertThat(result.elements()).containsExactly("Net");
        assertThat(result.name()).isEqualTo("a skilled one");
    }

    @Test
    void redCaseSaysWhatDiffered() {
        var result = run("name,in.ticket,in.candidates,out.assignee,out.score\nnobody,{},[],ann,-\n");

        assertThat(result.green()).isFalse();
        assertThat(result.message()).isEqualTo("assignee: expected ann, got null");
    }

    @Test
    void caseThatCannotBeRunIsRed() {
        assertThat(run("name,in.ticket,in.nope\nx,{},1\n").message()).contains("inputs.nope");
        assertThat(run("name,in.ticket,colour\nx,{},1\n").message()).contains("colour");
        assertThat(run("name,in.ticket\nx,\"{a: [\"\n").green()).isFalse();
    }
}
