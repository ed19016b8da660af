package org.praxisitsm.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.praxisitsm.identity.ApiTokens.Token;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes tokens; the secret itself never comes here. */
@Repository
class TokenRows {

    private static final String TOKEN =
            "select id, account, name, scopes, created_at, expires_at, last_used_at from api_token where revoked_at is null";

    record Owned(String account, Token token) {}

    private final JdbcClient jdbc;

    TokenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fast hash is right here: 256 random bits cannot be guessed, however fast one tries. */
    static String hash(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    void insert(String account, Token token, String hash) {
        jdbc.sql("insert into api_token (id, account, name, token_hash, scopes, created_at, expires_at)"
                        + " values (:id, :account, :name, :hash, :scopes, :created, :expires)")
                .param("id", token.id())
                .param("account", account)
                .param("name", token.name())
                .param("hash", hash)
                .param("scopes", String.join(" ", token.scopes()))
                .param("created", Micros.of(token.createdAt()))
                .param("expires", Micros.of(token.expiresAt()))
                .update();
    }

    Optional<Owned> find(String hash) {
        return jdbc.sql(TOKEN + " and token_hash = :hash")
                .param("hash", hash)
                .query(TokenRows::owned)
                .optional();
    }

    List<Token> of(String account) {
        return jdbc
                .sql(TOKEN + " and account = :account order by id desc")
                .param("account", account)
                .query(TokenRows::owned)
                .list()
                .stream()
                .map(Owned::token)
                .toList();
    }

    Optional<String> owner(long id) {
        return jdbc.sql("select account from api_token where id = :id and revoked_at is null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void revoke(long id, Instant at) {
        jdbc.sql("update api_token set revoked_at = :at where id = :id and revoked_at is null")
                .param("at", Micros.of(at))
                .param("id", id)
                .update();
    }

    /** Another node may have noted a use meanwhile: then nothing is written. */
    void used(long id, Instant at, Instant before) {
        jdbc.sql("update api_token set last_used_at = :at"
                        + " where id = :id and (last_used_at is null or last_used_at <= :before)")
                .param("at", Micros.of(at))
                .param("before", Micros.of(before))
                .param("id", id)
                .update();
    }

    private static Owned owned(ResultSet row, int n) throws SQLException {
        var token = new Token(
                row.getLong("id"),
                row.getString("name"),
                new TreeSet<>(List.of(row.getString("scopes").split(" "))),
                Micros.instant(row.getLong("created_at")),
                Micros.instant(row.getObject("expires_at", Long.class)),
                Micros.instant(row.getObject("last_used_at", Long.class)));
        return new Owned(row.getString("account"), token);
    }
}
