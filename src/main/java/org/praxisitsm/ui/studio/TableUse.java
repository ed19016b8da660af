package org.praxisitsm.ui.studio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.praxisitsm.practice.Pack;

/** Where a pack asks a table: steps of its diagrams, its choice of agreements, durations of targets, the change calendar. */
final class TableUse {

    private static final Pattern STEP = Pattern.compile("<(?:\\w+:)?businessRuleTask\\b[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\sname=\"([^\"]*)\"");

    private TableUse() {}

    /**
     * @param words texts of the bundles by key, with what stands in their places
     * @return what people call the place, and the file it stands in
     */
    static Map<String, String> of(Pack pack, String id, BiFunction<String, Object[], String> words) {
        var used = new LinkedHashMap<String, String>();
        for (var file : pack.diagrams()) {
            var tags = STEP.matcher(pack.text(file));
            while (tags.find()) {
                var name = NAME.matcher(tags.group());
                if (tags.group().contains("decisionRef=\"" + id + "\"")) {
                    used.put(name.find() ? Parser.unescapeEntities(name.group(1), true) : id, file);
                }
            }
        }
        used.putAll(ofConflicts(pack, id, words));
        if (id.equals(pack.descriptor().agreements())) {
            used.put(
                    words.apply("studio.sheet.used.agreements", new Object[0]),
                    "processes/" + pack.key() + "/practice.yaml");
        }
        for (var file : pack.agreements()) {
            if (Pattern.compile("\\btable:\\s*" + Pattern.quote(id) + "\\s*$", Pattern.MULTILINE)
                    .matcher(pack.text(file))
                    .find()) {
                used.put(words.apply("studio.sheet.used.target", new Object[] {SheetScreen.idOf(file)}), file);
            }
        }
        return used;
    }

    /** @return that the change calendar asks the grid or table, where it does */
    static Map<String, String> ofConflicts(Pack pack, String id, BiFunction<String, Object[], String> words) {
        var schedule = pack.descriptor().schedule();
        return schedule != null && id.equals(schedule.severity())
                ? Map.of(
                        words.apply("studio.sheet.used.conflicts", new Object[0]),
                        "processes/" + pack.key() + "/practice.yaml")
                : Map.of();
    }
}
