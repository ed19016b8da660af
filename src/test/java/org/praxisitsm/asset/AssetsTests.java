package org.praxisitsm.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.CiClass.Type;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Items as people create, change and relate them. */
@SpringBootTest
@Tag("database")
class AssetsTests {

    @Autowired
    Assets assets;

    @Autowired
    Classes classes;

    @Autowired
    Viewers viewers;

    Viewer agent() {
        return viewers.of("agent");
    }

    private CiView create(String ciClass, String name) {
        return assets.create(NewCi.of(ciClass, name), agent());
    }

    @Test
    void shippedClassesInheritAttributesAndStates() {
        assertThat(classes.all())
                .extracting(CiClass::key)
                .contains(
                        "service",
                        "application",
                        "database",
                        "server",
                        "virtual-machine",
                        "container",
                        "cloud-resource",
                        "network-device",
                        "link",
                        "storage",
                        "client",
                        "printer",
                        "phone",
                        "software-installation",
                        "licence",
                        "certificate",
                        "contract",
                        "location",
                        "rack",
                        "document",
                        "equipment");
        assertThat(classes.attributesOf("server"))
                .extracting(CiClass.Attribute::key)
                .startsWith("description")
                .contains("manufacturer", "mac-address", "os", "memory-mb", "role");
        assertThat(classes.statesOf("server"))
                .extracting(CiClass.State::key)
                .containsExactly(
                        "ordered", "stored", "reserved", "in-use", "in-repair", "missing", "retired", "disposed");
        assertThat(classes.isA("server", "device")).isTrue();
        assertThat(classes.isA("server", "software")).isFalse();
        for (var one : ShippedClasses.read().classes()) {
            assertThat(one.names()).as(one.key()).containsKeys("en", "de");
            assertThat(classes.attributesOf(one.key()))
                    .allSatisfy(attribute -> assertThat(attribute.names()).containsKeys("en", "de"))
                    .allSatisfy(attribute ->
                            assertThat(attribute.choices().isEmpty()).isEqualTo(attribute.type() != Type.CHOICE));
        }
    }

    @Test
    void newItemIsReadBackWithTypedValuesAndAHistory() {
        var made = assets.create(
                NewCi.of("server", "SRV-POR-01")
                        .with(CiFields.SERIAL, " HL7-2291 ")
                        .with(CiFields.CRITICALITY, 2)
                        .with(CiFields.ENVIRONMENT, "production")
                        .with(CiFields.OWNER, "agent")
                        .with(CiFields.GROUP, "platform")
                        .attribute("memory-mb", 65536)
                        .attribute("purchase-price", new BigDecimal("4999.90"))
                        .attribute("warranty-until", "2028-03-14")
                        .attribute("os", "Debian 12"),
                agent());
        assertThat(made.number()).matches("CI[0-9]{7}");
        assertThat(made.state()).isEqualTo("in-use");
        assertThat(made.unit()).isEqualTo("it");
        assertThat(made.version()).isOne();
        var read = assets.get(made.number(), agent());
        assertThat(read.text(CiFields.SERIAL)).isEqualTo("HL7-2291");
        assertThat(read.attributes().get("memory-mb").value()).isEqualTo(new BigDecimal("65536"));
        assertThat(read.attributes().get("purchase-price").value()).isEqualTo(new BigDecimal("4999.9"));
        assertThat(read.attributes().get("warranty-until").value()).isEqualTo("2028-03-14");
        assertThat(assets.get(Long.toString(made.id()), agent()).number()).isEqualTo(made.number());
        assertThat(assets.history(made.number(), 50, null, agent()).items())
                .allMatch(line -> line.act().equals("created"))
                .extracting(CiChange::field)
                .contains("name", "serial", "attributes.memory-mb");
    }

