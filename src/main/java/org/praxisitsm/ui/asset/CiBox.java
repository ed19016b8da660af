package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.identity.Viewer;

/** Chooses an item by typing some of its name, number, serial or tag; only what the viewer may see is offered. */
public class CiBox extends ComboBox<CiRow> {

    private final transient Assets assets;
    private final transient Viewer viewer;

    /** @param ofClasses what is offered, with all classes below; empty for everything */
    public CiBox(String label, Assets assets, AssetNames names, List<String> ofClasses, Viewer viewer) {
        super(label);
        this.assets = assets;
        this.viewer = viewer;
        setItemLabelGenerator(row -> row.name() + " · " + row.number());
        setRenderer(LitRenderer.<CiRow>of(
                        "<div class='px-ci-option'><px-icon name=${item.icon}></px-icon><span class='px-grow'>${item.name}<span"
                                + " class='px-ci-option-sub'>${item.what}</span></span></div>")
                .withProperty("icon", row -> names.icon(row.ciClass()))
                .withProperty("name", CiRow::name)
                .withProperty(
                        "what",
                        row -> String.join(
                                " · ",
                                row.locationName() == null
                                        ? List.of(row.number(), names.ciClass(row.ciClass()))
                                        : List.of(row.number(), names.ciClass(row.ciClass()), row.locationName()))));
        setItemsWithFilterConverter(
                query -> {
                    var wanted = Math.min(query.getOffset() + query.getLimit(), 200);
                    var filter = CiFilter.all()
                            .withClasses(ofClasses)
                            .withText(query.getFilter().orElse(null));
                    return assets.list(filter, null, Math.max(1, wanted), null, viewer).items().stream()
                            .skip(query.getOffset())
                            .limit(query.getLimit());
                },
                typed -> typed);
        setClearButtonVisible(true);
    }

    /** Chooses the item of the number, where the viewer may see it. */
    public void choose(String number) {
        assets.list(CiFilter.all().withText(number).withEnded(null), null, 20, null, viewer).items().stream()
                .filter(row -> row.number().equals(number))
                .findFirst()
                .ifPresent(this::setValue);
    }
}
