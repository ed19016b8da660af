package org.praxisitsm.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.identity.Accounts;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Those who would come in as somebody else, over a real port: by guessing, by another's session, by another's page. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("database")
class PeopleUnderAttackTests {

    private static final String PASSWORD = "a quite long secret";
    private static final String HOME = "127.0.0.1";
    private static final String STRANGE = "127.0.0.66";
    private static final String TICKETS = "/api/v1/tickets";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    Viewers viewers;

    @Autowired
    JdbcClient jdbc;

    private Person victim;

    @BeforeEach
    void somebodyNew() {
        var number =
                jdbc.sql("select count(*) from person").query(Integer.class).single();
        victim = accounts.create(
                new Person("victim" + number, "V", null, "it", null, null, null, "en", "UTC", false, true, null),
                PASSWORD,
                viewers.of("admin"));
    }

    @AfterEach
    void forgive() {
        jdbc.sql("delete from sign_in_throttle").update();
        jdbc.sql("delete from sign_in_place").update();
    }

    @Test
    void theSessionIsAnotherOneAfterSigningIn() throws Exception {
        var person = home();
        person.openSignIn();
        var before = person.session();
        assertThat(Visitor.isIn(person.signIn(victim.account(), PASSWORD))).isTrue();
        assertThat(person.session()).isNotEqualTo(before);
        assertThat(person.isSignedIn()).isTrue();
        assertThat(home().withSession(before).isSignedIn()).isFalse();
    }

    @Test
    void aPlantedSessionIsNotTakenUp() throws Exception {
        var planted = "0123456789ABCDEF0123456789ABCDEF";
        var person = home().withSession(planted);
        person.signIn(victim.account(), PASSWORD);
        assertThat(person.session()).isNotEqualTo(planted);
        assertThat(home().withSession(planted).isSignedIn()).isFalse();
    }

    @Test
    void noOtherPageSignsSomebodyInOrOut() throws Exception {
        var form = Map.of("username", victim.account(), "password", PASSWORD);
        for (var path : List.of("/login", "/login?v-r=uidl", "/login?v-r=push")) {
            var lured = home();
            lured.openSignIn();
            var answer = lured.post(path, form);
            assertThat(answer.header("Location")).as(path).endsWith("/login?again");
            assertThat(lured.isSignedIn()).as(path).isFalse();
        }
        var person = signedIn();
        for (var path : List.of("/logout", "/logout?v-r=uidl", "/logout?v-r=heartbeat")) {
            assertThat(person.post(path, Map.of()).status()).as(path).isEqualTo(403);
        }
        person.get("/logout");
        assertThat(person.isSignedIn()).isTrue();
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        var person = signedIn();
        var id = person.session();
        assertThat(person.post("/logout", Map.of("_csrf", person.token())).status())
                .isEqualTo(302);
        assertThat(home().withSession(id).isSignedIn()).isFalse();
    }

    @Test
    void theCookieIsForThisServerAlone() throws Exception {
        var cookie = home().get("/login").header("Set-Cookie");
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Domain");
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.profiles.active=production")
                .run(production -> assertThat(
                                production.getEnvironment().getProperty("server.servlet.session.cookie.secure"))
                        .isEqualTo("true"));
    }

