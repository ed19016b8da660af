package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.bench.BenchDatabase;
import org.praxisitsm.bench.BenchReport;
import org.praxisitsm.bench.Samples;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** {@code POST /tickets} with a token over HTTP, by one client and by several at once. Client and server share the machine. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("bench")
class OpeningBenchTests {

    private static final int WARM_UP = 200;
    private static final int RUNS = 480;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        BenchDatabase.choose(properties);
    }

    @LocalServerPort
    int port;

    @Test
    void opening() throws Exception {
        var token = Client.as("requester", port)
                .post("/tokens", Map.of("name", "bench"))
                .at("token");
        var client = Client.bearing(token, port);
        clients(client, 4, WARM_UP);
        BenchReport.head("POST /tickets, " + RUNS + " each", "clients", "a second", "p50 ms", "p95 ms");
        for (var clients : new int[] {1, 4, 16}) {
            var started = System.nanoTime();
            var samples = Samples.of(clients(client, clients, RUNS));
            var seconds = (System.nanoTime() - started) / 1e9;
            BenchReport.row(clients, RUNS / seconds, samples.percentile(0.5), samples.percentile(0.95));
        }
    }

    private static long[] clients(Client client, int clients, int runs) throws Exception {
        var pool = Executors.newFixedThreadPool(clients);
        try {
            var work = new ArrayList<Callable<Long>>();
            for (var i = 0; i < runs; i++) {
                work.add(() -> open(client));
            }
            var nanos = new long[runs];
            var place = 0;
            for (var done : pool.invokeAll(work)) {
                nanos[place++] = done.get();
            }
            return nanos;
        } finally {
            pool.shutdown();
        }
    }

    private static long open(Client client) throws Exception {
        var report = Map.of(
                "practice", "incident",
                "subject", "VPN drops every ten minutes",
                "description", "Since the update.",
                "fields", Map.of("category", "network", "impact", "team", "urgency", "high", "service", "vpn"));
        var started = System.nanoTime();
        var answer = client.post("/tickets", report);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return System.nanoTime() - started;
    }
}
