package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.People;
import org.praxisitsm.workflow.ShippedPacks;

class NamedGroupsTests {

    private static final String DIAGRAM = "processes/security-incident/security-incident.bpmn";

    private final People people = mock(People.class);
    private final NamedGroups rules = new NamedGroups(people);

    /** Otherwise a task waits for nobody, and whoever drew it reads that everything is fine. */
    @Test
    void aTaskOfAGroupThatIsNotThereIsWarnedOf() {
        known("security", "service-desk");
        assertThat(rules.check(ShippedPacks.read("security-incident"))).isEmpty();
        var files = ShippedPacks.read("security-incident").files();
        var diagram = new String(files.bytes(DIAGRAM), StandardCharsets.UTF_8)
                .replaceFirst(
                        "candidateGroups=\"security\"", "candidateGroups=\"\\${group}, security, watchmen, guards\"");
        var altered =
                PackReader.read(files.with(DIAGRAM, diagram.getBytes(StandardCharsets.UTF_8)), "security-incident");
        assertThat(rules.check(altered)).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.element()).startsWith("Task_");
            assertThat(finding.message()).containsAnyOf("no group watchmen", "no group guards");
            assertThat(finding.line()).isPositive();
            assertThat(finding.hint()).contains("security, service-desk");
        });
    }

    /** Before anybody set up groups there is nothing to say. */
    @Test
    void withoutAnyGroupNothingIsSaid() {
        known();
        assertThat(rules.check(ShippedPacks.read("security-incident"))).isEmpty();
    }

    private void known(String... keys) {
        var groups = Stream.of(keys)
                .map(key -> new People.Group(key, key, "it", null, null))
                .toList();
        when(people.groups()).thenReturn(List.copyOf(groups));
    }
}
