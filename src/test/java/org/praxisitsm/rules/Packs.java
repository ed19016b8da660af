package org.praxisitsm.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackTexts;
import org.praxisitsm.practice.PracticeDescriptor;

/** Packs for tests: of files in memory, or the ones this project ships. */
final class Packs {

    private Packs() {}

    static Pack of(Map<String, String> files) {
        return of("incident", false, files);
    }

    static Pack of(String key, boolean confidential, Map<String, String> files) {
        var bytes = new HashMap<String, byte[]>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        var descriptor = new PracticeDescriptor(
                key,
                key,
                "",
                null,
                "it",
                "INC",
                null,
                "process",
                "form",
                false,
                confidential,
                List.of(),
                List.of(),
                List.of(),
                Duration.ofDays(1),
                null,
                null,
                null,
                null);
        return new Pack(descriptor, new PackFiles(bytes), Map.of(), PackTexts.none());
    }

    static Pack shipped(String key) {
        var files = new HashMap<String, String>();
        try (var found = Files.walk(Path.of("rules", key))) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                files.put(file.toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(key, false, files);
    }
}
