package org.praxisitsm.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When people are away, and who stands in for them. */
@Service
public class Absences {

    /**
     * @param from first instant of the absence
     * @param to first instant after it
     * @param substitute account of the person who stands in, or null
     */
    public record Absence(
            long id, String account, Instant from, Instant to, @Nullable String substitute, @Nullable String reason) {

        public boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Absences(JdbcClient jdbc, Directory directory, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
        this.events = events;
    }

    /** @return absences that are not over yet, the earliest first */
    public List<Absence> of(String account) {
        return directory.absences(account);
    }

    /** @return the absence that counts at the instant; the one that ends last where several do */
    public Optional<Absence> at(String account, Instant at) {
        return directory.absences(account).stream()
                .filter(absence -> absence.covers(at))
                .reduce((one, other) -> one.to().isAfter(other.to()) ? one : other);
    }

    /**
     * Enters an absence: one's own, that of somebody one leads, or anybody's as administrator.
     *
     * @throws Refusal forbidden for others; not found for an unknown person; invalid where the end is not after the
     *     start, is over already, or the substitute is unknown, inactive or the person themselves
     */
    @Transactional
    public Absence add(
            String account, Instant from, Instant to, @Nullable String substitute, @Nullable String reason, Viewer by) {
        requireMayChange(account, by);
        check(account, from, to, substitute, reason);
        var absence =
                new Absence(Ids.next(), account, Micros.truncated(from), Micros.truncated(to), substitute, reason);
        jdbc.sql("insert into absence (id, account, from_at, to_at, substitute, reason)"
                        + " values (:id, :account, :from, :to, :substitute, :reason)")
                .param("id", absence.id())
                .param("account", account)
                .param("from", Micros.of(from))
                .param("to", Micros.of(to))
                .param("substitute", substitute)
                .param("reason", reason)
                .update();
        directory.changed();
        events.publishEvent(Act.on(by.account(), "absence.entered", "person", account, facts(absence)));
        return absence;
    }

    /** @throws Refusal not found, also where the absence is over or not the caller's to change */
    @Transactional
    public void remove(String account, long id, Viewer by) {
        requireMayChange(account, by);
        var absence = directory.absences(account).stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no such absence of " + account + "."));
        jdbc.sql("delete from absence where id = :id").param("id", id).update();
        directory.changed();
        events.publishEvent(Act.on(by.account(), "absence.removed", "person", account, facts(absence)));
    }

    private void requireMayChange(String account, Viewer by) {
        var person =
                directory.person(account).orElseThrow(() -> Refusal.notFound("There is no person " + account + "."));
        var own = by.account().equals(account) || by.account().equals(person.manager());
        if (!own && !by.isSystem() && !by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Only the person, their manager or an administrator enters an absence.");
        }
    }

    private void check(String account, Instant from, Instant to, @Nullable String substitute, @Nullable String reason) {
        if (!from.isBefore(to)) {
            throw Refusal.invalid("to", "The absence must end after it starts.");
        }
        if (!to.isAfter(clock.instant())) {
            throw Refusal.invalid("to", "This absence is over already.");
        }
        if (reason != null && reason.length() > 160) {
            throw Refusal.invalid("reason", "At most 160 characters.");
        }
        if (substitute != null
                && (substitute.equals(account) || directory.viewer(substitute).isEmpty())) {
            throw Refusal.invalid("substitute", "Name another active person.");
        }
    }

    private static LinkedHashMap<String, Object> facts(Absence absence) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("from", absence.from().toString());
        facts.put("to", absence.to().toString());
        if (absence.substitute() != null) {
            facts.put("substitute", absence.substitute());
        }
        return facts;
    }
}
