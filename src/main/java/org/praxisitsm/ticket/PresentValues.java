package org.praxisitsm.ticket;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps of those values that are there. */
final class PresentValues {

    private PresentValues() {}

    static Map<String, Object> of(@Nullable Object... namesAndValues) {
        var present = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null) {
                present.put((String) namesAndValues[i], value);
            }
        }
        return present;
    }
}
