package org.praxisitsm.sla;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The public log of a service desk, one row an update; its wall times, which name no zone, are read as UTC. */
final class EventLog {

    static final Path FILE = Path.of("../shared/data/tickets/servicenow_incident_event_log_first6000.csv");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm");

    private static final Map<String, String> CATEGORIES = Map.of(
            "New", "NEW",
            "Active", "IN_PROGRESS",
            "Awaiting User Info", "ON_HOLD",
            "Awaiting Problem", "ON_HOLD",
            "Awaiting Vendor", "ON_HOLD",
            "Awaiting Evidence", "ON_HOLD",
            "Resolved", "RESOLVED",
            "Closed", "CLOSED");

    /** @param at never before the ticket was opened */
    record Row(Instant at, boolean beforeOpening, int update, String state, int reopened, boolean madeSla) {

        String category() {
            return CATEGORIES.get(state);
        }

        boolean isOver() {
            return category().equals("RESOLVED") || category().equals("CLOSED");
        }

        boolean isHeld() {
            return category().equals("ON_HOLD");
        }
    }

    /**
     * @param resolvedAt as the log's own column says at the end, or null
     * @param inOrder whether the log lists its rows in the order of their instants
     */
    record Ticket(
            String number,
            Instant openedAt,
            String priority,
            @Nullable Instant resolvedAt,
            boolean inOrder,
            List<Row> rows) {

        Row last() {
            return rows.get(rows.size() - 1);
        }
    }

    private EventLog() {}

    static List<Ticket> read() throws IOException {
        var lines = Files.readAllLines(FILE);
        var names = new HashMap<String, Integer>();
        for (var name : lines.get(0).split(",")) {
            names.put(name, names.size());
        }
        var byNumber = new LinkedHashMap<String, List<String[]>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            byNumber.computeIfAbsent(cells[names.get("number")], number -> new ArrayList<>())
                    .add(cells);
        }
        var tickets = new ArrayList<Ticket>();
        byNumber.forEach((number, updates) -> tickets.add(ticket(number, updates, names)));
        return tickets;
    }

    private static Ticket ticket(String number, List<String[]> updates, Map<String, Integer> names) {
        var opened = time(updates.get(0)[names.get("opened_at")]);
        var listed = updates.stream()
                .map(cells -> {
                    var at = time(cells[names.get("sys_updated_at")]);
                    return new Row(
                            at.isBefore(opened) ? opened : at,
                            at.isBefore(opened),
                            Integer.parseInt(cells[names.get("sys_mod_count")]),
                            cells[names.get("incident_state")],
                            Integer.parseInt(cells[names.get("reopen_count")]),
                            cells[names.get("made_sla")].equals("TRUE"));
                })
                .toList();
        var rows = listed.stream()
                .sorted(Comparator.comparing(Row::at).thenComparing(Row::update))
                .toList();
        var last = updates.get(updates.size() - 1);
        return new Ticket(
                number,
                opened,
                last[names.get("priority")],
                time(last[names.get("resolved_at")]),
                rows.equals(listed),
                rows);
    }

    private static @Nullable Instant time(String cell) {
        return cell.equals("?") ? null : LocalDateTime.parse(cell, TIME).toInstant(ZoneOffset.UTC);
    }
}
