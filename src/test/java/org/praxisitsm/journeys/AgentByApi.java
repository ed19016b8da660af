package org.praxisitsm.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;

/**
 * The other side of a requester's journey: works on tickets over REST.
 *
 * @param account the administrator, who may take any task, or whom an approval asks
 */
record AgentByApi(String base, String account) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    AgentByApi(String base) {
        this(base, "admin");
    }

    AgentByApi as(String other) {
        return new AgentByApi(base, other);
    }

    JsonNode ticket(String number) {
        return call("GET", "/tickets/" + number, null);
    }

    /** Claims the first open task of the ticket and completes it; an empty outcome where there is only one. */
    JsonNode complete(String number, String outcome, Map<String, ?> values) {
        var task = call("GET", "/tasks?ticket=" + number, null).path("items").path(0);
        assertThat(task.isMissingNode()).as("an open task of " + number).isFalse();
        var id = task.path("id").asText();
        if (task.path("assignee").asText("").isEmpty() || task.path("assignee").isNull()) {
            call("POST", "/tasks/" + id + "/claim", Map.of());
        }
        var body = outcome.isEmpty() ? Map.of("values", values) : Map.of("outcome", outcome, "values", values);
        return call("POST", "/tasks/" + id + "/complete", body);
    }

    void say(String number, String text) {
        call("POST", "/tickets/" + number + "/comments", Map.of("text", text));
    }

    JsonNode open(String subject) {
        return call("POST", "/tickets", Map.of("practice", "incident", "subject", subject, "fields", REPORT));
    }

    static final Map<String, String> REPORT = Map.of("impact", "one", "urgency", "low", "category", "network");

    JsonNode call(String method, String path, Object body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(base + path))
                    .header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString((account + ":demo").getBytes()))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as(method + " " + path + ": " + answer.body())
                    .isBetween(200, 299);
            return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