    @Test
    void onlyWhatDiffersIsWrittenAndKeptInTheHistory() {
        var made = assets.create(
                NewCi.of("client", "NB-1").attribute("os", "Windows 11").attribute("memory-mb", 16384), agent());
        var same = assets.patch(
                made.number(),
                CiPatch.of("name", "NB-1").attribute("memory-mb", new BigDecimal("16384.00")),
                1,
                agent());
        assertThat(same.version()).isOne();
        var changed =
                assets.patch(made.number(), CiPatch.of("name", "NB-2").attribute("os", null), same.version(), agent());
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.attributes()).containsOnlyKeys("memory-mb");
        var lines = assets.history(made.number(), 2, null, agent());
        assertThat(lines.items())
                .extracting(CiChange::field, CiChange::before, CiChange::after)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("name", "NB-1", "NB-2"),
                        org.assertj.core.groups.Tuple.tuple("attributes.os", "Windows 11", null));
        assertThat(lines.next()).isNotNull();
        assertThat(assets.history(made.number(), 500, lines.next(), agent()).items())
                .allMatch(line -> line.act().equals("created"));
        assertThatThrownBy(() -> assets.patch(made.number(), CiPatch.of("name", "NB-3"), 1, agent()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("you have version 1, it is now 2");
    }

    @Test
    void everyBadValueIsNamedAtOnce() {
        assertThatThrownBy(() -> assets.create(
                        NewCi.of("server", "")
                                .with(CiFields.CRITICALITY, 7)
                                .with(CiFields.OWNER, "nobody-there")
                                .with(CiFields.ENVIRONMENT, "moon")
                                .with(CiFields.STATE, "flying")
                                .with("colour", "red")
                                .attribute("memory-mb", "much")
                                .attribute("warranty-until", "31.12.2026")
                                .attribute("documentation", "javascript:alert(1)")
                                .attribute("wings", 2),
                        agent()))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactlyInAnyOrder(
                                "name",
                                "criticality",
                                "owner",
                                "environment",
                                "state",
                                "colour",
                                "attributes.memory-mb",
                                "attributes.warranty-until",
                                "attributes.documentation",
                                "attributes.wings"));
        assertThatThrownBy(() -> create("device", "abstract")).hasMessageContaining("class");
        assertThatThrownBy(() -> create("spaceship", "x")).hasMessageContaining("There is no class spaceship");
    }

    @Test
    void tableOfTheOwnerSaysWhatIsMandatoryForWhatSomebodyChanges() {
        var server = create("server", "Grows important");
        assertThatThrownBy(() ->
                        assets.patch(server.number(), CiPatch.of(CiFields.ENVIRONMENT, "production"), null, agent()))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactlyInAnyOrder("group", "serial"));
        var known = CiPatch.of(CiFields.ENVIRONMENT, "production")
                .with(CiFields.GROUP, "platform")
                .with(CiFields.SERIAL, "S-1");
        assets.patch(server.number(), known, null, agent());
        assertThatThrownBy(() -> assets.patch(server.number(), CiPatch.of(CiFields.SERIAL, null), null, agent()))
                .hasMessageContaining("serial");
    }

    @Test
    void numbersThatWouldNotFitAreRefusedWithoutBeingWrittenOut() {
        for (var number : List.of("1E+999999999", "99999999999999999", "0.00001", "1E-999999999")) {
            assertThatThrownBy(() -> assets.create(
                            NewCi.of("server", "x").attribute("memory-mb", new BigDecimal(number)), agent()))
                    .as(number)
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> assets.create(NewCi.of("server", "x").attribute("memory-mb", Double.NaN), agent()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void itemsAreFoundByWordsClassPlaceAndAttributes() {
        var site = create("location", "Quay Nine");
        var hall = assets.create(NewCi.of("location", "Hall Zulu").with(CiFields.LOCATION, site.number()), agent());
        var printer = assets.create(
                NewCi.of("printer", "PRN-Émile-77")
                        .with(CiFields.LOCATION, hall.number())
                        .with(CiFields.ASSET_TAG, "HV-990077")
                        .attribute("kind", "label")
                        .attribute("model", "Zebra ZT411"),
                agent());
        for (var words : List.of("emile", "prn emi", "HV-990077", "hv990077", "zt411", printer.number())) {
            assertThat(assets.list(CiFilter.all().withText(words), null, 50, null, agent())
                            .items())
                    .as(words)
                    .extracting(CiRow::number)
                    .contains(printer.number());
        }
        assertThat(assets.list(CiFilter.all().withText("emile nowhere"), null, 50, null, agent())
                        .items())
                .isEmpty();
        assertThat(assets.list(CiFilter.all().withLocation(site.number()), null, 50, null, agent())
                        .items())
                .extracting(CiRow::number)
                .containsExactlyInAnyOrder(hall.number(), printer.number());
        assertThat(assets.list(
                                CiFilter.all()
                                        .withClasses(List.of("device"))
                                        .withAttributes(Map.of("model", "zebra zt411")),
                                null,
                                50,
                                null,
                                agent())
                        .items())
                .singleElement()
                .satisfies(row -> assertThat(row.locationName()).isEqualTo("Hall Zulu"));
    }

    /** Some orders of a database take the first two words for one. */
    @Test
    void wordsThatOnlyLookAlikeAreTwo() {
        var made = create("document", "Maßen Masen");
        for (var word : List.of("maßen", "masen")) {
            assertThat(assets.list(CiFilter.all().withText(word), null, 50, null, agent())
                            .items())
                    .as(word)
                    .extracting(CiRow::number)
                    .contains(made.number());
        }
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrTwin() {
        for (var i = 0; i < 7; i++) {
            assets.create(NewCi.of("document", "Paging " + i % 3), agent());
        }
        for (var sort :
                List.of("name", "-name", "number", "-updatedAt", "criticality", "class,-number", "-lastSeenAt")) {
            var filter = CiFilter.all().withText("paging");
            var numbers = new java.util.ArrayList<String>();
            String cursor = null;
            do {
                var page = assets.list(filter, sort, 2, cursor, agent());
                page.items().forEach(row -> numbers.add(row.number()));
                cursor = page.next();
            } while (cursor != null);
            assertThat(numbers).as(sort).hasSize(7).doesNotHaveDuplicates();
        }
        assertThatThrownBy(() -> assets.list(CiFilter.all(), "colour", 5, null, agent()))
                .hasMessageContaining("Cannot sort by 'colour'");
        assertThatThrownBy(() -> assets.list(CiFilter.all(), null, 5, "forged", agent()))
                .hasMessageContaining("cursor");
    }

    @Test
    void relationsKeepToWhatTheirKindAllows() {
        var app = create("application", "Sorter control");
        var server = create("server", "SRV-A");
        var contract = assets.create(NewCi.of("contract", "Care pack").attribute("supplier", "Carers"), agent());
        var relation = assets.relate(app.number(), "runs-on", server.number(), null, null, agent());
        assertThat(relation.outward()).isTrue();
        assertThat(assets.relate(app.number(), "runs-on", server.number(), null, null, agent())
                        .id())
                .as("said twice, it is one")
                .isEqualTo(relation.id());
        assertThat(assets.relationsOf(server.number(), agent())).singleElement().satisfies(one -> {
            assertThat(one.outward()).isFalse();
            assertThat(one.other().number()).isEqualTo(app.number());
        });
        assertThatThrownBy(() -> assets.relate(app.number(), "runs-on", app.number(), null, null, agent()))
                .hasMessageContaining("itself");
        assertThatThrownBy(() -> assets.relate(app.number(), "covered-by", server.number(), null, null, agent()))
                .hasMessageContaining("must be one of contract, licence");
        assertThatThrownBy(() -> assets.relate(app.number(), "marries", server.number(), null, null, agent()))
                .hasMessageContaining("kind");
        assertThatThrownBy(() -> assets.relate(app.number(), "runs-on", "CI9999999", null, null, agent()))
                .hasMessageContaining("target");
        assertThatThrownBy(() -> assets.relate(app.number(), "runs-on", server.number(), null, 2, agent()))
                .hasMessageContaining("needed");
        assets.relate(app.number(), "covered-by", contract.number(), null, null, agent());
        assertThat(assets.relationsOf(app.number(), agent())).hasSize(2);
        assets.unrelate(server.number(), relation.id(), agent());
        assertThat(assets.relationsOf(server.number(), agent())).isEmpty();
        assertThat(assets.history(server.number(), 50, null, agent()).items())
                .extracting(CiChange::act)
                .contains("related", "unrelated");
    }

    @Test
    void circlesOfPartsAndPlacesAreRefusedAndNothingIsHalfDone() {
        var a = create("server", "Part A");
        var b = create("server", "Part B");
        var c = create("server", "Part C");
        assets.relate(a.number(), "part-of", b.number(), null, null, agent());
        assets.relate(b.number(), "part-of", c.number(), null, null, agent());
        assertThatThrownBy(() -> assets.relate(c.number(), "part-of", a.number(), null, null, agent()))
                .hasMessageContaining("circle");
        assertThat(assets.relationsOf(c.number(), agent())).hasSize(1);
        // Two that depend on each other are a fact of life.
        assets.relate(a.number(), "depends-on", b.number(), null, null, agent());
        assets.relate(b.number(), "depends-on", a.number(), null, null, agent());

        var hall = create("location", "Hall");
        var room = assets.create(NewCi.of("location", "Room").with(CiFields.LOCATION, hall.number()), agent());
        assertThatThrownBy(
                        () -> assets.patch(hall.number(), CiPatch.of(CiFields.LOCATION, room.number()), null, agent()))
                .hasMessageContaining("circle");
        assertThatThrownBy(
                        () -> assets.patch(hall.number(), CiPatch.of(CiFields.LOCATION, hall.number()), null, agent()))
                .hasMessageContaining("itself");
        assertThat(assets.get(hall.number(), agent()).version()).isOne();
    }

    @Test
    void placeAndRelationSayTheSame() {
        var hall = create("location", "Hall 7");
        var rack = create("rack", "Rack 7");
        var server = assets.create(NewCi.of("server", "S7").with(CiFields.LOCATION, hall.number()), agent());
        assertThat(assets.relationsOf(server.number(), agent())).singleElement().satisfies(one -> assertThat(one.kind())
                .isEqualTo("located-in"));
        assertThatThrownBy(() -> assets.relate(server.number(), "located-in", rack.number(), null, null, agent()))
                .hasMessageContaining("one relation located-in only");
        assets.patch(server.number(), CiPatch.of(CiFields.LOCATION, rack.number()), null, agent());
        assertThat(assets.relationsOf(server.number(), agent()))
                .singleElement()
                .satisfies(one -> assertThat(one.other().number()).isEqualTo(rack.number()));
        var relation = assets.relationsOf(server.number(), agent()).get(0);
        assets.unrelate(server.number(), relation.id(), agent());
        assertThat(assets.get(server.number(), agent()).fields()).doesNotContainKey(CiFields.LOCATION);
        assets.relate(server.number(), "located-in", hall.number(), null, null, agent());
        assertThat(assets.get(server.number(), agent()).text(CiFields.LOCATION)).isEqualTo(hall.number());
    }

    @Test
    void criticalityIsInheritedFromWhatNeedsTheItem() {
        var gold = assets.create(
                NewCi.of("service", "Gold").with(CiFields.CRITICALITY, 1).with(CiFields.OWNER, "owner"), agent());
        var silver = assets.create(
                NewCi.of("service", "Silver").with(CiFields.CRITICALITY, 3).with(CiFields.OWNER, "owner"), agent());
        var app = create("application", "App");
        var db = create("database", "DB");
        var host = create("server", "Host");
        assets.relate(db.number(), "runs-on", host.number(), null, null, agent());
        assets.relate(app.number(), "depends-on", db.number(), null, null, agent());
        var ofSilver = assets.relate(silver.number(), "depends-on", app.number(), null, null, agent());
        assertThat(inherited(app, db, host)).containsExactly(3, 3, 3);
        var ofGold = assets.relate(gold.number(), "depends-on", app.number(), null, null, agent());
        assertThat(inherited(app, db, host)).containsExactly(1, 1, 1);
        // A circle of needs hands nothing down to itself for ever.
        assets.relate(host.number(), "depends-on", app.number(), null, null, agent());
        assertThat(inherited(app, db, host)).containsExactly(1, 1, 1);
        assets.unrelate(gold.number(), ofGold.id(), agent());
        assertThat(inherited(app, db, host)).containsExactly(3, 3, 3);
        assets.patch(silver.number(), CiPatch.of(CiFields.CRITICALITY, 2), null, agent());
        assertThat(inherited(app, db, host)).containsExactly(2, 2, 2);
        assets.patch(silver.number(), CiPatch.of(CiFields.STATE, "retired"), null, agent());
        assertThat(inherited(app, db, host)).as("what is retired needs nothing").containsExactly(null, null, null);
        assets.patch(silver.number(), CiPatch.of(CiFields.STATE, "in-use"), null, agent());
        assertThat(inherited(app, db, host)).containsExactly(2, 2, 2);
        assets.unrelate(silver.number(), ofSilver.id(), agent());
        assertThat(inherited(app, db, host)).containsExactly(null, null, null);
        assertThat(assets.get(app.number(), agent()).version())
                .as("nobody's change")
                .isOne();
    }

    private List<Integer> inherited(CiView... items) {
        return java.util.Arrays.stream(items)
                .map(one -> assets.get(one.number(), agent()).inherited())
                .toList();
    }

    @Test
    void manyAreChangedInOneGoTriedFirstAndPutBack() {
        var one = create("phone", "P1");
        var two = create("phone", "P2");
        var finance = assets.create(NewCi.of("phone", "P3").with(CiFields.UNIT, "finance"), Viewer.system("test"));
        var numbers = List.of(one.number(), two.number(), finance.number(), "CI9999999");
        var patch = CiPatch.of(CiFields.STATE, "stored").with(CiFields.GROUP, "workplace");
        var tried = assets.bulk(numbers, patch, true, agent());
        assertThat(tried).filteredOn(outcome -> outcome.refused() == null).hasSize(2);
        assertThat(assets.get(one.number(), agent()).state()).isEqualTo("in-use");
        var done = assets.bulk(numbers, patch, false, agent());
        assertThat(done)
                .filteredOn(outcome -> outcome.refused() == null)
                .extracting(Assets.Outcome::changed)
                .containsOnly(Set.of("state", "group"));
        assertThat(done).filteredOn(outcome -> outcome.refused() != null).hasSize(2);
        assertThat(assets.get(two.number(), agent()).state()).isEqualTo("stored");
        assets.patch(two.number(), CiPatch.of("name", "P2b"), null, agent());
        var undone = assets.undo(done, agent());
        assertThat(assets.get(one.number(), agent()).fields()).doesNotContainKey("group");
        assertThat(assets.get(one.number(), agent()).state()).isEqualTo("in-use");
        assertThat(undone).filteredOn(outcome -> outcome.refused() != null).singleElement();
        assertThat(assets.get(two.number(), agent()).state())
                .as("changed since, so left")
                .isEqualTo("stored");
    }
}
