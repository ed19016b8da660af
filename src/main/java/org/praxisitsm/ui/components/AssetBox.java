package org.praxisitsm.ui.components;

import com.vaadin.flow.component.combobox.ComboBox;

/** Chooses an asset by typing some of its name, number, serial or tag; the value is the number. */
public class AssetBox extends ComboBox<String> {

    public AssetBox(String label, FormSources sources) {
        super(label);
        setItemLabelGenerator(sources::asset);
        setItemsWithFilterConverter(
                query -> {
                    var wanted = query.getOffset() + query.getLimit();
                    return sources.assets(query.getFilter().orElse(""), Math.min(wanted, 200)).stream()
                            .skip(query.getOffset())
                            .limit(query.getLimit());
                },
                typed -> typed);
        setClearButtonVisible(true);
    }
}
