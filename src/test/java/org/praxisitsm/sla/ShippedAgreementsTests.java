package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.reading.Findings;
import org.praxisitsm.practice.reading.YamlTree;
import org.praxisitsm.workflow.ShippedPacks;

/** What shipped packs promise can be read, counts in calendars that every installation has, and names what the pack has. */
class ShippedAgreementsTests {

    /** As {@link FirstCalendars} puts them in place: a calendar of the demo would be missing elsewhere. */
    private static final Set<String> CALENDARS = Set.of("always", "service-hours");

    static Stream<Named<Pack>> promising() {
        return ShippedPacks.all().filter(pack -> !pack.agreements().isEmpty()).map(pack -> Named.of(pack.key(), pack));
    }

    @ParameterizedTest
    @MethodSource("promising")
    void everyAgreementCanBeReadAndNamesWhatThereIs(Pack pack) {
        assertThat(pack.descriptor().agreements())
                .as("table that says which agreements apply")
                .isNotNull();
        var choice = pack.fileOf(Objects.requireNonNull(pack.descriptor().agreements()));
        assertThat(choice).isPresent();
        for (var path : pack.agreements()) {
            var findings = new Findings();
            var agreement = YamlTree.read(path, pack.text(path).getBytes(StandardCharsets.UTF_8), findings)
                    .map(yaml -> AgreementReader.read(yaml, pack.key()))
                    .orElseThrow();
            assertThat(findings.sorted()).as(path).isEmpty();
            assertThat(CALENDARS).as(path).contains(agreement.calendar());
            assertThat(pack.text(choice.orElseThrow())).as("named by the table").contains('"' + agreement.key() + '"');
            assertThat(agreement.targets()).as(path).isNotEmpty().allSatisfy(target -> {
                assertThat(target.calendar() == null || CALENDARS.contains(target.calendar()))
                        .as(target.key())
                        .isTrue();
                assertThat(target.promise() != null
                                || pack.fileOf(String.valueOf(target.table())).isPresent())
                        .as("%s: promise or table", target.key())
                        .isTrue();
                assertThat(target.labels()).as(target.key()).containsKey("de");
            });
        }
    }
}
