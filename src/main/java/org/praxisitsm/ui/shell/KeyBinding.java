package org.praxisitsm.ui.shell;

/**
 * What a key does on a screen.
 *
 * @param keys as {@code KeyboardEvent.key}; a sequence is parted by a blank, e.g. {@code "g w"}
 * @param action name that comes back to the screen
 * @param label key of the text in help and palette
 */
public record KeyBinding(String keys, String action, String label) {}
