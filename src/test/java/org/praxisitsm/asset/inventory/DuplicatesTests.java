package org.praxisitsm.asset.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.praxisitsm.asset.inventory.InventoryIntakeTests.computer;
import static org.praxisitsm.asset.inventory.InventoryIntakeTests.software;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.AssetRows;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two items become one, and two again; devices that are not seen any more get another state. */
@SpringBootTest
@Tag("database")
class DuplicatesTests {

    @Autowired
    Duplicates duplicates;

    @Autowired
    InventoryIntake intake;

    @Autowired
    Assets assets;

    @Autowired
    AssetRows rows;

    @Autowired
    Ageing ageing;

    @Autowired
    JdbcClient jdbc;

    private final MessageReader reader = new MessageReader(InventorySettings.usual());
    private final String unit = "dup" + Integer.toHexString(System.identityHashCode(this));
    private final Viewer by = new Viewer("probe", "Probe", unit, Set.of(new Viewer.Grant(Role.AGENT, unit)), Set.of());

    private String report(String text) {
        var report = (InventoryMessage.Report) reader.read(text.getBytes(StandardCharsets.UTF_8), Packing.NONE, null);
        return intake.take(report.devices().get(0), by).number();
    }

    private Duplicates.Pair pair(String serial) {
        report(computer("one-" + serial, serial, uuid("1" + serial) + software("vim", "9")));
        report(computer("two-" + serial, serial, uuid("2" + serial) + software("zsh", "5")));
        return duplicates.open(500, null, by).items().stream()
                .filter(pair -> serial.equalsIgnoreCase(pair.first().serial()))
                .findFirst()
                .orElseThrow();
    }

    private static String uuid(String tail) {
        return "<HARDWARE><UUID>AAAAAAAA-1111-11DF-9297-"
                + "47C0A30%5s".formatted(tail).replace(' ', '0').replaceAll("[^0-9A-F-]", "0") + "</UUID></HARDWARE>";
    }

    @Test
    void aMergeMovesEverythingAndUndoPutsItBack() {
        var pair = pair("DUP-1");
        var kept = pair.first().number();
        var other = pair.second().number();
        var rack = assets.create(new NewCi("server", Map.of("name", "host", "unit", unit), Map.of()), by)
                .number();
        var app = assets.create(new NewCi("application", Map.of("name", "app", "unit", unit), Map.of()), by)
                .number();
        assets.relate(app, "runs-on", other, null, null, by);
        assets.relate(app, "runs-on", kept, null, null, by);
        assets.relate(other, "connected-to", rack, null, null, by);
        jdbc.sql(
                        "insert into ticket_ci (ticket_id, ci_id, role, added_by, added_at) values (:t, :ci, 'AFFECTED', 'x', 1)")
                .param("t", Math.abs(unit.hashCode()))
                .param("ci", id(other))
                .update();
        live(other, kept);
        var before = picture(kept, other);

        var merge = duplicates.merge(pair.id(), kept, by);

        assertThat(rows.find(other).orElseThrow().mergedInto()).isEqualTo(id(kept));
        assertThat(count("ci_relation where from_id = :id or to_id = :id", other))
                .isZero();
        assertThat(count("ticket_ci where ci_id = :id", other)).isZero();
        assertThat(count("ticket_ci where ci_id = :id", kept)).isEqualTo(1);
        assertThat(count("ci_identifier where ci_id = :id", other)).isZero();
        for (var table : LIFE) {
            assertThat(count(table + " where ci_id = :id", other)).as(table).isZero();
            assertThat(count(table + " where ci_id = :id", kept)).as(table).isPositive();
        }
        assertThat(count("stock_take_item where ci_id = :id and seen_at = 7", kept))
                .isEqualTo(2);
        assertThat(rows.find(kept).orElseThrow().state()).isEqualTo("reserved");
        assertThat(assets.relationsOf(kept, by)).hasSize(2);
        assertThat(duplicates.open(200, null, by).items()).noneMatch(one -> one.id() == pair.id());

        duplicates.undo(merge.id(), by);

        assertThat(rows.find(other).orElseThrow().mergedInto()).isNull();
        assertThat(picture(kept, other)).isEqualTo(before);
        assertThat(duplicates.open(200, null, by).items()).anyMatch(one -> one.id() == pair.id());
        assertThatThrownBy(() -> duplicates.undo(merge.id(), by)).isInstanceOf(Refusal.class);
    }

    @Test
    void whatTheOtherReportsGoesToTheOneThatStayed() {
        var pair = pair("DUP-4");
        duplicates.merge(pair.id(), pair.first().number(), by);

        assertThat(report(computer("two-DUP-4", "DUP-4", uuid("2DUP-4") + software("zsh", "5"))))
                .isEqualTo(pair.first().number());
    }

    private static final List<String> LIFE = List.of(
            "hand_over", "asset_repair", "asset_proof", "asset_reservation", "asset_disposal", "stock_take_item");

