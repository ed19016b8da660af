package org.praxisitsm.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;

/**
 * The version of a ticket that the caller read, from {@code If-Match}.
 *
 * @param version null where the caller takes whatever is there; -1 where it read something that was never ours
 */
record ReadVersion(@Nullable Integer version) {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    static ReadVersion of(String @Nullable [] headers) {
        if (headers == null
                || headers.length == 0
                || (headers.length == 1 && headers[0].strip().equals("*"))) {
            return new ReadVersion(null);
        }
        var tag = TAG.matcher(headers[0].strip());
        if (headers.length > 1 || !tag.matches()) {
            throw Refusal.malformed("If-Match must be one entity tag, as the ETag of the read: \"7\"");
        }
        var text = tag.group(2);
        return new ReadVersion(text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1);
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }
}
