package org.praxisitsm.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.praxisitsm.shared.Micros;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key pair that exports of this installation are signed with, made when the first export asks for it. */
@Component
class ExportKey {

    static final String ALGORITHM = "Ed25519";

    private record Stored(String publicKey, String privateKey) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ExportKey(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return Base64 of the X.509 form. */
    String publicKey() {
        return stored().publicKey();
    }

    /** @return Base64 of the signature over the bytes. */
    String sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey());
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The key in audit_key cannot be used", unusable);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        var bytes = Base64.getDecoder().decode(stored().privateKey());
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    private Stored stored() {
        return read().orElseGet(() -> {
            try {
                keep(generated());
            } catch (DuplicateKeyException anotherNodeWasFaster) {
                // Its key is the one that counts.
            }
            return read().orElseThrow();
        });
    }

    private Optional<Stored> read() {
        return jdbc.sql("select public_key, private_key from audit_key where id = 1")
                .query(Stored.class)
                .optional();
    }

    private void keep(KeyPair pair) {
        jdbc.sql("insert into audit_key (id, public_key, private_key, created_at) values (1, :public, :private, :at)")
                .param(
                        "public",
                        Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()))
                .param(
                        "private",
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()))
                .param("at", Micros.of(clock.instant()))
                .update();
    }

    private static KeyPair generated() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }
}
