package org.praxisitsm.practice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.praxisitsm.practice.reading.Sha256;

/** The files of a pack by path, in path order; immutable. Equal files have an equal {@link #hash()}. */
public final class PackFiles {

    private final SortedMap<String, byte[]> files;

    public PackFiles(Map<String, byte[]> files) {
        this.files = new TreeMap<>(files);
    }

    /**
     * Reads a pack from a zip. Sizes, number of files and paths are limited before anything of it is parsed.
     *
     * @throws UnreadablePack where it is no zip, over a limit, or holds a path that no pack has
     */
    public static PackFiles fromZip(byte[] zip) {
        return new PackFiles(PackZip.read(zip));
    }

    /** @return the files as zip; equal files give equal bytes. */
    public byte[] toZip() {
        return PackZip.write(files);
    }

    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    public List<String> pathsEndingWith(String suffix) {
        return files.keySet().stream().filter(path -> path.endsWith(suffix)).toList();
    }

    public boolean has(String path) {
        return files.containsKey(path);
    }

    /** @throws IllegalArgumentException where there is no such file; ask {@link #has} first for paths from outside */
    public byte[] bytes(String path) {
        var bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("No file " + path + " in the pack");
        }
        return bytes;
    }

    /** @return the same pack with this file put in or replaced. */
    public PackFiles with(String path, byte[] content) {
        var changed = new TreeMap<>(files);
        changed.put(path, content);
        return new PackFiles(changed);
    }

    public PackFiles without(String path) {
        var changed = new TreeMap<>(files);
        changed.remove(path);
        return new PackFiles(changed);
    }

    public Map<String, byte[]> asMap() {
        return Collections.unmodifiableSortedMap(files);
    }

    /** @return SHA-256 over paths and bytes, as 64 lower-case hex digits; does not depend on how they were zipped. */
    public String hash() {
        var digest = Sha256.digest();
        files.forEach((path, bytes) -> {
            var name = path.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(8)
                    .putInt(name.length)
                    .putInt(bytes.length)
                    .array());
            digest.update(name);
            digest.update(bytes);
        });
        return Sha256.hex(digest, new byte[0]);
    }
}
