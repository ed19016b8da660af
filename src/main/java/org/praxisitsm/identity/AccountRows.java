package org.praxisitsm.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People.Group;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the directory's tables. */
@Repository
class AccountRows {

    private final JdbcClient jdbc;

    AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Person person, @Nullable String passwordHash, Instant at) {
        bound(
                        "insert into person (account, name, email, unit, title, phone, site, locale, zone, vip, active, manager,"
                                + " password_hash, created_at, version) values (:account, :name, :email, :unit, :title, :phone,"
                                + " :site, :locale, :zone, :vip, :active, :manager, :hash, :at, 0)",
                        person)
                .param("hash", passwordHash)
                .param("at", Micros.of(at))
                .update();
    }

    void update(Person person) {
        bound(
                        "update person set name = :name, email = :email, unit = :unit, title = :title, phone = :phone,"
                                + " site = :site, locale = :locale, zone = :zone, vip = :vip, active = :active,"
                                + " manager = :manager, version = version + 1 where account = :account",
                        person)
                .update();
    }

    void password(String account, String hash) {
        jdbc.sql("update person set password_hash = :hash, version = version + 1 where account = :account")
                .param("hash", hash)
                .param("account", account)
                .update();
    }

    void revokeTokens(String account, Instant at) {
        jdbc.sql("update api_token set revoked_at = :at where account = :account and revoked_at is null")
                .param("at", Micros.of(at))
                .param("account", account)
                .update();
    }

    void grant(String account, Role role, String unit) {
        roleGrant("insert into role_grant (account, role, unit) values (:account, :role, :unit)", account, role, unit);
    }

    void revoke(String account, Role role, String unit) {
        roleGrant(
                "delete from role_grant where account = :account and role = :role and unit = :unit",
                account,
                role,
                unit);
    }

    /**
     * @return active administrators of everything; holds the grants until the transaction ends, so that two of them cannot
     *     remove each other at the same time
     */
    Set<String> administrators() {
        var granted = jdbc.sql("select account from role_grant where role = :role and unit = :unit for update")
                .param("role", Role.ADMINISTRATOR.name())
                .param("unit", Viewer.EVERY_UNIT)
                .query(String.class)
                .set();
        return granted.isEmpty()
                ? Set.of()
                : jdbc.sql("select account from person where active = true and account in (:accounts)")
                        .param("accounts", granted)
                        .query(String.class)
                        .set();
    }

    void insert(Group group) {
        bound(
                "insert into support_group (group_key, name, unit, lead_account, description)"
                        + " values (:key, :name, :unit, :lead, :description)",
                group);
    }

    void update(Group group) {
        bound(
                "update support_group set name = :name, unit = :unit, lead_account = :lead, description = :description"
                        + " where group_key = :key",
                group);
    }

    void addMember(String group, String account) {
        member("insert into group_member (group_key, account) values (:group, :account)", group, account);
    }

    void removeMember(String group, String account) {
        member("delete from group_member where group_key = :group and account = :account", group, account);
    }

    void skills(String account, Map<String, Integer> skills) {
        jdbc.sql("delete from person_skill where account = :account")
                .param("account", account)
                .update();
        skills.forEach((skill, level) -> jdbc.sql(
                        "insert into person_skill (account, skill, skill_level) values (:account, :skill, :level)")
                .param("account", account)
                .param("skill", skill)
                .param("level", level)
                .update());
    }

    private JdbcClient.StatementSpec bound(String sql, Person person) {
        return jdbc.sql(sql)
                .param("account", person.account())
                .param("name", person.name())
                .param("email", person.email())
                .param("unit", person.unit())
                .param("title", person.title())
                .param("phone", person.phone())
                .param("site", person.site())
                .param("locale", person.locale())
                .param("zone", person.zone())
                .param("vip", person.vip())
                .param("active", person.active())
                .param("manager", person.manager());
    }

    private void bound(String sql, Group group) {
        jdbc.sql(sql)
                .param("key", group.key())
                .param("name", group.name())
                .param("unit", group.unit())
                .param("lead", group.lead())
                .param("description", group.description())
                .update();
    }

    private void roleGrant(String sql, String account, Role role, String unit) {
        jdbc.sql(sql)
                .param("account", account)
                .param("role", role.name())
                .param("unit", unit)
                .update();
    }

    private void member(String sql, String group, String account) {
        jdbc.sql(sql).param("group", group).param("account", account).update();
    }
}
