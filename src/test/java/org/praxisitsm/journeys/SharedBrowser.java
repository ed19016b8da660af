package org.praxisitsm.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One browser for all journeys of a run, which differ by their contexts: no cookie and no cache is shared. Closed when the run
 * ends; opened anew where it has died.
 */
final class SharedBrowser implements BeforeAllCallback {

    /** In milliseconds: three applications and two browsers may be under way on two cores. */
    private static final int PATIENCE = 40_000;

    private static @Nullable Open open;

    static Browser browser() {
        if (open == null) {
            throw new IllegalStateException("No browser is open: the class is not extended by SharedBrowser");
        }
        return open.browser();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var kept = context.getRoot().getStore(Namespace.create(SharedBrowser.class));
        open = kept.getOrComputeIfAbsent(Open.class, key -> Open.now(), Open.class);
        if (!open.browser().isConnected()) {
            open.close();
            open = Open.now();
            kept.put(Open.class, open);
        }
    }

    private record Open(Playwright playwright, Browser browser) implements ExtensionContext.Store.CloseableResource {

        static Open now() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Open(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new LaunchOptions()
                                    .setExecutablePath(
                                            BrowserAndBundle.browser().orElseThrow())
                                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"))));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
