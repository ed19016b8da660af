package org.praxisitsm.asset.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.praxisitsm.asset.inventory.Identifier.Kind;
import org.praxisitsm.shared.Refusal;

class MessageReaderTests {

    private final MessageReader reader = new MessageReader(InventorySettings.usual());

    @Test
    void eachRealInventoryIsOfOneDevice() {
        for (var file : Samples.inventories()) {
            var device = device(Samples.bytes(file));
            assertThat(device.identifiers()).as(file.toString()).anyMatch(Identifier::trusted);
            assertThat(device.name()).as(file.toString()).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "xml/1.xml, client, LF014, 9E113232I",
        "xml/2.xml, client, pc-arg-23, CZC0479792",
        "xml/4.xml, client, iMac de Marie, C02NG5A5FY11",
        "xml/5-good.xml, network-device, WR21, 486280",
        "xml/6.xml, network-device, ucs6248up-cluster-pa3-B, SSI1912014B",
        "xml/7.xml, network-device, ucs6248up-cluster-pa3-B, SSI1912014B",
        "xml/9.xml, network-device, homeassistant,",
        "xml/10.xml, network-device, swdc-07-01-dc1,",
        "xml/11.xml, printer, myprinter,",
        "xml/13.xml, phone, android-5a30d8711bbadc9d, 5A30D8711BBADC9D",
        "xml/15.xml, network-device, Juniper EX6210,",
        "json/computer_1.json, client, glpixps, 640HP72",
        "json/networkequipment_1.json, network-device, ucs6248up-cluster-pa3-B, SSI1912014B",
        "json/phone_1.json, phone, Mi9TPro-TéléphoneM, AF8D8FCFA6FA4794",
        "json/printer_1.json, printer, NPIF2BE10, PHCVN191TG"
    })
    void classNameAndSerialAreFound(String file, String classKey, String name, String serial) {
        var device = device(Samples.bytes(Samples.inventory(file)));

        assertThat(device.classKey()).isEqualTo(classKey);
        assertThat(device.name()).isEqualTo(name);
        assertThat(device.firstTrusted(Kind.SERIAL).orElse(null)).isEqualTo(serial);
    }

    @Test
    void xmlAndJsonOfOneDeviceHaveTheSameParts() {
        var xml = device(Samples.bytes(Samples.inventory("xml/6.xml")));
        var json = device(Samples.bytes(Samples.inventory("json/networkequipment_1.json")));

        assertThat(xml.sections().get("ports")).hasSameSizeAs(json.sections().get("ports"));
        assertThat(xml.sections().get("ports").get(5))
                .isEqualTo(json.sections().get("ports").get(5));
        assertThat(xml.sections().get("modules")).hasSameSizeAs(json.sections().get("modules"));
    }

    @Test
    void attributesOfAComputer() {
        var device = device(Samples.bytes(Samples.inventory("xml/1.xml")));

        assertThat(device.attributes())
                .containsEntry("manufacturer", "TOSHIBA")
                .containsEntry("model", "PORTEGE Z30-A")
                .containsEntry("os", "Fedora release 25 (Twenty Five)")
                .containsEntry("memory-mb", "7908")
                .containsEntry("ip-address", "192.168.1.103")
                .containsEntry("form", "laptop");
        assertThat(device.sections().get("software")).hasSize(42);
        assertThat(device.first(Kind.ASSET_TAG)).hasValue("0000000000");
        assertThat(device.firstTrusted(Kind.ASSET_TAG)).isEmpty();
    }

    @Test
    void theDeviceIdOfAScanIsNotTheDevices() {
        var device = device(Samples.bytes(Samples.inventory("xml/9.xml")));

        assertThat(device.first(Kind.AGENT)).isEmpty();
    }

    @Test
    void secretsAreNotKept() {
        var device = device(Samples.bytes(Samples.inventory("xml/2.xml")));

        assertThat(device.toString()).doesNotContain("BCDEFG-BCDEFG");
        assertThat(device.sections()).doesNotContainKeys("envs", "processes");
    }

