package org.praxisitsm.shared;

import java.util.List;

/**
 * A request that was understood and refused. Nothing of it has been kept; the message says what to do and names the
 * field, element or record concerned. The edges turn it into a problem document or an inline error.
 */
public class Refusal extends RuntimeException {

    /** Why it was refused; {@link #status()} is the HTTP status that RFC 9110 gives to it. */
    public enum Kind {
        MALFORMED(400, "Malformed request"),
        FORBIDDEN(403, "Not allowed"),
        NOT_FOUND(404, "Not found"),
        CONFLICT(409, "Conflict"),
        TOO_LARGE(413, "Too large"),
        UNSUPPORTED(415, "Unsupported type"),
        INVALID(422, "Invalid values"),
        TOO_MANY(429, "Too many requests");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }
    }

    /** One bad value: {@code field} is the path of the member, {@code message} a sentence for a person. */
    public record FieldError(String field, String message) {}

    private final Kind kind;
    private final transient List<FieldError> errors;

    public Refusal(Kind kind, String message, List<FieldError> errors) {
        super(message);
        this.kind = kind;
        this.errors = List.copyOf(errors);
    }

    public static Refusal malformed(String message) {
        return new Refusal(Kind.MALFORMED, message, List.of());
    }

    public static Refusal forbidden(String message) {
        return new Refusal(Kind.FORBIDDEN, message, List.of());
    }

    public static Refusal notFound(String message) {
        return new Refusal(Kind.NOT_FOUND, message, List.of());
    }

    public static Refusal conflict(String message) {
        return new Refusal(Kind.CONFLICT, message, List.of());
    }

    public static Refusal tooLarge(String message) {
        return new Refusal(Kind.TOO_LARGE, message, List.of());
    }

    public static Refusal unsupported(String message) {
        return new Refusal(Kind.UNSUPPORTED, message, List.of());
    }

    /** A single bad value. */
    public static Refusal invalid(String field, String message) {
        return new Refusal(Kind.INVALID, field + ": " + message, List.of(new FieldError(field, message)));
    }

    /** Several bad values at once; the list must not be empty. */
    public static Refusal invalid(List<FieldError> errors) {
        var first = errors.get(0);
        var more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "";
        return new Refusal(Kind.INVALID, first.field() + ": " + first.message() + more, errors);
    }

    public Kind kind() {
        return kind;
    }

    /** @return the bad values, empty where the refusal is not about a value. */
    public List<FieldError> errors() {
        return errors;
    }
}
