package org.praxisitsm.sla;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one version of a calendar changes against the one before, for the trail and for the eye. */
final class CalendarChanges {

    private static final int MOST_NAMED = 50;

    private CalendarChanges() {}

    /** @return changed members with what was added and removed; all of it where there was nothing before */
    static Map<String, Object> between(@Nullable CalendarDefinition before, CalendarDefinition after) {
        var changes = new LinkedHashMap<String, Object>();
        if (before == null || !before.zone().equals(after.zone())) {
            changes.put("zone", after.zone().getId());
        }
        if (before == null || !before.hours().equals(after.hours())) {
            changes.put("hours", CalendarDocument.write(after).get("hours"));
        }
        list(changes, "holidays", before == null ? List.of() : before.holidays(), after.holidays());
        list(changes, "rules", before == null ? List.of() : before.rules(), after.rules());
        list(changes, "exceptions", before == null ? List.of() : before.exceptions(), after.exceptions());
        return changes;
    }

    private static void list(Map<String, Object> changes, String member, Collection<?> before, Collection<?> after) {
        named(changes, member + "Added", without(after, before));
        named(changes, member + "Removed", without(before, after));
    }

    private static void named(Map<String, Object> changes, String member, List<?> entries) {
        if (!entries.isEmpty()) {
            var names = new ArrayList<>(entries.stream()
                    .limit(MOST_NAMED)
                    .map(CalendarChanges::name)
                    .toList());
            if (entries.size() > MOST_NAMED) {
                names.add("and " + (entries.size() - MOST_NAMED) + " more");
            }
            changes.put(member, names);
        }
    }

    private static String name(Object entry) {
        if (entry instanceof Holiday holiday) {
            return holiday.date() + " " + holiday.name();
        }
        if (entry instanceof DayException day) {
            return day.date() + " " + day.name() + " " + day.hours();
        }
        return entry instanceof HolidayRule rule ? rule.name() : String.valueOf(entry);
    }

    private static List<?> without(Collection<?> some, Collection<?> others) {
        var known = new HashSet<Object>(others);
        return some.stream().filter(entry -> !known.contains(entry)).toList();
    }
}
