package org.praxisitsm.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.RelationKind.Cardinality;
import org.praxisitsm.asset.RelationKind.Impact;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Kinds of relations as an administrator changes them. */
@SpringBootTest
@Tag("database")
class RelationKindEditingTests {

    private static final Viewer SYSTEM = Viewer.system("test");
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    RelationKindEditing editing;

    @Autowired
    Classes classes;

    @Autowired
    Assets assets;

    @Autowired
    Viewers viewers;

    private RelationKind kind(Impact impact, Cardinality targets, boolean acyclic, List<String> to) {
        return kind("feeds-" + (char) ('a' + NEXT.incrementAndGet()), impact, targets, acyclic, to);
    }

    private static RelationKind kind(String key, Impact impact, Cardinality targets, boolean acyclic, List<String> to) {
        return new RelationKind(
                key,
                Map.of("en", "feeds", "de", "speist"),
                Map.of("en", "is fed by"),
                impact,
                targets,
                acyclic,
                List.of(),
                to);
    }

    private CiView item(String ciClass, String name) {
        return assets.create(NewCi.of(ciClass, name).with(CiFields.UNIT, "it"), SYSTEM);
    }

    @Test
    void aNewKindRelatesAndIsRemovedOnceNothingIsRelatedByIt() {
        var kind = editing.create(kind(Impact.NONE, Cardinality.MANY, false, List.of()), SYSTEM);
        var one = item("server", "feeder");
        var two = item("server", "fed");
        var relation = assets.relate(one.number(), kind.kind(), two.number(), null, null, SYSTEM);
        assertThatThrownBy(() -> editing.remove(kind.kind(), SYSTEM))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("1 relations");
        assets.unrelate(one.number(), relation.id(), SYSTEM);
        editing.remove(kind.kind(), SYSTEM);
        assertThat(classes.kind(kind.kind())).isEmpty();
        assertThatThrownBy(() -> editing.remove("runs-on", SYSTEM)).hasMessageContaining("shipped");
    }

    @Test
    void whoIsHitIsReckonedAnewWhereItChanges() {
        var kind = editing.create(kind(Impact.NONE, Cardinality.MANY, false, List.of()), SYSTEM);
        var service = assets.create(
                NewCi.of("service", "critical one")
                        .with(CiFields.UNIT, "it")
                        .with(CiFields.OWNER, "agent")
                        .with(CiFields.CRITICALITY, 1),
                SYSTEM);
        var server = item("server", "under it");
        assets.relate(service.number(), kind.kind(), server.number(), null, null, SYSTEM);
        assertThat(assets.get(server.number(), SYSTEM).inherited()).isNull();

        var now = kind(kind.kind(), Impact.FROM_NEEDS_TO, Cardinality.MANY, false, List.of());
        editing.change(kind, now, SYSTEM);
        assertThat(assets.get(server.number(), SYSTEM).inherited()).isEqualTo(1);
        editing.change(now, kind, SYSTEM);
        assertThat(assets.get(server.number(), SYSTEM).inherited()).isNull();
    }

    @Test
    void whatIsRelatedAlreadyMustStillBeAllowed() {
        var kind = editing.create(kind(Impact.NONE, Cardinality.MANY, false, List.of()), SYSTEM);
        var one = item("server", "one");
        var two = item("server", "two");
        var three = item("printer", "three");
        assets.relate(one.number(), kind.kind(), two.number(), null, null, SYSTEM);
        assets.relate(one.number(), kind.kind(), three.number(), null, null, SYSTEM);
        assets.relate(two.number(), kind.kind(), one.number(), null, null, SYSTEM);
        assertThatThrownBy(() -> editing.change(
                        kind, kind(kind.kind(), Impact.NONE, Cardinality.ONE, true, List.of("computer")), SYSTEM))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactlyInAnyOrder("targets", "acyclic", "toClasses"));
        editing.change(kind, kind(kind.kind(), Impact.NONE, Cardinality.MANY, false, List.of("device")), SYSTEM);
        assertThat(classes.kind(kind.kind()).orElseThrow().toClasses()).containsExactly("device");
    }

    @Test
    void whoReadBeforeSomebodyElseChangedItIsTold() {
        var kind = editing.create(kind(Impact.NONE, Cardinality.MANY, false, List.of()), SYSTEM);
        var acyclic = kind(kind.kind(), Impact.NONE, Cardinality.MANY, true, List.of());
        editing.change(kind, acyclic, SYSTEM);
        assertThatThrownBy(() -> editing.change(kind, kind, SYSTEM)).hasMessageContaining("somebody else");
        assertThatThrownBy(() -> editing.change(acyclic, kind, viewers.of("agent")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("administrator");
    }

    @Test
    void aDraftIsRefusedWithAllThatIsWrong() {
        var wrong = new RelationKind(
                "Wrong Key",
                Map.of("de", "nur deutsch"),
                Map.of("en", "x".repeat(80)),
                Impact.NONE,
                Cardinality.MANY,
                false,
                List.of("spaceship"),
                List.of());
        assertThatThrownBy(() -> editing.create(wrong, SYSTEM))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactlyInAnyOrder("kind", "names", "inverse", "fromClasses"));
        assertThatThrownBy(() -> editing.create(classes.kind("runs-on").orElseThrow(), SYSTEM))
                .hasMessageContaining("already");
    }
}
