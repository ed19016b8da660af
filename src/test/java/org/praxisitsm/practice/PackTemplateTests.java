package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.praxisitsm.shared.Refusal;

class PackTemplateTests {

    @Test
    void namesThatPeopleWriteBecomeKeysAndLetters() {
        assertThat(PackTemplate.keyOf("Reisevorschüsse & mehr")).isEqualTo("reisevorschusse-mehr");
        assertThat(PackTemplate.keyOf(" 2. Größe ")).isEqualTo("grosse");
        assertThat(PackTemplate.keyOf("x".repeat(30) + " yyyyy")).isEqualTo("x".repeat(30) + "-yy");
        assertThat(PackTemplate.keyOf("42")).isEmpty();
        assertThat(PackTemplate.prefixOf("Travel advances", Set.of("TRA"))).isEqualTo("TRAV");
        assertThat(PackTemplate.prefixOf("Ö", Set.of())).isEmpty();
    }

    @Test
    void whateverTheNameTheFilesCanBeRead() {
        var name = "Cards: \"gold\" & <silver> {{key}} \\ # no $1 'x'";
        var pack = PackReader.read(template("cards", name, "CAR").files(), "cards");
        assertThat(pack.descriptor().name()).isEqualTo(name);
        assertThat(pack.forms()).containsOnlyKeys("cards-ask", "cards-handle");
        assertThat(pack.forms().get("cards-handle").fields())
                .singleElement()
                .satisfies(answer -> assertThat(answer.traits().neededFor()).containsExactly("decline"));
    }

    @Test
    void whatCannotBeIsRefusedByField() {
        assertThatThrownBy(() -> template("cards", "42", "CAR")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> template("Cards", "Cards", "CAR")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> template("cards", "Cards", "c"))
                .isInstanceOfSatisfying(Refusal.class, refused -> assertThat(refused.errors())
                        .extracting("field")
                        .containsExactly("prefix"));
    }

    private static PackTemplate template(String key, String name, String prefix) {
        return new PackTemplate(key, name, prefix, "finance", "finance-services", Locale.ENGLISH);
    }
}
