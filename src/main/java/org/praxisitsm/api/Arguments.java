package org.praxisitsm.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.HolidayFile;
import org.springframework.core.MethodParameter;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** What handlers take besides path, parameters and body: who asks, what version they read, and {@link Once}. */
@Component
class Arguments implements HandlerMethodArgumentResolver {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final Viewers viewers;
    private final FirstAnswers answers;
    private final ApiSettings settings;

    Arguments(Viewers viewers, FirstAnswers answers, ApiSettings settings) {
        this.viewers = viewers;
        this.answers = answers;
        this.settings = settings;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == Viewer.class
                || type == Once.class
                || type == ReadVersion.class
                || type == ZipBody.class
                || type == HolidayBody.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var type = parameter.getParameterType();
        if (type == Viewer.class) {
            return viewers.current();
        }
        if (type == ZipBody.class) {
            return zip(request.getNativeRequest(HttpServletRequest.class));
        }
        if (type == HolidayBody.class) {
            return holidays(request.getNativeRequest(HttpServletRequest.class));
        }
        if (type == ReadVersion.class) {
            return ReadVersion.of(request.getHeaderValues("If-Match"));
        }
        return new Once(
                answers,
                request.getNativeRequest(HttpServletRequest.class),
                viewers.current().account(),
                key(request.getHeaderValues("Idempotency-Key")));
    }

    private ZipBody zip(HttpServletRequest request) throws IOException {
        var bytes = JsonBodies.bounded(
                new ServletServerHttpRequest(request), settings.maxPack().toBytes());
        Once.remember(request, bytes);
        return new ZipBody(bytes);
    }

    private static HolidayBody holidays(HttpServletRequest request) throws IOException {
        var bytes = JsonBodies.bounded(new ServletServerHttpRequest(request), HolidayFile.MAX_BYTES);
        Once.remember(request, bytes);
        var json = String.valueOf(request.getContentType()).startsWith("application/json");
        return new HolidayBody(new HolidayFile(json ? HolidayFile.Format.JSON : HolidayFile.Format.ICALENDAR, bytes));
    }

    private static @Nullable String key(String @Nullable [] values) {
        if (values == null || values.length == 0) {
            return null;
        }
        if (values.length > 1 || !KEY.matcher(values[0]).matches()) {
            throw Refusal.invalid("Idempotency-Key", "must be one text of 1 to 128 visible ASCII characters");
        }
        return values[0];
    }
}
