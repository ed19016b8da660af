package org.praxisitsm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.workflow.ShippedPacks;

class CalendarRulesTests {

    private final Calendars calendars = mock(Calendars.class);
    private final CalendarRules rules = new CalendarRules(calendars);

    @Test
    void whatShippedPacksNameIsThereWithoutTheDemo() {
        known("always", "service-hours");
        assertThat(ShippedPacks.all())
                .allSatisfy(pack -> assertThat(rules.check(pack)).as(pack.key()).isEmpty());
    }

    @Test
    void calendarsThatAreNotThereAreRefusedWhereTheyAreNamed() {
        known("always", "service-hours");
        var findings = rules.check(altered("access-request", "service-hours", "nights"));
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
            assertThat(finding.rule()).isEqualTo("calendar-unknown");
            assertThat(finding.message()).isEqualTo("There is no calendar nights");
        });
        assertThat(findings).extracting(Finding::element).contains("Task_ApproveAccess", "calendar");
    }

    private void known(String... keys) {
        var versions = List.of(keys).stream().map(CalendarRulesTests::version).toList();
        when(calendars.all()).thenReturn(versions);
    }

    private static CalendarVersion version(String key) {
        var always = ServiceCalendar.of(CalendarDefinition.always(key, "Always", ZoneOffset.UTC));
        return new CalendarVersion(key, 1, Instant.EPOCH, Instant.EPOCH, "owner", null, "", always);
    }

    private static Pack altered(String practice, String before, String after) {
        var pack = ShippedPacks.read(practice);
        var files = new TreeMap<String, byte[]>();
        pack.files()
                .asMap()
                .forEach((path, bytes) -> files.put(
                        path,
                        new String(bytes, StandardCharsets.UTF_8)
                                .replace(before, after)
                                .getBytes(StandardCharsets.UTF_8)));
        return PackReader.read(new PackFiles(files));
    }
}
