package org.praxisitsm.asset.inventory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reports of one device, whatever the form it came in.
 *
 * @param source who says so: {@code agent}, {@code network}, {@code import}
 * @param agent who sent it, in the sender's words
 * @param partial whether parts that are not in it are simply not told of, rather than gone
 * @param classKey class of the configuration item that such a device is
 * @param name as shown
 * @param identifiers what tells it from others
 * @param attributes by key of the class's attribute
 * @param sections parts by kind, in an order of their own
 * @param notes what was left out or read differently
 */
public record Inventory(
        String source,
        String agent,
        boolean partial,
        String classKey,
        String name,
        List<Identifier> identifiers,
        Map<String, String> attributes,
        Map<String, List<Map<String, String>>> sections,
        List<String> notes) {

    Optional<String> first(Identifier.Kind kind) {
        return identifiers.stream()
                .filter(identifier -> identifier.kind() == kind)
                .map(Identifier::value)
                .findFirst();
    }

    Optional<String> firstTrusted(Identifier.Kind kind) {
        return identifiers.stream()
                .filter(identifier -> identifier.kind() == kind && identifier.trusted())
                .map(Identifier::value)
                .findFirst();
    }

    /** @return the same for two reports that say the same of the same device */
    String hash() {
        var digest = digest();
        add(digest, source, String.valueOf(partial), classKey, name);
        identifiers.forEach(identifier -> add(digest, identifier.kind().name(), identifier.value()));
        attributes.forEach((key, value) -> add(digest, key, value));
        sections.forEach((key, rows) -> add(digest, key, hash(rows)));
        return HexFormat.of().formatHex(digest.digest());
    }

    static String hash(List<Map<String, String>> rows) {
        var digest = digest();
        for (var row : rows) {
            row.forEach((key, value) -> add(digest, key, value));
            digest.update((byte) 1);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, @Nullable String... texts) {
        for (var text : texts) {
            digest.update(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
