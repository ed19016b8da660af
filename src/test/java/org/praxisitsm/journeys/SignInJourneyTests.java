package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Accounts;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewers;
import org.springframework.beans.factory.annotation.Autowired;

/** Through the form of the sign-in page itself, and out again, wanted or not. */
class SignInJourneyTests extends BrowserJourney {

    private static final String PASSWORD = "a quite long secret";
    private static final Pattern SIGN_IN_PAGE = Pattern.compile(".*/login.*");

    @Autowired
    Accounts accounts;

    @Autowired
    Viewers viewers;

    @Test
    void thePageSaysWhySomebodyCannotComeIn() {
        accounts.create(somebody("slip", true), PASSWORD, viewers.of("admin"));
        var page = visitor("login", look(1440, 900, false));
        send(page, "slip", "wrong");
        assertThat(alert(page)).containsText("do not fit");
        page.context().clearCookies();
        send(page, "slip", PASSWORD);
        assertThat(alert(page)).containsText("open for too long");
        for (int i = 0; i < 4; i++) {
            send(page, "slip", "wrong");
            assertThat(alert(page)).containsText("do not fit");
        }
        send(page, "slip", PASSWORD);
        assertThat(alert(page)).containsText(Pattern.compile("again in \\d seconds"));
    }

    @Test
    void aClosedAccountIsOutOfTheScreenItHasOpen() {
        var account = "leaver";
        accounts.create(somebody(account, true), PASSWORD, viewers.of("admin"));
        accounts.grant(account, Role.AGENT, "it", viewers.of("admin"));
        var page = visitor("login", look(1440, 900, false));
        send(page, account, PASSWORD);
        assertThat(page).not().hasURL(SIGN_IN_PAGE);
        page.navigate(address("desk/work"));
        settle(page);
        accounts.change(somebody(account, false), viewers.of("admin"));
        // The session ends on another thread: the screen is asked until it says so.
        var out = page.getByText("You were signed out");
        page.waitForCondition(() -> {
            page.getByText("Unclaimed").first().click();
            return out.isVisible();
        });
        assertThat(out).isVisible();
        page.navigate(address("desk/work"));
        assertThat(page).hasURL(SIGN_IN_PAGE);
    }

    private static void send(Page page, String account, String password) {
        page.locator("#username input").fill(account);
        page.locator("#password input").fill(password);
        page.locator("#sign-in").click();
        page.waitForLoadState();
    }

    private static com.microsoft.playwright.Locator alert(Page page) {
        return page.getByRole(AriaRole.ALERT).first();
    }

    private static Person somebody(String account, boolean active) {
        return new Person(account, "Robin " + account, null, "it", null, null, null, "en", "UTC", false, active, null);
    }
}
