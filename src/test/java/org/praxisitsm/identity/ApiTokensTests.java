package org.praxisitsm.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.shared.Refusal;

@Tag("database")
class ApiTokensTests {

    private final TestDirectory directory = new TestDirectory();
    private final ApiTokens tokens = directory.tokens;

    @BeforeEach
    void people() {
        directory.person("ann");
        directory.person("root");
        directory.accounts.grant("root", Role.ADMINISTRATOR, "*", TestDirectory.SYSTEM);
    }

    @Test
    void secretIsLongAndStoredOnlyAsHash() {
        var issued = tokens.issue("script", Set.of(), null, directory.viewer("ann"));
        assertThat(issued.secret()).startsWith("pxt_").hasSize(47);
        assertThat(issued.token().scopes()).containsExactlyInAnyOrder("read", "write");
        var stored = directory
                .jdbc
                .sql("select token_hash from api_token")
                .query(String.class)
                .single();
        assertThat(stored).hasSize(64).doesNotContain(issued.secret());
        assertThat(tokens.accept(issued.secret()))
                .get()
                .extracting(a -> a.viewer().account())
                .isEqualTo("ann");
        assertThat(tokens.accept(issued.secret() + "x")).isEmpty();
    }

    @Test
    void tokenEndsAtItsEndAndWhenRevokedAndWithItsPerson() {
        var ann = directory.viewer("ann");
        var ending = tokens.issue("a", Set.of(), TestDirectory.NOW.plusSeconds(60), ann);
        var revoked = tokens.issue("b", Set.of(), null, ann);
        assertThat(tokens.accept(ending.secret())).isPresent();
        directory.later(Duration.ofSeconds(60));
        assertThat(tokens.accept(ending.secret())).isEmpty();
        tokens.revoke(revoked.token().id(), ann);
        assertThat(tokens.accept(revoked.secret())).isEmpty();
        assertThat(tokens.of(ann)).extracting(ApiTokens.Token::name).containsExactly("a");
    }

    @Test
    void useIsNotedOnceAMinute() {
        var ann = directory.viewer("ann");
        var secret = tokens.issue("a", Set.of(), null, ann).secret();
        tokens.accept(secret);
        directory.later(Duration.ofSeconds(59));
        tokens.accept(secret);
        assertThat(tokens.of(ann).get(0).lastUsedAt()).isEqualTo(TestDirectory.NOW);
        directory.later(Duration.ofSeconds(1));
        tokens.accept(secret);
        assertThat(tokens.of(ann).get(0).lastUsedAt()).isEqualTo(TestDirectory.NOW.plusSeconds(60));
    }

    @Test
    void onlyTheOwnerOrAnAdministratorRevokes() {
        directory.person("bo");
        var id = tokens.issue("a", Set.of(), null, directory.viewer("ann"))
                .token()
                .id();
        assertThatThrownBy(() -> tokens.revoke(id, directory.viewer("bo")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        tokens.revoke(id, directory.viewer("root"));
    }

    @Test
    void administratorRoleNeedsTheScopeAdmin() {
        assertThatThrownBy(() -> tokens.issue("a", Set.of("admin"), null, directory.viewer("ann")))
                .isInstanceOf(Refusal.class);
        var root = directory.viewer("root");
        assertThat(new TokenAuthentication(root, Set.of("read", "write"))
                        .narrow(root)
                        .has(Role.ADMINISTRATOR))
                .isFalse();
        assertThat(new TokenAuthentication(root, Set.of("admin")).narrow(root).has(Role.ADMINISTRATOR))
                .isTrue();
    }

    @Test
    void readingTokenChangesNothing() {
        var ann = directory.viewer("ann");
        assertThat(new TokenAuthentication(ann, Set.of("read")).allows("GET")).isTrue();
        assertThat(new TokenAuthentication(ann, Set.of("read")).allows("POST")).isFalse();
        assertThat(new TokenAuthentication(ann, Set.of("write")).allows("PATCH"))
                .isTrue();
    }

    @Test
    void badRequestsForATokenNameTheField() {
        var ann = directory.viewer("ann");
        assertThatThrownBy(() -> tokens.issue(" ", Set.of(), null, ann)).hasMessageStartingWith("name");
        assertThatThrownBy(() -> tokens.issue("a", Set.of("all"), null, ann)).hasMessageStartingWith("scopes");
        assertThatThrownBy(() -> tokens.issue("a", Set.of(), TestDirectory.NOW, ann))
                .hasMessageStartingWith("expiresAt");
    }
}
