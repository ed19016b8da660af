package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import org.springframework.core.annotation.Order;

/** Every file of a pack as text, for what has no screen of its own. */
@org.springframework.stereotype.Component
@Order(80)
class FilesPage implements PackPage {

    @Override
    public String key() {
        return "files";
    }

    @Override
    public boolean holds(String path) {
        return true;
    }

    @Override
    public Component open(PackEditing editing) {
        var editor = new PackFileEditor(editing.pack(), editing.mayDraw(), editing.chosen(), editing::change);
        var page = new Div(new PackFileBar(editing, editor), editor);
        page.addClassName("px-files-page");
        return page;
    }
}
