package org.praxisitsm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.inventory.Identifier;
import org.praxisitsm.asset.inventory.InventoryIntake;
import org.praxisitsm.asset.inventory.InventoryIntake.Outcome;
import org.praxisitsm.asset.inventory.InventoryMessage;
import org.praxisitsm.asset.inventory.InventorySettings;
import org.praxisitsm.asset.inventory.MessageReader;
import org.praxisitsm.asset.inventory.Packing;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Inventories a minute, from the compressed bytes on: of devices that are new, that report the same again, and that have one
 * software in another version. The devices are real inventories with names and numbers of their own.
 */
@SpringBootTest
@Tag("bench")
class InventoryBenchTests {

    private static final Path SAMPLES = Path.of("../shared/data/inventory");
    private static final List<String> FILES = List.of(
            "xml/1.xml",
            "xml/2.xml",
            "xml/4.xml",
            "xml/5-good.xml",
            "xml/6.xml",
            "xml/18.xml",
            "json/computer_1.json",
            "json/networkequipment_3.json",
            "json/phone_1.json",
            "json/printer_1.json");
    private static final int DEVICES = Integer.getInteger("praxis.bench.inventories", 10_000);
    private static final int THREADS = Integer.getInteger("praxis.bench.threads", 16);
    private static final int AT_ONCE = 1_000;
    private static final OperatingSystemMXBean PROCESSOR =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Map<String, String> WHAT = Map.of(
            "1", "new devices", "1 again", "unchanged", "2", "one software changed", "fleet", "a day of a fleet");

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        BenchDatabase.choose(properties);
    }

    @Autowired
    InventoryIntake intake;

    private final MessageReader reader = new MessageReader(InventorySettings.usual());
    private final Viewer agent =
            new Viewer("agents", "Agents", "it", Set.of(new Viewer.Grant(Role.AGENT, "it")), Set.of());

    /** A real inventory, cut at the words in it that say whose it is; a piece without a kind stays as it is. */
    private record Sample(List<Piece> pieces) {

        private record Piece(String text, Identifier.@Nullable Kind kind) {

            String of(int number) {
                if (kind == null) {
                    return text;
                }
                var hex = "%06X".formatted(number);
                return switch (kind) {
                    case MAC -> text.substring(0, 9) + hex.replaceAll("(..)(?!$)", "$1:");
                    case UUID -> text.substring(0, text.length() - 6) + hex;
                    case AGENT -> text.replaceFirst("-", "-" + number + "-");
                    default -> text + "-" + number;
                };
            }
        }

        static Sample of(String text, List<Identifier> identifiers) {
            var longestFirst = identifiers.stream()
                    .sorted(Comparator.comparing(
                            (Identifier one) -> -one.value().length()))
                    .toList();
            var words = Pattern.compile(
                            longestFirst.stream()
                                    .map(one -> Pattern.quote(one.value()))
                                    .collect(Collectors.joining("|")),
                            Pattern.CASE_INSENSITIVE)
                    .matcher(text);
            var pieces = new ArrayList<Piece>();
            int end = 0;
            while (words.find()) {
                pieces.add(new Piece(text.substring(end, words.start()), null));
                pieces.add(new Piece(
                        words.group(),
                        longestFirst.stream()
                                .filter(one -> one.value().equalsIgnoreCase(words.group()))
                                .map(Identifier::kind)
                                .findFirst()
                                .orElseThrow()));
                end = words.end();
            }
            pieces.add(new Piece(text.substring(end), null));
            return new Sample(pieces);
        }

        byte[] of(int number, String version) {
            var made = pieces.stream().map(piece -> piece.of(number)).collect(Collectors.joining());
            return Packing.ZLIB.packed(made.replace("@version@", version).getBytes(StandardCharsets.UTF_8));
        }

        int length() {
            return pieces.stream().mapToInt(piece -> piece.text().length()).sum();
        }
    }

    @Test
    void inventoriesAMinute() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "no " + SAMPLES);
        var samples = samples();
        // Warm: classes, statements, rules.
        round(samples, DEVICES, DEVICES + 200, "1");
        round(samples, DEVICES, DEVICES + 200, "2");

        BenchReport.head(
                DEVICES + " inventories, " + THREADS + " at a time, " + size(samples) / 1_024
                        + " KB each before compression",
                "what",
                "a minute",
                "seconds",
                "processor, ms each",
                "created",
                "updated",
                "unchanged");
        var slowest = Double.MAX_VALUE;
        for (var version : List.of("1", "1 again", "2", "fleet")) {
            var round = version.equals("fleet")
                    ? round(samples, 0, DEVICES, InventoryBenchTests::asAFleet)
                    : round(samples, 0, DEVICES, version.substring(0, 1));
            var outcomes = round.outcomes();
            double perMinute = DEVICES * 60 / round.seconds();
            slowest = Math.min(slowest, perMinute);
            BenchReport.row(
                    WHAT.get(version),
                    perMinute,
                    round.seconds(),
                    round.processor() * 1_000 / DEVICES,
                    outcomes.getOrDefault(Outcome.CREATED, 0),
                    outcomes.getOrDefault(Outcome.UPDATED, 0),
                    outcomes.getOrDefault(Outcome.UNCHANGED, 0));
        }
        assertThat(slowest)
                .as("inventories a minute")
                .isGreaterThan(Integer.getInteger("praxis.bench.inventory-budget", 10_000));
    }

    private List<Sample> samples() throws IOException {
        var samples = new ArrayList<Sample>();
        for (var file : FILES) {
            var bytes = Files.readAllBytes(SAMPLES.resolve(file));
            var report = (InventoryMessage.Report) reader.read(bytes, Packing.NONE, null);
            var text = new String(bytes, StandardCharsets.UTF_8);
            text = text.startsWith("<")
                    ? text.replaceFirst(
                            "</CONTENT>",
                            "<SOFTWARES><NAME>probe</NAME><VERSION>@version@</VERSION></SOFTWARES></CONTENT>")
                    : text.replaceFirst(
                            "\"content\"\\s*:\\s*\\{",
                            "\"content\": {\"antivirus\": [{\"name\": \"probe\", \"version\": \"@version@\"}],");
            samples.add(Sample.of(
                    text,
                    report.devices().get(0).identifiers().stream()
                            .filter(Identifier::trusted)
                            .toList()));
        }
        return samples;
    }

    private static int size(List<Sample> samples) {
        return samples.stream().mapToInt(Sample::length).sum() / samples.size();
    }

    /** A day of a fleet: one of a hundred devices is new, one of ten has changed, the others report what they did before. */
    private static Reported asAFleet(int number) {
        return number % 100 == 0
                ? new Reported(2 * DEVICES + 1_000 + number, "1")
                : new Reported(number, number % 10 == 1 ? "3" : "2");
    }

    private record Reported(int number, String version) {}

    private Round round(List<Sample> samples, int from, int to, String version) throws Exception {
        return round(samples, from, to, number -> new Reported(number, version));
    }

    /** @return what came of each, and how long it took all of them, without the making of the messages: agents do that */
    private Round round(List<Sample> samples, int from, int to, IntFunction<Reported> reports) throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        var nanos = 0L;
        var processor = 0L;
        try {
            for (int first = from; first < to; first += AT_ONCE) {
                var calls = new ArrayList<Callable<Outcome>>();
                for (int number = first; number < Math.min(to, first + AT_ONCE); number++) {
                    var report = reports.apply(number);
                    var body = samples.get(report.number() % samples.size()).of(report.number(), report.version());
                    calls.add(() -> take(body));
                }
                var start = System.nanoTime();
                var used = PROCESSOR.getProcessCpuTime();
                for (var done : threads.invokeAll(calls)) {
                    outcomes.merge(done.get(), 1, Integer::sum);
                }
                nanos += System.nanoTime() - start;
                processor += PROCESSOR.getProcessCpuTime() - used;
            }
        } finally {
            threads.shutdown();
        }
        return new Round(outcomes, nanos / 1e9, processor / 1e9);
    }

    /** @param processor seconds of all its threads: what else runs on the machine changes them little */
    private record Round(Map<Outcome, Integer> outcomes, double seconds, double processor) {}

    private Outcome take(byte[] body) {
        var report = (InventoryMessage.Report) reader.read(body, Packing.of(body, null), null);
        return intake.take(report.devices().get(0), agent).outcome();
    }
}
