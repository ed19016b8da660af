package org.praxisitsm.asset.inventory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;

/** How a message of an agent is compressed; its answer is compressed the same way. */
public enum Packing {
    NONE,
    ZLIB,
    GZIP;

    /** What the bytes are counts more than what the header says: agents get that wrong. */
    public static Packing of(byte[] bytes, @Nullable String contentType) {
        if (bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
            return GZIP;
        }
        if (bytes.length > 2 && (bytes[0] & 0x0f) == 8 && ((bytes[0] & 0xff) * 256 + (bytes[1] & 0xff)) % 31 == 0) {
            return ZLIB;
        }
        if (contentType != null
                && contentType.toLowerCase(Locale.ROOT).startsWith("application/x-compress")
                && bytes.length > 0
                && !isText(bytes[0])) {
            throw Refusal.malformed("The body says that it is compressed, but is neither zlib nor gzip data");
        }
        return NONE;
    }

    private static boolean isText(byte first) {
        return first == '<' || first == '{' || first == '[' || Character.isWhitespace(first) || (first & 0xff) >= 0xef;
    }

    /**
     * @param limit most bytes that may come out
     * @throws Refusal too large beyond the limit, having unpacked no more than that; malformed for damaged or cut data
     */
    public byte[] unpacked(byte[] bytes, long limit) {
        try (var in = opened(new ByteArrayInputStream(bytes))) {
            var out = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
            if (out.length > limit) {
                throw Refusal.tooLarge("The message unpacks to more than " + limit + " bytes");
            }
            return out;
        } catch (EOFException cut) {
            throw Refusal.malformed("The compressed body ends in the middle");
        } catch (IOException damaged) {
            throw Refusal.malformed("The compressed body is damaged: " + damaged.getMessage());
        }
    }

    public byte[] packed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var packing = packing(out)) {
            packing.write(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException("Nothing fails in memory", impossible);
        }
        return out.toByteArray();
    }

    private InputStream opened(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case ZLIB -> new InflaterInputStream(in);
            case GZIP -> new GZIPInputStream(in);
        };
    }

    private OutputStream packing(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case ZLIB -> new DeflaterOutputStream(out);
            case GZIP -> new GZIPOutputStream(out);
        };
    }
}
