package org.praxisitsm.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A POST that may be sent again: with an {@code Idempotency-Key} its effect happens once, and the same answer is given
 * each time. A parameter of the handler; see {@link FirstAnswers} for how it is kept.
 */
record Once(FirstAnswers answers, HttpServletRequest request, String account, @Nullable String key) {

    private static final String BODY = Once.class.getName() + ".body";

    /** Remembers what was sent, whatever the order of its members. */
    static void remember(HttpServletRequest request, JsonNode body) {
        request.setAttribute(BODY, hash(canonical(body)));
    }

    static void remember(HttpServletRequest request, byte[] body) {
        request.setAttribute(BODY, hash(body));
    }

    ResponseEntity<?> answer(Supplier<ResponseEntity<?>> effect) {
        return key == null ? effect.get() : answers.answer(this, effect);
    }

    /** For answers that hold a secret: it is not kept, so the same key gets a conflict instead of the secret again. */
    ResponseEntity<?> answerSecretly(Supplier<ResponseEntity<?>> effect) {
        return key == null ? effect.get() : answers.answerSecretly(this, effect);
    }

    /** @return hash over method, path and body: what has to be the same for the key to mean the same */
    String hash() {
        var body = request.getAttribute(BODY);
        var text = request.getMethod() + " " + request.getRequestURI() + "\n" + (body == null ? "" : body);
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] canonical(JsonNode node) {
        return ordered(node).getBytes(StandardCharsets.UTF_8);
    }

    private static String ordered(JsonNode node) {
        if (node.isObject()) {
            var members = new TreeMap<String, String>();
            node.fields().forEachRemaining(member -> members.put(member.getKey(), ordered(member.getValue())));
            return members.toString();
        }
        if (node.isArray()) {
            var text = new StringBuilder("[");
            node.forEach(element -> text.append(ordered(element)).append('\n'));
            return text.append(']').toString();
        }
        return node.toString();
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
