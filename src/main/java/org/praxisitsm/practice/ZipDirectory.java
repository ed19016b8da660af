package org.praxisitsm.practice;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The table of contents at the end of a zip. We read a zip from its beginning, most programs by this table: where the two
 * differ, whoever approves a pack could be shown other files than those that run.
 *
 * @see "PKWARE APPNOTE 6.3.10, 4.3.12 Central directory structure"
 */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int LINK = 0xA000;

    private ZipDirectory() {}

    /** @throws UnreadablePack where it does not tell exactly of the files that were read, or of links */
    static void check(byte[] zip, TreeMap<String, byte[]> files) {
        try {
            var listed = new TreeMap<String, Long>();
            var in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
            int entries = toEntries(in, zip.length);
            int next = 0;
            for (int i = 0; i < entries; i++) {
                next = entry(in, next, listed);
            }
            if (!listed.equals(sums(files)) || in.getInt() != END) {
                throw differs();
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw differs();
        }
    }

    /** @return how many entries there are; the buffer stands at the first */
    private static int toEntries(ByteBuffer in, int length) {
        int end = length - END_SIZE;
        if (end < 0 || in.getInt(end) != END || in.getShort(end + 20) != 0) {
            throw PackZip.refused("pack.zip", "The zip does not end with its table of contents");
        }
        in.position(in.getInt(end + 16));
        return Short.toUnsignedInt(in.getShort(end + 10));
    }

    /** @return where the next local entry begins at the earliest */
    private static int entry(ByteBuffer in, int earliest, TreeMap<String, Long> listed) {
        int at = in.position();
        if (in.getInt(at) != ENTRY) {
            throw differs();
        }
        int sum = in.getInt(at + 16);
        int packed = in.getInt(at + 20);
        int nameLength = Short.toUnsignedInt(in.getShort(at + 28));
        int rest = Short.toUnsignedInt(in.getShort(at + 30)) + Short.toUnsignedInt(in.getShort(at + 32));
        int mode = in.getInt(at + 38) >>> 16;
        int local = in.getInt(at + 42);
        var name = new byte[nameLength];
        in.position(at + 46);
        in.get(name);
        var path = new String(name, StandardCharsets.UTF_8);
        if ((mode & 0xF000) == LINK) {
            throw PackZip.refused(path, "The zip holds a link; a pack has files only");
        }
        if (local < earliest || earliest == 0 && local != 0 || in.getInt(local) != LOCAL || packed < 0) {
            throw differs();
        }
        if (!path.endsWith("/") && listed.put(path, Integer.toUnsignedLong(sum)) != null) {
            throw differs();
        }
        in.position(at + 46 + nameLength + rest);
        return local + 30 + packed;
    }

    private static TreeMap<String, Long> sums(TreeMap<String, byte[]> files) {
        var sums = new TreeMap<String, Long>();
        files.forEach((path, bytes) -> {
            var sum = new CRC32();
            sum.update(bytes);
            sums.put(path, sum.getValue());
        });
        return sums;
    }

    private static UnreadablePack differs() {
        return PackZip.refused("pack.zip", "The zip's table of contents tells of other files than it holds");
    }
}
