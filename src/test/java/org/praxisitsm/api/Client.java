package org.praxisitsm.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** One signed-in account, speaking to a running Praxis over HTTP. */
record Client(int port, String authorization) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final ObjectMapper JSON = new ObjectMapper();

    record Answer(int status, byte[] bytes, HttpHeaders headers) {

        JsonNode json() {
            try {
                return JSON.readTree(bytes);
            } catch (IOException e) {
                throw new AssertionError("No JSON: " + text(), e);
            }
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        String at(String member) {
            return json().path(member).asText();
        }
    }

    static Client as(String account, int port) {
        var credentials = (account + ":demo").getBytes(StandardCharsets.UTF_8);
        return new Client(port, "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    static Client bearing(String token, int port) {
        return new Client(port, "Bearer " + token);
    }

    Answer get(String path) throws Exception {
        return send("GET", path, null, null, Map.of());
    }

    Answer post(String path, Object body, String... headers) throws Exception {
        return json("POST", path, body, headers);
    }

    Answer json(String method, String path, Object body, String... headers) throws Exception {
        var bytes = body instanceof byte[] raw ? raw : JSON.writeValueAsBytes(body);
        var extra = headers.length == 0 ? Map.<String, String>of() : Map.of(headers[0], headers[1]);
        return send(method, path, bytes, "application/json", extra);
    }

    Answer upload(String path, String name, byte[] content) throws Exception {
        var boundary = UUID.randomUUID().toString();
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("POST", path, body.toByteArray(), "multipart/form-data; boundary=" + boundary, Map.of());
    }

    Answer send(String method, String path, byte[] body, String type, Map<String, String> headers) throws Exception {
        var prefix = path.startsWith("/v3") || path.startsWith("/api") ? "" : "/api/v1";
        var publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + prefix + path))
                .header("Authorization", authorization)
                .method(method, publisher);
        if (type != null) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.body(), response.headers());
    }
}
