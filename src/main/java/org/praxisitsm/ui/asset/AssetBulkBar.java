package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.shell.Going;

/** What can be done with many chosen assets at once. */
final class AssetBulkBar extends Composite<Div> {

    private static final Map<String, String> FIELDS = fields();

    private final Span chosen = new Span();

    /** @param change called with the field that is to be changed */
    AssetBulkBar(AssetGrid grid, Consumer<String> change) {
        chosen.addClassName("px-strong");
        var bar = getContent();
        bar.addClassName("px-bulk");
        bar.getElement().setAttribute("role", "toolbar");
        bar.getElement().setAttribute("aria-label", getTranslation("bulk.title"));
        bar.add(chosen);
        FIELDS.forEach((field, icon) -> {
            var button =
                    new Button(getTranslation("asset.field." + field), new PxIcon(icon), click -> change.accept(field));
            button.setId("bulk-" + field);
            button.addThemeNames("tertiary", "small");
            bar.add(button);
        });
        var labels = new Button(getTranslation("life.labels"), new PxIcon("qr"), click -> {
            var numbers = grid.meant().stream().map(CiRow::number).collect(Collectors.joining(","));
            Going.to(UI.getCurrent(), "desk/assets/labels?numbers=" + numbers);
        });
        labels.setId("bulk-labels");
        labels.addThemeNames("small", "tertiary");
        var none = new Button(new PxIcon("close"), click -> grid.deselectAll());
        none.setAriaLabel(getTranslation("list.choose.none"));
        none.addThemeNames("tertiary", "small", "icon");
        bar.add(labels, none);
        bar.setVisible(false);
        grid.onChoice(size -> {
            bar.setVisible(size > 0);
            chosen.setText(getTranslation("list.chosen", size));
        });
    }

    private static Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("state", "flow");
        fields.put("owner", "person");
        fields.put("group", "people");
        fields.put("location", "building");
        fields.put("environment", "layers");
        return fields;
    }
}
