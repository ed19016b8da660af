package org.praxisitsm.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes of the application on one database server: two people, one at each, book the same item for the same time at the
 * same instant. Run by hand, with the address of the server in {@code PRAXIS_TEST_SERVER}: {@code mvn verify -Pbench
 * -Dtest=TwoNodesTests}.
 */
@Tag("bench")
class TwoNodesTests {

    private static final int ROUNDS = 20;
    private static final int LONGEST_START_IN_SECONDS = 240;

    private final List<Process> nodes = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        nodes.forEach(Process::destroyForcibly);
    }

    @Test
    void oneOfTwoWhoBookTheSameTimeAtTheSameInstantOnTwoNodesGetsTheConflict() throws Exception {
        var server = System.getenv("PRAXIS_TEST_SERVER");
        Assumptions.assumeTrue(server != null, "PRAXIS_TEST_SERVER names no MariaDB");
        var url = "jdbc:mysql://" + server + "/praxis_nodes_"
                + UUID.randomUUID().toString().replace('-', '_')
                + "?createDatabaseIfNotExist=true&sendFractionalSeconds=false&nullDatabaseMeansCurrent=true"
                + "&rewriteBatchedStatements=true&connectionTimeZone=UTC";
        var one = node("one", url);
        var other = node("other", url);
        var told = 0;
        for (var round = 0; round < ROUNDS; round++) {
            told += round(one, other, round);
        }
        assertThat(told).isEqualTo(ROUNDS);
    }

    /** @return how many of the two were told of the conflict in the answer to what they did */
    private static int round(AgentByApi one, AgentByApi other, int round) throws Exception {
        var server = one.call("POST", "/assets", Map.of("class", "server", "name", "SRV-TWO-" + round, "unit", "it"))
                .path("number")
                .asText();
        var first = change(one, server);
        var second = change(one, server);
        var from = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(90L + round, ChronoUnit.DAYS);
        var span = Map.of(
                "from", from.toString(), "to", from.plus(2, ChronoUnit.HOURS).toString());
        var barrier = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var answers = List.of(
                    threads.submit(() -> {
                        barrier.await();
                        return one.call("POST", "/changes/" + first + "/move", span);
                    }),
                    threads.submit(() -> {
                        barrier.await();
                        return other.call("POST", "/changes/" + second + "/move", span);
                    }));
            var told = (shared(answers.get(0).get()) ? 1 : 0)
                    + (shared(answers.get(1).get()) ? 1 : 0);
            assertThat(told).as("round %s", round).isEqualTo(1);
            for (var number : List.of(first, second)) {
                for (var node : List.of(one, other)) {
                    assertThat(shared(node.call("GET", "/changes/" + number + "/conflicts", null)))
                            .as("afterwards both changes know it, at both nodes")
                            .isTrue();
                }
            }
            return told;
        } finally {
            threads.shutdown();
        }
    }

    private static boolean shared(JsonNode answer) {
        return StreamSupport.stream(answer.path("conflicts").spliterator(), false)
                .anyMatch(conflict -> conflict.path("kind").asText().equals("SAME_CI"));
    }

    private static String change(AgentByApi node, String asset) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("changeType", "normal");
        fields.put("group", "network");
        fields.put("asset", asset);
        return node.call(
                        "POST",
                        "/tickets",
                        Map.of(
                                "practice", "change-enablement",
                                "subject", "Two at once",
                                "description", "Test",
                                "fields", fields))
                .path("number")
                .asText();
    }

    private AgentByApi node(String name, String url) throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var log = folder.resolve(name + ".log").toFile();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx768m",
                        "-Duser.timezone=UTC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.praxisitsm.PraxisApplication",
                        "--spring.profiles.active=demo,mariadb",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + System.getenv().getOrDefault("PRAXIS_TEST_USER", "praxis"),
                        "--spring.datasource.password="
                                + System.getenv().getOrDefault("PRAXIS_TEST_PASSWORD", "praxis"),
                        "--praxis.demo.history=false",
                        "--praxis.demo.assets=false",
                        "--praxis.search.directory=" + folder.resolve(name),
                        "--server.port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        nodes.add(process);
        var http = HttpClient.newHttpClient();
        var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                .build();
        for (var i = 0; i < LONGEST_START_IN_SECONDS; i++) {
            assertThat(process.isAlive()).as("%s runs; see %s", name, log).isTrue();
            try {
                if (http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return new AgentByApi("http://127.0.0.1:" + port + "/api/v1");
                }
            } catch (IOException notYet) {
                // It starts.
            }
            process.waitFor(1, java.util.concurrent.TimeUnit.SECONDS);
        }
        throw new AssertionError(name + " did not start; see " + log);
    }
}
