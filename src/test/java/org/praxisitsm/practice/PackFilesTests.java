package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackFilesTests {

    private static final byte[] TEXT = "key: demo".getBytes(StandardCharsets.UTF_8);

    @Test
    void equalFilesGiveEqualZipAndHash() {
        var again = PackFiles.fromZip(Packs.demo().toZip());

        assertThat(again.toZip()).isEqualTo(Packs.demo().toZip());
        assertThat(again.hash()).isEqualTo(Packs.demo().hash()).hasSize(64);
        assertThat(again.with("processes/demo/README.md", TEXT).hash()).isNotEqualTo(again.hash());
    }

    @Test
    void hashTellsWhereAFileEnds() {
        var one = new PackFiles(Map.of("rules/demo/a.dmn", "ab".getBytes(), "rules/demo/b.dmn", "c".getBytes()));
        var two = new PackFiles(Map.of("rules/demo/a.dmn", "a".getBytes(), "rules/demo/b.dmn", "bc".getBytes()));

        assertThat(one.hash()).isNotEqualTo(two.hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../processes/demo/practice.yaml",
                "processes/demo/../../etc/passwd",
                "/processes/demo/practice.yaml",
                "C:/processes/demo/practice.yaml",
                "processes\\demo\\practice.yaml",
                "processes/demo/evil.sh",
                "processes/demo/evil.class",
                "processes/demo/sub/x.bpmn",
                "processes/Demo/practice.yaml",
                "other/demo/x.bpmn",
                "rules/demo/x.drl",
                "processes/demo/a b.bpmn",
                "processes/demo/evil/",
                "processes/demo/scenarios/x.yaml/../../x.yaml"
            })
    void strangePathIsRefused(String path) {
        assertThatThrownBy(() -> PackFiles.fromZip(zip(path)))
                .isInstanceOfSatisfying(
                        UnreadablePack.class,
                        refused -> assertThat(refused.findings().get(0).file()).isEqualTo(path));
    }

    @Test
    void pathThatDiffersOnlyInCaseIsRefused() {
        assertThatThrownBy(() -> PackFiles.fromZip(zip("processes/demo/x.bpmn", "processes/demo/X.bpmn")))
                .isInstanceOf(UnreadablePack.class)
                .hasMessageContaining("twice");
    }

    @Test
    void foldersOfTheLayoutAreIgnored() {
        assertThat(PackFiles.fromZip(zip(
                                "processes/",
                                "processes/demo/",
                                "processes/demo/scenarios/",
                                "processes/demo/agreements/",
                                "processes/demo/practice.yaml"))
                        .paths())
                .containsExactly("processes/demo/practice.yaml");
    }

    @Test
    void bombIsRefusedBeforeItUnfolds() throws IOException {
        assertThatThrownBy(() -> PackFiles.fromZip(zip(Map.of("processes/demo/x.bpmn", new byte[900_000]))))
                .isInstanceOf(UnreadablePack.class)
                .hasMessageContaining("expands");
        assertThatThrownBy(() -> PackFiles.fromZip(zip(Map.of("processes/demo/x.bpmn", new byte[50_000_000]))))
                .isInstanceOf(UnreadablePack.class)
                .hasMessageContaining("more than");
    }

    @Test
    void tooManyFilesAreRefused() {
        var paths = new String[400];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = "processes/demo/f" + i + ".form";
        }
        assertThatThrownBy(() -> PackFiles.fromZip(zip(paths))).isInstanceOf(UnreadablePack.class);
    }

    @Test
    void whatIsNoZipIsRefused() {
        var noise = new byte[5_000];
        new Random(1).nextBytes(noise);
        noise[0] = 'P';
        noise[1] = 'K';
        noise[2] = 3;
        noise[3] = 4;
        for (var bytes : List.of(new byte[0], TEXT, noise, new byte[9_000_000])) {
            assertThatThrownBy(() -> PackFiles.fromZip(bytes)).isInstanceOf(UnreadablePack.class);
        }
    }

    @Test
    void anyDamageToAZipIsRefusedOrReadButNeverAnotherError() {
        var zip = Packs.demo().toZip();
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var damaged = zip.clone();
            for (int k = 0; k < 5; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                PackReader.read(PackFiles.fromZip(damaged), "demo");
            } catch (UnreadablePack e) {
                assertThat(e.findings()).isNotEmpty();
            }
        }
    }

    @Test
    void mistakesInTheDescriptorAreNamedAllAtOnceWithTheirLines() {
        var yaml = Packs.YAML
                        .replace("prefix: DEM", "prefix: demo")
                        .replace("category: CLOSED", "category: DONE")
                        .replace("type: CHOICE", "type: CHOOSE")
                + "colour: red\n";

        assertThatThrownBy(() -> PackReader.read(Packs.demo("processes/demo/practice.yaml", yaml)))
                .isInstanceOfSatisfying(UnreadablePack.class, refused -> assertThat(refused.findings())
                        .extracting(Finding::element, Finding::line)
                        .contains(
                                org.assertj.core.groups.Tuple.tuple("prefix", 4),
                                org.assertj.core.groups.Tuple.tuple("states[1].category", 9),
                                org.assertj.core.groups.Tuple.tuple("fields[0].type", 11),
                                org.assertj.core.groups.Tuple.tuple("colour", 14)));
    }

    @Test
    void filesOfTwoPracticesAreRefused() {
        var mixed = Packs.demo().with("rules/other/x.dmn", TEXT);

        assertThatThrownBy(() -> PackReader.read(mixed)).isInstanceOf(UnreadablePack.class);
        assertThatThrownBy(() -> PackReader.read(Packs.demo(), "incident")).isInstanceOf(UnreadablePack.class);
    }

    private static byte[] zip(String... paths) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var path : paths) {
                zip.putNextEntry(new ZipEntry(path));
                if (!path.endsWith("/")) {
                    zip.write(TEXT);
                }
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void tableOfContentsThatTellsOfOtherFilesIsRefused() {
        var zip = zip("processes/demo/practice.yaml", "processes/demo/x.bpmn");
        var listed = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("x.bpmn");
        zip[listed] = 'y';
        refused(zip, "table of contents");
    }

    @Test
    void contentThatTheTableOfContentsDoesNotKnowIsRefused() {
        var zip = zip("processes/demo/practice.yaml");
        var hidden = zip("processes/demo/x.bpmn");
        int local = new String(hidden, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        var both = ByteBuffer.allocate(local + zip.length).order(ByteOrder.LITTLE_ENDIAN);
        both.put(hidden, 0, local).put(zip);
        int end = both.capacity() - 22;
        both.putInt(end + 16, both.getInt(end + 16) + local);
        int central = both.getInt(end + 16);
        both.putInt(central + 42, local);
        refused(both.array(), "table of contents");
    }

    @Test
    void bytesBehindTheEndAreRefused() {
        var zip = zip("processes/demo/practice.yaml");
        refused(java.util.Arrays.copyOf(zip, zip.length + 10), "table of contents");
    }

    @Test
    void linkIsRefused() {
        var zip = zip("processes/demo/x.bpmn");
        int central = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 38, 0xA1FF0000);
        refused(zip, "link");
    }

    private static void refused(byte[] zip, String why) {
        assertThatThrownBy(() -> PackFiles.fromZip(zip))
                .isInstanceOf(UnreadablePack.class)
                .hasMessageContaining(why);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
