package org.praxisitsm.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.praxisitsm.identity.TestDirectory.NOW;
import static org.praxisitsm.identity.TestDirectory.SYSTEM;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.DemoFile.Entry;
import org.praxisitsm.identity.People.Group;
import org.praxisitsm.shared.StartRefused;
import org.springframework.mock.env.MockEnvironment;

@Tag("database")
class DemoOrganisationTests {

    private final TestDirectory directory = new TestDirectory();
    private final DemoFile file = DemoFile.read();

    @Test
    void everyAccountOfTheContractIsThere() {
        assertThat(file.accounts())
                .doesNotHaveDuplicates()
                .hasSizeBetween(55, 65)
                .contains(
                        "requester",
                        "agent",
                        "network",
                        "approver",
                        "change-manager",
                        "owner",
                        "hr",
                        "hr-owner",
                        "finance",
                        "finance-owner",
                        "auditor",
                        "manager",
                        "admin");
    }

    @Test
    void everythingThatIsNamedExists() {
        var groups = file.groups().stream().map(Group::key).toList();
        file.groups().forEach(group -> assertThat(file.accounts()).contains(group.lead()));
        for (var entry : file.people()) {
            PersonCheck.require(file.person(entry));
            assertThat(groups).containsAll(entry.groups());
            assertThat(entry.manager() == null || file.accounts().contains(entry.manager()))
                    .as("manager of %s", entry.account())
                    .isTrue();
        }
    }

    @Test
    void everyCategoryOfAnIncidentHasSomebodyWhoKnowsIt() {
        assertThat(file.people().stream().map(Entry::skills).flatMap(skills -> skills.keySet().stream()))
                .contains(
                        "network",
                        "hardware",
                        "software",
                        "access",
                        "email",
                        "printing",
                        "warehouse",
                        "erp",
                        "telephony",
                        "security");
    }

    @Test
    void itGroupsHaveThreeToSixMembers() {
        file.groups().stream().filter(group -> group.unit().equals("it")).forEach(group -> assertThat(
                        file.people().stream().filter(entry -> entry.groups().contains(group.key())))
                .as(group.key())
                .hasSizeBetween(3, 6));
    }

    @Test
    void secondStartLeavesAloneWhatWasChanged() {
        seed();
        directory.groups.removeMember("network", "network", SYSTEM);
        var acts = directory.acts.size();
        seed();
        assertThat(directory.acts).hasSize(acts);
        assertThat(directory.people.accountsOf("network"))
                .doesNotContain("network")
                .hasSize(3);
        assertThat(directory.people.membersOf("service-desk", NOW)).hasSize(6);
        assertThat(directory.viewer("manager").has(Role.MANAGER, "finance")).isTrue();
        assertThat(directory.viewer("requester").isOnlyRequester()).isTrue();
    }

    @Test
    void productionRefusesDemoPasswords() {
        seed();
        assertThatThrownBy(() ->
                        guard("root", TestDirectory.PASSWORD, "production").start())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("password \"demo\"");
    }

    @Test
    void demoPasswordIsRefusedEvenWhereBothProfilesAreOn() {
        seed();
        assertThatThrownBy(() -> guard("", "", "production", "demo").start()).isInstanceOf(StartRefused.class);
        assertThatCode(() -> guard("", "", "demo").start()).doesNotThrowAnyException();
    }

    @Test
    void firstAdministratorComesFromTheEnvironment() {
        assertThatThrownBy(() -> guard("", "", "production").start())
                .isInstanceOfSatisfying(StartRefused.class, refused -> assertThat(refused.remedy())
                        .contains("PRAXIS_ADMIN_ACCOUNT", "PRAXIS_ADMIN_PASSWORD"));
        assertThatThrownBy(() -> guard("chief", "too short", "production").start())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("12 characters");
        guard("chief", TestDirectory.PASSWORD, "mysql").start();
        assertThat(directory.viewer("chief").grants())
                .isEqualTo(Set.of(new Viewer.Grant(Role.REQUESTER, "*"), new Viewer.Grant(Role.ADMINISTRATOR, "*")));
        assertThatCode(() -> guard("", "", "production").start()).doesNotThrowAnyException();
    }

    private void seed() {
        new DemoOrganisation(
                        directory.rows,
                        directory.stored,
                        directory.directory,
                        directory.encoder,
                        directory.jdbc,
                        directory.transaction,
                        directory.clock,
                        directory.events)
                .ensure();
    }

    private StartGuard guard(String account, String password, String... profiles) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        return new StartGuard(
                directory.jdbc,
                directory.rows,
                directory.directory,
                directory.encoder,
                environment,
                directory.transaction,
                directory.clock,
                directory.events,
                account,
                password);
    }
}
