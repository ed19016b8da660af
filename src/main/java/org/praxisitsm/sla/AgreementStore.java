package org.praxisitsm.sla;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.praxisitsm.practice.reading.Findings;
import org.praxisitsm.practice.reading.YamlTree;
import org.praxisitsm.shared.JsonMaps;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code sla_agreement}. */
@Repository
class AgreementStore {

    private static final String COLUMNS = "practice, definition, version, origin, effective_from, created_at, comment";

    private final JdbcClient jdbc;

    AgreementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AgreementVersion> version(String key, int version) {
        return jdbc.sql("select " + COLUMNS + " from sla_agreement where agreement_key = :key and version = :version")
                .param("key", key)
                .param("version", version)
                .query(AgreementStore::read)
                .optional();
    }

    /** @return all versions, newest first */
    List<AgreementVersion> versions(String key) {
        return jdbc.sql("select " + COLUMNS + " from sla_agreement where agreement_key = :key order by version desc")
                .param("key", key)
                .query(AgreementStore::read)
                .list();
    }

    List<String> keys() {
        return jdbc.sql("select distinct agreement_key from sla_agreement order by agreement_key")
                .query(String.class)
                .list();
    }

    /** @return hash of the newest version that a pack brought */
    Optional<String> hashFromPack(String key) {
        return jdbc.sql("select content_hash from sla_agreement where agreement_key = :key and origin like 'pack:%'"
                        + " order by version desc limit 1")
                .param("key", key)
                .query(String.class)
                .optional();
    }

    void insert(AgreementVersion version) {
        var agreement = version.agreement();
        var definition = JsonMaps.write(AgreementWriter.write(agreement));
        jdbc.sql("insert into sla_agreement (agreement_key, version, practice, kind, name, definition,"
                        + " content_hash, origin, effective_from, created_at, comment) values (:key, :version,"
                        + " :practice, :kind, :name, :definition, :hash, :origin, :from, :at, :comment)")
                .param("key", agreement.key())
                .param("version", version.version())
                .param("practice", agreement.practice())
                .param("kind", agreement.kind().name())
                .param("name", agreement.name())
                .param("definition", definition)
                .param("hash", hash(definition))
                .param("origin", version.origin())
                .param("from", Micros.of(version.effectiveFrom()))
                .param("at", Micros.of(version.createdAt()))
                .param("comment", version.comment())
                .update();
    }

    static String hash(Agreement agreement) {
        return hash(JsonMaps.write(AgreementWriter.write(agreement)));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static AgreementVersion read(ResultSet row, int number) throws SQLException {
        var findings = new Findings();
        var agreement = YamlTree.read("agreement", row.getString(2).getBytes(StandardCharsets.UTF_8), findings)
                .map(yaml -> {
                    try {
                        return AgreementReader.read(yaml, row.getString(1));
                    } catch (SQLException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                })
                .filter(read -> !findings.hasErrors())
                .orElseThrow(
                        () -> new IllegalStateException("A stored agreement cannot be read: " + findings.sorted()));
        return new AgreementVersion(
                agreement,
                row.getInt(3),
                row.getString(4),
                Instant.from(Micros.instant(row.getLong(5))),
                Micros.instant(row.getLong(6)),
                row.getString(7));
    }
}
