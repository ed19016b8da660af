package org.praxisitsm.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Drafts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A real browser against the whole application. Any console error, any breach of the content security policy and any request
 * to another origin fails the journey it happened in.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:journeys;DB_CLOSE_DELAY=-1")
@EnabledIf(
        value = "org.praxisitsm.journeys.BrowserAndBundle#present",
        disabledReason = "Journeys need a Chromium (PRAXIS_BROWSER) and the production front end: mvn verify builds it")
@Tag("journey")
@ExtendWith(SharedBrowser.class)
abstract class BrowserJourney {

    /** In milliseconds. A busy machine is no failure; what must be quick says so itself. */
    private static final int PATIENCE = 60_000;

    private static final Pattern CSRF_TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private static final Map<String, String> OWNERS =
            Map.of("incident", "owner", "change-enablement", "owner", "hr-onboarding", "hr-owner");

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    @LocalServerPort
    int port;

    @Autowired
    private Drafts left;

    @Autowired
    private Viewers people;

    /** All journeys of a run share the application, in whatever order. */
    @BeforeEach
    void nobodyHasADraftOfAnotherJourney() {
        OWNERS.forEach((practice, account) -> left.open(practice, people.of(account)).stream()
                .filter(draft -> draft.author().equals(account))
                .forEach(draft -> left.discard(practice, draft.id(), people.of(account))));
    }

    @AfterEach
    void nothingWentWrongBehindTheScreens() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        assertThat(troubles).isEmpty();
    }

    final String address(String path) {
        return "http://127.0.0.1:" + port + "/" + path;
    }

    final AgentByApi agent() {
        return new AgentByApi(address("api/v1"));
    }

    /** A browser of its own, signed in, at the path. */
    final Page signedIn(String account, String path) {
        return signedIn(account, path, new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    final Page signedIn(String account, String path, Browser.NewContextOptions options) {
        return signedIn(account, path, options, "en-GB");
    }

    final Page signedIn(String account, String path, Browser.NewContextOptions options, String language) {
        var context = context(options, language);
        signIn(context.request(), account);
        return at(context, path);
    }

    /** A browser of its own at the path, nobody signed in. */
    final Page visitor(String path, Browser.NewContextOptions options) {
        return at(context(options, "en-GB"), path);
    }

    /** What the form of the sign-in page sends; the page itself is looked at once, not before every journey. */
    private void signIn(APIRequestContext http, String account) {
        var token = CSRF_TOKEN.matcher(http.get(address("login")).text());
        assertThat(token.find()).as("the sign-in page carries a token").isTrue();
        var answer = http.post(
                address("login"),
                RequestOptions.create()
                        .setForm(FormData.create()
                                .set("username", account)
                                .set("password", "demo")
                                .set("_csrf", token.group(1)))
                        .setMaxRedirects(0));
        assertThat(answer.headers().get("location"))
                .as("where " + account + " is sent")
                .doesNotContain("login");
    }

    private BrowserContext context(Browser.NewContextOptions options, String language) {
        var context =
                SharedBrowser.browser().newContext(options.setLocale(language).setReducedMotion(ReducedMotion.REDUCE));
        contexts.add(context);
        // Chosen on this device, so that it counts more than what each person of the demo prefers.
        context.addCookies(List.of(new Cookie("px-lang", language.substring(0, 2)).setUrl(address(""))));
        context.setDefaultTimeout(PATIENCE);
        context.addInitScript("document.addEventListener('securitypolicyviolation',"
                + " e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        return context;
    }

    private Page at(BrowserContext context, String path) {
        var page = context.newPage();
        watch(page);
        page.navigate(address(path));
        settle(page);
        return page;
    }

    static Browser.NewContextOptions look(int width, int height, boolean dark) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
    }

    private void watch(Page page) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add("console: " + message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> troubles.add("page: " + error));
        page.onRequest(request -> {
            var url = request.url();
            if (!url.startsWith(address("")) && !url.startsWith("data:") && !url.startsWith("blob:")) {
                troubles.add("foreign: " + url);
            }
        });
    }

    /** Settled: something drawn where the page is one of ours, no request under way, fonts there. */
    static void settle(Page page) {
        page.waitForFunction("() => document.querySelector('#outlet:empty') === null"
                + " && (!window.Vaadin?.Flow?.clients || Object.values(window.Vaadin.Flow.clients)"
                + ".every(c => !c.isActive || !c.isActive()))");
        page.evaluate("() => document.fonts.ready.then(() => true)");
    }

    /** A picture for docs/pictures, without what is on the page only while it loads. */
    static void picture(Page page, String name) {
        settle(page);
        page.screenshot(new Page.ScreenshotOptions()
                .setStyle("vaadin-connection-indicator { display: none !important; }")
                .setPath(Path.of("docs", "pictures", name + ".png")));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What an open box offers; found by its text, as a person would. */
    static Locator option(Page page, String label) {
        return page.getByRole(
                AriaRole.OPTION, new Page.GetByRoleOptions().setName(label).setExact(true));
    }
}
