package org.praxisitsm.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.praxisitsm.identity.Absences.Absence;
import org.praxisitsm.identity.People.Group;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.shared.Micros;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The directory as read all day: every answer is at most {@link #KEEP} old, and current on the node that changed it. */
@Component
class Directory {

    static final Duration KEEP = Duration.ofSeconds(10);
    private static final Boolean ALL = true;

    /** A member as stored; whether they are present depends on the instant. */
    record Seat(Person person, List<String> skills, List<Absence> absences) {

        boolean isAbsent(Instant at) {
            return absences.stream().anyMatch(absence -> absence.covers(at));
        }
    }

    private final DirectoryRows rows;
    private final Clock clock;
    private final TimedCache<String, Optional<Person>> people;
    private final TimedCache<String, Optional<Credentials>> credentials;
    private final TimedCache<String, Optional<Viewer>> viewers;
    private final TimedCache<String, List<Seat>> seats;
    private final TimedCache<String, List<Absence>> absences;
    private final TimedCache<Boolean, List<Group>> groups;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Directory(DirectoryRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
        this.people = new TimedCache<>(clock, KEEP, 5_000);
        this.credentials = new TimedCache<>(clock, KEEP, 5_000);
        this.viewers = new TimedCache<>(clock, KEEP, 5_000);
        this.seats = new TimedCache<>(clock, KEEP, 500);
        this.absences = new TimedCache<>(clock, KEEP, 5_000);
        this.groups = new TimedCache<>(clock, KEEP, 1);
    }

    Optional<Person> person(String account) {
        return people.get(account, rows::person);
    }

    Optional<Credentials> credentials(String name) {
        return credentials.get(name, rows::credentials);
    }

    /** Rights of an active account. */
    Optional<Viewer> viewer(String account) {
        return viewers.get(account, this::readViewer);
    }

    List<Seat> seats(String group) {
        return seats.get(group, this::readSeats);
    }

    /** Absences that are not over yet. */
    List<Absence> absences(String account) {
        return absences.get(account, key -> rows.absencesOf(key, Micros.of(clock.instant())));
    }

    List<Group> groups() {
        return groups.get(ALL, all -> rows.groups());
    }

    /** Call after every change; where a transaction is open, what was read during it is forgotten at its end as well. */
    void changed() {
        forget();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    forget();
                    tell();
                }
            });
        } else {
            tell();
        }
    }

    /** @param listener called after each change that was made on this node, by the thread that made it: be quick */
    void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    private void forget() {
        List.of(people, credentials, viewers, seats, absences, groups).forEach(TimedCache::forgetAll);
    }

    private Optional<Viewer> readViewer(String account) {
        return rows.person(account)
                .filter(Person::active)
                .map(person -> new Viewer(
                        person.account(),
                        person.name(),
                        person.unit(),
                        rows.grants(person.account()),
                        rows.groupsOf(person.account())));
    }

    private List<Seat> readSeats(String group) {
        var skills = rows.skills(group);
        var away = rows.absencesIn(group, Micros.of(clock.instant()));
        return rows.members(group).stream()
                .map(person -> new Seat(
                        person,
                        List.copyOf(skills.getOrDefault(person.account(), Set.of())),
                        away.stream()
                                .filter(absence -> absence.account().equals(person.account()))
                                .toList()))
                .toList();
    }
}
