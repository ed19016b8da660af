package org.praxisitsm.ui.shell;

import java.util.List;

/** A screen that is worked from the keyboard: its keys stand in the help and in the palette. */
public interface HasKeys {

    List<KeyBinding> keys();

    /** @param action of one of {@link #keys()} */
    void pressed(String action);
}
