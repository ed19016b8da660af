package org.praxisitsm.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Absences.Absence;
import org.praxisitsm.identity.People.Group;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the directory's tables. */
@Repository
class DirectoryRows {

    private static final String PERSON =
            "p.account, p.name, p.email, p.unit, p.title, p.phone, p.site, p.locale, p.zone, p.vip, p.active,"
                    + " p.manager";
    private static final String GROUP = "select group_key, name, unit, lead_account, description from support_group ";
    private static final String ABSENCE =
            "select a.id, a.account, a.from_at, a.to_at, a.substitute, a.reason from absence a ";

    private final JdbcClient jdbc;

    DirectoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean hasReports(String account) {
        return jdbc.sql("select account from person where manager = :account and active = true limit 1")
                .param("account", account)
                .query(String.class)
                .optional()
                .isPresent();
    }

    Optional<Person> person(String account) {
        return jdbc.sql("select " + PERSON + " from person p where p.account = :account")
                .param("account", account)
                .query(DirectoryRows::person)
                .optional();
    }

    List<String> accountsWith(Role role, @Nullable String unit) {
        return jdbc.sql("select distinct p.account from role_grant g join person p on p.account = g.account"
                        + " where g.role = :role and p.active = true"
                        + (unit == null ? "" : " and g.unit in (:unit, '*')")
                        + " order by p.account")
                .params(unit == null ? Map.of("role", role.name()) : Map.of("role", role.name(), "unit", unit))
                .query(String.class)
                .list();
    }

    /** @param name account, or a mail address that one person alone has */
    Optional<Credentials> credentials(String name) {
        var column = name.contains("@") ? "email" : "account";
        var found = jdbc.sql("select account, name, active, password_hash from person where " + column + " = :name")
                .param("name", name)
                .query((row, n) -> new Credentials(
                        row.getString("account"),
                        row.getString("name"),
                        row.getBoolean("active"),
                        row.getString("password_hash")))
                .list();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** @return those of the accounts that are active, as somebody is who signs in now, by account */
    Map<String, SignedIn> present(List<String> accounts) {
        var people = new HashMap<String, String[]>();
        var roles = new HashMap<String, List<Role>>();
        jdbc.sql("select p.account, p.name, p.password_hash, g.role from person p"
                        + " left join role_grant g on g.account = p.account"
                        + " where p.active = true and p.account in (:accounts)")
                .param("accounts", accounts)
                .query((ResultSet row) -> {
                    var account = row.getString("account");
                    people.put(account, new String[] {row.getString("name"), row.getString("password_hash")});
                    var held = roles.computeIfAbsent(account, any -> new ArrayList<>());
                    if (row.getString("role") != null) {
                        held.add(Role.valueOf(row.getString("role")));
                    }
                });
        var present = new HashMap<String, SignedIn>();
        people.forEach((account, person) -> present.put(
                account, SignedIn.of(account, person[0], roles.get(account).stream(), SignedIn.stamp(person[1]))));
        return present;
    }

    /** Active people after the given one, by name and account; one more than asked for where there are more. */
    List<Person> search(String text, int limit, @Nullable String afterName, @Nullable String afterAccount) {
        var sql = new StringBuilder("select " + PERSON + " from person p where p.active = true");
        var parameters = new LinkedHashMap<String, Object>(Map.of("limit", limit + 1));
        if (!text.isEmpty()) {
            sql.append(" and (lower(p.name) like :text escape '!' or p.account like :text escape '!'"
                    + " or lower(p.email) like :text escape '!')");
            parameters.put("text", "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
        }
        if (afterName != null && afterAccount != null) {
            sql.append(" and (p.name > :name or (p.name = :name and p.account > :account))");
            parameters.put("name", afterName);
            parameters.put("account", afterAccount);
        }
        return jdbc.sql(sql + " order by p.name, p.account limit :limit")
                .params(parameters)
                .query(DirectoryRows::person)
                .list();
    }

    List<Group> groups() {
        return jdbc.sql(GROUP + "order by name, group_key")
                .query((row, n) -> new Group(
                        row.getString("group_key"),
                        row.getString("name"),
                        row.getString("unit"),
                        row.getString("lead_account"),
                        row.getString("description")))
                .list();
    }

    List<Person> members(String group) {
        return jdbc.sql("select " + PERSON + " from group_member m join person p on p.account = m.account"
                        + " where m.group_key = :group and p.active = true order by p.account")
                .param("group", group)
                .query(DirectoryRows::person)
                .list();
    }

    Map<String, Set<String>> skills(String group) {
        var skills = new LinkedHashMap<String, Set<String>>();
        jdbc.sql("select s.account, s.skill from person_skill s join group_member m on m.account = s.account"
                        + " where m.group_key = :group order by s.account, s.skill_level desc, s.skill")
                .param("group", group)
                .query((ResultSet row) -> {
                    skills.computeIfAbsent(row.getString("account"), account -> new LinkedHashSet<>())
                            .add(row.getString("skill"));
                });
        return skills;
    }

    List<Absence> absencesIn(String group, long after) {
        return jdbc.sql(ABSENCE + "join group_member m on m.account = a.account"
                        + " where m.group_key = :group and a.to_at > :after")
                .param("group", group)
                .param("after", after)
                .query(DirectoryRows::absence)
                .list();
    }

    List<Absence> absencesOf(String account, long after) {
        return jdbc.sql(ABSENCE + "where a.account = :account and a.to_at > :after order by a.from_at, a.id")
                .param("account", account)
                .param("after", after)
                .query(DirectoryRows::absence)
                .list();
    }

    Set<Viewer.Grant> grants(String account) {
        return jdbc.sql("select role, unit from role_grant where account = :account")
                .param("account", account)
                .query((row, n) -> new Viewer.Grant(Role.valueOf(row.getString("role")), row.getString("unit")))
                .set();
    }

    Set<String> groupsOf(String account) {
        return jdbc.sql("select group_key from group_member where account = :account")
                .param("account", account)
                .query(String.class)
                .set();
    }

    Map<String, Integer> skillsOf(String account) {
        var skills = new LinkedHashMap<String, Integer>();
        jdbc.sql("select skill, skill_level from person_skill where account = :account order by skill")
                .param("account", account)
                .query((ResultSet row) -> {
                    skills.put(row.getString("skill"), row.getInt("skill_level"));
                });
        return skills;
    }

    private static Person person(ResultSet row, int n) throws SQLException {
        return new Person(
                row.getString("account"),
                row.getString("name"),
                row.getString("email"),
                row.getString("unit"),
                row.getString("title"),
                row.getString("phone"),
                row.getString("site"),
                row.getString("locale"),
                row.getString("zone"),
                row.getBoolean("vip"),
                row.getBoolean("active"),
                row.getString("manager"));
    }

    private static Absence absence(ResultSet row, int n) throws SQLException {
        return new Absence(
                row.getLong("id"),
                row.getString("account"),
                Micros.instant(row.getLong("from_at")),
                Micros.instant(row.getLong("to_at")),
                row.getString("substitute"),
                row.getString("reason"));
    }
}
