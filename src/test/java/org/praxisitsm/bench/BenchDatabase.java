package org.praxisitsm.bench;

import java.io.IOException;
import java.nio.file.Files;
import org.praxisitsm.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Benchmarks run on H2 in a file, as installed, or on the server that the profile mariadb names. */
public final class BenchDatabase {

    private BenchDatabase() {}

    public static void choose(DynamicPropertyRegistry properties) {
        properties.add("praxis.demo.history", () -> "false");
        if (!TestDatabase.isMariaDb()) {
            properties.add("spring.datasource.url", () -> h2() + ";WRITE_DELAY=0;QUERY_CACHE_SIZE=500");
        }
    }

    /** @return address of a fresh H2 database in a file, which answers no query from the result of the last one like it */
    public static String h2() {
        try {
            var folder = Files.createTempDirectory("praxis-bench");
            folder.toFile().deleteOnExit();
            return "jdbc:h2:file:" + folder.resolve("h2") + ";OPTIMIZE_REUSE_RESULTS=FALSE";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
