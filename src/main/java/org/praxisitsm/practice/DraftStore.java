package org.praxisitsm.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.praxisitsm.practice.DraftRow.Origin;
import org.praxisitsm.practice.Drafts.Status;
import org.praxisitsm.practice.reading.Sha256;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The table {@code pack_draft}. Every change names the version that was read and tells whether it still held. */
@Repository
class DraftStore {

    private static final String NEXT = "update pack_draft set version = version + 1, ";
    private static final String WHERE = " where id = :id and version = :version";

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long insert(String practice, int baseVersion, byte[] zip, Origin origin, String author) {
        var id = Ids.next();
        var now = now();
        jdbc.sql(
                        "insert into pack_draft (id, practice_key, base_version, files, hash, origin, status, author, created_at,"
                                + " updated_at, check_green, version) values (:id, :practice, :base, :files, :hash, :origin,"
                                + " 'OPEN', :author, :now, :now, false, 1)")
                .param("id", id)
                .param("practice", practice)
                .param("base", baseVersion)
                .param("files", zip)
                .param("hash", Sha256.of(zip))
                .param("origin", origin.name())
                .param("author", author)
                .param("now", now)
                .update();
        return id;
    }

    Optional<DraftRow> find(long id) {
        return jdbc.sql("select * from pack_draft where id = :id")
                .param("id", id)
                .query(DraftStore::row)
                .optional();
    }

    List<DraftRow> open(String practice) {
        return jdbc.sql("select * from pack_draft where practice_key = :practice and status = 'OPEN'"
                        + " order by updated_at desc, id desc")
                .param("practice", practice)
                .query(DraftStore::row)
                .list();
    }

    /** @return open drafts of practices without a version, newest first */
    List<DraftRow> unpublished() {
        return jdbc.sql(
                        "select * from pack_draft d where d.status = 'OPEN' and d.base_version = 0 and not exists (select 1"
                                + " from practice p where p.practice_key = d.practice_key and p.current_version > 0) order by"
                                + " updated_at desc, id desc limit 100")
                .query(DraftStore::row)
                .list();
    }

    /** Nobody agrees to the files any more. */
    boolean withdrawApproval(DraftRow draft) {
        return change(draft, "approved_hash = null, approved_by = null, approved_at = null, approve_comment = null")
                        .update()
                == 1;
    }

    /** Replaces the files; what was checked and approved before counts no more. */
    boolean saveFiles(DraftRow draft, byte[] zip, String author) {
        return change(
                                draft,
                                "files = :files, hash = :hash, author = :author, approved_hash = null, approved_by = null,"
                                        + " approved_at = null, approve_comment = null, checked_hash = null, check_green = false,"
                                        + " check_result = null, updated_at = :now")
                        .param("files", zip)
                        .param("hash", Sha256.of(zip))
                        .param("author", author)
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean saveCheck(DraftRow draft, boolean green, String result) {
        return change(draft, "checked_hash = hash, check_green = :green, check_result = :result")
                        .param("green", green)
                        .param("result", result)
                        .update()
                == 1;
    }

    boolean saveApproval(DraftRow draft, String by, String comment) {
        return change(draft, "approved_hash = hash, approved_by = :by, approved_at = :now, approve_comment = :comment")
                        .param("by", by)
                        .param("comment", comment)
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean close(DraftRow draft, Status status, int publishedVersion) {
        return change(draft, "status = :status, published_version = :published, updated_at = :now")
                        .param("status", status.name())
                        .param("published", publishedVersion == 0 ? null : publishedVersion)
                        .param("now", now())
                        .update()
                == 1;
    }

    private StatementSpec change(DraftRow draft, String columns) {
        return jdbc.sql(NEXT + columns + WHERE).param("id", draft.id()).param("version", draft.version());
    }

    private Long now() {
        return Micros.of(clock.instant());
    }

    private static DraftRow row(ResultSet row, int number) throws SQLException {
        return new DraftRow(
                row.getLong("id"),
                row.getString("practice_key"),
                row.getInt("base_version"),
                row.getBytes("files"),
                row.getString("hash"),
                Origin.valueOf(row.getString("origin")),
                Status.valueOf(row.getString("status")),
                row.getString("author"),
                Micros.instant(row.getLong("created_at")),
                Micros.instant(row.getLong("updated_at")),
                row.getString("checked_hash"),
                row.getBoolean("check_green"),
                row.getString("check_result"),
                row.getString("approved_hash"),
                row.getString("approved_by"),
                instant(row, "approved_at"),
                row.getString("approve_comment"),
                row.getObject("published_version", Integer.class),
                row.getInt("version"));
    }

    private static @org.jspecify.annotations.Nullable Instant instant(ResultSet row, String column)
            throws SQLException {
        var micros = row.getLong(column);
        return row.wasNull() ? null : Micros.instant(micros);
    }
}
