package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.PackInstallation;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.WatchedFolder;
import org.praxisitsm.sla.Clocks;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A service of its own that no line of Java knows is copied into the folder of a running Praxis: facilities ask for approval,
 * promise a time and work on it, in portal, desk, API and trail, while all else goes on.
 */
class FolderJourneyTests extends BrowserJourney {

    private static final Path PACK = Path.of("src/test/resources/facilities");
    private static final String KEY = "facilities-request";

    @TempDir
    Path folder;

    @Autowired
    PackInstallation installation;

    @Autowired
    Practices practices;

    @Autowired
    Clocks clocks;

    private WatchedFolder watched;

    @BeforeEach
    void anEmptyFolder() {
        watched = new WatchedFolder(folder, installation);
    }

    @AfterEach
    void letGo() {
        watched.stop();
    }

    @Test
    void aPackPutIntoTheFolderWorksEverywhereWithoutARestart() throws IOException {
        var other = agent().open("Under way all the while").path("number").asText();
        var requester = signedIn("requester", "portal");
        assertThat(requester.locator(".px-tile").first()).isVisible();

        copied();
        broken();
        watched.look();
        assertThat(practices.current(KEY))
                .as("what the gate refuses is not offered")
                .isEmpty();
        tells();
        copied();
        watched.look();
        assertThat(practices.current(KEY).orElseThrow().version()).isEqualTo(1);

        var number = asks(requester);
        approves(number);
        carriesOut(number);
        var ticket = agent().as("bruno.cardoso").ticket(number);
        assertThat(ticket.path("state").asText()).isEqualTo("done");
        assertThat(ticket.path("fields").path("room").asText()).isEqualTo("B 12");
        assertThat(clocks.of(number, Viewer.system("test")))
                .extracting(run -> run.clock().key().target())
                .containsExactly("done");
        audited(number);
        assertThat(agent().complete(other, "accept", Map.of()).path("number").asText())
                .isEqualTo(other);
    }

    private void copied() throws IOException {
        try (var files = Files.walk(PACK)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                var target = folder.resolve(PACK.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.deleteIfExists(target);
                Files.copy(file, target);
            }
        }
    }

    /** A task that runs a script, which no diagram may. */
    private void broken() throws IOException {
        var diagram = folder.resolve("processes/" + KEY + "/" + KEY + ".bpmn");
        Files.writeString(
                diagram,
                Files.readString(diagram)
                        .replace("camunda:delegateExpression=\"${setField}\"", "camunda:class=\"java.lang.Runtime\""));
    }

    /** Whoever administers Praxis reads in the Studio what is wrong, and where. */
    private void tells() {
        var studio = signedIn("admin", "studio/" + KEY);
        assertThat(studio.locator("body")).containsText("The attribute class is not allowed");
    }

    private String asks(Page page) {
        page.navigate(address("portal"));
        page.locator(".px-tile")
                .filter(new Locator.FilterOptions().setHasText("Something about the building"))
                .click();
        assertThat(page.locator("#field-subject input")).isVisible();
        page.locator("#field-subject input").fill("A desk by the window");
        page.locator("#field-room input").fill("B 12");
        page.locator("#field-work input").click();
        option(page, "Furniture").click();
        page.locator("#field-estimate input").fill("400");
        button(page, "Send").click();
        page.waitForURL(url -> url.contains("portal/requests/FAC"));
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private void approves(String number) {
        var manager = signedIn("paulo.serra", "portal/approvals", look(360, 740, false));
        var card = manager.locator(".px-approval-card")
                .filter(new Locator.FilterOptions().setHasText("A desk by the window"));
        assertThat(card).containsText("Rita Azevedo");
        card.getByText("Approve", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(card).hasCount(0);
        assertThat(agent().as("bruno.cardoso").ticket(number).path("state").asText())
                .isEqualTo("work");
    }

    private void carriesOut(String number) {
        var desk = signedIn("bruno.cardoso", "desk/tickets/" + number);
        desk.locator("#field-report textarea").fill("It stands by the window.");
        desk.locator("#outcome-done").click();
        assertThat(desk.locator("#outcome-done")).hasCount(0);
    }

    private void audited(String number) {
        var trail = signedIn("auditor", "audit?ticket=" + number);
        var grid = trail.locator("#audit-grid");
        assertThat(grid).containsText("Opened the ticket");
        assertThat(grid).containsText("Decided by table");
        var published = agent().as("auditor").call("GET", "/audit?act=draft.published", null);
        assertThat(published.toString()).contains("\"actor\":\"system:packs\"", "\"practice\":\"" + KEY + "\"");
    }
}
