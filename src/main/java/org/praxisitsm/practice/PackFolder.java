package org.praxisitsm.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.praxisitsm.practice.reading.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder {@code praxis.packs.directory}. Whatever is wrong with it is said in the log and stops nothing. */
@Component
class PackFolder {

    private static final Logger LOG = LoggerFactory.getLogger(PackFolder.class);
    private static final int DEEPEST = 4;

    private final String directory;

    PackFolder(@Value("${praxis.packs.directory:}") String directory) {
        this.directory = directory;
    }

    boolean isGiven() {
        return !directory.isBlank();
    }

    /** @return the packs in it by key; empty where there is no such folder or it cannot be read */
    Map<String, PackFiles> read() {
        try {
            if (isGiven() && Files.isDirectory(Path.of(directory))) {
                return PackSources.in(Path.of(directory));
            }
            if (isGiven()) {
                LOG.warn("praxis.packs.directory is {}, which is no folder", directory);
            }
        } catch (UncheckedIOException | InvalidPathException unreadable) {
            LOG.error("No pack is taken up from praxis.packs.directory: {}", unreadable.getMessage());
        }
        return new TreeMap<>();
    }

    /** @return something that differs once a file was added, removed or written; does not read the files */
    String look() {
        var seen = new ArrayList<String>();
        try {
            for (var part : new String[] {"processes", "rules"}) {
                var root = Path.of(directory).resolve(part);
                if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
                    look(root, seen);
                }
            }
        } catch (IOException | UncheckedIOException | InvalidPathException unreadable) {
            seen.add(unreadable.toString());
        }
        return Sha256.of(String.join("\n", seen).getBytes(StandardCharsets.UTF_8));
    }

    private static void look(Path root, ArrayList<String> seen) throws IOException {
        try (var paths = Files.walk(root, DEEPEST)) {
            for (var file : (Iterable<Path>) paths.sorted()::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    seen.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
                }
            }
        }
    }
}
