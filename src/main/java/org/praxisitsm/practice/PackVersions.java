package org.praxisitsm.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code practice} and {@code pack_version}. */
@Repository
class PackVersions {

    record PracticeRow(String key, String unit, int currentVersion, @Nullable String folderHash) {}

    private static final String COLUMNS =
            "practice_key, version, files, hash, deployment, published_at, published_by, approved_by, comment";

    private final JdbcClient jdbc;

    PackVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PracticeRow> practice(String key) {
        return jdbc.sql(
                        "select practice_key, unit, current_version, folder_hash from practice where practice_key = :key")
                .param("key", key)
                .query((row, number) ->
                        new PracticeRow(row.getString(1), row.getString(2), row.getInt(3), row.getString(4)))
                .optional();
    }

    /** @return key to current version, by name; practices that have published nothing yet are left out */
    Map<String, Integer> currentVersions() {
        var versions = new LinkedHashMap<String, Integer>();
        jdbc.sql(
                        "select practice_key, current_version from practice where current_version > 0 order by name, practice_key")
                .query((row, number) -> versions.put(row.getString(1), row.getInt(2)))
                .list();
        return versions;
    }

    Optional<PublishedPack> version(String key, int version) {
        return jdbc.sql("select " + COLUMNS + " from pack_version where practice_key = :key and version = :version")
                .param("key", key)
                .param("version", version)
                .query((row, number) -> new PublishedPack(
                        PackReader.read(PackFiles.fromZip(row.getBytes("files"))),
                        row.getInt("version"),
                        row.getString("hash"),
                        row.getString("deployment"),
                        Micros.instant(row.getLong("published_at")),
                        row.getString("published_by"),
                        row.getString("approved_by"),
                        row.getString("comment")))
                .optional();
    }

    List<Integer> versionNumbers(String key) {
        return jdbc.sql("select version from pack_version where practice_key = :key order by version desc")
                .param("key", key)
                .query(Integer.class)
                .list();
    }

    Optional<byte[]> zip(String key, int version) {
        return jdbc.sql("select files from pack_version where practice_key = :key and version = :version")
                .param("key", key)
                .param("version", version)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    void insertPractice(PracticeDescriptor descriptor) {
        jdbc.sql(
                        "insert into practice (practice_key, name, unit, prefix, current_version) values (:key, :name, :unit, :prefix, 0)")
                .param("key", descriptor.key())
                .param("name", descriptor.name())
                .param("unit", descriptor.unit())
                .param("prefix", descriptor.prefix())
                .update();
    }

    /** @return whether the practice still was at that version; if so its row is locked until the transaction ends */
    boolean moveOn(PracticeDescriptor descriptor, int from) {
        return jdbc.sql("update practice set current_version = :next, name = :name, unit = :unit, prefix = :prefix"
                                + " where practice_key = :key and current_version = :from")
                        .param("next", from + 1)
                        .param("name", descriptor.name())
                        .param("unit", descriptor.unit())
                        .param("prefix", descriptor.prefix())
                        .param("key", descriptor.key())
                        .param("from", from)
                        .update()
                == 1;
    }

    void insertVersion(PublishedPack published, byte[] zip) {
        jdbc.sql("insert into pack_version (" + COLUMNS + ", name) values (:key, :version, :files, :hash, :deployment,"
                        + " :publishedAt, :publishedBy, :approvedBy, :comment, :name)")
                .param("key", published.pack().key())
                .param("version", published.version())
                .param("files", zip)
                .param("hash", published.hash())
                .param("deployment", published.deployment())
                .param("publishedAt", Micros.of(published.publishedAt()))
                .param("publishedBy", published.publishedBy())
                .param("approvedBy", published.approvedBy())
                .param("comment", published.comment())
                .param("name", published.pack().descriptor().name())
                .update();
    }

    /** @return whether nobody else has noted it in between */
    boolean noteLoaded(String key, @Nullable String before, String hash) {
        return jdbc.sql("update practice set folder_hash = :hash where practice_key = :key and "
                                + (before == null ? "folder_hash is null" : "folder_hash = :before"))
                        .param("hash", hash)
                        .param("key", key)
                        .param("before", before)
                        .update()
                == 1;
    }
}
