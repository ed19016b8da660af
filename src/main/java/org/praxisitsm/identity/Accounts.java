package org.praxisitsm.identity;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Administers people: who there is, how they sign in, what they may do. Every method is an administrator's, but for
 * {@link #changeOwnPassword}.
 */
@Service
public class Accounts {

    private final AccountRows rows;
    private final DirectoryRows stored;
    private final Directory directory;
    private final PasswordEncoder encoder;
    private final SignInThrottle throttle;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Accounts(
            AccountRows rows,
            DirectoryRows stored,
            Directory directory,
            PasswordEncoder encoder,
            SignInThrottle throttle,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.stored = stored;
        this.directory = directory;
        this.encoder = encoder;
        this.throttle = throttle;
        this.clock = clock;
        this.events = events;
    }

    /**
     * @param password first password, or null for an account that signs in otherwise
     * @throws Refusal forbidden; invalid; conflict where the account is taken
     */
    @Transactional
    public Person create(Person person, @Nullable String password, Viewer by) {
        requireAdministrator(by);
        PersonCheck.require(person);
        if (password != null) {
            PersonCheck.requirePassword(person.account(), password);
        }
        try {
            rows.insert(person, password == null ? null : encoder.encode(password), clock.instant());
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("The account " + person.account() + " is taken.");
        }
        rows.grant(person.account(), Role.REQUESTER, Viewer.EVERY_UNIT);
        told(by, "person.created", person.account(), Map.of(), facts(person));
        return person;
    }

    /**
     * Changes what is stored of a person; the account stays. An account that is closed loses its tokens and its open
     * sessions.
     *
     * @throws Refusal forbidden; not found; invalid; conflict where the last administrator would be closed
     */
    @Transactional
    public Person change(Person person, Viewer by) {
        requireAdministrator(by);
        PersonCheck.require(person);
        var before = require(person.account());
        if (before.active() && !person.active()) {
            requireAnotherAdministrator(person.account());
            rows.revokeTokens(person.account(), clock.instant());
        }
        rows.update(person);
        var old = facts(before);
        var now = facts(person);
        old.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), now.get(entry.getKey())));
        now.entrySet()
                .removeIf(
                        entry -> Objects.equals(entry.getValue(), facts(before).get(entry.getKey())));
        told(by, "person.changed", person.account(), old, now);
        return person;
    }

    /**
     * The person's open sessions end.
     *
     * @throws Refusal forbidden; not found; invalid for a password that is too short, too long or contains the account
     */
    @Transactional
    public void setPassword(String account, String password, Viewer by) {
        requireAdministrator(by);
        require(account);
        PersonCheck.requirePassword(account, password);
        store(account, password, by);
    }

    /**
     * The person's other sessions end.
     *
     * @throws Refusal forbidden where the current password is wrong; invalid for a bad new one
     */
    @Transactional
    public void changeOwnPassword(String current, String password, Viewer by) {
        var hash = stored.credentials(by.account())
                .map(Credentials::passwordHash)
                .orElseThrow(() -> Refusal.forbidden("This account has no password."));
        if (!encoder.matches(current, hash)) {
            throw Refusal.forbidden("The current password is wrong.");
        }
        PersonCheck.requirePassword(by.account(), password);
        OpenSessions.keep(by.account(), store(by.account(), password, by));
    }

    /**
     * @param unit key of a unit, or {@link Viewer#EVERY_UNIT}
     * @throws Refusal forbidden; not found; invalid for a bad unit
     */
    @Transactional
    public void grant(String account, Role role, String unit, Viewer by) {
        requireAdministrator(by);
        require(account);
        if (!unit.equals(Viewer.EVERY_UNIT) && !PersonCheck.isKey(unit, 32)) {
            throw Refusal.invalid("unit", "The key of a unit, or * for all.");
        }
        if (!stored.grants(account).contains(new Viewer.Grant(role, unit))) {
            rows.grant(account, role, unit);
            told(by, "role.granted", account, Map.of(), Map.of("role", role.name(), "unit", unit));
        }
    }

    /** @throws Refusal forbidden; not found, also where it is not granted; conflict for the last administrator */
    @Transactional
    public void revoke(String account, Role role, String unit, Viewer by) {
        requireAdministrator(by);
        require(account);
        if (!stored.grants(account).contains(new Viewer.Grant(role, unit))) {
            throw Refusal.notFound(account + " does not hold " + role + " for " + unit + ".");
        }
        if (role == Role.ADMINISTRATOR && unit.equals(Viewer.EVERY_UNIT)) {
            requireAnotherAdministrator(account);
        }
        rows.revoke(account, role, unit);
        told(by, "role.revoked", account, Map.of("role", role.name(), "unit", unit), Map.of());
    }

    static void requireAdministrator(Viewer by) {
        if (!by.isSystem() && !by.has(Role.ADMINISTRATOR, Viewer.EVERY_UNIT)) {
            throw Refusal.forbidden("Only an administrator changes people, roles and groups.");
        }
    }

    private Person require(String account) {
        return stored.person(account).orElseThrow(() -> Refusal.notFound("There is no person " + account + "."));
    }

    private void requireAnotherAdministrator(String account) {
        var administrators = rows.administrators();
        if (administrators.contains(account) && administrators.size() == 1) {
            throw Refusal.conflict(account + " is the last administrator; make somebody else one first.");
        }
    }

    private String store(String account, String password, Viewer by) {
        var hash = encoder.encode(password);
        rows.password(account, hash);
        throttle.forgive(account);
        told(by, "password.changed", account, Map.of(), Map.of());
        return hash;
    }

    private void told(Viewer by, String act, String account, Map<String, ?> before, Map<String, ?> after) {
        directory.changed();
        events.publishEvent(new Act(by.account(), act, "person", account, null, before, after, null, true));
    }

    private static Map<String, Object> facts(Person person) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", person.name());
        facts.put("email", Objects.toString(person.email(), ""));
        facts.put("unit", person.unit());
        facts.put("title", Objects.toString(person.title(), ""));
        facts.put("phone", Objects.toString(person.phone(), ""));
        facts.put("site", Objects.toString(person.site(), ""));
        facts.put("locale", person.locale());
        facts.put("zone", person.zone());
        facts.put("vip", person.vip());
        facts.put("active", person.active());
        facts.put("manager", Objects.toString(person.manager(), ""));
        return facts;
    }
}
