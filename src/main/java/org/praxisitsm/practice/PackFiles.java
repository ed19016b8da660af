package org.praxisitsm.practice;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a pack by path, in path order; immutable. Equal files have an equal {@link #hash()}. */
public final class PackFiles {

    private final SortedMap<String, byte[]> files;

    public PackFiles(Map<String, byte[]> files) {
        this.files = new TreeMap<>(files);
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

    public Map<String, byte[]> asMap() {
        return java.util.Collections.unmodifiableSortedMap(files);
    }

    /** @return SHA-256 over paths and bytes, as 64 lower-case hex digits. */
    public String hash() {
        throw new UnsupportedOperationException("practice");
    }
}
