package org.praxisitsm.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Everything an entry says, in the form in which it is stored, and the digest over it. */
record EntryContent(
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
        @Nullable String activity) {

    /** SHA-256 over the values, each preceded by its length, so that no two contents share an encoding. */
    String digest() {
        var digest = sha256();
        for (var value : new @Nullable Object[] {
            at, actor, act, objectType, objectId, ticket, internal, before, after, processKey, processVersion, activity
        }) {
            if (value == null) {
                digest.update("-;".getBytes(StandardCharsets.UTF_8));
            } else {
                var bytes = value.toString().getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    Object[] row() {
        return new Object[] {
            at,
            actor,
            act,
            objectType,
            objectId,
            ticket,
            internal,
            before,
            after,
            processKey,
            processVersion,
            activity,
            digest()
        };
    }

    static String chained(String previous, long position, long entry, String digest) {
        var hash = sha256();
        hash.update((previous + "|" + position + "|" + entry + "|" + digest).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
