package org.praxisitsm.approval;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who decides approvals for somebody for a while, though they are there: by date, and for all practices or some. */
@Service
public class Delegations {

    /**
     * @param from first instant at which it counts, @param to first instant after it
     * @param practices keys; empty for all
     */
    public record Delegation(
            long id, String account, String substitute, Instant from, Instant to, List<String> practices) {

        boolean covers(String practice, Instant at) {
            return !at.isBefore(from) && at.isBefore(to) && (practices.isEmpty() || practices.contains(practice));
        }
    }

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final People people;
    private final Practices practices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Delegations(JdbcClient jdbc, People people, Practices practices, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.practices = practices;
        this.events = events;
        this.clock = clock;
    }

    /** @return those of the person that are not over, the earliest first */
    @Transactional(readOnly = true)
    public List<Delegation> of(String account, Viewer viewer) {
        refuseUnlessFor(account, viewer);
        return of(account);
    }

    /** @return those by which the viewer decides for others, now or later, the earliest first */
    @Transactional(readOnly = true)
    public List<Delegation> naming(Viewer viewer) {
        return read("substitute", viewer.account());
    }

    private List<Delegation> of(String account) {
        return read("account", account);
    }

    private List<Delegation> read(String column, String account) {
        return jdbc.sql("select id, account, substitute, from_at, to_at, practices from approval_delegation where "
                        + column + " = :account and to_at > :now order by from_at, id")
                .param("account", account)
                .param("now", Micros.of(clock.instant()))
                .query((row, n) -> new Delegation(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Objects.requireNonNull(Micros.instant(row.getLong(4))),
                        Objects.requireNonNull(Micros.instant(row.getLong(5))),
                        ApprovalSpec.words(row.getString(6))))
                .list();
    }

    /** @return who decides for the person now; one for the practice alone counts before one for all */
    Optional<String> standIn(String account, String practice) {
        var now = clock.instant();
        return of(account).stream()
                .filter(one -> one.covers(practice, now))
                .min(Comparator.comparing((Delegation one) -> one.practices().isEmpty()))
                .map(Delegation::substitute)
                .filter(other -> people.isPresent(other, now));
    }

    /**
     * One's own, that of somebody one leads, or anybody's as administrator.
     *
     * @throws Refusal forbidden for others; invalid for an unknown or inactive person, the person themselves, an end that is
     *     not after the start or over already, or a practice that is not there
     */
    @Transactional
    public Delegation add(
            String account, String substitute, Instant from, Instant to, List<String> forPractices, Viewer by) {
        refuseUnlessFor(account, by);
        if (substitute.equals(account)
                || people.person(substitute).filter(People.Person::active).isEmpty()) {
            throw Refusal.invalid("substitute", "Name another active person.");
        }
        if (!from.isBefore(to)) {
            throw Refusal.invalid("to", "It must end after it starts.");
        }
        if (!to.isAfter(clock.instant())) {
            throw Refusal.invalid("to", "This is over already.");
        }
        forPractices.stream()
                .filter(key -> practices.current(key).isEmpty())
                .findFirst()
                .ifPresent(key -> {
                    throw Refusal.invalid("practices", "There is no practice " + key + ".");
                });
        if (of(account).size() >= MOST) {
            throw Refusal.conflict("There are " + MOST + " already; remove one.");
        }
        var made = new Delegation(
                Ids.next(),
                account,
                substitute,
                Micros.truncated(from),
                Micros.truncated(to),
                List.copyOf(forPractices));
        jdbc.sql("insert into approval_delegation (id, account, substitute, from_at, to_at, practices, entered_by,"
                        + " entered_at) values (:id, :account, :substitute, :from, :to, :practices, :by, :at)")
                .param("id", made.id())
                .param("account", account)
                .param("substitute", substitute)
                .param("from", Micros.of(made.from()))
                .param("to", Micros.of(made.to()))
                .param("practices", forPractices.isEmpty() ? null : String.join(",", forPractices))
                .param("by", by.account())
                .param("at", Micros.of(clock.instant()))
                .update();
        events.publishEvent(Act.on(by.account(), "approval.substitute-named", "person", account, facts(made)));
        return made;
    }

    @Transactional
    public void remove(String account, long id, Viewer by) {
        refuseUnlessFor(account, by);
        var one = of(account).stream()
                .filter(known -> known.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no such delegation of " + account + "."));
        jdbc.sql("delete from approval_delegation where id = :id")
                .param("id", id)
                .update();
        events.publishEvent(Act.on(by.account(), "approval.substitute-removed", "person", account, facts(one)));
    }

    private void refuseUnlessFor(String account, Viewer by) {
        var person = people.person(account).orElseThrow(() -> Refusal.notFound("There is no person " + account + "."));
        if (!account.equals(by.account()) && !by.account().equals(person.manager()) && !by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Only the person, their manager or an administrator says who decides for them.");
        }
    }

    private static Map<String, Object> facts(Delegation one) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("substitute", one.substitute());
        facts.put("from", one.from().toString());
        facts.put("to", one.to().toString());
        if (!one.practices().isEmpty()) {
            facts.put("practices", one.practices());
        }
        return facts;
    }
}
