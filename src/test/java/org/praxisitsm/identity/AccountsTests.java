package org.praxisitsm.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;

@Tag("database")
class AccountsTests {

    private final TestDirectory directory = new TestDirectory();
    private final Accounts accounts = directory.accounts;

    @BeforeEach
    void administrator() {
        directory.person("root");
        accounts.grant("root", Role.ADMINISTRATOR, "*", TestDirectory.SYSTEM);
        directory.acts.clear();
    }

    @Test
    void lastAdministratorCannotBeRemovedOrClosed() {
        var root = directory.viewer("root");
        assertThatThrownBy(() -> accounts.revoke("root", Role.ADMINISTRATOR, "*", root))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("last administrator");
        assertThatThrownBy(() -> accounts.change(closed("root"), root)).hasMessageContaining("last administrator");
        directory.person("second");
        accounts.grant("second", Role.ADMINISTRATOR, "*", root);
        accounts.revoke("root", Role.ADMINISTRATOR, "*", root);
        assertThat(directory.viewer("root").has(Role.ADMINISTRATOR)).isFalse();
    }

    @Test
    void closedAdministratorDoesNotCount() {
        directory.person("second");
        var root = directory.viewer("root");
        accounts.grant("second", Role.ADMINISTRATOR, "*", root);
        accounts.change(closed("second"), root);
        assertThatThrownBy(() -> accounts.revoke("root", Role.ADMINISTRATOR, "*", root))
                .hasMessageContaining("last administrator");
    }

    @Test
    void onlyAdministratorsChangePeople() {
        directory.person("ann");
        var ann = directory.viewer("ann");
        assertThatThrownBy(() -> accounts.grant("ann", Role.ADMINISTRATOR, "*", ann))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThat(directory.viewer("ann").has(Role.ADMINISTRATOR)).isFalse();
    }

    @Test
    void rightsChangeAtOnce() {
        directory.person("ann");
        assertThat(directory.viewer("ann").has(Role.AGENT)).isFalse();
        accounts.grant("ann", Role.AGENT, "it", directory.viewer("root"));
        assertThat(directory.viewer("ann").has(Role.AGENT, "it")).isTrue();
        assertThat(directory.told()).contains("role.granted");
    }

    @Test
    void changeTellsWhatWasAndWhatIs() {
        var ann = directory.person("ann");
        accounts.change(
                new Person("ann", ann.name(), ann.email(), "hr", null, null, null, "en", "UTC", true, true, null),
                directory.viewer("root"));
        assertThat(directory.acts)
                .filteredOn(act -> act.act().equals("person.changed"))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.before()).isEqualTo(Map.of("unit", "it", "vip", false));
                    assertThat(act.after()).isEqualTo(Map.of("unit", "hr", "vip", true));
                    assertThat(act).extracting(Act::actor).isEqualTo("root");
                });
    }

    @Test
    void badPersonIsRefusedWithEveryBadField() {
        var bad = new Person("system:x", " ", "no mail", "it", null, null, null, "en", "Mars", false, true, null);
        assertThatThrownBy(() -> accounts.create(bad, null, TestDirectory.SYSTEM))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactly("account", "name", "email", "zone"));
        assertThatThrownBy(() -> accounts.create(TestDirectory.aPerson("root"), null, TestDirectory.SYSTEM))
                .hasMessage("The account root is taken.");
    }

    @Test
    void shortPasswordIsRefused() {
        assertThatThrownBy(() -> accounts.setPassword("root", "demo", TestDirectory.SYSTEM))
                .hasMessageStartingWith("password");
        assertThatThrownBy(() -> accounts.setPassword("root", "ä".repeat(37), TestDirectory.SYSTEM))
                .hasMessageStartingWith("password");
    }

    @Test
    void ownPasswordNeedsTheCurrentOne() {
        var root = directory.viewer("root");
        assertThatThrownBy(() -> accounts.changeOwnPassword("wrong", "a new long password", root))
                .isInstanceOf(Refusal.class);
        accounts.changeOwnPassword(TestDirectory.PASSWORD, "a new long password", root);
        assertThat(directory.told()).containsExactly("password.changed");
    }

    @Test
    void closingAnAccountRevokesItsTokens() {
        directory.person("ann");
        var secret = directory
                .tokens
                .issue("a", java.util.Set.of(), null, directory.viewer("ann"))
                .secret();
        accounts.change(closed("ann"), TestDirectory.SYSTEM);
        accounts.change(TestDirectory.aPerson("ann"), TestDirectory.SYSTEM);
        directory.later(Duration.ofSeconds(1));
        assertThat(directory.tokens.accept(secret)).isEmpty();
    }

    private static Person closed(String account) {
        var person = TestDirectory.aPerson(account);
        return new Person(
                account, person.name(), person.email(), "it", null, null, null, "en", "UTC", false, false, null);
    }
}
