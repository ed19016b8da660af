package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.Zones;
import org.springframework.core.annotation.Order;

/** The forms of a pack: their questions in order, and how people will see them. */
@org.springframework.stereotype.Component
@Order(40)
class FormsPage implements PackPage {

    private final FormSources sources;
    private final People people;

    FormsPage(FormSources sources, People people) {
        this.sources = sources;
        this.people = people;
    }

    @Override
    public String key() {
        return "forms";
    }

    @Override
    public Integer count(Pack pack) {
        return pack.files().pathsEndingWith(".form").size();
    }

    @Override
    public boolean holds(String path) {
        return path.endsWith(".form");
    }

    @Override
    public Component open(PackEditing editing) {
        return new FormsEditor(editing, sources, Zones.of(people, editing.desk().viewer()));
    }
}
