package org.praxisitsm.rules;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the engine says of a table that cannot decide, in the words of its owner: it lists matched rows as objects of its own. */
public final class TableFailure {

    private static final int MOST_ROWS = 5;
    private static final Pattern HIT_POLICY =
            Pattern.compile("(?s).*Hit policy '[A-Z ]+' only allows (a single rule|multiple matching rules).*");
    private static final Pattern ROW = Pattern.compile("RuleImpl\\{\\s*id='([^']*)'");

    private TableFailure() {}

    /** @return the message as it is, where it tells of something else than rows that match */
    public static String inWords(String message) {
        var policy = HIT_POLICY.matcher(message);
        if (!policy.matches()) {
            return message;
        }
        var found = ROW.matcher(message).results().map(row -> row.group(1)).toList();
        var rows = found.stream().limit(MOST_ROWS).collect(Collectors.joining(", "))
                + (found.size() > MOST_ROWS ? ", ..." : "");
        return policy.group(1).startsWith("a single")
                ? "More than one row of the table matches, where exactly one must: " + rows
                : "Rows of the table that match decide differently, where they must agree: " + rows;
    }
}
