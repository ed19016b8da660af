package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;

/**
 * A tab of a pack's page: one kind of what a pack holds, with a screen of its own. Every bean is a tab, in the order of
 * {@link org.springframework.core.annotation.Order}; beans keep nothing of a visit, what is being edited lies in
 * {@link PackEditing}.
 */
interface PackPage {

    /** @return what the address says, and the end of {@code studio.tab.<key>} in the bundles. */
    String key();

    /** @return how many the pack has of what the tab shows, or null where a number says nothing. */
    default @Nullable Integer count(Pack pack) {
        return null;
    }

    /** @return whether findings about this file are mended here. */
    boolean holds(String path);

    /** @return the screen; {@link PackEditing#chosen()} says which file or element is wanted first. */
    Component open(PackEditing editing);
}
