package org.praxisitsm.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.servlet.ModelAndView;

/** What was refused before a handler ran (firewall, filters): a problem document under the contract's paths, else a page. */
@Controller
class ProblemErrorController extends BasicErrorController {

    private final Problems problems;

    ProblemErrorController(ErrorAttributes attributes, ServerProperties server, Problems problems) {
        super(attributes, server.getError());
        this.problems = problems;
    }

    @Override
    public @Nullable ModelAndView errorHtml(HttpServletRequest request, HttpServletResponse response) {
        return answered(request, response) ? null : super.errorHtml(request, response);
    }

    @Override
    public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        if (!concerns(request)) {
            return super.error(request);
        }
        var problem = problem(request);
        var body = Map.<String, Object>of(
                "type",
                problem.type(),
                "title",
                problem.title(),
                "status",
                problem.status(),
                "detail",
                problem.detail());
        return ResponseEntity.status(problem.status())
                .header("Content-Type", Problem.MEDIA_TYPE)
                .body(body);
    }

    private boolean answered(HttpServletRequest request, HttpServletResponse response) {
        if (!concerns(request)) {
            return false;
        }
        try {
            problems.write(problem(request), response);
        } catch (IOException e) {
            response.setStatus(problem(request).status());
        }
        return true;
    }

    private static boolean concerns(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                && Problems.concerns(path.substring(request.getContextPath().length()));
    }

    private Problem problem(HttpServletRequest request) {
        var status = getStatus(request);
        return switch (status) {
            case UNAUTHORIZED -> Problem.of(401, "Not signed in", "Sign in with HTTP Basic or a bearer token");
            case FORBIDDEN -> Problem.of(403, "Not allowed", "You may not do this");
            case NOT_FOUND -> Problem.of(404, "Not found", "There is nothing at this address");
            default ->
                status == HttpStatus.INTERNAL_SERVER_ERROR
                        ? Problem.of(
                                500, "Unexpected failure", "Something went wrong on our side and nothing was saved")
                        : Problem.of(
                                status.value(), status.getReasonPhrase(), "The request was refused before it was read");
        };
    }
}
