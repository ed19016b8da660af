package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import org.springframework.core.annotation.Order;

/** What practice.yaml says: name, states, fields, milestones, who approves and who may see. */
@org.springframework.stereotype.Component
@Order(50)
class FieldsPage implements PackPage {

    @Override
    public String key() {
        return "fields";
    }

    @Override
    public boolean holds(String path) {
        return path.endsWith("/practice.yaml");
    }

    @Override
    public Component open(PackEditing editing) {
        return new FieldsScreen(editing);
    }
}
