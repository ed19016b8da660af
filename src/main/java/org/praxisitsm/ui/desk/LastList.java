package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import org.jspecify.annotations.Nullable;

/** The list that somebody came from, so that a ticket leads back to it. */
record LastList(String path, String title) {

    static void remember(UI ui, String path, String title) {
        ComponentUtil.setData(ui, LastList.class, new LastList(path, title));
    }

    static @Nullable LastList of(UI ui) {
        return ComponentUtil.getData(ui, LastList.class);
    }
}
