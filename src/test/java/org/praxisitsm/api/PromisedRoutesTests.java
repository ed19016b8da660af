package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Walks the tables of the REST contract: each route that it promises is served, under its method, and described. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PromisedRoutesTests {

    private static final Path CONTRACT = Path.of("../shared/api.md");
    private static final Pattern CALL = Pattern.compile("`(?:(GET|POST|PUT|PATCH|DELETE)\\b)? ?([^`]*)`");

    /** Come with the components of later issues. Whoever brings one takes it off this list. */
    private static final Set<String> NOT_YET = Set.of("GET /practices/{}/log.xes");

    @LocalServerPort
    int port;

    private Set<String> promised = Set.of();
    private Client admin;

    @BeforeEach
    void read() throws Exception {
        Assumptions.assumeTrue(Files.exists(CONTRACT), CONTRACT + " is not here");
        promised = routes(Files.readAllLines(CONTRACT));
        admin = Client.as("admin", port);
    }

    @Test
    void theContractIsReadInFull() {
        assertThat(promised)
                .hasSizeGreaterThan(50)
                .containsAll(NOT_YET)
                .contains(
                        "POST /tickets",
                        "GET /tickets/{}/attachments/{}",
                        "DELETE /tickets/{}/links/{}",
                        "POST /tasks/{}/unclaim",
                        "POST /calendars/{}/elapsed",
                        "GET /services");
    }

    @Test
    void eachPromisedRouteIsDescribed() throws Exception {
        var described = new TreeSet<String>();
        admin.get("/v3/api-docs").json().path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " "
                        + path.getKey().replace("/api/v1", "").replaceAll("\\{[^}]*}", "{}"))));
        var due = new TreeSet<>(promised);
        due.removeAll(NOT_YET);
        assertThat(described).containsAll(due).doesNotContainAnyElementsOf(NOT_YET);
    }

    /** A wrong address says so in its own words, and a wrong method is 405; whatever else is answered, the route is there. */
    @Test
    void eachPromisedRouteIsServed() throws Exception {
        for (var route : promised) {
            var method = route.split(" ")[0];
            var path = route.split(" ")[1].replace("{}", "nope-1");
            var answer = method.equals("GET")
                    ? admin.get(path)
                    : admin.send(method, path, "{".getBytes(), "application/json", Map.of());
            var isThere = answer.status() != 405 && !answer.text().contains("nothing at this address");
            assertThat(isThere).as(route + ": " + answer.text()).isEqualTo(!NOT_YET.contains(route));
            assertThat(answer.status()).as(route).isLessThan(500);
        }
    }

    /**
     * @return each as {@code GET /tickets/{}}. In the contract a cell may name several: {@code POST} alone is of the path before
     *     it, {@code ...} stands for that path, and a path without a method is a sister of the one before it
     */
    private static Set<String> routes(List<String> lines) {
        var routes = new TreeSet<String>();
        for (var line : lines) {
            if (!line.startsWith("| `")) {
                continue;
            }
            var method = "";
            var path = "";
            var cell = CALL.matcher(line.split("\\|")[1]);
            while (cell.find()) {
                method = cell.group(1) == null ? method : cell.group(1);
                path = path(path, cell.group(2).strip(), cell.group(1) == null);
                routes.add(method + " " + path);
            }
        }
        return routes;
    }

    private static String path(String before, String written, boolean sister) {
        var plain = written.replaceAll("\\{[^}]*}", "{}");
        if (plain.isEmpty() || plain.equals("...")) {
            return before;
        }
        if (plain.startsWith("...")) {
            return before + plain.substring(3);
        }
        return sister ? before.substring(0, before.lastIndexOf('/')) + plain : plain;
    }
}
