package org.praxisitsm.journeys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a journey needs: a Chromium on this machine, and the production front end on the class path. */
final class BrowserAndBundle {

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    private BrowserAndBundle() {}

    /** Asked by {@code @EnabledIf} before an application is started. */
    static boolean present() {
        return browser().isPresent() && bundle();
    }

    static Optional<Path> browser() {
        return Stream.concat(Stream.ofNullable(System.getenv("PRAXIS_BROWSER")), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean bundle() {
        return BrowserAndBundle.class.getResource("/META-INF/VAADIN/webapp/index.html") != null;
    }
}
