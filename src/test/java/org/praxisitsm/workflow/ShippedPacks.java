package org.praxisitsm.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;

/** The packs that are shipped, read from the project's folders as they stand. */
public final class ShippedPacks {

    private ShippedPacks() {}

    public static Stream<Pack> all() {
        try (var folders = Files.list(Path.of("processes"))) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream()
                    .map(ShippedPacks::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Pack read(String key) {
        var files = new TreeMap<String, byte[]>();
        add(files, Path.of("processes", key));
        add(files, Path.of("rules", key));
        return PackReader.read(new PackFiles(files));
    }

    private static void add(Map<String, byte[]> files, Path folder) {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(path.toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
