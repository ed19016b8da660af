package org.praxisitsm.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A browser keeps the styles of every screen it has seen: two that dress the same class undress each other. */
class StyleNamesTests {

    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{");
    private static final Pattern ONE_CLASS = Pattern.compile("\\.px-[\\w-]+");

    /** Dressed alike, or further by one screen alone. */
    private static final Set<String> SHARED = Set.of(".px-card-head", ".px-mono", ".px-seg", ".px-share", ".px-tiles");

    @Test
    void noClassIsDressedByTwoScreens() throws IOException {
        var folders = new TreeMap<String, Set<String>>();
        try (var files = Files.walk(Path.of("ui"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".css")).toList()) {
                if (file.startsWith(Path.of("ui", "generated"))) {
                    continue;
                }
                var folder = String.valueOf(file.getParent().getFileName());
                var styles = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
                RULE.matcher(styles).results().forEach(rule -> {
                    for (var selector : rule.group(1).split(",")) {
                        if (ONE_CLASS.matcher(selector.strip()).matches()) {
                            folders.computeIfAbsent(selector.strip(), name -> new TreeSet<>())
                                    .add(folder);
                        }
                    }
                });
            }
        }
        folders.keySet().removeAll(SHARED);
        folders.values().removeIf(places -> places.size() == 1);
        assertThat(folders).isEmpty();
    }
}
