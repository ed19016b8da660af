package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a person wants the screens to look. Kept in cookies, because the page must know before its first paint.
 *
 * @param theme {@code light}, {@code dark} or {@code system}
 * @param density {@code compact} or {@code cosy}
 */
public record Preferences(String theme, String density, Optional<Locale> language) {

    public static final List<String> THEMES = List.of("system", "light", "dark");
    public static final List<String> DENSITIES = List.of("compact", "cosy");
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    public static Preferences of(VaadinRequest request) {
        return new Preferences(
                cookie(request, "px-theme").filter(THEMES::contains).orElse("system"),
                cookie(request, "px-density").filter(DENSITIES::contains).orElse("compact"),
                cookie(request, "px-lang").flatMap(Preferences::supported));
    }

    /** @return the language of ours that a tag such as {@code de-AT} asks for. */
    public static Optional<Locale> supported(String tag) {
        var asked = Locale.forLanguageTag(tag).getLanguage();
        return LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(asked))
                .findFirst();
    }

    static void keep(UI ui, String name, String value) {
        ui.getPage()
                .executeJs(
                        "document.cookie = $0 + '=' + $1 + '; path=/; max-age=31536000; samesite=lax'",
                        "px-" + name,
                        value);
    }

    private static Optional<String> cookie(VaadinRequest request, String name) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