    /** A life as the screens of the lifecycle leave it behind; one count has both items, another only the other. */
    private void live(String other, String kept) {
        var ci = id(other);
        jdbc.sql("update ci set state = 'reserved' where id = :ci")
                .param("ci", ci)
                .update();
        for (var sql : List.of(
                "insert into hand_over (id, ci_id, unit, person, state, handed_by, handed_at)"
                        + " values (:id, :ci, 'it', 'requester', 'CONFIRMED', 'x', 1)",
                "insert into asset_repair (id, ci_id, sent_by, sent_at) values (:id, :ci, 'x', 1)",
                "insert into asset_proof (id, ci_id, name, media_type, size_in_bytes, sha256, bytes, added_by, added_at)"
                        + " values (:id, :ci, 'wiped.pdf', 'application/pdf', 1, 'ab', X'00', 'x', 1)",
                "insert into asset_reservation (ci_id, reserved_by, reserved_at) values (:ci, 'x', :id)",
                "insert into asset_disposal (ci_id, retired_by, retired_at) values (:ci, 'x', :id)",
                "insert into stock_take_item (take_id, ci_id, expected, seen_by, seen_at) values (1, :ci, true, 'x', 7)",
                "insert into stock_take_item (take_id, ci_id, expected, seen_by, seen_at) values (2, :ci, true, 'x', 7)")) {
            var statement = jdbc.sql(sql).param("ci", ci);
            (sql.contains(":id") ? statement.param("id", ci) : statement).update();
        }
        jdbc.sql("insert into stock_take_item (take_id, ci_id, expected) values (2, :ci, true)")
                .param("ci", id(kept))
                .update();
    }

    /** All that a merge moves, of both. */
    private Map<String, Object> picture(String kept, String other) {
        var picture = new LinkedHashMap<String, Object>();
        for (var number : List.of(kept, other)) {
            for (var table : LIFE) {
                var columns = table.equals("stock_take_item") ? "concat(take_id, ' ', coalesce(seen_at, 0))" : "ci_id";
                picture.put(
                        number + " " + table,
                        list("select " + columns + " from " + table + " where ci_id = :id order by 1", number));
            }
            picture.put(number + " state", list("select state from ci where id = :id", number));
            picture.put(
                    number + " relations",
                    list(
                            "select concat(kind, ' ', from_id, ' ', to_id) from ci_relation where from_id = :id or to_id = :id order by id",
                            number));
            picture.put(
                    number + " tickets",
                    list(
                            "select concat(ticket_id, ' ', role) from ticket_ci where ci_id = :id order by ticket_id",
                            number));
            picture.put(
                    number + " serials",
                    list(
                            "select concat(kind, ' ', value_key) from ci_identifier where ci_id = :id and kind in ('SERIAL', 'UUID') order by kind, value_key",
                            number));
            picture.put(
                    number + " created",
                    list(
                            "select field from ci_change where ci_id = :id and act = 'created' order by sequence",
                            number));
            picture.put(
                    number + " software",
                    list(
                            "select s.name from ci_software i join software s on s.id = i.software_id where i.ci_id = :id order by s.name",
                            number));
        }
        return picture;
    }

    private List<String> list(String sql, String number) {
        return jdbc.sql(sql).param("id", id(number)).query(String.class).list();
    }

    @Test
    void aPairThatIsTwoDoesNotComeBack() {
        var pair = pair("DUP-2");

        duplicates.dismiss(pair.id(), by);
        report(computer("two-DUP-2", "DUP-2", uuid("2DUP-2") + software("zsh", "6")));

        assertThat(duplicates.open(200, null, by).items()).noneMatch(one -> one.id() == pair.id());
    }

    @Test
    void othersNeitherSeeNorMerge() {
        var pair = pair("DUP-3");
        var stranger = new Viewer("s", "S", "elsewhere", Set.of(new Viewer.Grant(Role.AGENT, "elsewhere")), Set.of());
        var auditor = new Viewer("a", "A", unit, Set.of(new Viewer.Grant(Role.AUDITOR, unit)), Set.of());

        assertThat(duplicates.open(200, null, stranger).items()).noneMatch(one -> one.id() == pair.id());
        assertThatThrownBy(() -> duplicates.merge(pair.id(), pair.first().number(), stranger))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThatThrownBy(() -> duplicates.merge(pair.id(), pair.first().number(), auditor))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThatThrownBy(() -> duplicates.merge(pair.id(), "CI9999999", by)).hasMessageContaining("keep");
    }

    @Test
    void aDeviceThatIsNotSeenAges() {
        var number = report(
                computer("silent", "AGE-1", "<HARDWARE><CHASSIS_TYPE>Rack Mount Chassis</CHASSIS_TYPE></HARDWARE>"));
        unseen(number, Duration.ofDays(6));
        ageing.run();
        assertThat(rows.find(number).orElseThrow().state()).isEqualTo("in-use");

        unseen(number, Duration.ofDays(8));
        ageing.run();

        var ci = rows.find(number).orElseThrow();
        assertThat(ci.state()).isEqualTo("missing");
        assertThat(ci.source()).isEqualTo("agent");
        assertThat(assets.history(number, 50, null, by).items())
                .anyMatch(line -> "state".equals(line.field()) && "ageing".equals(line.source()));
        report(computer("silent", "AGE-1", "<HARDWARE><CHASSIS_TYPE>Rack Mount Chassis</CHASSIS_TYPE></HARDWARE>"));
        assertThat(rows.find(number).orElseThrow().state()).isEqualTo("in-use");
    }

    @Test
    void oneOfAllNodesHasTheTurn() {
        jdbc.sql("update inventory_turn set next_at = 0").update();

        assertThat(ageing.isOurTurn()).isTrue();
        assertThat(ageing.isOurTurn()).isFalse();
    }

    private void unseen(String number, Duration since) {
        jdbc.sql("update ci set last_seen_at = :at where number = :number")
                .param("at", Micros.of(Instant.now().minus(since)))
                .param("number", number)
                .update();
    }

    private long id(String number) {
        return rows.find(number).orElseThrow().id();
    }

    private int count(String from, String number) {
        return jdbc.sql("select count(*) from " + from)
                .param("id", id(number))
                .query(Integer.class)
                .single();
    }
}
