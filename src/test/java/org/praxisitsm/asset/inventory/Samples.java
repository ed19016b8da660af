package org.praxisitsm.asset.inventory;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Real inventories and bills of materials; a test that needs them is skipped where they are not. */
final class Samples {

    static final Path FOLDER = Path.of("../shared/data");

    private Samples() {}

    static List<Path> inventories() {
        var files = new ArrayList<>(files("inventory/xml"));
        files.addAll(files("inventory/json"));
        return files;
    }

    static List<Path> files(String folder) {
        var path = FOLDER.resolve(folder);
        assumeTrue(Files.isDirectory(path), "no " + path);
        try (var files = Files.list(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path inventory(String name) {
        var path = FOLDER.resolve("inventory").resolve(name);
        assumeTrue(Files.exists(path), "no " + path);
        return path;
    }
}
