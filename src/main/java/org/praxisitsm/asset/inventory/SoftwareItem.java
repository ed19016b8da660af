package org.praxisitsm.asset.inventory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A software in one version, as installed on a device or built into an application.
 *
 * @param kind what a bill of materials says that it is, e.g. {@code library}; empty for what is installed
 * @param purl package URL, or empty
 */
public record SoftwareItem(
        String name, String version, String publisher, String architecture, String kind, String purl, String licence) {

    /** Known once: an inventory has thousands of words. */
    static final Pattern GAPS = Pattern.compile("\\s+");

    public SoftwareItem {
        name = cut(name, 255);
        version = cut(version, 160);
        publisher = cut(publisher, 255);
        architecture = cut(architecture, 64);
        kind = cut(kind, 32);
        purl = cut(purl, 500);
        licence = cut(licence, 255);
    }

    static SoftwareItem installed(Map<String, String> row) {
        return new SoftwareItem(
                row.getOrDefault("name", ""),
                row.getOrDefault("version", ""),
                row.getOrDefault("publisher", ""),
                row.getOrDefault("arch", ""),
                "",
                "",
                "");
    }

    String nameKey() {
        return cut(name.toLowerCase(Locale.ROOT), 128);
    }

    String hash() {
        try {
            var text = String.join("\u0000", name, version, publisher, architecture, kind, purl, licence);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static String cut(@Nullable String text, int longest) {
        var sane = text == null ? "" : GAPS.matcher(text).replaceAll(" ").strip();
        return sane.length() > longest ? sane.substring(0, longest) : sane;
    }
}
