package org.praxisitsm.ui.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.impact.Impact;
import org.praxisitsm.asset.impact.ImpactEdge;
import org.praxisitsm.asset.impact.ImpactNode;
import org.praxisitsm.asset.impact.ImpactNode.Side;
import org.praxisitsm.asset.impact.ImpactQuestion;
import org.praxisitsm.asset.impact.ImpactState;
import org.praxisitsm.asset.impact.ImpactStep;

class ImpactPictureTests {

    private static final ImpactNode SWITCH = node("SW", "network-device", Side.ASKED, 0, ImpactState.DOWN);

    private final List<ImpactNode> nodes = new ArrayList<>();
    private final List<ImpactEdge> edges = new ArrayList<>();

    private static ImpactNode node(String number, String ciClass, Side side, int distance, ImpactState state) {
        var path = side == Side.ASKED
                ? List.<ImpactStep>of()
                : List.of(new ImpactStep(number, number, "connected-to", side != Side.BELOW, null));
        return new ImpactNode(
                number,
                number,
                ciClass,
                "in-use",
                "it",
                null,
                null,
                null,
                null,
                null,
                null,
                ciClass.equals("service"),
                side,
                distance,
                state,
                path);
    }

    private void above(String number, String ciClass, ImpactState state) {
        nodes.add(node(number, ciClass, Side.ABOVE, 1, state));
        edges.add(new ImpactEdge(number, "SW", "connected-to", null));
    }

    private ImpactPicture.Drawing drawn(int groupFrom, String... apart) {
        var totals = new Impact.Totals(0, 0, 0, 0, 0, null, null, 0, 0, 0, false);
        var impact = new Impact(
                ImpactQuestion.both(), List.of(SWITCH), nodes, edges, totals, List.of(), List.of(), List.of());
        return new ImpactPicture(impact, nodes, groupFrom, Set.of(apart), new Plain()).draw();
    }

    @Test
    void servicesStandOnTheLeftAndWhatItStandsOnTotheRight() {
        above("Mail", "service", ImpactState.DOWN);
        above("MX", "server", ImpactState.DOWN);
        nodes.add(node("UPS", "network-device", Side.BELOW, 1, ImpactState.DOWN));
        edges.add(new ImpactEdge("SW", "UPS", "depends-on", null));

        var drawing = drawn(5);

        assertThat(drawing.columns()).containsExactly("SERVICES 0", "ABOVE 1", "ASKED 0", "BELOW 1");
        assertThat(drawing.cards()).extracting(ImpactPicture.Card::title).containsExactly("Mail", "MX", "SW", "UPS");
        assertThat(drawing.cards())
                .extracting(ImpactPicture.Card::look)
                .containsExactly("down", "down", "asked", "fatal");
        assertThat(drawing.lines()).extracting(ImpactPicture.Line::id).containsExactly("Mail>SW", "MX>SW", "SW>UPS");
        assertThat(drawing.lines()).extracting(ImpactPicture.Line::hot).containsExactly(true, true, false);
        assertThat(drawing.ways().get("Mail")).containsExactly("Mail", "Mail>SW");
    }

    @Test
    void alikeOnesStandOnOneCardFromFiveOn() {
        for (var i = 0; i < 5; i++) {
            above("Printer " + i, "printer", ImpactState.DOWN);
        }
        for (var i = 0; i < 4; i++) {
            above("Phone " + i, "phone", ImpactState.DOWN);
        }
        above("Printer that still works", "printer", ImpactState.UNAFFECTED);

        var drawing = drawn(5);

        assertThat(drawing.cards()).hasSize(1 + 4 + 1 + 1);
        var group = drawing.cards().stream()
                .filter(card -> card.count() > 1)
                .findFirst()
                .orElseThrow();
        assertThat(group.title()).isEqualTo("5 printer");
        assertThat(group.items()).hasSize(5);
        assertThat(drawing.lines()).hasSize(6);

        assertThat(drawn(0).cards()).hasSize(11);
        assertThat(drawn(5, "Printer 0").cards()).as("four are left").hasSize(11);
    }

    @Test
    void otherNeighboursKeepThemApartUntilTheColumnIsTooLong() {
        for (var i = 0; i < 20; i++) {
            above("App " + i, "application", ImpactState.DOWN);
            edges.add(new ImpactEdge("Service " + i, "App " + i, "depends-on", null));
        }
        assertThat(drawn(5).cards()).hasSize(21);
        for (var i = 20; i < 300; i++) {
            above("App " + i, "application", ImpactState.DOWN);
            edges.add(new ImpactEdge("Service " + i, "App " + i, "depends-on", null));
        }
        assertThat(drawn(5).cards()).hasSize(2);
    }

    private static final class Plain implements ImpactPicture.Words {

        @Override
        public String icon(String key) {
            return "asset";
        }

        @Override
        public String state(ImpactNode node) {
            return node.impact().name();
        }

        @Override
        public String sub(ImpactNode node) {
            return node.classKey();
        }

        @Override
        public String group(int count, String classKey) {
            return count + " " + classKey;
        }

        @Override
        public String column(ImpactPicture.Kind kind, int step, boolean only) {
            return kind + " " + step;
        }
    }
}
