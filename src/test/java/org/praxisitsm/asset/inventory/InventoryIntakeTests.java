package org.praxisitsm.asset.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.AssetRows;
import org.praxisitsm.asset.AssetWriter;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.asset.Origin;
import org.praxisitsm.asset.inventory.InventoryIntake.Outcome;
import org.praxisitsm.asset.inventory.InventoryIntake.Result;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reports become items, on whatever database the build names. */
@SpringBootTest
@Tag("database")
class InventoryIntakeTests {

    private static final AtomicInteger UNITS = new AtomicInteger();

    @Autowired
    InventoryIntake intake;

    @Autowired
    Assets assets;

    @Autowired
    AssetRows rows;

    @Autowired
    AssetWriter writer;

    @Autowired
    LastSeen lastSeen;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    private final MessageReader reader = new MessageReader(InventorySettings.usual());
    private final String unit = "inv" + UNITS.incrementAndGet() + "-" + Integer.toHexString(hashCode());
    private final Viewer by = agentOf(unit);

    private static Viewer agentOf(String unit) {
        return new Viewer("probe", "Probe", unit, Set.of(new Viewer.Grant(Role.AGENT, unit)), Set.of());
    }

    @Test
    void everyRealInventoryIsOneDeviceInAnyOrderAndTwiceIsNoMore() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        Set<Set<String>> seen = new LinkedHashSet<>();
        for (int round = 0; round < 6; round++) {
            var viewer = agentOf(unit + "r" + round);
            var files = new ArrayList<>(Samples.inventories());
            if (round > 0) {
                Collections.shuffle(files, random);
            }
            files.forEach(file -> take(file, viewer));
            int devices = count(viewer.unit());
            var again = new ArrayList<>(files);
            Collections.shuffle(again, random);
            for (var file : again) {
                assertThat(take(file, viewer).outcome())
                        .as(file + ", seed " + seed)
                        .isNotEqualTo(Outcome.CREATED);
            }
            assertThat(count(viewer.unit())).as("seed " + seed).isEqualTo(devices);
            seen.add(identities(viewer.unit()));
        }
        assertThat(seen)
                .as("the same devices, whatever the order; seed " + seed)
                .hasSize(1);
        // LF014, pc-arg-23, the iMac, WR21, the UCS (three files), homeassistant, the Nexus, a printer, an Android
        // phone (three
        // files), a Juniper, glpixps (five files), COMP1 (two files), two switches, a phone, two printers.
        assertThat(seen.iterator().next()).hasSize(17);
    }

    private Set<String> identities(String unit) {
        return new java.util.TreeSet<>(jdbc.sql("select coalesce(serial, name) from ci where unit = :unit")
                .param("unit", unit)
                .query(String.class)
                .list());
    }

    @Test
    void anUnchangedReportOnlyMovesWhenItWasSeen() {
        var file = Samples.inventory("xml/1.xml");
        var first = take(file, by);
        long version = version(first.number());
        int history = history(first.number());

        var second = take(file, by);
        lastSeen.flush();

        assertThat(first.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(second).isEqualTo(new Result(Outcome.UNCHANGED, first.number(), Set.of(), List.of()));
        assertThat(version(first.number())).isEqualTo(version);
        assertThat(history(first.number())).isEqualTo(history);
    }

    @Test
    void aDifferenceStandsInTheHistory() {
        var number = take(computer("pc1", "SER-1001", software("gitg", "3.1") + software("vim", "9")), by)
                .number();

        var result = take(
                computer(
                        "pc1",
                        "SER-1001",
                        "<BIOS><BVERSION>2.0</BVERSION></BIOS>" + software("gitg", "3.2") + software("zsh", "5")),
                by);

        assertThat(result.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(result.number()).isEqualTo(number);
        var lines = assets.history(number, 50, null, by).items().stream()
                .map(line -> line.field() + ": " + line.before() + " -> " + line.after() + " (" + line.source() + ")")
                .toList();
        assertThat(lines)
                .contains(
                        "software.gitg: 3.1 -> 3.2 (agent)",
                        "software.vim: 9 -> null (agent)",
                        "software.zsh: null -> 5 (agent)",
                        "attributes.firmware: null -> 2.0 (agent)");
    }

    @Test
    void aPartialReportLeavesTheOtherPartsAlone() {
        var number = take(
                        computer("pc2", "SER-1002", software("vim", "9") + "<STORAGES><NAME>sda</NAME></STORAGES>"), by)
                .number();

        take(
                computer("pc2", "SER-1002", "<STORAGES><NAME>sdb</NAME></STORAGES>")
                        .replace("<QUERY>", "<PARTIAL>1</PARTIAL><QUERY>"),
                by);

        assertThat(installed(number)).isEqualTo(1);
        take(computer("pc2", "SER-1002", "<STORAGES><NAME>sdb</NAME></STORAGES>"), by);
        assertThat(installed(number)).isZero();
    }

    @Test
    void aForgedDeviceOfAnotherUnitDoesNotTouchThatUnitsItem() {
        var other = agentOf(unit + "x");
        var theirs = take(computer("payroll", "SER-2001", ""), other).number();
        var before = rows.find(theirs).orElseThrow();

        var forged = take(computer("payroll", "SER-2001", "<BIOS><BVERSION>evil</BVERSION></BIOS>"), by);

        assertThat(forged.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(forged.number()).isNotEqualTo(theirs);
        assertThat(rows.find(theirs)).contains(before);
        assertThatThrownBy(() -> assets.get(theirs, by)).isInstanceOf(Refusal.class);
        assertThat(rows.find(forged.number()).orElseThrow().unit()).isEqualTo(unit);
    }

    @Test
    void whoMayNotCreateItemsMayNotReport() {
        var requester = new Viewer("r", "R", unit, Set.of(new Viewer.Grant(Role.REQUESTER, "*")), Set.of());

        assertThatThrownBy(() -> take(computer("pc3", "SER-1003", ""), requester))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }

    @Test
    void placeholdersDoNotJoinTwoDevices() {
        var one = take(computer("alpha", "To be filled by O.E.M.", mac("b8:6b:23:00:00:01")), by);
        var other = take(computer("beta", "To be filled by O.E.M.", mac("b8:6b:23:00:00:02")), by);

        assertThat(other.number()).isNotEqualTo(one.number());
        assertThat(rows.find(one.number()).orElseThrow().text("serial")).isNull();
    }

    @Test
    void anItemWrittenByHandIsFoundByItsSerialNumberAndKeepsWhatAPersonWrote() {
        var number = assets.create(
                        new NewCi(
                                "client",
                                java.util.Map.of("name", "Reception", "unit", unit, "serial", "ser-3001"),
                                java.util.Map.of("model", "Mine")),
                        by)
                .number();

        var result = take(computer("desk-7", "SER-3001", "<BIOS><SMODEL>Theirs</SMODEL></BIOS>"), by);

        assertThat(result.number()).isEqualTo(number);
        var ci = assets.get(number, by);
        assertThat(ci.name()).isEqualTo("Reception");
        assertThat(ci.attributes().get("model").value()).isEqualTo("Mine");
        assertThat(ci.attributes().get("hostname").value()).isEqualTo("desk-7");
    }

    @Test
    void aDockThatIsPluggedElsewhereJoinsNobody() {
        var one = take(computer("a1", "SER-4001", mac("b8:6b:23:00:00:0a")), by);
        var other = take(computer("a2", "SER-4002", mac("b8:6b:23:00:00:0a")), by);

        assertThat(other.number()).isNotEqualTo(one.number());
        assertThat(suspects(other.number())).isZero();
    }

    @Test
    void aDoubtfulCaseIsANewItemAndWaitsForAPerson() {
        take(computer("b1", "SER-5001", "<HARDWARE><UUID>11111111-AAAA-11DF-9297-47C0A3010051</UUID></HARDWARE>"), by);
        var other = take(
                computer("b2", "SER-5001", "<HARDWARE><UUID>22222222-AAAA-11DF-9297-47C0A3010052</UUID></HARDWARE>"),
                by);

        assertThat(other.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(suspects(other.number())).isEqualTo(1);
    }

    @Test
    void twoReportsOfANewDeviceAtOnceMakeOneItem() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                var text = computer("race" + round, "SER-600" + round, software("vim", "" + round));
                List<Callable<Result>> calls = Collections.nCopies(8, () -> take(text, by));
                var numbers = new LinkedHashSet<String>();
                for (var result : threads.invokeAll(calls)) {
                    numbers.add(result.get().number());
                }
                assertThat(numbers).hasSize(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Whether reports are written together or one by one, the same items and the same history come of them. */
    @Test
    void manyAtOnceMakeWhatEachAloneWouldMake() throws Exception {
        var texts = new ArrayList<String>();
        for (int device = 0; device < 12; device++) {
            texts.add(computer("many" + device, "SER-8%03d".formatted(device), software("vim", "" + device)));
        }
        // A device that says what another one is known by, and one that comes twice.
        texts.add(computer("many12", "SER-8003", software("nano", "1")));
        texts.add(texts.get(5));
        var other = agentOf(unit + "x");
        texts.forEach(text -> take(text, other));
        var threads = Executors.newFixedThreadPool(texts.size());
        try {
            List<Callable<Result>> calls = new ArrayList<>();
            texts.forEach(text -> calls.add(() -> take(text, by)));
            for (var result : threads.invokeAll(calls)) {
                result.get();
            }
        } finally {
            threads.shutdown();
        }

        for (var what : List.of(
                "ci c where c.unit = :unit",
                "ci c join ci_attribute a on a.ci_id = c.id where c.unit = :unit",
                "ci c join ci_field_source s on s.ci_id = c.id where c.unit = :unit",
                "ci c join ci_word w on w.ci_id = c.id and w.word not like 'ci%' where c.unit = :unit",
                "ci c join ci_identifier i on i.ci_id = c.id where c.unit = :unit",
                "ci c join ci_section s on s.ci_id = c.id where c.unit = :unit",
                "ci c join ci_change h on h.ci_id = c.id and h.act = 'created' where c.unit = :unit")) {
            assertThat(count(what, unit)).as(what).isPositive().isEqualTo(count(what, other.unit()));
        }
    }

    private int count(String what, String ofUnit) {
        return jdbc.sql("select count(*) from " + what)
                .param("unit", ofUnit)
                .query(Integer.class)
                .single();
    }

    @Test
    void aMissingDeviceThatReportsIsInUseAgain() {
        var text = computer("lost", "SER-7001", "");
        var number = take(text, by).number();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> writer.patch(
                        rows.find(number).orElseThrow().id(),
                        CiPatch.of("state", "missing"),
                        new Origin("system:ageing", "ageing", Instant.now())));

        assertThat(take(text, by).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(rows.find(number).orElseThrow().state()).isEqualTo("in-use");
    }

    // ---- words ----

    static String computer(String name, String serial, String more) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><REQUEST><DEVICEID>" + name
                + "-2026-01-01-00-00-00</DEVICEID><QUERY>INVENTORY</QUERY><CONTENT><HARDWARE><NAME>" + name
                + "</NAME></HARDWARE><BIOS><SSN>" + serial + "</SSN></BIOS>" + more + "</CONTENT></REQUEST>";
    }

    static String software(String name, String version) {
        return "<SOFTWARES><NAME>" + name + "</NAME><VERSION>" + version + "</VERSION></SOFTWARES>";
    }

    private static String mac(String mac) {
        return "<NETWORKS><DESCRIPTION>eth0</DESCRIPTION><MACADDR>" + mac
                + "</MACADDR><TYPE>ethernet</TYPE></NETWORKS>";
    }

    private Result take(Path file, Viewer viewer) {
        return take(Samples.bytes(file), viewer);
    }

    private Result take(String text, Viewer viewer) {
        return take(text.getBytes(StandardCharsets.UTF_8), viewer);
    }

    private Result take(byte[] bytes, Viewer viewer) {
        var report = (InventoryMessage.Report) reader.read(bytes, Packing.of(bytes, null), null);
        return intake.take(report.devices().get(0), viewer);
    }

    private int count(String unit) {
        return jdbc.sql("select count(*) from ci where unit = :unit")
                .param("unit", unit)
                .query(Integer.class)
                .single();
    }

    private long version(String number) {
        return rows.find(number).orElseThrow().version();
    }

    private int history(String number) {
        return assets.history(number, 500, null, by).items().size();
    }

    private int installed(String number) {
        return jdbc.sql("select count(*) from ci_software where ci_id = :id")
                .param("id", rows.find(number).orElseThrow().id())
                .query(Integer.class)
                .single();
    }

    private int suspects(String number) {
        return jdbc.sql("select count(*) from ci_duplicate where first_id = :id or second_id = :id")
                .param("id", rows.find(number).orElseThrow().id())
                .query(Integer.class)
                .single();
    }
}
