package org.praxisitsm.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds packs on the class path (also inside a jar) and in a folder. */
final class PackSources {

    private static final Logger LOG = LoggerFactory.getLogger(PackSources.class);
    private static final String ROOT = "packs/";

    private PackSources() {}

    /** @return the shipped packs by key */
    static Map<String, PackFiles> onClassPath() {
        var packs = new TreeMap<String, Map<String, byte[]>>();
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (var resource : resolver.getResources("classpath*:" + ROOT + "**/*.*")) {
                var url = resource.getURL().getPath();
                var path = url.substring(url.lastIndexOf("/" + ROOT) + ROOT.length() + 1);
                try (var in = resource.getInputStream()) {
                    add(packs, path, in.readNBytes(PackPaths.LARGEST_FILE + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped packs cannot be read", e);
        }
        return filesOf(packs);
    }

    /** @return the packs in a folder laid out like the repository, by key; links are not followed */
    static Map<String, PackFiles> in(Path folder) {
        var packs = new TreeMap<String, Map<String, byte[]>>();
        for (var part : new String[] {"processes", "rules"}) {
            if (!Files.isDirectory(folder.resolve(part), LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try (Stream<Path> paths = Files.walk(folder.resolve(part), 4)) {
                for (var file : (Iterable<Path>) paths.sorted()::iterator) {
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        add(packs, folder.relativize(file).toString().replace('\\', '/'), content(file));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
            }
        }
        return filesOf(packs);
    }

    private static byte[] content(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(PackPaths.LARGEST_FILE + 1);
        }
    }

    private static void add(Map<String, Map<String, byte[]>> packs, String path, byte[] bytes) {
        var problem = PackPaths.problem(path);
        if (problem.isPresent() || bytes.length > PackPaths.LARGEST_FILE) {
            LOG.warn("Pack file {} is left out: {}", path, problem.orElse("it is too large"));
            return;
        }
        packs.computeIfAbsent(PackPaths.keyOf(path).orElseThrow(), key -> new TreeMap<>())
                .put(path, bytes);
    }

    private static Map<String, PackFiles> filesOf(Map<String, Map<String, byte[]>> packs) {
        var files = new TreeMap<String, PackFiles>();
        packs.forEach((key, pack) -> files.put(key, new PackFiles(pack)));
        return files;
    }
}
