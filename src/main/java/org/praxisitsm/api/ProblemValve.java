package org.praxisitsm.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers in the contract's form where the server itself refuses a request, e.g. an address that is no address. */
class ProblemValve extends ErrorReportValve {

    private final ApiJson json;

    ProblemValve(ApiJson json) {
        this.json = json;
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var address = request.getRequestURI();
        // Where the server could not even read an address, whoever asked is no browser.
        if (address != null && !Problems.concerns(address)) {
            super.report(request, response, failure);
            return;
        }
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            var problem = Problem.of(
                    status, title(status), "The server refused the request: its address or head cannot be read");
            response.setContentType(Problem.MEDIA_TYPE);
            response.getOutputStream().write(json.text(problem).getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // The client is gone or has its answer: there is nobody left to tell.
            getContainer().getLogger().debug("Could not write the problem", e);
        }
    }

    private static String title(int status) {
        return switch (status) {
            case 404 -> "Not found";
            case 501 -> "Method not allowed";
            default -> status >= 500 ? "Unexpected failure" : "Malformed request";
        };
    }
}