    @Test
    void orderOfPartsDoesNotMatter() {
        var one = device("<REQUEST><DEVICEID>a-2020-01-01-00-00-00</DEVICEID><QUERY>INVENTORY</QUERY><CONTENT>"
                + software("a", "1") + software("b", "2") + "</CONTENT></REQUEST>");
        var other = device("<REQUEST><DEVICEID>a-2020-01-01-00-00-00</DEVICEID><QUERY>INVENTORY</QUERY><CONTENT>"
                + software("b", "2") + software("a", "1") + "</CONTENT></REQUEST>");

        assertThat(one.hash()).isEqualTo(other.hash());
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void compressedIsTheSame(Packing packing) {
        var bytes =
                packing.packed(request("<HARDWARE><NAME>pc1</NAME></HARDWARE>").getBytes(StandardCharsets.UTF_8));

        assertThat(Packing.of(bytes, null)).isEqualTo(packing);
        assertThat(device(bytes).name()).isEqualTo("pc1");
    }

    @Test
    void aBombIsStoppedWhileItUnpacks() {
        var bomb = Packing.GZIP.packed(new byte[64 << 20]);

        assertThat(bomb.length).isLessThan(100_000);
        refused(bomb, Refusal.Kind.TOO_LARGE, "unpacks to more than");
    }

    @Test
    void halfACompressedFileIsRefused() {
        var whole = Packing.ZLIB.packed(random(200_000));

        refused(java.util.Arrays.copyOf(whole, whole.length / 2), Refusal.Kind.MALFORMED, "ends in the middle");
    }

    @Test
    void halfAFileIsRefusedWithTheLine() {
        var whole = request("<HARDWARE>\n<NAME>pc1</NAME></HARDWARE>");

        refused(
                whole.substring(0, whole.indexOf("</NAME")).getBytes(StandardCharsets.UTF_8),
                Refusal.Kind.MALFORMED,
                "line 2");
        refused(
                "{\"action\": \"inventory\",\n \"content\": {\"hard".getBytes(StandardCharsets.UTF_8),
                Refusal.Kind.MALFORMED,
                "line 2");
    }

    @Test
    void aFieldOfFiveMegabytesIsNamed() {
        var long5 = "x".repeat(5 << 20);

        refused(
                request("<HARDWARE>\n<DESCRIPTION>" + long5 + "</DESCRIPTION></HARDWARE>")
                        .getBytes(StandardCharsets.UTF_8),
                Refusal.Kind.INVALID,
                "REQUEST/CONTENT/HARDWARE/DESCRIPTION: has more than 65536 characters, from line 2");
        refused(
                ("{\"action\":\"inventory\",\"content\":{\"hardware\":{\"name\":\"" + long5 + "\"}}}")
                        .getBytes(StandardCharsets.UTF_8),
                Refusal.Kind.INVALID,
                "content.hardware.name");
    }

    @Test
    void controlCharactersAreLeftOutWithANote() {
        var device = device(request("<HARDWARE>\n<NAME>pc\u00011&#x3;</NAME></HARDWARE>"));

        assertThat(device.name()).isEqualTo("pc1");
        assertThat(device.notes()).hasSize(2).allMatch(note -> note.contains("line 2"));
    }

    @Test
    void bytesInAnotherEncodingAreReadWithANote() {
        var bytes = request("<HARDWARE><NAME>pc-märz</NAME></HARDWARE>").getBytes(Charset.forName("windows-1252"));

        assertThat(device(bytes).name()).isEqualTo("pc-märz");
        assertThat(device(bytes).notes()).singleElement().asString().contains("Windows-1252");
    }

    @Test
    void documentTypesAndEntitiesAreRefused() {
        refused(
                "<!DOCTYPE REQUEST [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><REQUEST><CONTENT>&x;</CONTENT></REQUEST>"
                        .getBytes(StandardCharsets.UTF_8),
                Refusal.Kind.MALFORMED,
                "DTD");
        refused(
                request("<HARDWARE><NAME>&x;</NAME></HARDWARE>").getBytes(StandardCharsets.UTF_8),
                Refusal.Kind.MALFORMED,
                "x");
    }

    @Test
    void deepNestingIsRefused() {
        refused(request("<A>".repeat(100_000)).getBytes(StandardCharsets.UTF_8), Refusal.Kind.MALFORMED, "deeper");
        refused(
                ("{\"content\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
                Refusal.Kind.INVALID,
                "nested");
    }

    @Test
    void whatIdentifiesNothingIsRefused() {
        refused(
                request(
                                "<HARDWARE><UUID>00000000-0000-0000-0000-000000000000</UUID></HARDWARE><BIOS><SSN>To be filled by O.E.M.</SSN></BIOS>")
                        .getBytes(StandardCharsets.UTF_8),
                Refusal.Kind.INVALID,
                "which device it is of");
    }

    @Test
    void noiseIsNeverMoreThanARefusal() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var base = request("<HARDWARE><NAME>pc1</NAME></HARDWARE>" + software("a", "1"))
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3_000; i++) {
            var bytes = base.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                reader.read(bytes, Packing.of(bytes, null), null);
            } catch (Refusal expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERIAL, To be filled by O.E.M., false",
        "SERIAL, 0, false",
        "SERIAL, 0000000000, false",
        "SERIAL, CZC0479792, true",
        "UUID, 03000200-0400-0500-0006-000700080009, false",
        "UUID, 33E737A8-F827-11DF-9297-47C0A301005A, true",
        "MAC, 00:00:00:00:00:00, false",
        "MAC, ae:ed:e7:56:9d:a0, false",
        "MAC, b86b.23e0.5c91, true",
        "AGENT, foo, false",
        "AGENT, LF014-2016-06-13-14-03-53, true",
        "HOSTNAME, localhost.localdomain, false",
        "ASSET_TAG, release-keys, false"
    })
    void placeholdersAreNotTrusted(Kind kind, String text, boolean trusted) {
        assertThat(Identifier.of(kind, text).orElseThrow().trusted()).isEqualTo(trusted);
    }

