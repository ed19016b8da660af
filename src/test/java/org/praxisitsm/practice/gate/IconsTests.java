package org.praxisitsm.practice.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.practice.Packs;

/** A pack is warned of an icon that no screen draws, and of no other. */
class IconsTests {

    private static final String YAML = "processes/demo/practice.yaml";

    @Test
    void theNamesAreThoseThatScreensDraw() throws IOException {
        var drawn = new TreeSet<String>();
        Pattern.compile("(?m)^ {2}'([a-z-]+)':")
                .matcher(Files.readString(Path.of("ui/components/px-icon.ts")))
                .results()
                .forEach(found -> drawn.add(found.group(1)));
        assertThat(Icons.NAMES).containsExactlyInAnyOrderElementsOf(drawn);
    }

    @Test
    void anUnknownOneIsToldWithItsLineAndThoseThatThereAre() {
        var yaml = "icon: unicorn\n" + Packs.YAML;
        assertThat(new GateRules(new java.util.HashMap<>(), Optional.empty())
                        .check(PackReader.read(Packs.demo(YAML, yaml))))
                .filteredOn(finding -> finding.rule().equals("descriptor-icon"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                    assertThat(finding.line()).isEqualTo(1);
                    assertThat(finding.message()).isEqualTo("There is no icon unicorn");
                    assertThat(finding.hint()).startsWith("One of [alert, app,").contains("wifi");
                });
    }
}
