package org.praxisitsm.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes entries as lines of JSON, oldest first, and a last line that proves them: SHA-256 over all lines before it, the head of the
 * chain, and a signature over both. Pages are read one by one: memory does not grow with the trail.
 */
@Component
class TrailExport {

    private static final int PAGE = 1_000;

    private record Line(
            long sequence, Map<String, Object> before, Map<String, Object> after, Map<String, Object> content) {

        /** A line that names what the reader may not know says so: its digest is that of the entry in full. */
        Map<String, Object> seen(UnaryOperator<Map<String, Object>> shown) {
            content.put("before", shown.apply(before));
            content.put("after", shown.apply(after));
            if (!content.get("before").equals(before) || !content.get("after").equals(after)) {
                content.put("withheld", true);
            }
            return content;
        }
    }

    private final Sealer sealer;
    private final ExportKey key;
    private final JdbcClient jdbc;

    TrailExport(Sealer sealer, ExportKey key, JdbcClient jdbc) {
        this.sealer = sealer;
        this.key = key;
        this.jdbc = jdbc;
    }

    void write(TrailQuery query, OutputStream out, TrailVeil.Reading veil) {
        sealer.sealAll();
        var head = sealer.head();
        var last = jdbc.sql("select coalesce(max(sequence), 0) from audit_entry")
                .query(Long.class)
                .single();
        var sha = Digest.sha256();
        var lines = new DigestOutputStream(out, sha);
        try {
            var count = 0L;
            var page = after(0, last, query);
            while (!page.isEmpty()) {
                var shown = veil.over(page.stream()
                        .flatMap(line -> Stream.of(line.before(), line.after()))
                        .toList());
                for (var line : page) {
                    write(line.seen(shown), lines);
                }
                count += page.size();
                page = after(page.get(page.size() - 1).sequence(), last, query);
            }
            write(trailer(count, HexFormat.of().formatHex(sha.digest()), head), out);
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What is signed: {@code praxis-audit-export}, the digest of the lines, position and hash of the head, one a line. */
    static byte[] signed(String sha256, long position, String hash) {
        return ("praxis-audit-export\n" + sha256 + "\n" + position + "\n" + hash + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> trailer(long count, String sha256, Sealer.Head head) {
        var content = new TreeMap<String, Object>();
        content.put("lines", count);
        content.put("sha256", sha256);
        content.put("head", Map.of("position", head.position(), "hash", head.hash()));
        content.put("algorithm", ExportKey.ALGORITHM);
        content.put("publicKey", key.publicKey());
        content.put("signature", key.sign(signed(sha256, head.position(), head.hash())));
        return Map.of("trailer", content);
    }

    private List<Line> after(long sequence, long last, TrailQuery query) {
        return jdbc.sql("select " + EntryRow.COLUMNS + ", l.position, l.hash from audit_entry e"
                        + " left join audit_link l on l.entry_sequence = e.sequence where e.sequence > :after"
                        + " and e.sequence <= :last and " + query.where() + " order by e.sequence limit :limit")
                .params(query.parameters())
                .param("after", sequence)
                .param("last", last)
                .param("limit", PAGE)
                .query((row, number) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        var entry = EntryRow.read(row);
        var content = new TreeMap<String, Object>();
        content.put("sequence", row.getLong("sequence"));
        content.put("at", String.valueOf(Micros.instant(entry.at())));
        content.put("actor", entry.actor());
        content.put("act", entry.act());
        content.put("object", Map.of("type", entry.objectType(), "id", entry.objectId()));
        content.put("ticket", entry.ticket());
        content.put("internal", entry.internal());
        content.put("process", EntryRow.step(entry.processKey(), entry.processVersion(), entry.activity()));
        content.put("node", entry.node());
        content.put("digest", row.getString("digest"));
        content.put("position", row.getObject("position", Long.class));
        content.put("hash", row.getString("hash"));
        return new Line(
                row.getLong("sequence"), Canonical.read(entry.before()), Canonical.read(entry.after()), content);
    }

    private static void write(Map<String, Object> content, OutputStream out) throws IOException {
        out.write((Canonical.json(content) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
