package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.praxisitsm.practice.PublishedPack;

/** Every published version: who published and approved it, why, and what still runs on it. */
class VersionList extends Composite<Div> {

    VersionList(List<PublishedPack> versions, Map<Integer, Integer> running, UnaryOperator<String> nameOf) {
        var grid = new Grid<PublishedPack>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        grid.addColumn(PublishedPack::version)
                .setHeader(getTranslation("studio.versions.version"))
                .setFlexGrow(0)
                .setRowHeader(true);
        grid.addColumn(LitRenderer.<PublishedPack>of("<px-time at=${item.at}></px-time>")
                        .withProperty("at", pack -> pack.publishedAt().toString()))
                .setHeader(getTranslation("studio.versions.published"));
        grid.addColumn(pack -> nameOf.apply(pack.publishedBy())).setHeader(getTranslation("studio.versions.by"));
        grid.addColumn(pack -> pack.approvedBy() == null ? "–" : nameOf.apply(pack.approvedBy()))
                .setHeader(getTranslation("studio.versions.approved"));
        grid.addColumn(pack -> running.getOrDefault(pack.version(), 0))
                .setHeader(getTranslation("studio.versions.running"));
        grid.addColumn(pack -> pack.comment() == null ? "" : pack.comment())
                .setHeader(getTranslation("studio.versions.comment"))
                .setFlexGrow(3);
        grid.setItems(versions);
        grid.setSizeFull();
        getContent().setSizeFull();
        getContent().add(grid);
    }
}
