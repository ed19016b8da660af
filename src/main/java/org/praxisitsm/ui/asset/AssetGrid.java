package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.ui.components.ListColumns;
import org.praxisitsm.ui.components.ListGrid;

/** The rows of the list of assets, the columns that somebody chose, and which row is looked at. */
final class AssetGrid extends ListGrid<CiRow> {

    private static final ListColumns.Kind KIND = new ListColumns.Kind(
            "name,number,class,state,criticality,person,group,location,serial,seen",
            List.of(
                    "updated",
                    "tag",
                    "environment",
                    "seen",
                    "serial",
                    "group",
                    "location",
                    "person",
                    "criticality",
                    "class"),
            "name",
            "asset.column.");

    private final transient ListColumns<CiRow> columns;

    /**
     * @param shown told which row is looked at
     * @param laid told that somebody moved or resized a column
     * @param sorted told the order that a head asks for, nothing for the usual one
     */
    AssetGrid(AssetNames names, Consumer<CiRow> shown, Consumer<CiRow> open, Runnable laid, Consumer<String> sorted) {
        super("assets", CiRow::id, shown, open, laid);
        var grid = getContent();
        this.columns = new ListColumns<>(grid, KIND, this::getTranslation);
        columns(names);
        grid.addSortListener(sort -> {
            if (sort.isFromClient()) {
                sorted.accept(written(sort.getSortOrder()));
            }
        });
    }

    private void columns(AssetNames names) {
        columns.add(
                        "name",
                        260,
                        3,
                        LitRenderer.<CiRow>of("<a class='px-ci-link' href=${item.href}><px-icon name=${item.icon}"
                                        + " title=${item.kind}></px-icon><span class='subj'>${item.name}</span></a>"
                                        + "<span class='card soft'>${item.kind} · ${item.state}</span>")
                                .withProperty("href", row -> "desk/assets/" + row.number())
                                .withProperty("icon", row -> names.icon(row.ciClass()))
                                .withProperty("kind", row -> names.ciClass(row.ciClass()))
                                .withProperty("state", row -> names.state(row.ciClass(), row.state()))
                                .withProperty("name", CiRow::name))
                .setSortProperty("name");
        columns.add("number", 104, 0, words("num", CiRow::number)).setSortProperty("number");
        columns.add("class", 130, 1, words("soft", row -> names.ciClass(row.ciClass())))
                .setSortProperty("class");
        columns.add(
                "state",
                124,
                0,
                LitRenderer.<CiRow>of(
                                "<span class='px-ci-state ${item.phase}'><span></span><span>${item.state}</span></span>")
                        .withProperty("phase", row -> names.phase(row.ciClass(), row.state()))
                        .withProperty("state", row -> names.state(row.ciClass(), row.state())));
        columns.add(
                        "criticality",
                        96,
                        0,
                        LitRenderer.<CiRow>of("<span class='px-ci-level l${item.level}'>${item.words}</span>")
                                .withProperty("level", row -> row.criticality() == null ? "" : row.criticality())
                                .withProperty(
                                        "words",
                                        row -> row.criticality() == null ? "" : names.criticality(row.criticality())))
                .setSortProperty("criticality");
        columns.add("person", 150, 1, words("soft", row -> names.names()
                .person(row.user() == null ? row.owner() : row.user())));
        columns.add("group", 130, 1, words("soft", row -> names.names().group(row.group())));
        columns.add("location", 150, 1, words("soft", row -> text(row.locationName())));
        columns.add(
                "environment",
                110,
                0,
                words("soft", row -> row.environment() == null ? "" : names.environment(row.environment())));
        columns.add("serial", 130, 0, words("num", row -> text(row.serial())));
        columns.add("tag", 104, 0, words("num", row -> text(row.assetTag())));
        columns.add("seen", 96, 0, time(CiRow::lastSeenAt)).setSortProperty("lastSeenAt");
        columns.add("updated", 96, 0, time(CiRow::updatedAt)).setSortProperty("updatedAt");
        columns.layUsual();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static LitRenderer<CiRow> words(String style, Function<CiRow, String> words) {
        return LitRenderer.<CiRow>of("<span class='" + style + "' title=${item.words}>${item.words}</span>")
                .withProperty("words", words::apply);
    }

    private static Renderer<CiRow> time(Function<CiRow, @Nullable Instant> at) {
        return LitRenderer.<CiRow>of(
                        "${item.at ? html`<px-time class='time' mode='short' at=${item.at}></px-time>` : ''}")
                .withProperty("at", row -> {
                    var instant = at.apply(row);
                    return instant == null ? "" : instant.toString();
                });
    }

    private static String written(List<GridSortOrder<CiRow>> orders) {
        if (orders.isEmpty()) {
            return "";
        }
        return (orders.get(0).getDirection() == SortDirection.DESCENDING ? "-" : "")
                + property(orders.get(0).getSorted());
    }

    private static String property(Grid.Column<CiRow> column) {
        return column.getSortOrder(SortDirection.ASCENDING)
                .findFirst()
                .orElseThrow()
                .getSorted();
    }

    ListColumns<CiRow> columns() {
        return columns;
    }

    /** Marks the head that the order comes from. */
    void sorted(String sort) {
        getContent()
                .sort(getContent().getColumns().stream()
                        .filter(column ->
                                column.isSortable() && property(column).equals(sort.replaceFirst("^-", "")))
                        .map(column -> new GridSortOrder<CiRow>(
                                column, sort.startsWith("-") ? SortDirection.DESCENDING : SortDirection.ASCENDING))
                        .toList());
    }
}
