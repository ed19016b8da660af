package org.praxisitsm.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.praxisitsm.identity.TestDirectory.NOW;
import static org.praxisitsm.identity.TestDirectory.SYSTEM;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.People.Member;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.shared.Refusal;

@Tag("database")
class PeopleTests {

    private final TestDirectory directory = new TestDirectory();
    private final People people = directory.people;

    @BeforeEach
    void people() {
        for (var account : new String[] {"ann", "bo", "cy"}) {
            directory.person(account);
        }
        directory.group("network", "ann", "bo");
    }

    @Test
    void absentMemberIsNotPresentFromTheFirstInstantToTheLastExcluded() {
        directory.absences.add("ann", NOW.plusSeconds(10), NOW.plusSeconds(20), "cy", "leave", directory.viewer("ann"));
        assertThat(presence(9)).isTrue();
        assertThat(presence(10)).isFalse();
        assertThat(presence(19)).isFalse();
        assertThat(presence(20)).isTrue();
    }

    @Test
    void substituteOfASubstituteStandsIn() {
        directory.absences.add("ann", NOW, NOW.plusSeconds(20), "bo", null, SYSTEM);
        directory.absences.add("bo", NOW, NOW.plusSeconds(10), "cy", null, SYSTEM);
        assertThat(people.substituteOf("ann", NOW)).map(Person::account).contains("cy");
        assertThat(people.substituteOf("ann", NOW.plusSeconds(10)))
                .map(Person::account)
                .contains("bo");
        assertThat(people.substituteOf("cy", NOW)).isEmpty();
    }

    @Test
    void substitutesInACircleEndWithNobody() {
        directory.absences.add("ann", NOW, NOW.plusSeconds(20), "bo", null, SYSTEM);
        directory.absences.add("bo", NOW, NOW.plusSeconds(20), "ann", null, SYSTEM);
        assertThat(people.substituteOf("ann", NOW)).isEmpty();
    }

    @Test
    void absenceOfOthersIsForTheirManagerOrAnAdministrator() {
        var bo = directory.viewer("bo");
        assertThatThrownBy(() -> directory.absences.add("ann", NOW, NOW.plusSeconds(9), null, null, bo))
                .isInstanceOf(Refusal.class);
        var absence = directory.absences.add("ann", NOW, NOW.plusSeconds(9), null, null, SYSTEM);
        directory.absences.remove("ann", absence.id(), directory.viewer("ann"));
        assertThat(directory.absences.of("ann")).isEmpty();
    }

    @Test
    void membersComeWithTheirSkillsBestFirst() {
        directory.groups.setSkills("ann", Map.of("access", 1, "network", 3), SYSTEM);
        assertThat(people.membersOf("network", NOW))
                .extracting(member -> member.person().account(), Member::skills)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ann", java.util.List.of("network", "access")),
                        org.assertj.core.groups.Tuple.tuple("bo", java.util.List.of()));
        assertThat(people.accountsOf("network")).containsExactly("ann", "bo");
    }

    @Test
    void searchPagesThroughEverybodyOnce() {
        for (var i = 0; i < 23; i++) {
            directory.person("p" + i);
        }
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = people.search(null, 10, cursor);
            page.items().forEach(person -> seen.add(person.account()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).hasSize(26).doesNotHaveDuplicates();
    }

    @Test
    void searchTakesWildcardsLiterally() {
        assertThat(people.search("%", 10, null).items()).isEmpty();
        assertThat(people.search("bo@", 10, null).items())
                .extracting(Person::account)
                .containsExactly("bo");
    }

    @Test
    void foreignCursorIsRefused() {
        assertThatThrownBy(() -> people.search(null, 10, "%%%")).hasMessageStartingWith("cursor");
        assertThatThrownBy(() -> people.search(null, 0, null)).hasMessageStartingWith("limit");
    }

    @Test
    void anotherNodeSeesAChangeAfterTenSeconds() {
        var other = new Directory(directory.stored, directory.clock);
        assertThat(other.viewer("ann").orElseThrow().has(Role.AGENT)).isFalse();
        directory.accounts.grant("ann", Role.AGENT, "it", SYSTEM);
        assertThat(other.viewer("ann").orElseThrow().has(Role.AGENT)).isFalse();
        directory.later(Duration.ofSeconds(10));
        assertThat(other.viewer("ann").orElseThrow().has(Role.AGENT)).isTrue();
    }

    private boolean presence(long seconds) {
        return people.membersOf("network", NOW.plusSeconds(seconds)).get(0).present();
    }
}
