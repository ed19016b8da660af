package org.praxisitsm.ui.studio;

import java.util.regex.Pattern;

/** What scenarios are called, also those that cannot be read as a whole. */
final class ScenarioTitles {

    private static final Pattern TITLE = Pattern.compile("(?m)^title:\\s*(.+?)\\s*$");

    private ScenarioTitles() {}

    static String of(String text, String path) {
        var found = TITLE.matcher(text);
        if (!found.find()) {
            return path.substring(path.lastIndexOf('/') + 1);
        }
        var title = found.group(1);
        if (isQuoted(title, "'")) {
            return title.substring(1, title.length() - 1).replace("''", "'");
        }
        return isQuoted(title, "\"")
                ? title.substring(1, title.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : title;
    }

    private static boolean isQuoted(String title, String by) {
        return title.length() > 1 && title.startsWith(by) && title.endsWith(by);
    }
}