    @Test
    void theApiKnowsNoSession() throws Exception {
        var person = signedIn();
        assertThat(person.get(TICKETS).status()).isEqualTo(401);
        // So no other page can use it either, whatever token it lacks.
        assertThat(person.post(TICKETS, Map.of("_csrf", person.token())).status())
                .isEqualTo(401);
        var byBasic = new Visitor(port, HOME).basic(TICKETS, victim.account(), PASSWORD);
        assertThat(byBasic.status()).isEqualTo(200);
        assertThat(byBasic.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /login, 200",
        "GET, /, 302",
        "GET, /api/v1/tickets, 401",
        "GET, /api/v1/nope, 401",
        "GET, /api/docs, 302",
        "GET, /v3/api-docs, 401",
        "GET, /actuator, 401",
        "GET, /actuator/health, 200",
        "GET, /VAADIN/nope.js, 404",
        "GET, /icons/praxis.svg, 200",
        "GET, /error, 500",
        "POST, /?v-r=uidl&v-uiId=0, 200",
        "POST, /logout, 403",
        "POST, /login, 302"
    })
    void everyAnswerCarriesTheHeadersOfItsKind(String method, String path, int status) throws Exception {
        var answer = home().send(method, path, method.equals("POST") ? "" : null, Map.of());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isIn("no-referrer", "same-origin");
        // Screens scan labels; nothing else looks.
        assertThat(answer.header("Permissions-Policy")).containsAnyOf("camera=(self)", "camera=()");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'", "base-uri", "form-action")
                .doesNotContain("script-src 'unsafe-inline'");
        assertThat(answer.header("Server") + answer.header("X-Powered-By")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void strangersDoNotShutOutWhoeverIsAtHome() throws Exception {
        signedIn();
        assertThat(guess(STRANGE, 6)).isEqualTo(429);
        // The right one is not even read there ...
        var elsewhere = new Visitor(port, "127.0.0.77");
        assertThat(elsewhere.basic(TICKETS, victim.account(), PASSWORD).status())
                .isEqualTo(429);
        assertThat(elsewhere.signIn(victim.account(), PASSWORD).header("Location"))
                .contains("/login?wait=");
        // ... but is at home, and its use does not give the stranger another try.
        assertThat(Visitor.isIn(home().signIn(victim.account(), PASSWORD))).isTrue();
        assertThat(home().basic(TICKETS, victim.account(), PASSWORD).status()).isEqualTo(200);
        assertThat(guess(STRANGE, 1)).isEqualTo(429);
    }

    @Test
    void guessingAtHomeIsSlowedToo() throws Exception {
        signedIn();
        assertThat(guess(HOME, 6)).isEqualTo(429);
        assertThat(home().basic(TICKETS, victim.account(), PASSWORD).status()).isEqualTo(429);
        assertThat(home().basic(TICKETS, "agent", "demo").status()).isEqualTo(200);
    }

    @Test
    void anAddressIsNotHiddenByAHeader() throws Exception {
        jdbc.sql("insert into sign_in_throttle (throttle_key, failures, window_started_at, blocked_until)"
                        + " values (?, 60, ?, ?)")
                .params("address:" + STRANGE, Long.MAX_VALUE, Long.MAX_VALUE / 2)
                .update();
        for (var name : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host")) {
            var value = name.equals("Forwarded") ? "for=203.0.113.9" : "203.0.113.9";
            var hidden = new Visitor(port, STRANGE).header(name, value);
            assertThat(hidden.basic(TICKETS, "agent", "demo").status()).as(name).isEqualTo(429);
        }
        var redirect = home().header("X-Forwarded-Host", "evil.example").get("/");
        assertThat(redirect.header("Location")).doesNotContain("evil");
    }

    @Test
    void aClosedAccountIsOutEverywhere() throws Exception {
        var person = signedIn();
        var token = tokenOf(victim.account());
        assertThat(token.get("/tickets").status()).isEqualTo(200);
        accounts.change(closed(victim), viewers.of("admin"));
        assertThat(token.get("/tickets").status()).isEqualTo(401);
        assertThat(home().basic(TICKETS, victim.account(), PASSWORD).status()).isEqualTo(401);
        ends(person);
    }

    @Test
    void anotherPasswordEndsTheSessionsOfTheOldOne() throws Exception {
        var person = signedIn();
        accounts.setPassword(victim.account(), "an even longer secret", viewers.of("admin"));
        ends(person);
        assertThat(Visitor.isIn(home().signIn(victim.account(), PASSWORD))).isFalse();
        assertThat(Visitor.isIn(home().signIn(victim.account(), "an even longer secret")))
                .isTrue();
    }

    @Test
    void aRoleTakenAwayIsGoneFromWhatIsInUse() throws Exception {
        accounts.grant(victim.account(), Role.AUDITOR, "*", viewers.of("admin"));
        var token = tokenOf(victim.account());
        assertThat(token.get("/audit/verify").status()).isEqualTo(200);
        accounts.revoke(victim.account(), Role.AUDITOR, "*", viewers.of("admin"));
        assertThat(token.get("/audit/verify").status()).isEqualTo(403);
        assertThat(home().basic("/api/v1/audit", victim.account(), PASSWORD).status())
                .isEqualTo(403);
    }

    /** The session ends on another thread, so at some moment soon. */
    private static void ends(Visitor person) throws Exception {
        for (int asked = 0; asked < 2_000 && person.isSignedIn(); asked++) {
            Thread.onSpinWait();
        }
        assertThat(person.isSignedIn()).isFalse();
    }

    private Visitor home() {
        return new Visitor(port, HOME);
    }

    private Visitor signedIn() throws Exception {
        var person = home();
        assertThat(Visitor.isIn(person.signIn(victim.account(), PASSWORD))).isTrue();
        assertThat(person.isSignedIn()).isTrue();
        return person;
    }

    /** @return what the last of the guesses was answered with */
    private int guess(String from, int times) throws Exception {
        var status = 0;
        for (int i = 0; i < times; i++) {
            status = new Visitor(port, from)
                    .basic(TICKETS, victim.account(), "guess number " + i)
                    .status();
        }
        return status;
    }

    private Client tokenOf(String account) throws Exception {
        var pair = (account + ":" + PASSWORD).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var basic = new Client(port, "Basic " + java.util.Base64.getEncoder().encodeToString(pair));
        var issued = basic.post("/tokens", Map.of("name", "script", "scopes", List.of("read")));
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        return Client.bearing(issued.at("token"), port);
    }

    private static Person closed(Person person) {
        return new Person(
                person.account(), person.name(), null, "it", null, null, null, "en", "UTC", false, false, null);
    }
}
