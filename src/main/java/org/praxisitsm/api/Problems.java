package org.praxisitsm.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Writes problem documents, whatever the client said it accepts: there is no other form of a refusal. */
@Component
class Problems {

    private final ApiJson json;

    Problems(ApiJson json) {
        this.json = json;
    }

    /** Whether a path belongs to the contract, whose refusals are problem documents and never pages. */
    static boolean concerns(String path) {
        return path.equals("/api") || path.startsWith("/api/") || path.equals("/v3") || path.startsWith("/v3/");
    }

    static boolean concerns(HttpServletRequest request) {
        return concerns(
                request.getRequestURI().substring(request.getContextPath().length()));
    }

    void write(Problem problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        var bytes = json.text(problem).getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        response.setHeader("Content-Disposition", null);
        response.setHeader("ETag", null);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        if (problem.status() == 413) {
            // Or the client would have to send all of what is refused before it reads why.
            response.flushBuffer();
        }
    }
}
