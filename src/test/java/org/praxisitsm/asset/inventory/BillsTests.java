package org.praxisitsm.asset.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.AssetRows;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bills of materials hang components under applications. */
@SpringBootTest
@Tag("database")
class BillsTests {

    @Autowired
    Bills bills;

    @Autowired
    Assets assets;

    @Autowired
    AssetRows rows;

    @Autowired
    JdbcClient jdbc;

    private final String unit = "sbom" + Integer.toHexString(hashCode());
    private final Viewer by = new Viewer("probe", "Probe", unit, Set.of(new Viewer.Grant(Role.AGENT, unit)), Set.of());

    @Test
    void everyRealBillIsImportedInFullAndAgainChangesNothing() throws Exception {
        int total = 0;
        var files = new java.util.ArrayList<>(Samples.files("security/cyclonedx"));
        files.addAll(Samples.files("security/cyclonedx/cisa-vex"));
        for (var file : files) {
            var listed = components(new ObjectMapper().readTree(file.toFile()).path("components"));
            var number = application(file.getFileName().toString());

            var first = bills.take(number, Samples.bytes(file), by);
            int history = history(number);
            var again = bills.take(number, Samples.bytes(file), by);

            assertThat(first.components()).as(file.toString()).isEqualTo(listed);
            assertThat(first.added())
                    .as(file.toString())
                    .isEqualTo(first.distinct())
                    .isEqualTo(kept(number));
            assertThat(again.added() + again.removed()).as(file.toString()).isZero();
            assertThat(history(number)).as(file.toString()).isEqualTo(history);
            total += listed;
        }
        System.out.println(total + " components");
        assertThat(total).isGreaterThan(150);
    }

    private static int components(JsonNode list) {
        int count = 0;
        for (var one : list) {
            count += 1 + components(one.path("components"));
        }
        return count;
    }

    @Test
    void anotherVersionOfAComponentIsOneLineOfHistory() {
        var number = application("app");
        bills.take(number, cycloneDx("log4j-core", "2.14.1"), by);

        var done = bills.take(number, cycloneDx("log4j-core", "2.17.1"), by);

        assertThat(done.added()).isEqualTo(1);
        assertThat(done.removed()).isEqualTo(1);
        assertThat(assets.history(number, 50, null, by).items())
                .anyMatch(line -> "components.org.apache/log4j-core".equals(line.field())
                        && "2.14.1".equals(line.before())
                        && "2.17.1".equals(line.after()));
        assertThat(bills.software("org.apache/log4j", 50, by))
                .anyMatch(use -> use.version().equals("2.17.1") && use.items() == 1);
        var other = new Viewer("x", "X", "elsewhere", Set.of(new Viewer.Grant(Role.AGENT, "elsewhere")), Set.of());
        assertThat(bills.software("org.apache/log4j", 50, other)).isEmpty();
    }

    @Test
    void theApplicationThatABillNamesIsMadeOnce() {
        var bill =
                "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"metadata\":{\"component\":{\"type\":\"application\","
                        + "\"name\":\"Billed\",\"version\":\"3\"}},\"components\":[{\"type\":\"library\",\"name\":\"a\",\"version\":\"1\"}]}";

        var first = bills.take(null, bill.getBytes(StandardCharsets.UTF_8), by);
        var again = bills.take(null, bill.getBytes(StandardCharsets.UTF_8), by);

        assertThat(first.created()).isTrue();
        assertThat(again.created()).isFalse();
        assertThat(again.number()).isEqualTo(first.number());
        assertThat(rows.find(first.number()).orElseThrow().ciClass()).isEqualTo("application");
    }

    @Test
    void otherFormsAreRead() {
        var reader = new BillReader(InventorySettings.usual());
        var xml = reader.read(
                ("<bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\"><components><component type=\"library\"><group>g</group>"
                                + "<name>a</name><version>1</version><licenses><license><id>MIT</id></license></licenses><components>"
                                + "<component type=\"library\"><name>b</name></component></components></component></components></bom>")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(xml.components()).hasSize(2);
        assertThat(xml.components().get(0).name()).isEqualTo("g/a");
        assertThat(xml.components().get(0).licence()).isEqualTo("MIT");
        var tags = reader.read(("SPDXVersion: SPDX-2.3\nDocumentName: App\n\nPackageName: zlib\nPackageVersion: 1.3\n"
                        + "PackageLicenseConcluded: Zlib\nExternalRef: PACKAGE-MANAGER purl pkg:deb/debian/zlib@1.3\n\nPackageName: curl\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(tags.name()).isEqualTo("App");
        assertThat(tags.components()).extracting(SoftwareItem::name).containsExactly("zlib", "curl");
        assertThat(tags.components().get(0).purl()).isEqualTo("pkg:deb/debian/zlib@1.3");
        var json = reader.read(
                ("{\"spdxVersion\":\"SPDX-2.3\",\"name\":\"doc\",\"documentDescribes\":[\"SPDXRef-a\"],\"packages\":["
                                + "{\"SPDXID\":\"SPDXRef-a\",\"name\":\"App\",\"versionInfo\":\"1\"},{\"SPDXID\":\"SPDXRef-b\",\"name\":\"lib\"}]}")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(json.name()).isEqualTo("App");
        assertThat(json.components()).hasSize(1);
    }

    @Test
    void whatIsNoBillIsRefused() {
        refused("{}", Refusal.Kind.UNSUPPORTED);
        refused("<html/>", Refusal.Kind.UNSUPPORTED);
        refused("hello", Refusal.Kind.UNSUPPORTED);
        refused("{\"bomFormat\":", Refusal.Kind.MALFORMED);
        assertThatThrownBy(() -> bills.take(null, cycloneDx("a", "1"), by)).hasMessageContaining("asset: is missing");
        var client = assets.create(new NewCi("client", Map.of("name", "pc", "unit", unit), Map.of()), by)
                .number();
        assertThatThrownBy(() -> bills.take(client, cycloneDx("a", "1"), by)).hasMessageContaining("is no software");
    }

    private void refused(String text, Refusal.Kind kind) {
        assertThatThrownBy(() -> bills.take(null, text.getBytes(StandardCharsets.UTF_8), by))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    private static byte[] cycloneDx(String name, String version) {
        return ("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":[{\"type\":\"library\",\"group\":\"org.apache\",\"name\":\""
                        + name + "\",\"version\":\"" + version
                        + "\"},{\"type\":\"library\",\"name\":\"stays\",\"version\":\"1\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String application(String name) {
        return assets.create(new NewCi("application", Map.of("name", name, "unit", unit), Map.of()), by)
                .number();
    }

    private int kept(String number) {
        return jdbc.sql("select count(*) from ci_software where ci_id = :id and origin = 'sbom'")
                .param("id", rows.find(number).orElseThrow().id())
                .query(Integer.class)
                .single();
    }

    private int history(String number) {
        return assets.history(number, 500, null, by).items().size();
    }
}
