package org.praxisitsm.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.CiClass.Rights;
import org.praxisitsm.asset.lifecycle.Stock;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewer.Grant;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Role x unit x relation x path by which one reads: what the policy decides for one item is what every path shows. */
@SpringBootTest
@Tag("database")
class AssetAccessTests {

    private static final Viewer SYSTEM = Viewer.system("test");

    private record Item(String what, CiView ci, String unit, boolean shared, boolean own, boolean ofGroup) {}

    @Autowired
    Assets assets;

    @Autowired
    AssetAccess access;

    @Autowired
    ClassEditing editing;

    @Autowired
    Classes classes;

    @Autowired
    Stock stock;

    private List<Item> items() {
        var items = new ArrayList<Item>();
        for (var unit : List.of("it", "hr")) {
            items.add(item("plain", unit, "client", null, null, false));
            items.add(item("owned", unit, "client", CiFields.OWNER, "requester", false));
            items.add(item("used", unit, "client", CiFields.USER, "requester", false));
            items.add(item("of a group", unit, "client", CiFields.GROUP, "network", false));
            items.add(item("shared", unit, "location", null, null, true));
        }
        return items;
    }

    private Item item(String what, String unit, String ciClass, String field, String value, boolean shared) {
        var order = NewCi.of(ciClass, "Matrix " + what + " " + unit).with(CiFields.UNIT, unit);
        var ci = assets.create(field == null ? order : order.with(field, value), SYSTEM);
        return new Item(
                what,
                ci,
                unit,
                shared,
                CiFields.OWNER.equals(field) || CiFields.USER.equals(field),
                CiFields.GROUP.equals(field));
    }

    @Test
    void everyPathShowsWhatThePolicyAllowsAndNothingElse() {
        var items = items();
        var hub = assets.create(NewCi.of("location", "Matrix hub").with(CiFields.UNIT, "it"), SYSTEM);
        items.forEach(item -> assets.relate(item.ci().number(), "depends-on", hub.number(), null, null, SYSTEM));
        for (var role : Role.values()) {
            for (var unit : List.of("it", "hr", "*")) {
                for (var groups : List.of(Set.<String>of(), Set.of("network"))) {
                    var viewer = new Viewer("requester", "R", "it", Set.of(new Grant(role, unit)), groups);
                    check(viewer, items, hub, role + " of " + unit + " in " + groups);
                }
            }
        }
        var nobody = new Viewer("requester", "R", "it", Set.of(), Set.of());
        check(nobody, items, hub, "nobody");
    }

    private void check(Viewer viewer, List<Item> items, CiView hub, String who) {
        var staff = viewer.grants().stream()
                .anyMatch(grant -> grant.role() != Role.REQUESTER && grant.role() != Role.APPROVER);
        Predicate<Item> expected = item -> item.own()
                || staff
                        && (item.shared()
                                || viewer.grants().stream()
                                        .anyMatch(grant -> grant.unit().equals("*")
                                                || grant.unit().equals(item.unit()))
                                || item.ofGroup() && viewer.groups().contains("network"));
        var visible =
                items.stream().filter(expected).map(item -> item.ci().number()).toList();
        var hidden = items.stream()
                .filter(expected.negate())
                .map(item -> item.ci().number())
                .toList();
        var filter = CiFilter.all().withText("matrix");
        var listed = assets.list(filter, null, 500, null, viewer).items().stream()
                .map(CiRow::number)
                .toList();
        assertThat(listed).as("list for " + who).containsAll(visible).noneMatch(hidden::contains);
        assertThat(listed).as("no twins for " + who).doesNotHaveDuplicates();
        assertThat(assets.count(filter, 1_000, viewer)).as("count for " + who).isEqualTo(listed.size());
        assertThat(assets.countByClass(filter, 1_000, viewer).values().stream()
                        .mapToInt(n -> n)
                        .sum())
                .as("facets for " + who)
                .isEqualTo(listed.size());
        for (var item : items) {
            var number = item.ci().number();
            if (expected.test(item)) {
                assertThat(assets.get(number, viewer).number())
                        .as("get for " + who)
                        .isEqualTo(number);
            } else {
                assertThatThrownBy(() -> assets.get(number, viewer)).as(who).isInstanceOf(Refusal.class);
                assertThatThrownBy(() -> assets.history(number, 5, null, viewer))
                        .as(who)
                        .isInstanceOf(Refusal.class);
                assertThatThrownBy(() -> assets.relationsOf(number, viewer))
                        .as(who)
                        .isInstanceOf(Refusal.class);
            }
        }
        if (access.maySee(viewer, new AssetAccess.Facts("location", "it", true, null, null, null))) {
            assertThat(assets.relationsOf(hub.number(), viewer))
                    .as("relations for " + who)
                    .extracting(one -> one.other().number())
                    .containsExactlyInAnyOrderElementsOf(visible);
        }
    }

