package org.praxisitsm.asset.inventory;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something a device says of itself that tells it from others, in the form in which two are compared.
 *
 * @param trusted whether it can stand for one device; makers leave placeholders in serial numbers, phones make up MAC addresses
 */
public record Identifier(Kind kind, String value, boolean trusted) {

    public enum Kind {
        SERIAL,
        UUID,
        IMEI,
        ASSET_TAG,
        MAC,
        AGENT,
        HOSTNAME
    }

    private static final int LONGEST = 190;

    private static final Set<String> PLACEHOLDERS = Set.of(
            "NONE",
            "N/A",
            "NA",
            "NULL",
            "UNKNOWN",
            "UNDEFINED",
            "DEFAULT STRING",
            "DEFAULT",
            "TO BE FILLED BY O.E.M.",
            "TO BE FILLED BY O.E.M",
            "O.E.M.",
            "OEM",
            "NOT AVAILABLE",
            "NOT SPECIFIED",
            "NOT APPLICABLE",
            "NOT DEFINED",
            "NOT SET",
            "NOT SETTABLE",
            "SYSTEM SERIAL NUMBER",
            "SERIAL NUMBER",
            "CHASSIS SERIAL NUMBER",
            "SERIALNUMBER",
            "SYSTEM MANUFACTURER",
            "INVALID",
            "EMPTY",
            "TEST",
            "SERIAL",
            "SN",
            "MB-1234567890",
            "123456789",
            "1234567890",
            "0123456789",
            "012345678",
            "01234567",
            "0123456789ABCDEF",
            "1234567",
            "12345678",
            "EVAL",
            "BSN12345678901234567",
            "NB-1234567890",
            "ASSET TAG",
            "NO ASSET TAG",
            "NO ASSET INFORMATION",
            "NO ASSET TAG SPECIFIED",
            "CHASSIS ASSET TAG",
            "ASSET-1234567890",
            "ATN12345678901234567",
            "FFFFFFFF",
            "RELEASE-KEYS",
            "TEST-KEYS",
            "DEV-KEYS",
            "SERNUM0",
            "SERNUM00",
            "SYSTEM-SERIAL-NUMBER",
            "X",
            "XX",
            "XXX");

    private static final Set<String> PLACEHOLDER_UUIDS = Set.of(
            "03000200-0400-0500-0006-000700080009",
            "00020003-0004-0005-0006-000700080009",
            "12345678-1234-5678-90AB-CDDEEFAABBCC",
            "FEFEFEFE-FEFE-FEFE-FEFE-FEFEFEFEFEFE");

    private static final Set<String> PLACEHOLDER_NAMES = Set.of(
            "LOCALHOST",
            "LOCALHOST.LOCALDOMAIN",
            "UNKNOWN",
            "NONE",
            "N/A",
            "ANDROID",
            "RASPBERRYPI",
            "FOO",
            "ROUTER",
            "SWITCH",
            "PRINTER");

    /** Addresses that belong to drivers and dongles of a whole series rather than to one device. */
    private static final Set<String> SHARED_MACS = Set.of(
            "FF:FF:FF:FF:FF:FF",
            "44:45:53:54:42:00",
            "00:50:56:C0:00:01",
            "00:50:56:C0:00:08",
            "02:00:00:00:00:00",
            "00:53:45:00:00:00",
            "50:50:54:50:30:30",
            "33:50:6F:45:30:30");

    /** What agents make once when installed: the name, and the second of it. */
    private static final Pattern MADE_BY_AGENT =
            Pattern.compile(".+-\\d{4}-\\d{2}-\\d{2}-\\d{2}-\\d{2}-\\d{2}|[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");

    /** @return the value as it is stored and searched */
    String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** @return whether it is kept with the item: also where it is no proof alone, two weak ones may agree */
    boolean isKept() {
        return trusted || kind == Kind.MAC && !value.equals("00:00:00:00:00:00") && !SHARED_MACS.contains(value);
    }

    /** @return a stored host name without its domain */
    static String shortName(String key) {
        return host(key);
    }

    /** @return empty where the text says nothing at all */
    static Optional<Identifier> of(Kind kind, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        var value = normal(kind, text);
        return value.isEmpty() ? Optional.empty() : Optional.of(new Identifier(kind, value, isTrusted(kind, value)));
    }

    private static String normal(Kind kind, String text) {
        var value = text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        value = switch (kind) {
            case MAC -> mac(value);
            case UUID -> value.replaceAll("[{}]", "");
            case HOSTNAME -> value.contains(" ") ? value : host(value);
            case IMEI -> value.replaceAll("[^0-9]", "");
            default -> value;
        };
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    /** The name without its domain; an address stays whole. */
    private static String host(String value) {
        return value.matches("[0-9.]+") || value.indexOf('.') <= 0 ? value : value.substring(0, value.indexOf('.'));
    }

    private static String mac(String value) {
        var digits = value.replaceAll("[^0-9A-F]", "");
        return digits.length() != 12 ? "" : digits.replaceAll("(..)(?!$)", "$1:");
    }

    private static boolean isTrusted(Kind kind, String value) {
        return switch (kind) {
            case SERIAL, ASSET_TAG -> value.length() > 2 && !isPlaceholder(value);
            case UUID -> value.length() >= 8 && !isPlaceholder(value) && !PLACEHOLDER_UUIDS.contains(value);
            case IMEI -> value.length() >= 14 && value.length() <= 16 && !isPlaceholder(value);
            case MAC -> isOfOneDevice(value);
            case AGENT -> MADE_BY_AGENT.matcher(value).matches();
            case HOSTNAME -> value.length() > 1 && !PLACEHOLDER_NAMES.contains(value);
        };
    }

    private static boolean isPlaceholder(String value) {
        var bare = value.replaceAll("[^\\p{L}\\p{N}]", "");
        return PLACEHOLDERS.contains(value)
                || bare.isEmpty()
                || bare.chars().distinct().count() == 1;
    }

    /** Not where the address says itself that somebody made it up (the second bit), nor zeroes, nor a known shared one. */
    private static boolean isOfOneDevice(String mac) {
        boolean madeUp = (Integer.parseInt(mac.substring(0, 2), 16) & 2) != 0;
        return !madeUp && !mac.equals("00:00:00:00:00:00") && !SHARED_MACS.contains(mac);
    }
}
