package org.praxisitsm.practice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A pack as zip. Counts bytes while it inflates and never writes to disk, so links and folders mean nothing to it. */
final class PackZip {

    private PackZip() {}

    static Map<String, byte[]> read(byte[] zip) {
        if (zip.length > PackPaths.LARGEST_ZIP) {
            throw refused(
                    "pack.zip", "The zip has " + zip.length + " bytes; " + PackPaths.LARGEST_ZIP + " are allowed");
        }
        if (zip.length < 4 || zip[0] != 'P' || zip[1] != 'K') {
            throw refused("pack.zip", "This is not a zip file");
        }
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            var files = entries(in, zip.length);
            ZipDirectory.check(zip, files);
            return files;
        } catch (ZipException | IllegalArgumentException e) {
            throw refused("pack.zip", "The zip cannot be read: " + e.getMessage());
        } catch (IOException e) {
            throw refused("pack.zip", "The zip ends early or is damaged");
        }
    }

    private static TreeMap<String, byte[]> entries(ZipInputStream in, int zipped) throws IOException {
        var files = new TreeMap<String, byte[]>();
        var seen = new HashSet<String>();
        long total = 0;
        int count = 0;
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            if (++count > 2 * PackPaths.MOST_FILES || files.size() >= PackPaths.MOST_FILES) {
                throw refused("pack.zip", "The zip has more than " + PackPaths.MOST_FILES + " files");
            }
            if (isFolder(entry)) {
                continue;
            }
            var path = checked(entry.getName(), seen);
            var bytes = bytes(in, path, PackPaths.LARGEST_PACK - total);
            total += bytes.length;
            if (total > PackPaths.EXPANSION_COUNTS_FROM && total / zipped > PackPaths.STEEPEST_EXPANSION) {
                throw refused(path, "The zip expands more than " + PackPaths.STEEPEST_EXPANSION + " times");
            }
            files.put(path, bytes);
        }
        if (files.isEmpty()) {
            throw refused("pack.zip", "The zip holds no file");
        }
        return files;
    }

    /** Folders of the layout may be listed; any other name that ends like a folder is checked as a path and refused. */
    private static boolean isFolder(ZipEntry entry) {
        return entry.isDirectory()
                && entry.getName().matches("(processes|rules)/([a-z0-9-]+/((scenarios|agreements)/)?)?");
    }

    private static String checked(String path, Set<String> seen) {
        PackPaths.problem(path).ifPresent(problem -> {
            throw refused(path, problem);
        });
        if (!seen.add(PackPaths.folded(path))) {
            throw refused(path, "The zip holds this path twice");
        }
        return path;
    }

    private static byte[] bytes(ZipInputStream in, String path, long room) throws IOException {
        var bytes = in.readNBytes(PackPaths.LARGEST_FILE + 1);
        if (bytes.length > PackPaths.LARGEST_FILE) {
            throw refused(path, "The file has more than " + PackPaths.LARGEST_FILE + " bytes");
        }
        if (bytes.length > room) {
            throw refused(path, "The pack has more than " + PackPaths.LARGEST_PACK + " bytes");
        }
        return bytes;
    }

    static byte[] write(SortedMap<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 2, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static UnreadablePack refused(String path, String message) {
        return new UnreadablePack(List.of(new Finding(
                Finding.Severity.ERROR,
                path,
                null,
                null,
                "pack-files",
                message,
                "Zip the two folders processes/<key> and rules/<key> as they lie in the repository.")));
    }
}