    @Test
    void prologAndContactAreUnderstood() {
        assertThat(read("<REQUEST><DEVICEID>x-1</DEVICEID><QUERY>PROLOG</QUERY><TOKEN>1</TOKEN></REQUEST>"))
                .isEqualTo(new InventoryMessage.Prolog("x-1"));
        assertThat(
                        read(
                                "{\"action\":\"contact\",\"deviceid\":\"x-1\",\"name\":\"GLPI-Agent\",\"installed-tasks\":[\"inventory\"]}"))
                .isEqualTo(new InventoryMessage.Contact("x-1"));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static String software(String name, String version) {
        return "<SOFTWARES><NAME>" + name + "</NAME><VERSION>" + version + "</VERSION></SOFTWARES>";
    }

    private static String request(String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><REQUEST><DEVICEID>foo</DEVICEID><QUERY>INVENTORY</QUERY><CONTENT>"
                + content + "</CONTENT></REQUEST>";
    }

    private void refused(byte[] body, Refusal.Kind kind, String words) {
        assertThatThrownBy(() -> reader.read(body, Packing.of(body, null), null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }

    private InventoryMessage read(String text) {
        return reader.read(text.getBytes(StandardCharsets.UTF_8), Packing.NONE, null);
    }

    private Inventory device(String text) {
        return device(text.getBytes(StandardCharsets.UTF_8));
    }

    private Inventory device(byte[] body) {
        var report = (InventoryMessage.Report) reader.read(body, Packing.of(body, null), null);
        assertThat(report.devices()).hasSize(1);
        return report.devices().get(0);
    }
}
