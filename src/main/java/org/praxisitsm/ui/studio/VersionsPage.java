package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import org.springframework.core.annotation.Order;

/** Every published version of a pack. */
@org.springframework.stereotype.Component
@Order(90)
class VersionsPage implements PackPage {

    @Override
    public String key() {
        return "versions";
    }

    @Override
    public boolean holds(String path) {
        return false;
    }

    @Override
    public Component open(PackEditing editing) {
        var desk = editing.desk();
        var practice = editing.pack().key();
        return new VersionList(desk.versions(practice), desk.running(practice), desk::nameOf);
    }
}
