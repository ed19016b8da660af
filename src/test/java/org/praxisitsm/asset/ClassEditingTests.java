package org.praxisitsm.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.CiClass.Attribute;
import org.praxisitsm.asset.CiClass.Choice;
import org.praxisitsm.asset.CiClass.Phase;
import org.praxisitsm.asset.CiClass.State;
import org.praxisitsm.asset.CiClass.Type;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Classes of items as an administrator changes them. */
@SpringBootTest
@Tag("database")
class ClassEditingTests {

    private static final Viewer SYSTEM = Viewer.system("test");

    @Autowired
    ClassEditing editing;

    @Autowired
    Classes classes;

    @Autowired
    Assets assets;

    @Autowired
    Viewers viewers;

    private static Attribute text(String key) {
        return new Attribute(key, Map.of("en", key), Type.TEXT, null, null, false, false, true);
    }

    private static Attribute choice(String key, String... values) {
        var choices = java.util.Arrays.stream(values)
                .map(one -> new Choice(one, Map.of("en", one)))
                .toList();
        return new Attribute(key, Map.of("en", key), Type.CHOICE, choices, null, false, false, false);
    }

    private CiClass forklift(String key) {
        return new CiClass(
                key,
                "device",
                Map.of("en", "Forklift", "de", "Gabelstapler"),
                "box",
                false,
                false,
                List.of(text("battery"), choice("drive", "electric", "gas")),
                List.of(),
                1);
    }

    private static CiClass with(CiClass one, UnaryOperator<List<Attribute>> attributes) {
        return new CiClass(
                one.key(),
                one.parent(),
                one.names(),
                one.icon(),
                one.isAbstract(),
                one.shared(),
                attributes.apply(new ArrayList<>(one.attributes())),
                one.states(),
                one.version());
    }

    private static CiClass with(CiClass one, boolean shared, List<State> states) {
        return new CiClass(
                one.key(),
                one.parent(),
                one.names(),
                one.icon(),
                one.isAbstract(),
                shared,
                one.attributes(),
                states,
                one.version());
    }

    @Test
    void aNewClassInheritsAndItsItemsHaveWhatItAsksFor() {
        editing.create(forklift("forklift"), SYSTEM);
        var made = assets.create(
                NewCi.of("forklift", "FL-1")
                        .with(CiFields.UNIT, "it")
                        .attribute("drive", "gas")
                        .attribute("manufacturer", "Linder"),
                SYSTEM);
        assertThat(made.attributes()).containsOnlyKeys("manufacturer", "drive");
        assertThatThrownBy(() -> editing.create(forklift("forklift"), SYSTEM)).hasMessageContaining("already");
        assertThatThrownBy(() -> editing.remove("forklift", SYSTEM)).hasMessageContaining("1 assets");
        assertThatThrownBy(() -> editing.remove("device", SYSTEM)).hasMessageContaining("below");
    }

    @Test
    void whatIsInUseIsNotTakenAway() {
        editing.create(forklift("reach-truck"), SYSTEM);
        assets.create(
                NewCi.of("reach-truck", "RT-1")
                        .with(CiFields.UNIT, "it")
                        .attribute("drive", "gas")
                        .attribute("battery", "B1"),
                SYSTEM);
        var now = classes.find("reach-truck").orElseThrow();
        assertThatThrownBy(() -> editing.change(with(now, list -> list.subList(1, 2)), SYSTEM))
                .hasMessageContaining("battery");
        assertThatThrownBy(() ->
                        editing.change(with(now, list -> List.of(list.get(0), choice("drive", "electric"))), SYSTEM))
                .hasMessageContaining("drive");
        assertThatThrownBy(() -> editing.change(
                        with(
                                now,
                                list -> List.of(
                                        new Attribute(
                                                "battery",
                                                Map.of("en", "B"),
                                                Type.NUMBER,
                                                null,
                                                null,
                                                false,
                                                false,
                                                false),
                                        list.get(1))),
                        SYSTEM))
                .hasMessageContaining("battery");
        var less = editing.change(with(now, list -> List.of(list.get(0), choice("drive", "gas", "hydrogen"))), SYSTEM);
        assertThat(less.version()).isEqualTo(2);
        assertThatThrownBy(() -> editing.change(now, SYSTEM)).hasMessageContaining("somebody else");
        var states = List.of(new State("parked", Map.of("en", "Parked"), Phase.IN_USE));
        assertThatThrownBy(() -> editing.change(with(less, false, states), SYSTEM))
                .hasMessageContaining("in-use");
    }

    @Test
    void everythingWrongIsNamed() {
        var draft = new CiClass(
                "Bad Key",
                "nowhere",
                Map.of("de", "x"),
                "no icon!",
                false,
                false,
                List.of(
                        text("name"),
                        text("twice"),
                        text("twice"),
                        choice("empty"),
                        new Attribute("un named", Map.of(), Type.TEXT, null, "x".repeat(20), false, false, false)),
                List.of(new State("UP", Map.of("en", "Up"), Phase.IN_USE)),
                1);
        assertThatThrownBy(() -> editing.create(draft, SYSTEM))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.errors())
                        .extracting(Refusal.FieldError::field)
                        .contains(
                                "key",
                                "names.en",
                                "icon",
                                "parent",
                                "attributes[0].key",
                                "attributes[2].key",
                                "attributes[3].choices",
                                "attributes[4].key",
                                "attributes[4].names.en",
                                "attributes[4].unit",
                                "states[0].key"));
        var shadow = with(forklift("shadow"), list -> List.of(text("manufacturer")));
        assertThatThrownBy(() -> editing.create(shadow, SYSTEM)).hasMessageContaining("inherited");
        var device = classes.find("device").orElseThrow();
        assertThatThrownBy(() -> editing.change(
                        with(device, list -> {
                            list.add(text("os"));
                            return list;
                        }),
                        SYSTEM))
                .hasMessageContaining("computer below has an attribute os");
    }

    @Test
    void sharedAndPhaseReachTheItemsThatAreThere() {
        editing.create(forklift("tugger"), SYSTEM);
        var made = assets.create(NewCi.of("tugger", "T-1").with(CiFields.UNIT, "hr"), SYSTEM);
        var agent = viewers.of("agent");
        assertThatThrownBy(() -> assets.get(made.number(), agent)).isInstanceOf(Refusal.class);
        var now = classes.find("tugger").orElseThrow();
        var states = List.of(new State("in-use", Map.of("en", "Done with"), Phase.GONE));
        editing.change(with(now, true, states), SYSTEM);
        assertThat(assets.get(made.number(), agent).ended()).isTrue();
    }

    @Test
    void onlyAnAdministratorChangesClasses() {
        for (var account : List.of("agent", "owner", "manager", "auditor", "requester", "hr")) {
            assertThatThrownBy(() -> editing.create(forklift("by-" + account), viewers.of(account)))
                    .as(account)
                    .isInstanceOf(Refusal.class);
        }
    }
}
