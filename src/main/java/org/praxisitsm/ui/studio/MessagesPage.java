package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackTexts;
import org.springframework.core.annotation.Order;

/** What people are told of the tickets of a pack, in its own words. */
@org.springframework.stereotype.Component
@Order(75)
class MessagesPage implements PackPage {

    @Override
    public String key() {
        return "messages";
    }

    @Override
    public @Nullable Integer count(Pack pack) {
        return MessageFiles.written(pack).size();
    }

    @Override
    public boolean holds(String path) {
        return PackTexts.isMessages(path);
    }

    @Override
    public Component open(PackEditing editing) {
        return new MessagesEditor(editing);
    }
}
