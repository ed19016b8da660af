package org.praxisitsm.ui.components;

import com.vaadin.flow.component.combobox.ComboBox;

/** Chooses a person by typing some of the name; the value is the account. */
public class PersonBox extends ComboBox<String> {

    public PersonBox(String label, FormSources sources) {
        super(label);
        setItemLabelGenerator(sources::person);
        setItemsWithFilterConverter(
                query -> {
                    var wanted = query.getOffset() + query.getLimit();
                    return sources.people(query.getFilter().orElse(""), Math.min(wanted, 200)).stream()
                            .skip(query.getOffset())
                            .limit(query.getLimit());
                },
                typed -> typed);
        setClearButtonVisible(true);
    }
}
