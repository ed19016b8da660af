package org.praxisitsm.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over a row of values. Each value is preceded by its length in bytes (four bytes, big-endian; -1 for none), so no two
 * different rows have the same encoding.
 */
final class Digest {

    static final String ZERO = "0".repeat(64);

    private final MessageDigest sha = sha256();

    Digest add(@Nullable Object value) {
        if (value == null) {
            sha.update(length(-1));
        } else {
            var bytes = value.toString().getBytes(StandardCharsets.UTF_8);
            sha.update(length(bytes.length));
            sha.update(bytes);
        }
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }

    /** The hash of a link: it covers the link before it, its own place, and the entry with its place. */
    static String link(String previous, long position, long sequence, String digest) {
        return new Digest()
                .add(previous)
                .add(position)
                .add(sequence)
                .add(digest)
                .hex();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static byte[] length(int bytes) {
        return ByteBuffer.allocate(4).putInt(bytes).array();
    }
}
