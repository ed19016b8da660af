package org.praxisitsm.api;

import java.util.regex.Pattern;
import org.praxisitsm.shared.Refusal;

/** Ids travel as texts, because a browser's numbers cannot hold 64 bits. */
final class Numbers {

    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private Numbers() {}

    static long id(String member, String text) {
        if (!ID.matcher(text).matches()) {
            throw Refusal.invalid(member, "must be an id as this API gave it");
        }
        return Long.parseLong(text);
    }

    /** An id in the address: what is no id is not found. */
    static long inPath(String kind, String text) {
        if (!ID.matcher(text).matches()) {
            throw Refusal.notFound(
                    "There is no " + kind + " " + (text.length() > 40 ? text.substring(0, 40) + "…" : text));
        }
        return Long.parseLong(text);
    }
}
