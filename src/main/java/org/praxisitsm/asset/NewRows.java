package org.praxisitsm.asset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows to put in, gathered until all of them are known: those of one table go to the database at once, whatever items they
 * belong to.
 */
public final class NewRows {

    /** A server plans a statement once for as many rows as this, and takes no more than 65,535 values in one. */
    private static final int AT_ONCE = 64;

    private final JdbcTemplate jdbc;
    private final Map<String, List<Object[]>> waiting = new LinkedHashMap<>();

    public NewRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param insert with a question mark for each column */
    public void add(String insert, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            waiting.computeIfAbsent(insert, any -> new ArrayList<>()).addAll(rows);
        }
    }

    /** Puts in what was added since the last time, table by table in the order of their first rows. */
    public void write() {
        waiting.forEach((insert, rows) -> {
            for (int from = 0; from < rows.size(); from += AT_ONCE) {
                jdbc.batchUpdate(insert, rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
            }
        });
        waiting.clear();
    }
}
