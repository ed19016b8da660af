package org.praxisitsm.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.shared.Micros;

/**
 * An entry exactly as its columns hold it: what the digest covers.
 *
 * @param at microseconds since 1970
 * @param before canonical JSON, or null
 * @param after canonical JSON, or null
 */
record EntryRow(
        long at,
        String actor,
        String act,
        String objectType,
        String objectId,
        @Nullable String ticket,
        boolean internal,
        @Nullable String before,
        @Nullable String after,
        @Nullable String processKey,
        @Nullable Integer processVersion,
        @Nullable String activity,
        String node) {

    static final String COLUMNS = "e.sequence, e.at, e.actor, e.act, e.object_type, e.object_id, e.ticket, e.internal,"
            + " e.before_values, e.after_values, e.process_key, e.process_version, e.activity, e.node, e.digest";

    /** @return whether it tells of an attempt, which stays one when what was tried is rolled back */
    boolean isRefusal() {
        return act.equals(Act.REFUSED);
    }

    /** Names that people typed (a failed sign-in) may be longer than their column: cut here, before the digest. */
    static EntryRow of(Act act, long at, String node) {
        var step = act.process();
        return new EntryRow(
                at,
                cut(act.actor(), 64),
                cut(act.act(), 64),
                cut(act.objectType(), 32),
                cut(act.objectId(), 190),
                act.ticket() == null ? null : cut(act.ticket(), 32),
                act.internal(),
                Canonical.values(act.before()),
                Canonical.values(act.after()),
                step == null ? null : cut(step.key(), 64),
                step == null ? null : step.version(),
                step == null || step.activity() == null ? null : cut(step.activity(), 128),
                node);
    }

    static EntryRow read(ResultSet row) throws SQLException {
        return new EntryRow(
                row.getLong("at"),
                row.getString("actor"),
                row.getString("act"),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getString("ticket"),
                row.getBoolean("internal"),
                row.getString("before_values"),
                row.getString("after_values"),
                row.getString("process_key"),
                row.getObject("process_version", Integer.class),
                row.getString("activity"),
                row.getString("node"));
    }

    String digest() {
        return new Digest()
                .add("praxis-entry-1")
                .add(at)
                .add(actor)
                .add(act)
                .add(objectType)
                .add(objectId)
                .add(ticket)
                .add(internal)
                .add(before)
                .add(after)
                .add(processKey)
                .add(processVersion)
                .add(activity)
                .add(node)
                .hex();
    }

    AuditTrail.Entry entry(long sequence) {
        return new AuditTrail.Entry(
                sequence,
                Micros.instant(at),
                actor,
                act,
                objectType,
                objectId,
                ticket,
                internal,
                Canonical.read(before),
                Canonical.read(after),
                step(processKey, processVersion, activity));
    }

    static @Nullable ProcessStep step(@Nullable String key, @Nullable Integer version, @Nullable String activity) {
        return key == null || version == null ? null : new ProcessStep(key, version, activity);
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