    @Test
    void onlyAgentsAndAdministratorsOfTheUnitAndAgentsOfTheGroupChange() {
        var ci = item("to change", "hr", "client", CiFields.GROUP, "network", false)
                .ci();
        for (var role : Role.values()) {
            for (var unit : List.of("it", "hr")) {
                for (var groups : List.of(Set.<String>of(), Set.of("network"))) {
                    var viewer = new Viewer("someone", "S", "it", Set.of(new Grant(role, unit)), groups);
                    var may = unit.equals("hr") && (role == Role.AGENT || role == Role.ADMINISTRATOR)
                            || role == Role.AGENT && groups.contains("network");
                    var who = role + " of " + unit + " in " + groups;
                    var patch = CiPatch.of(CiFields.NAME, "By " + who);
                    if (may) {
                        assertThat(assets.patch(ci.number(), patch, null, viewer)
                                        .name())
                                .isEqualTo("By " + who);
                    } else {
                        assertThatThrownBy(() -> assets.patch(ci.number(), patch, null, viewer))
                                .as(who)
                                .isInstanceOf(Refusal.class);
                    }
                }
            }
        }
    }

    private CiClass made(String key, String parent, Rights rights) {
        return editing.create(
                new CiClass(key, parent, Map.of("en", key), "box", false, false, rights, List.of(), List.of(), 1),
                SYSTEM);
    }

    @Test
    void whatAClassIsKeptForOnlyItsGroupsSeeAndWhoHasIt() {
        made("safe", "device", new Rights(Set.of("network"), Set.of()));
        made("wall-safe", "safe", Rights.EVERYBODY);
        var hub = assets.create(NewCi.of("location", "Vault").with(CiFields.UNIT, "it"), SYSTEM);
        var numbers = new ArrayList<String>();
        for (var ciClass : List.of("safe", "wall-safe")) {
            var order = NewCi.of(ciClass, "Vaulted " + ciClass)
                    .with(CiFields.UNIT, "it")
                    .with(CiFields.STATE, "stored")
                    .attribute("model", "Vault X");
            // The group that looks after it is not the one that its class is kept for.
            numbers.add(
                    assets.create(order.with(CiFields.GROUP, "service-desk").with(CiFields.USER, "requester"), SYSTEM)
                            .number());
        }
        numbers.forEach(number -> assets.relate(number, "depends-on", hub.number(), null, null, SYSTEM));
        for (var role : Role.values()) {
            for (var unit : List.of("it", "*")) {
                for (var groups : List.of(Set.<String>of(), Set.of("service-desk"), Set.of("network"))) {
                    var viewer = new Viewer("someone", "S", "it", Set.of(new Grant(role, unit)), groups);
                    var staff = role != Role.REQUESTER && role != Role.APPROVER;
                    var expected = staff && groups.contains("network") ? numbers : List.<String>of();
                    shows(viewer, hub, expected, numbers, role + " of " + unit + " in " + groups);
                }
            }
        }
        shows(new Viewer("requester", "R", "it", Set.of(), Set.of()), hub, numbers, numbers, "who has them");
    }

