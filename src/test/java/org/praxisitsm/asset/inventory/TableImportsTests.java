package org.praxisitsm.asset.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.inventory.TableImports.Mapping;
import org.praxisitsm.asset.inventory.TableImports.Verdict;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables become items, line by line, after saying what each line would do. */
@SpringBootTest
@Tag("database")
class TableImportsTests {

    @Autowired
    TableImports imports;

    @Autowired
    Assets assets;

    @Autowired
    JdbcClient jdbc;

    private final SheetReader reader = new SheetReader(InventorySettings.usual());
    private final String unit = "tab" + Integer.toHexString(System.identityHashCode(this));
    private final Viewer by = new Viewer("probe", "Probe", unit, Set.of(new Viewer.Grant(Role.AGENT, unit)), Set.of());

    private SheetTable csv(String text) {
        return reader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private int count() {
        return jdbc.sql("select count(*) from ci where unit = :unit")
                .param("unit", unit)
                .query(Integer.class)
                .single();
    }

    private void run(SheetTable table, Mapping mapping) {
        long id = imports.start("t.csv", table, mapping, by);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !imports.progress(id, by).state().equals("RUNNING"));
        assertThat(imports.progress(id, by).state()).isEqualTo("DONE");
    }

    @Test
    void aPreviewSaysWhatEachLineWouldDoAndKeepsNothing() {
        var table = csv(
                "Name;Serial number;Memory;Warranty until;Note\n"
                        + "pc-1;TAB-1;16384;31.12.2027;x\npc-2;TAB-2;a lot;2027-01-01;\n;TAB-3;1;;\npc-1;TAB-1;16384;31.12.2027;\n");
        var mapping = new Mapping("client", imports.suggest(table, "client"));

        var report = imports.preview(table, mapping, by);

        assertThat(mapping.targets())
                .isEqualTo(new LinkedHashMap<>(Map.of(
                        "Name",
                        "name",
                        "Serial number",
                        "serial",
                        "Memory",
                        "attributes.memory-mb",
                        "Warranty until",
                        "attributes.warranty-until")));
        assertThat(report.lines())
                .extracting(TableImports.Line::verdict)
                .containsExactly(Verdict.CREATED, Verdict.REFUSED, Verdict.REFUSED, Verdict.UNCHANGED);
        assertThat(report.lines().get(1).line()).isEqualTo(3);
        assertThat(report.lines().get(1).detail()).isEqualTo("Memory: must be a number");
        assertThat(count()).isZero();
    }

