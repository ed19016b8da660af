package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.UnreadablePack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;

/**
 * What a refused request gets.
 *
 * @see "RFC 9457, Problem Details for HTTP APIs"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Why a request was refused; nothing of it has been kept")
record Problem(
        @Schema(example = "urn:praxis:problem:invalid-values") String type,
        @Schema(example = "Invalid values") String title,
        @Schema(example = "422") int status,
        @Schema(example = "subject: must not be empty") String detail,
        @Schema(description = "Each bad value, where the refusal is about values") @Nullable List<FieldError> errors,
        @Schema(description = "What the gate says, where a pack was refused") @Nullable List<Finding> findings,
        @Schema(description = "To be quoted when asking for help, where we failed") @Nullable String reference) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String title, String detail) {
        return new Problem(type(title), title, status, detail, null, null, null);
    }

    static Problem of(Refusal refusal) {
        var kind = refusal.kind();
        var errors = refusal.errors().isEmpty() ? null : refusal.errors();
        var findings = refusal instanceof UnreadablePack pack ? pack.findings() : null;
        return new Problem(type(kind.title()), kind.title(), kind.status(), text(refusal), errors, findings, null);
    }

    static Problem unexpected(String reference) {
        var detail = "Something went wrong on our side and nothing was saved. Quote " + reference
                + " when you ask for help.";
        return new Problem(type("Unexpected failure"), "Unexpected failure", 500, detail, null, null, reference);
    }

    private static String text(Refusal refusal) {
        var message = refusal.getMessage();
        return message == null || message.isBlank() ? refusal.kind().title() : message;
    }

    private static String type(String title) {
        return "urn:praxis:problem:" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