    private void shows(Viewer viewer, CiView hub, List<String> expected, List<String> all, String who) {
        var filter = CiFilter.all().withText("vaulted");
        assertThat(assets.list(filter, null, 500, null, viewer).items())
                .as("list for " + who)
                .extracting(CiRow::number)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(assets.list(CiFilter.all().withClasses(List.of("safe")), "-updatedAt", 500, null, viewer)
                        .items())
                .as("list without words for " + who)
                .extracting(CiRow::number)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(assets.count(filter, 100, viewer)).as("count for " + who).isEqualTo(expected.size());
        assertThat(assets.countByClass(filter, 100, viewer))
                .as("facets for " + who)
                .hasSize(expected.size());
        for (var number : all) {
            if (expected.contains(number)) {
                assertThat(assets.get(number, viewer).number()).as(who).isEqualTo(number);
            } else {
                assertThatThrownBy(() -> assets.get(number, viewer)).as(who).isInstanceOf(Refusal.class);
            }
        }
        if (assets.find(hub.number(), viewer).isPresent()) {
            assertThat(assets.relationsOf(hub.number(), viewer))
                    .as("relations for " + who)
                    .extracting(one -> one.other().number())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(stock.levels(viewer).stream().anyMatch(level -> level.model().equals("Vault X")))
                .as("stock for " + who)
                .isEqualTo(!expected.isEmpty() && !viewer.isOnlyRequester());
    }

    @Test
    void whoChangesIsSaidByTheClassToo() {
        made("ledger", "device", new Rights(Set.of(), Set.of("network")));
        var agent = new Viewer("agent", "A", "it", Set.of(new Grant(Role.AGENT, "it")), Set.of("service-desk"));
        var keeper = new Viewer("keeper", "K", "it", Set.of(new Grant(Role.AGENT, "it")), Set.of("network"));
        var order = NewCi.of("ledger", "Ledger one").with(CiFields.UNIT, "it");
        assertThatThrownBy(() -> assets.create(order, agent)).hasMessageContaining("kept for");
        var number = assets.create(order, keeper).number();
        assertThat(assets.get(number, agent).mayChange()).isFalse();
        assertThatThrownBy(() -> assets.patch(number, CiPatch.of(CiFields.NAME, "Mine"), null, agent))
                .isInstanceOf(Refusal.class);
        assertThat(assets.patch(number, CiPatch.of(CiFields.NAME, "Ours"), null, keeper)
                        .name())
                .isEqualTo("Ours");
        var requester = new Viewer("keeper", "K", "it", Set.of(new Grant(Role.REQUESTER, "it")), Set.of("network"));
        assertThatThrownBy(() -> assets.create(order, requester)).isInstanceOf(Refusal.class);
    }

    @Test
    void whoIsKeptOutIsSeenAtOnceAndTheGroupsMustExist() {
        var open = made("press", "device", Rights.EVERYBODY);
        var agent = new Viewer("agent", "A", "it", Set.of(new Grant(Role.AGENT, "it")), Set.of("service-desk"));
        var number = assets.create(NewCi.of("press", "Press one").with(CiFields.UNIT, "it"), agent)
                .number();
        assertThatThrownBy(() -> editing.change(with(open, new Rights(Set.of("nobodys"), Set.of())), SYSTEM))
                .hasMessageContaining("nobodys");
        editing.change(with(open, new Rights(Set.of("network"), Set.of())), SYSTEM);
        assertThat(assets.find(number, agent)).isEmpty();
        editing.change(with(classes.find("press").orElseThrow(), Rights.EVERYBODY), SYSTEM);
        assertThat(assets.find(number, agent)).isPresent();
    }

    private static CiClass with(CiClass one, Rights rights) {
        return new CiClass(
                one.key(),
                one.parent(),
                one.names(),
                one.icon(),
                one.isAbstract(),
                one.shared(),
                rights,
                one.attributes(),
                one.states(),
                one.version());
    }
}
