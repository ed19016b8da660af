package org.praxisitsm.practice.gate;

import java.util.Set;

/** Names of the icons that screens can draw, as in {@code ui/components/px-icon.ts}; whatever else a pack names is drawn as layers. */
final class Icons {

    static final Set<String> NAMES = Set.of(
            "alert", "app", "arrow-right", "asset", "at", "bell", "bolt", "book", "box", "building", "cabinet",
            "calendar", "cart", "change", "chart", "check", "chevron-down", "chevron-left", "chevron-right",
            "chevron-up", "clip", "clock", "close", "cloud", "code", "comment", "copy", "cpu", "database",
            "download", "edit", "exit", "expand", "eye", "file", "filter", "flag", "flow", "folder", "form", "gear",
            "globe", "heart", "help", "history", "home", "inbox", "info", "key", "laptop", "layers", "link", "lock",
            "mail", "moon", "more", "package", "pause", "people", "person", "phone", "play", "plus", "printer",
            "qr", "reply", "search", "send", "server", "shield", "star", "step", "sun", "swap", "table", "tag",
            "target", "ticket", "undo", "warning", "wifi", "zoom-in");

    private Icons() {}
}
