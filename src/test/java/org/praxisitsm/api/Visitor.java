package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser at an address of their own on the loopback network: keeps the session's cookie, follows nothing. */
final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private final int port;
    private final String address;
    private final Map<String, String> headers = new TreeMap<>();
    private String session = "";
    private String token = "";

    Visitor(int port, String address) {
        this.port = port;
        this.address = address;
    }

    Visitor header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Visitor withSession(String id) {
        session = id;
        return this;
    }

    String session() {
        return session;
    }

    Client.Answer get(String path) throws IOException {
        return send("GET", path, null, Map.of());
    }

    Client.Answer basic(String path, String account, String password) throws IOException {
        var pair = Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send("GET", path, null, Map.of("Authorization", "Basic " + pair));
    }

    /** Sends the form of the sign-in page as the page does. */
    Client.Answer signIn(String account, String password) throws IOException {
        openSignIn();
        var answer = post("/login", Map.of("username", account, "password", password, "_csrf", token));
        if (isIn(answer)) {
            token = read(get("/"));
        }
        return answer;
    }

    void openSignIn() throws IOException {
        token = read(get("/login"));
    }

    String token() {
        return token;
    }

    static boolean isIn(Client.Answer answer) {
        return answer.status() == 302 && !answer.header("Location").contains("/login");
    }

    /** Whether the session is somebody's; asked of something that takes the session and is no page of the front end. */
    boolean isSignedIn() throws IOException {
        return !get("/api/docs").header("Location").contains("/login");
    }

    Client.Answer post(String path, Map<String, String> form) throws IOException {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", path, body, Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    Client.Answer send(String method, String path, String body, Map<String, String> more) throws IOException {
        var head = new StringBuilder(
                method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n");
        var all = new TreeMap<>(headers);
        all.putAll(more);
        if (!session.isEmpty()) {
            all.put("Cookie", "JSESSIONID=" + session);
        }
        var bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        if (body != null) {
            all.put("Content-Length", Integer.toString(bytes.length));
        }
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            var answer = RawAnswer.read(socket.getInputStream());
            keepCookie(answer);
            return answer;
        }
    }

    private void keepCookie(Client.Answer answer) {
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            if (cookie.startsWith("JSESSIONID=")) {
                session = cookie.substring("JSESSIONID=".length()).split(";", 2)[0];
            }
        }
    }

    private static String read(Client.Answer page) {
        var found = TOKEN.matcher(page.text());
        assertThat(found.find()).as("the page carries a token: " + page.text()).isTrue();
        return found.group(1);
    }
}
