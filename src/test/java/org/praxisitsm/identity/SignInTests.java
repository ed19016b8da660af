package org.praxisitsm.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.shared.Act;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

@Tag("database")
class SignInTests {

    private final TestDirectory directory = new TestDirectory();

    @BeforeEach
    void somebody() {
        directory.person("ann");
        directory.acts.clear();
    }

    @Test
    void accountAndMailAddressBothSignIn() {
        assertThat(page("ann", TestDirectory.PASSWORD).getName()).isEqualTo("ann");
        assertThat(page(" ANN@halvern.example", TestDirectory.PASSWORD).getPrincipal())
                .isInstanceOfSatisfying(
                        SignedIn.class, person -> assertThat(person.roles()).containsExactly("REQUESTER"));
        assertThat(directory.told()).containsExactly("sign-in.succeeded", "sign-in.succeeded");
    }

    @Test
    void wrongPasswordAndUnknownAccountGiveTheSameAnswer() {
        assertThatThrownBy(() -> page("ann", "wrong"))
                .isInstanceOf(BadCredentialsException.class)
                .hasMessage("Unknown account or wrong password.");
        assertThatThrownBy(() -> page("nobody", "wrong"))
                .isInstanceOf(BadCredentialsException.class)
                .hasMessage("Unknown account or wrong password.");
    }

    @Test
    void whatWasTypedForAnUnknownAccountIsNotKept() {
        assertThatThrownBy(() -> page("my secret", "x")).isInstanceOf(BadCredentialsException.class);
        assertThat(directory.acts).singleElement().extracting(Act::objectId).isEqualTo("unknown");
    }

    @Test
    void closedAccountCannotSignIn() {
        var ann = TestDirectory.aPerson("ann");
        directory.accounts.change(
                new People.Person("ann", ann.name(), null, "it", null, null, null, "en", "UTC", false, false, null),
                TestDirectory.SYSTEM);
        assertThatThrownBy(() -> page("ann", TestDirectory.PASSWORD)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void fiveFailuresBlockTheAccountEvenForTheRightPassword() {
        fail("ann", 5);
        assertThatThrownBy(() -> page("ann", TestDirectory.PASSWORD))
                .isInstanceOfSatisfying(TooManyAttempts.class, blocked -> assertThat(blocked.retryAfter())
                        .isEqualTo(SignInThrottle.FIRST_BLOCK));
        directory.later(SignInThrottle.FIRST_BLOCK);
        assertThat(page("ann", TestDirectory.PASSWORD).isAuthenticated()).isTrue();
        fail("ann", 4);
        assertThat(page("ann", TestDirectory.PASSWORD).isAuthenticated()).isTrue();
    }

    @Test
    void rememberedPasswordDoesNotPassABlock() {
        basic("ann", TestDirectory.PASSWORD);
        fail("ann", 5);
        assertThatThrownBy(() -> basic("ann", TestDirectory.PASSWORD)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void manyAccountsFromOneAddressBlockTheAddress() {
        for (var i = 0; i < 50; i++) {
            var name = "guess" + i;
            assertThatThrownBy(() -> page(name, "wrong")).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> page("ann", TestDirectory.PASSWORD)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void anotherNodeKnowsTheBlock() {
        fail("ann", 5);
        var other = new SignInThrottle(directory.jdbc, directory.clock);
        assertThat(other.blockedFor("ann", "198.51.100.7")).contains(SignInThrottle.FIRST_BLOCK);
    }

    @Test
    void blockDoublesUpToAQuarterOfAnHour() {
        var scope = SignInThrottle.Scope.ACCOUNT;
        assertThat(SignInThrottle.blockAfter(scope, 4)).isZero();
        assertThat(SignInThrottle.blockAfter(scope, 5)).hasSeconds(5);
        assertThat(SignInThrottle.blockAfter(scope, 6)).hasSeconds(10);
        assertThat(SignInThrottle.blockAfter(scope, 9)).hasSeconds(80);
        assertThat(SignInThrottle.blockAfter(scope, 1_000_000)).hasMinutes(15);
    }

    @Test
    void basicRequestsAreToldOnceInAQuarterOfAnHour() {
        for (var i = 0; i < 20; i++) {
            basic("ann", TestDirectory.PASSWORD);
        }
        assertThat(directory.told()).containsExactly("sign-in.succeeded");
        directory.later(Duration.ofMinutes(15));
        basic("ann", TestDirectory.PASSWORD);
        assertThat(directory.told()).hasSize(2);
    }

    @Test
    void changedPasswordIsWrongAtOnce() {
        basic("ann", TestDirectory.PASSWORD);
        directory.accounts.setPassword("ann", "another long password", TestDirectory.SYSTEM);
        assertThatThrownBy(() -> basic("ann", TestDirectory.PASSWORD)).isInstanceOf(BadCredentialsException.class);
        assertThat(basic("ann", "another long password").isAuthenticated()).isTrue();
    }

    @Test
    void failuresOfAnIpv6ClientAreCountedByItsNetwork() {
        assertThat(RequestOrigin.network("2001:db8:1:2:3:4:5:6")).isEqualTo(RequestOrigin.network("2001:db8:1:2::9"));
        assertThat(RequestOrigin.network("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    private void fail(String name, int times) {
        for (var i = 0; i < times; i++) {
            assertThatThrownBy(() -> page(name, "wrong")).isInstanceOf(BadCredentialsException.class);
        }
    }

    private Authentication page(String name, String password) {
        var token = UsernamePasswordAuthenticationToken.unauthenticated(name, password);
        token.setDetails(new WebAuthenticationDetails(new MockHttpServletRequest()));
        return directory.signIn.authenticate(token);
    }

    private Authentication basic(String name, String password) {
        var token = UsernamePasswordAuthenticationToken.unauthenticated(name, password);
        token.setDetails(new RequestOrigin(new MockHttpServletRequest()));
        return directory.signIn.authenticate(token);
    }
}
