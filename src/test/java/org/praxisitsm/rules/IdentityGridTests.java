package org.praxisitsm.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.praxisitsm.shared.Refusal;

class IdentityGridTests {

    private static final Path FOLDER = Path.of("rules/asset-lifecycle");
    private static final String HEAD = "rule,when,then\n,candidate.serial,verdict\n,equals,set\n";
    private static final Grids GRIDS = new Grids();

    private static Map<String, Object> decide(String grid, List<Map<String, Object>> candidates) {
        return GRIDS.decide("g", grid, Map.of("inventory", Map.of(), "candidates", candidates))
                .outputs();
    }

    @Test
    void theShippedCasesAreGreen() throws Exception {
        var grid = Files.readString(FOLDER.resolve("ci-identity.rules.csv"), StandardCharsets.UTF_8);
        var cases = Files.readString(FOLDER.resolve("ci-identity.cases.csv"), StandardCharsets.UTF_8);
        var yaml = new YAMLMapper();
        for (var row : CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(cases))) {
            var inputs = Map.of(
                    "inventory", yaml.readValue(row.get("in.inventory"), Object.class),
                    "candidates", yaml.readValue(row.get("in.candidates"), Object.class));
            var outputs = GRIDS.decide("g", grid, inputs).outputs();
            assertThat(outputs.get("outcome")).as(row.get("name")).isEqualTo(row.get("out.outcome"));
            assertThat(String.valueOf(outputs.get("ci")))
                    .as(row.get("name"))
                    .isEqualTo(row.get("out.ci").replace("-", "null"));
        }
    }

    @Test
    void theFirstRuleThatFitsAnItemDecides() {
        var grid = HEAD + "A,same,different\nB,same,same\n";

        assertThat(decide(grid, List.of(Map.of("ci", 1, "serial", "same")))).containsEntry("outcome", "new");
    }

    @Test
    void othersThatAreTheSameAreDuplicates() {
        var grid = HEAD + "A,same,same\nB,other,duplicate\n";

        assertThat(decide(
                        grid,
                        List.of(
                                Map.of("ci", 1, "serial", "same", "unseenDays", 5),
                                Map.of("ci", 2, "serial", "same", "unseenDays", 2),
                                Map.of("ci", 3, "serial", "other"))))
                .containsEntry("outcome", "same")
                .containsEntry("ci", 2)
                .containsEntry("duplicates", List.of(1, 3));
    }

    @Test
    void whatAGridOfIdentityDoesNotKnowIsRefusedByName() {
        refused(HEAD + "A,same,perhaps\n", "no verdict");
        refused("rule,when,then\n,ticket.priority,verdict\n,equals,set\nA,1,same\n", "inventory.<name>");
        refused("rule,when,then\n,candidate.skills,verdict\n,contains,set\nA,1,same\n", "candidate.skills");
        refused(
                "rule,when,then,then\n,candidate.serial,verdict,score\n,equals,set,add\nA,same,same,1\n",
                "verdict alone");
        refused("rule,when,then\n,inventory.name,score\n,equals,add\nA,x,1\n", "inventory.name");
    }

    @Test
    void candidatesNeedANumber() {
        assertThatThrownBy(() -> decide(HEAD + "A,same,same\n", List.of(Map.of("serial", "same"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("inputs.candidates[0]");
    }

    private static void refused(String grid, String words) {
        assertThatThrownBy(() -> GridDefinition.parse("g.rules.csv", grid))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }
}