    /** Headings as they stand in the lists that people keep, with dots, slashes and capitals. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Seriennr, serial",
        "Serien-Nr., serial",
        "S/N, serial",
        "Serial No., serial",
        "Inventarnr., assetTag",
        "Bezeichnung, name",
        "Standort, location",
        "Status, state",
        "Genutzt von, user",
        "Betreuende Gruppe, group",
        "Kaufdatum, attributes.purchased-at",
        "Garantie, attributes.warranty-until",
        "Hersteller, attributes.manufacturer",
        "MAC, attributes.mac-address"
    })
    void whatAColumnMeansIsSuggestedByItsHeading(String heading, String target) {
        assertThat(imports.suggest(csv(heading + ";Irgendwas\nx;y\n"), "client"))
                .isEqualTo(Map.of(heading, target));
    }

    @Test
    void twoColumnsAreNeverSuggestedToMeanTheSame() {
        assertThat(imports.suggest(csv("Seriennummer;Seriennr\nx;y\n"), "client"))
                .isEqualTo(Map.of("Seriennummer", "serial"));
    }

    @Test
    void aRefusedLineNamesEachColumnOfTheFileThatIsWrong() {
        var table = csv("Rechner;Speicher;Gekauft\npc-7;viel;irgendwann\n");
        var mapping = new Mapping(
                "client",
                Map.of("Rechner", "name", "Speicher", "attributes.memory-mb", "Gekauft", "attributes.purchased-at"));

        var line = imports.preview(table, mapping, by).lines().get(0);

        assertThat(line.errors())
                .extracting(Refusal.FieldError::field, Refusal.FieldError::message)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Speicher", "must be a number."),
                        org.assertj.core.groups.Tuple.tuple("Gekauft", "must be a date like 2026-11-27."));
        assertThat(line.detail()).contains("Speicher: must be a number").contains("; ");
        run(table, mapping);
    }

    @Test
    void twoColumnsThatMeanTheSameAreBothNamed() {
        var table = csv("Name;Serial;S/N\npc-8;1;2\n");
        var targets = new LinkedHashMap<String, String>();
        targets.put("Name", "name");
        targets.put("Serial", "serial");
        targets.put("S/N", "serial");

        assertThatThrownBy(() -> imports.preview(table, new Mapping("client", targets), by))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .containsExactly(new Refusal.FieldError("columns.S/N", "means the same as Serial")));
    }

    @Test
    void aDayThatThereIsNotIsRefusedRatherThanMoved() {
        var table = csv("Name;Kaufdatum\npc-81;31.02.2026\npc-82;28.02.2026\n");

        var lines = imports.preview(table, new Mapping("client", imports.suggest(table, "client")), by)
                .lines();

        assertThat(lines).extracting(TableImports.Line::verdict).containsExactly(Verdict.REFUSED, Verdict.CREATED);
        assertThat(lines.get(0).errors()).extracting(Refusal.FieldError::field).containsExactly("Kaufdatum");
    }

    @Test
    void aStateIsReadByItsNameInEitherLanguage() {
        var table = csv("Name;Zustand\npc-83;In Gebrauch\npc-84;in use\npc-85;in-use\npc-86;Kaputt\n");

        assertThat(imports.preview(table, new Mapping("client", imports.suggest(table, "client")), by)
                        .lines())
                .extracting(TableImports.Line::verdict)
                .containsExactly(Verdict.CREATED, Verdict.CREATED, Verdict.CREATED, Verdict.REFUSED);
    }

    @Test
    void theSameTableAgainChangesNothingAndADifferenceIsWritten() {
        var table = csv("name,serial,model\npc-3,TAB-11,One\npc-4,TAB-12,Two\n");
        var mapping = new Mapping("client", imports.suggest(table, "client"));
        run(table, mapping);
        assertThat(count()).isEqualTo(2);

        var other = csv("name,serial,model\npc-3,TAB-11,One\npc-4,TAB-12,Three\n");
        var report = imports.preview(other, mapping, by);
        run(other, mapping);

        assertThat(report.lines())
                .extracting(TableImports.Line::verdict)
                .containsExactly(Verdict.UNCHANGED, Verdict.UPDATED);
        assertThat(report.lines().get(1).detail()).isEqualTo("attributes.model");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void whatIsNoDeviceIsFoundByItsName() {
        var table = csv("Class,Name,Supplier,Cost per year\nContract,Leasing 2026,Northlease,\"1.234,50\"\n");
        var mapping = new Mapping("contract", imports.suggest(table, "contract"));

        run(table, mapping);
        run(table, mapping);

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void workbooksAreRead() throws Exception {
        var table = reader.read(workbook(
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>Bought</t></is></c></row>"
                        + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"C3\" s=\"1\"><v>46023</v></c></row>"));

        assertThat(table.columns()).containsExactly("Name", "", "Bought");
        assertThat(table.lines()).hasSize(2);
        assertThat(table.lines().get(1)).containsExactly("pc <9>", "", "2026-01-01");
        assertThat(table.firstLine()).isEqualTo(2);
    }

    @Test
    void damagedAndMonstrousFilesAreRefused() throws Exception {
        refused(new byte[0], Refusal.Kind.MALFORMED);
        var good = workbook("<row r=\"1\"><c t=\"s\"><v>0</v></c></row>");
        refused(java.util.Arrays.copyOf(good, good.length / 2), Refusal.Kind.MALFORMED);
        refused(workbook("<row r=\"9999999\"/>"), Refusal.Kind.TOO_LARGE);
        refused(workbook("<row r=\"1\"><c t=\"s\"><v>0</v></c>".repeat(3)), Refusal.Kind.MALFORMED);
        refused("\"a\n".getBytes(StandardCharsets.UTF_8), Refusal.Kind.MALFORMED);
        assertThat(reader.read("Näme;b\n1;2".getBytes(Charset.forName("windows-1252")))
                        .columns())
                .containsExactly("Näme", "b");
    }

    private void refused(byte[] bytes, Refusal.Kind kind) {
        assertThatThrownBy(() -> reader.read(bytes))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    @Test
    void aMappingThatMakesNoSenseIsRefusedByName() {
        var table = csv("a,b\n1,2\n");

        assertThatThrownBy(() -> imports.preview(table, new Mapping("client", Map.of("a", "serial")), by))
                .hasMessageContaining("must mean name");
        assertThatThrownBy(() -> imports.preview(table, new Mapping("client", Map.of("a", "name", "b", "salary")), by))
                .hasMessageContaining("columns.b");
        assertThatThrownBy(() -> imports.preview(table, new Mapping("device", Map.of("a", "name")), by))
                .hasMessageContaining("class");
        var requester = new Viewer("r", "R", unit, Set.of(), Set.of());
        assertThatThrownBy(() -> imports.preview(table, new Mapping("client", Map.of("a", "name")), requester))
                .isInstanceOf(Refusal.class);
    }

    private static byte[] workbook(String rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            put(
                    zip,
                    "xl/sharedStrings.xml",
                    "<sst><si><t>Name</t></si><si><r><t>pc </t></r><r><t>&lt;9&gt;</t></r></si></sst>");
            put(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            put(zip, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
