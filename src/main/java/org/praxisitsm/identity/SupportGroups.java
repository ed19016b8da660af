package org.praxisitsm.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.praxisitsm.identity.People.Group;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Administers support groups, their members and what these are skilled in; every method is an administrator's. */
@Service
public class SupportGroups {

    private final AccountRows rows;
    private final DirectoryRows stored;
    private final Directory directory;
    private final ApplicationEventPublisher events;

    SupportGroups(AccountRows rows, DirectoryRows stored, Directory directory, ApplicationEventPublisher events) {
        this.rows = rows;
        this.stored = stored;
        this.directory = directory;
        this.events = events;
    }

    /** @throws Refusal forbidden; invalid; conflict where the key is taken */
    @Transactional
    public Group create(Group group, Viewer by) {
        Accounts.requireAdministrator(by);
        check(group);
        try {
            rows.insert(group);
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("The group " + group.key() + " is there already.");
        }
        told(by, "group.created", group.key(), Map.of(), facts(group));
        return group;
    }

    /** @throws Refusal forbidden; not found; invalid */
    @Transactional
    public Group change(Group group, Viewer by) {
        Accounts.requireAdministrator(by);
        var before = require(group.key());
        check(group);
        rows.update(group);
        told(by, "group.changed", group.key(), facts(before), facts(group));
        return group;
    }

    /** Does nothing where the person is a member already. @throws Refusal forbidden; not found */
    @Transactional
    public void addMember(String group, String account, Viewer by) {
        Accounts.requireAdministrator(by);
        require(group);
        requirePerson(account);
        if (!stored.groupsOf(account).contains(group)) {
            rows.addMember(group, account);
            told(by, "member.added", group, Map.of(), Map.of("account", account));
        }
    }

    /** @throws Refusal forbidden; not found, also where the person is no member */
    @Transactional
    public void removeMember(String group, String account, Viewer by) {
        Accounts.requireAdministrator(by);
        require(group);
        if (!stored.groupsOf(account).contains(group)) {
            throw Refusal.notFound(account + " is no member of " + group + ".");
        }
        rows.removeMember(group, account);
        told(by, "member.removed", group, Map.of("account", account), Map.of());
    }

    /**
     * Replaces what a person is skilled in.
     *
     * @param skills level by key, from 1 (knows it) to 3 (expert)
     * @throws Refusal forbidden; not found; invalid for a bad key or level
     */
    @Transactional
    public void setSkills(String account, Map<String, Integer> skills, Viewer by) {
        Accounts.requireAdministrator(by);
        requirePerson(account);
        skills.forEach((skill, level) -> {
            if (!PersonCheck.isKey(skill, 64) || level < 1 || level > 3) {
                throw Refusal.invalid("skills." + skill, "A key in kebab case with a level from 1 to 3.");
            }
        });
        var before = stored.skillsOf(account);
        rows.skills(account, skills);
        directory.changed();
        events.publishEvent(
                new Act(by.account(), "skills.changed", "person", account, null, before, skills, null, true));
    }

    private void check(Group group) {
        if (!PersonCheck.isKey(group.key(), 64)) {
            throw Refusal.invalid("key", "Kebab case, at most 64 characters.");
        }
        if (group.name().isBlank() || group.name().length() > 160) {
            throw Refusal.invalid("name", "1 to 160 characters.");
        }
        if (!PersonCheck.isKey(group.unit(), 32)) {
            throw Refusal.invalid("unit", "The key of a unit, such as it or hr.");
        }
        if (group.description() != null && group.description().length() > 500) {
            throw Refusal.invalid("description", "At most 500 characters.");
        }
        if (group.lead() != null) {
            requirePerson(group.lead());
        }
    }

    private Group require(String key) {
        return stored.groups().stream()
                .filter(group -> group.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no group " + key + "."));
    }

    private void requirePerson(String account) {
        if (stored.person(account).isEmpty()) {
            throw Refusal.notFound("There is no person " + account + ".");
        }
    }

    private void told(Viewer by, String act, String group, Map<String, ?> before, Map<String, ?> after) {
        directory.changed();
        events.publishEvent(new Act(by.account(), act, "group", group, null, before, after, null, true));
    }

    private static Map<String, Object> facts(Group group) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", group.name());
        facts.put("unit", group.unit());
        facts.put("lead", Objects.toString(group.lead(), ""));
        facts.put("description", Objects.toString(group.description(), ""));
        return facts;
    }
}
