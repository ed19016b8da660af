package org.praxisitsm.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walks the whole chain, page by page, and stops at the first thing that does not fit. */
@Component
class ChainCheck {

    private static final int PAGE = 2_000;

    /** A link with its entry; null where the entry is gone. */
    private record Linked(
            long position, long sequence, String hash, @Nullable EntryRow entry, @Nullable String digest) {}

    /** How far the walk has come. */
    private record Place(long position, String hash) {}

    private static final class Broken extends RuntimeException {
        private final transient @Nullable Long sequence;

        Broken(@Nullable Long sequence, String problem) {
            super(problem, null, false, false);
            this.sequence = sequence;
        }
    }

    private final Sealer sealer;
    private final JdbcClient jdbc;

    ChainCheck(Sealer sealer, JdbcClient jdbc) {
        this.sealer = sealer;
        this.jdbc = jdbc;
    }

    Verification verify() {
        sealer.sealAll();
        var head = sealer.head();
        var place = new Place(0, Digest.ZERO);
        try {
            var page = after(place.position(), head.position());
            while (!page.isEmpty()) {
                for (var link : page) {
                    place = checked(link, place);
                }
                decisions(page);
                page = after(place.position(), head.position());
            }
            ends(place, head);
            return new Verification(place.position(), true, null, null, place.position(), place.hash());
        } catch (Broken broken) {
            return new Verification(
                    place.position(), false, broken.sequence, broken.getMessage(), place.position(), place.hash());
        }
    }

    private Place checked(Linked link, Place before) {
        if (link.position() != before.position() + 1) {
            throw new Broken(link.sequence(), "The link at position " + (before.position() + 1) + " was removed.");
        }
        if (link.entry() == null || link.digest() == null) {
            throw new Broken(link.sequence(), "Entry " + link.sequence() + " was removed.");
        }
        if (!link.entry().digest().equals(link.digest())) {
            throw new Broken(link.sequence(), "Entry " + link.sequence() + " was changed.");
        }
        var hash = Digest.link(before.hash(), link.position(), link.sequence(), link.digest());
        if (!hash.equals(link.hash())) {
            throw new Broken(
                    link.sequence(),
                    "The link at position " + link.position() + " does not fit the one before it and entry "
                            + link.sequence() + ".");
        }
        return new Place(link.position(), hash);
    }

    private void ends(Place last, Sealer.Head head) {
        if (last.position() != head.position()) {
            throw new Broken(
                    null, "The chain ends at position " + last.position() + ", not at " + head.position() + ".");
        }
        if (!last.hash().equals(head.hash())) {
            throw new Broken(null, "The recorded head is not the hash of the last link.");
        }
        var never = sealer.neverLinked();
        if (never != null) {
            throw new Broken(never, "Entry " + never + " was never linked.");
        }
    }

    /** Holds the digests that entries about decisions carry against the rows they speak of. */
    private void decisions(List<Linked> page) {
        var claimed = page.stream()
                .filter(link -> claim(link).get("record") instanceof Number
                        && link.entry().objectType().equals("decision"))
                .toList();
        if (claimed.isEmpty()) {
            return;
        }
        var ids = new ArrayList<Object>();
        for (var link : claimed) {
            ids.add(claim(link).get("record"));
        }
        Map<Object, DecisionRow> rows = jdbc
                .sql("select * from decision_entry where id in (:ids)")
                .param("ids", ids)
                .query((row, number) -> DecisionRow.read(row))
                .list()
                .stream()
                .collect(Collectors.toMap(DecisionRow::id, row -> row));
        for (var link : claimed) {
            var claim = claim(link);
            var row = rows.get(((Number) claim.get("record")).longValue());
            if (row == null || !row.digest().equals(claim.get("digest"))) {
                var what = row == null ? "removed" : "changed";
                throw new Broken(
                        link.sequence(), "The decision that entry " + link.sequence() + " speaks of was " + what + ".");
            }
        }
    }

    private static Map<String, Object> claim(Linked link) {
        return Canonical.read(link.entry() == null ? null : link.entry().after());
    }

    private List<Linked> after(long position, long last) {
        return jdbc.sql("select l.position, l.entry_sequence, l.hash, " + EntryRow.COLUMNS + " from audit_link l"
                        + " left join audit_entry e on e.sequence = l.entry_sequence"
                        + " where l.position > :after and l.position <= :last order by l.position limit :limit")
                .param("after", position)
                .param("last", last)
                .param("limit", PAGE)
                .query((row, number) -> linked(row))
                .list();
    }

    private static Linked linked(ResultSet row) throws SQLException {
        var digest = row.getString("digest");
        return new Linked(
                row.getLong("position"),
                row.getLong("entry_sequence"),
                row.getString("hash"),
                digest == null ? null : EntryRow.read(row),
                digest);
    }
}
