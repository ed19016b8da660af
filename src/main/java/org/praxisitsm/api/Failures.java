package org.praxisitsm.api;

import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Clashes;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What the framework's exceptions mean to a caller. */
final class Failures {

    private Failures() {}

    /** @return the problem, or null where it is ours and not the caller's */
    static @Nullable Problem problem(Exception failure) {
        if (failure instanceof Refusal refusal) {
            return Problem.of(refusal);
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return unreadable.getCause() instanceof Refusal refusal
                    ? Problem.of(refusal)
                    : Problem.of(Refusal.malformed("The body is missing or cannot be read: send a JSON object"));
        }
        if (failure instanceof BindException bind) {
            return Problem.of(invalid(bind));
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return Problem.of(mismatch(mismatch));
        }
        if (failure instanceof MultipartException multipart) {
            return Problem.of(refused(multipart));
        }
        if (failure instanceof MissingServletRequestPartException missing) {
            return Problem.of(
                    Refusal.invalid(missing.getRequestPartName(), "is missing: send it as a part of the form"));
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return Problem.of(Refusal.invalid(missing.getParameterName(), "is missing"));
        }
        if (passesByItself(failure)) {
            return Problem.of(new ComeAgain("Somebody else is changing the same record"));
        }
        return failure instanceof ErrorResponse response ? ofFramework(failure, response) : null;
    }

    /** @return whether the same request may well succeed a moment later. */
    static boolean passesByItself(Exception failure) {
        return failure instanceof ComeAgain
                || failure instanceof QueryTimeoutException
                || Clashes.passesByItself(failure);
    }

    private static Refusal invalid(BindException bind) {
        var errors = new ArrayList<FieldError>();
        bind.getFieldErrors()
                .forEach(error -> errors.add(
                        new FieldError(error.getField(), JsonKinds.expectation(wanted(bind, error.getField())))));
        return errors.isEmpty() ? Refusal.malformed("The parameters cannot be read") : Refusal.invalid(errors);
    }

    /** Of a list the type of its members: that is what was not understood. */
    private static @Nullable Class<?> wanted(BindException bind, String field) {
        if (bind instanceof MethodArgumentNotValidException invalid
                && invalid.getParameter().getParameterType().isRecord()) {
            for (var component : invalid.getParameter().getParameterType().getRecordComponents()) {
                if (component.getName().equals(field)
                        && component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> member) {
                    return member;
                }
            }
        }
        return bind.getFieldType(field);
    }

    private static Refusal mismatch(MethodArgumentTypeMismatchException mismatch) {
        if (mismatch.getParameter()
                .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)) {
            return Refusal.notFound("There is no " + mismatch.getValue() + " here");
        }
        var cause = NestedExceptionUtils.getRootCause(mismatch);
        return cause instanceof Refusal refusal
                ? refusal
                : Refusal.invalid(mismatch.getName(), JsonKinds.expectation(mismatch.getRequiredType()));
    }

    private static Refusal refused(MultipartException multipart) {
        var cause =
                NestedExceptionUtils.getMostSpecificCause(multipart).getClass().getSimpleName();
        if (multipart instanceof MaxUploadSizeExceededException || cause.contains("Exceeded")) {
            return Refusal.tooLarge("The upload is larger, or has more parts, than is allowed");
        }
        return multipart.getCause() == null
                ? Refusal.unsupported("Send the file as multipart/form-data, in a part named file")
                : Refusal.malformed("The body is not a complete multipart form");
    }

    private static Problem ofFramework(Exception failure, ErrorResponse response) {
        int status = response.getStatusCode().value();
        if (failure instanceof NoResourceFoundException) {
            return Problem.of(Refusal.notFound("There is nothing at this address; /v3/api-docs lists what there is"));
        }
        if (failure instanceof HttpRequestMethodNotSupportedException method) {
            return Problem.of(405, "Method not allowed", method.getMethod() + " is not offered at this address");
        }
        if (failure instanceof HttpMediaTypeNotAcceptableException) {
            return Problem.of(406, "Not acceptable", "This is offered as application/json, files as what they are");
        }
        if (failure instanceof HttpMediaTypeNotSupportedException type) {
            return Problem.of(Refusal.unsupported("The body must be "
                    + String.join(
                            " or ",
                            type.getSupportedMediaTypes().stream()
                                    .map(Object::toString)
                                    .toList())
                    + (type.getContentType() == null ? "; say so in Content-Type" : ", not " + type.getContentType())));
        }
        if (failure instanceof MissingPathVariableException || status >= 500) {
            return null;
        }
        return Problem.of(
                status,
                "Request refused",
                "The request cannot be read: " + response.getBody().getTitle());
    }
}
