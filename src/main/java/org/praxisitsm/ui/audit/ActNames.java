package org.praxisitsm.ui.audit;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What acts are called. Every act that is named in the bundles can be chosen; any other is found by its id. */
final class ActNames {

    private static final String PREFIX = "act-name.";

    private ActNames() {}

    static List<String> known() {
        return ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT).keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .sorted()
                .toList();
    }

    static String of(String act, Component screen) {
        var text = screen.getTranslation(PREFIX + act);
        return text.startsWith("!") ? act.replace('.', ' ').replace('-', ' ') : text;
    }

    static boolean isDecision(String act) {
        return act.endsWith(".decided");
    }

    static String icon(String act) {
        var subject = act.substring(0, Math.max(0, act.indexOf('.')));
        return switch (subject) {
            case "ticket", "state" -> "ticket";
            case "task", "command" -> "check";
            case "table", "literal", "grid" -> "table";
            case "practice", "draft", "ticket-version" -> "flow";
            case "sign-in", "token", "access" -> "key";
            case "person", "group", "role", "absence", "organisation" -> "people";
            case "comment" -> "comment";
            case "attachment" -> "clip";
            case "link" -> "link";
            case "audit" -> "shield";
            case "asset", "handover", "class", "relation-kind", "baseline" -> "asset";
            case "order", "stock", "stock-take" -> "box";
            case "watch" -> "eye";
            default -> "info";
        };
    }
}
