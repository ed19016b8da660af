package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import org.praxisitsm.practice.Pack;
import org.springframework.core.annotation.Order;

/** Every published version of a pack, and the moves of tickets between them. */
@org.springframework.stereotype.Component
@Order(90)
class VersionsPage implements PackPage {

    private final VersionDesk desk;

    VersionsPage(VersionDesk desk) {
        this.desk = desk;
    }

    @Override
    public String key() {
        return "versions";
    }

    @Override
    public Integer count(Pack pack) {
        return desk.versions(pack.key()).size();
    }

    @Override
    public boolean holds(String path) {
        return false;
    }

    @Override
    public Component open(PackEditing editing) {
        return new VersionList(desk, editing);
    }
}
