package org.praxisitsm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

@Tag("database")
class OpenSessionsTests {

    private final TestDirectory directory = new TestDirectory();
    private final SessionBook book = new SessionBook();
    private final OpenSessions open = new OpenSessions(book, directory.stored, directory.directory);

    @BeforeEach
    void somebody() {
        directory.person("ann");
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void nothingHappensToSessionsOfPeopleWhoStay() {
        var ann = signedIn("ann");
        var before = authentication(ann);
        var visitor = opened();
        open.round();
        assertThat(authentication(ann)).isSameAs(before);
        assertThat(visitor.isInvalid()).isFalse();
    }

    @Test
    void aClosedAccountLosesEachOfItsSessions() {
        directory.person("bo");
        var atWork = signedIn("ann");
        var atHome = signedIn("ann");
        var bo = signedIn("bo");
        var ann = directory.people.person("ann").orElseThrow();
        directory.accounts.change(
                new People.Person(
                        "ann", ann.name(), ann.email(), "it", null, null, null, "en", "UTC", false, false, null),
                TestDirectory.SYSTEM);
        open.round();
        assertThat(atWork.isInvalid()).isTrue();
        assertThat(atHome.isInvalid()).isTrue();
        assertThat(bo.isInvalid()).isFalse();
    }

    @Test
    void aPasswordSetByTheAdministratorEndsSessions() {
        var ann = signedIn("ann");
        directory.accounts.setPassword("ann", "another long password", TestDirectory.SYSTEM);
        open.round();
        assertThat(ann.isInvalid()).isTrue();
    }

    @Test
    void whoChangesTheirOwnPasswordStaysWhereTheyAreAndIsOutElsewhere() {
        var here = signedIn("ann");
        var elsewhere = signedIn("ann");
        SecurityContextHolder.setContext(context(here));
        directory.accounts.changeOwnPassword(TestDirectory.PASSWORD, "another long password", directory.viewer("ann"));
        open.round();
        assertThat(here.isInvalid()).isFalse();
        assertThat(elsewhere.isInvalid()).isTrue();
    }

    @Test
    void rolesAreThoseOfNow() {
        directory.accounts.grant("ann", Role.AUDITOR, "*", TestDirectory.SYSTEM);
        var ann = signedIn("ann");
        assertThat(authentication(ann).getAuthorities())
                .extracting(Object::toString)
                .contains("ROLE_AUDITOR");
        directory.accounts.revoke("ann", Role.AUDITOR, "*", TestDirectory.SYSTEM);
        directory.accounts.grant("ann", Role.AGENT, "it", TestDirectory.SYSTEM);
        open.round();
        assertThat(authentication(ann).getAuthorities())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("ROLE_REQUESTER", "ROLE_AGENT");
        assertThat(ann.isInvalid()).isFalse();
    }

    @Test
    void aSessionThatEndedByItselfIsForgotten() {
        var ann = signedIn("ann");
        ann.invalidate();
        open.round();
        book.sessionDestroyed(new HttpSessionEvent(ann));
        open.round();
        assertThat(book.open()).isEmpty();
    }

    private MockHttpSession opened() {
        var session = new MockHttpSession();
        book.sessionCreated(new HttpSessionEvent(session));
        return session;
    }

    private MockHttpSession signedIn(String account) {
        var session = opened();
        var asked = UsernamePasswordAuthenticationToken.unauthenticated(account, TestDirectory.PASSWORD);
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(directory.signIn.authenticate(asked)));
        return session;
    }

    private static SecurityContext context(MockHttpSession session) {
        return (SecurityContext) session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    }

    private static Authentication authentication(MockHttpSession session) {
        return context(session).getAuthentication();
    }
}
