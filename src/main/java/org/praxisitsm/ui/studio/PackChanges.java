package org.praxisitsm.ui.studio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.practice.UnreadablePack;

/** The files of a pack as they were saved last, and what was changed, made or removed on the screens since then. */
class PackChanges {

    private final Map<String, Optional<byte[]>> changed = new LinkedHashMap<>();

    /** What a browser told of a file that it holds: enough to judge it, and to save it where the browser is gone. */
    private final Map<String, String> held = new LinkedHashMap<>();

    private Pack pack;

    PackChanges(Pack saved) {
        pack = saved;
    }

    /** @return the files as they were saved last */
    Pack saved() {
        return pack;
    }

    /** All that was changed is saved, or was given up: the pack stands so. */
    void become(Pack saved) {
        pack = saved;
        forget();
    }

    void forget() {
        changed.clear();
        held.clear();
    }

    boolean isEmpty() {
        return changed.isEmpty();
    }

    /** @return by path what to save; empty content is a file that was removed */
    Map<String, Optional<byte[]>> asMap() {
        return new LinkedHashMap<>(changed);
    }

    Set<String> paths() {
        return Set.copyOf(changed.keySet());
    }

    void change(String path, byte[] content) {
        if (pack.files().has(path) && Arrays.equals(pack.files().bytes(path), content)) {
            changed.remove(path);
        } else {
            changed.put(path, Optional.of(content));
        }
    }

    void remove(String path) {
        if (pack.files().has(path)) {
            changed.put(path, Optional.empty());
        } else {
            changed.remove(path);
        }
    }

    /** @return paths of what was changed here and, otherwise, in what was saved elsewhere meanwhile */
    Set<String> clashes(Pack meanwhile) {
        return changed.keySet().stream()
                .filter(path -> !isSame(content(pack, path), content(meanwhile, path)))
                .filter(path -> !isSame(changed.get(path), content(meanwhile, path)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param mine what was changed here, as {@link #asMap} had it: it counts on top of what was saved elsewhere meanwhile */
    void goOnFrom(Pack meanwhile, Map<String, Optional<byte[]>> mine) {
        pack = meanwhile;
        changed.putAll(mine);
    }

    private static Optional<byte[]> content(Pack pack, String path) {
        return pack.files().has(path) ? Optional.of(pack.files().bytes(path)) : Optional.empty();
    }

    private static boolean isSame(Optional<byte[]> one, Optional<byte[]> other) {
        return Arrays.equals(one.orElse(null), other.orElse(null));
    }

    /** The file is again as it was saved. */
    void takeBack(String path) {
        changed.remove(path);
    }

    void hold(String path, String text) {
        held.put(path, text);
    }

    /** What a browser held counts as changed, since there is nobody left to ask for it. */
    void keepHeld(String path) {
        var drawn = held.get(path);
        if (drawn != null) {
            changed.put(path, Optional.of(bytes(drawn)));
        }
    }

    /** @return the file as it was last told here, saved or not; empty where there is none */
    Optional<String> text(String path) {
        var newest = changed.get(path);
        if (newest != null) {
            return newest.map(content -> new String(content, StandardCharsets.UTF_8));
        }
        return pack.files().has(path) ? Optional.of(pack.text(path)) : Optional.empty();
    }

    /** @return the file as it was drawn or told last; empty where there is none */
    String newest(String path) {
        return Optional.ofNullable(held.get(path)).or(() -> text(path)).orElse("");
    }

    /** @return the files as they would be if all that was changed were saved now */
    PackFiles drawn() {
        var files = new TreeMap<>(pack.files().asMap());
        changed.forEach(
                (file, content) -> content.ifPresentOrElse(now -> files.put(file, now), () -> files.remove(file)));
        held.forEach((file, now) -> files.put(file, bytes(now)));
        return new PackFiles(files);
    }

    /** @return the pack with what was changed here and is not saved yet, read again as far as it can be */
    Pack now() {
        if (changed.isEmpty()) {
            return pack;
        }
        var files = pack.files();
        for (var entry : changed.entrySet()) {
            files = entry.getValue().isPresent()
                    ? files.with(entry.getKey(), entry.getValue().get())
                    : files.without(entry.getKey());
        }
        if (changed.keySet().stream().anyMatch(path -> path.startsWith("processes/"))) {
            try {
                return PackReader.read(files, pack.key());
            } catch (UnreadablePack halfTyped) {
                return new Pack(pack.descriptor(), files, pack.forms(), pack.texts());
            }
        }
        return new Pack(pack.descriptor(), files, pack.forms(), pack.texts());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
