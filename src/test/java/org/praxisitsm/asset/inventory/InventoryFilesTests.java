package org.praxisitsm.asset.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.inventory.InventoryFiles.Taken;
import org.praxisitsm.asset.inventory.InventoryIntake.Outcome;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Inventories and bills of materials that a person brings as files. */
@SpringBootTest
@Tag("database")
class InventoryFilesTests {

    @Autowired
    InventoryFiles files;

    @Autowired
    Assets assets;

    private final String unit = "file" + Integer.toHexString(hashCode());
    private final Viewer by = new Viewer("probe", "Probe", unit, Set.of(new Viewer.Grant(Role.AGENT, unit)), Set.of());

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "pc.xml       | REQUEST          | true",
                "pc.ocs       | anything         | true",
                "bill.txt     | SPDXVersion: 2.3 | true",
                "unnamed      | {\"a\": 1}       | true",
                "devices.csv  | serial;name      | false",
                "devices.xlsx | PK               | false"
            })
    void tellsThemFromTables(String name, String start, boolean one) {
        assertThat(InventoryFiles.isOne(name, start.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(one);
    }

    @Test
    void anInventoryIsTakenOnceAndAgainChangesNothing() throws IOException {
        var pc = inventory("SN-" + unit, "4096");

        var first = files.take(pc, by);
        assertThat(first).extracting(Taken::outcome).containsExactly(Outcome.CREATED);
        assertThat(InventoryFiles.isOne("report", packed(pc))).isTrue();
        assertThat(files.take(packed(pc), by))
                .containsExactly(new Taken(
                        first.get(0).number(),
                        Outcome.UNCHANGED,
                        Set.of(),
                        0,
                        first.get(0).notes()));

        var again = files.take(inventory("SN-" + unit, "8192"), by).get(0);
        assertThat(again.number()).isEqualTo(first.get(0).number());
        assertThat(again.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(again.changed()).isNotEmpty();
    }

    @Test
    void aBillMakesItsApplication() {
        var bill =
                """
                {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
                 "metadata": {"component": {"type": "application", "name": "till %s", "version": "7"}},
                 "components": [{"type": "library", "name": "log4j-core", "version": "2.24.1"}]}
                """
                        .formatted(unit)
                        .getBytes(StandardCharsets.UTF_8);

        var taken = files.take(bill, by).get(0);
        assertThat(taken.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(taken.components()).isEqualTo(1);
        assertThat(assets.get(taken.number(), by).name()).contains("till " + unit);
        assertThat(files.take(bill, by).get(0).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void whatIsNeitherIsRefusedWithAReason() {
        assertThatThrownBy(() -> files.take("<html><p>no</p></html>".getBytes(StandardCharsets.UTF_8), by))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("REQUEST");
        assertThatThrownBy(() -> files.take(
                        "<REQUEST><QUERY>PROLOG</QUERY><DEVICEID>a</DEVICEID></REQUEST>"
                                .getBytes(StandardCharsets.UTF_8),
                        by))
                .isInstanceOf(Refusal.class)
                .satisfies(refused -> assertThat(
                                ((Refusal) refused).errors().get(0).message())
                        .contains("greeting"));
    }

    private static byte[] inventory(String serial, String memory) {
        return """
                <REQUEST><QUERY>INVENTORY</QUERY><DEVICEID>till-1</DEVICEID><CONTENT>
                <BIOS><SSN>%s</SSN></BIOS><HARDWARE><NAME>till-1</NAME><MEMORY>%s</MEMORY></HARDWARE>
                <MEMORIES><CAPACITY>%s</CAPACITY><NUMSLOTS>1</NUMSLOTS></MEMORIES>
                </CONTENT></REQUEST>"""
                .formatted(serial, memory, memory)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }
}
