package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.Locale;
import org.praxisitsm.asset.impact.Impact;
import org.praxisitsm.asset.impact.ImpactNode;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.SafeLink;

/** The same as the graph, row by row: for the keyboard, for a screen reader, and for whoever wants to sort. */
final class ImpactTable extends Composite<Grid<ImpactNode>> {

    private final transient Impact impact;
    private final transient ImpactWords words;

    ImpactTable(Impact impact, List<ImpactNode> nodes, ImpactWords words, Names names, String search) {
        this.impact = impact;
        this.words = words;
        var grid = getContent();
        grid.setId("impact-table");
        grid.addClassName("px-impact-table");
        grid.addThemeNames("compact", "no-border", "wrap-cell-content");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(new ComponentRenderer<Component, ImpactNode>(
                        node -> SafeLink.to("desk/assets/" + node.number(), node.name())))
                .setHeader(getTranslation("impact.table.asset"))
                .setComparator(ImpactNode::name)
                .setWidth("132px")
                .setFlexGrow(2);
        grid.addColumn(node -> words.className(node.classKey()))
                .setHeader(getTranslation("impact.table.class"))
                .setSortable(true);
        grid.addColumn(new ComponentRenderer<Component, ImpactNode>(this::state))
                .setHeader(getTranslation("impact.table.state"))
                .setComparator(ImpactNode::impact)
                .setWidth("128px")
                .setFlexGrow(0);
        grid.addColumn(node -> words.criticality(node.criticality()))
                .setHeader(getTranslation("impact.table.criticality"))
                .setComparator(node -> node.criticality() == null ? 9 : node.criticality())
                .setWidth("104px")
                .setFlexGrow(0);
        grid.addColumn(node ->
                        getTranslation("impact.side." + node.side().name().toLowerCase(Locale.ROOT), node.distance()))
                .setHeader(getTranslation("impact.table.steps"))
                .setComparator(node -> node.distance())
                .setWidth("104px")
                .setFlexGrow(0);
        grid.addColumn(node -> node.user() == null ? names.person(node.owner()) : names.person(node.user()))
                .setHeader(getTranslation("impact.table.people"))
                .setSortable(true);
        grid.addColumn(this::why)
                .setHeader(getTranslation("impact.table.why"))
                .setWidth("216px")
                .setFlexGrow(6)
                .setTooltipGenerator(this::why);
        var wanted = search.strip().toLowerCase(getLocale());
        grid.setItems(nodes.stream()
                .filter(node -> wanted.isEmpty()
                        || (node.name() + " " + node.number() + " " + words.sub(node))
                                .toLowerCase(getLocale())
                                .contains(wanted))
                .toList());
        grid.setEmptyStateText(getTranslation("impact.table.empty"));
    }

    private Component state(ImpactNode node) {
        var state = new Span(words.state(node));
        state.addClassName("px-badge");
        state.setClassName(
                "warn",
                node.impact() == org.praxisitsm.asset.impact.ImpactState.DOWN && node.side() != ImpactNode.Side.BELOW);
        return state;
    }

    private String why(ImpactNode node) {
        var asked = impact.asked().size() == 1 ? impact.asked().get(0).name() : getTranslation("impact.one-of-them");
        return String.join(" → ", words.why(asked, node));
    }
}
