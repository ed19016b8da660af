package org.praxisitsm.sla;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.impact.AffectedAgreements;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Visibility;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The agreements that a ticket about one of the services would get, as the tables of each practice say for the units of those
 * who are hit; with how many of their promises run now on open tickets of these services.
 */
@Component
class PromisesAtStake implements AffectedAgreements {

    /** So many services and people are looked at: beyond that they would only name the same agreements again. */
    private static final int MOST_SERVICES = 50;

    private static final int MOST_PEOPLE = 200;

    private record Running(int count, @Nullable Instant nextDueAt) {}

    private final Practices practices;
    private final AgreementTables tables;
    private final Agreements agreements;
    private final Services services;
    private final People people;
    private final Visibility visibility;
    private final JdbcClient jdbc;

    PromisesAtStake(
            Practices practices,
            AgreementTables tables,
            Agreements agreements,
            Services services,
            People people,
            Visibility visibility,
            JdbcClient jdbc) {
        this.practices = practices;
        this.tables = tables;
        this.agreements = agreements;
        this.services = services;
        this.people = people;
        this.visibility = visibility;
        this.jdbc = jdbc;
    }

    @Override
    public List<AffectedAgreement> of(Set<String> hit, Set<String> whom, Viewer viewer) {
        var known = hit.stream()
                .sorted()
                .map(services::find)
                .flatMap(service -> service.stream())
                .limit(MOST_SERVICES)
                .toList();
        if (known.isEmpty()) {
            return List.of();
        }
        var customers = customers(whom);
        var running = running(known.stream().map(Services.Service::key).toList(), viewer);
        return practices.all().stream()
                .flatMap(pack -> keys(pack, known, customers).stream())
                .distinct()
                .flatMap(key -> agreements.effective(key, Instant.MAX).stream())
                .map(AgreementVersion::agreement)
                .map(agreement -> {
                    var now = running.getOrDefault(agreement.key(), new Running(0, null));
                    return new AffectedAgreement(
                            agreement.key(),
                            agreement.name(),
                            agreement.practice(),
                            agreement.kind().name(),
                            now.count(),
                            now.nextDueAt());
                })
                .sorted(java.util.Comparator.comparing(AffectedAgreement::kind)
                        .reversed()
                        .thenComparing(AffectedAgreement::name))
                .toList();
    }

    /** The units of those who are hit; one that is not known where nobody is. */
    private Collection<@Nullable String> customers(Set<String> whom) {
        var units = new LinkedHashSet<@Nullable String>();
        whom.stream()
                .limit(MOST_PEOPLE)
                .flatMap(account -> people.person(account).stream())
                .map(People.Person::unit)
                .forEach(units::add);
        if (units.isEmpty()) {
            units.add(null);
        }
        return units;
    }

    private Set<String> keys(PublishedPack pack, List<Services.Service> known, Collection<@Nullable String> customers) {
        var table = pack.pack().descriptor().agreements();
        if (table == null) {
            return Set.of();
        }
        var read = tables.inputs(pack.pack(), table);
        var asked = new LinkedHashSet<Map<String, Object>>();
        for (var service : known) {
            for (var customer : customers) {
                var facts = new HashMap<String, Object>();
                facts.put("service", service.key());
                facts.put("criticality", service.criticality());
                facts.put("customer", customer);
                facts.put("vip", false);
                facts.put("unit", pack.pack().descriptor().unit());
                facts.put("practice", pack.pack().key());
                facts.keySet().retainAll(read);
                asked.add(facts);
            }
        }
        var keys = new LinkedHashSet<String>();
        asked.forEach(facts -> keys.addAll(decided(pack, table, facts)));
        return keys;
    }

    private List<String> decided(PublishedPack pack, String table, Map<String, Object> facts) {
        try {
            return tables.decide(pack.pack(), table, facts).rows().stream()
                    .map(row -> Objects.toString(row.get("agreement"), ""))
                    .flatMap(keys -> Arrays.stream(keys.split(",")))
                    .map(String::strip)
                    .filter(key -> !key.isEmpty())
                    .toList();
        } catch (Refusal undecided) {
            return List.of();
        }
    }

    private Map<String, Running> running(List<String> keys, Viewer viewer) {
        var policy = visibility.predicate(viewer, "t", "t.id");
        var running = new LinkedHashMap<String, Running>();
        jdbc.sql(
                        """
                        select k.agreement_key, count(*), min(k.due_at) from sla_clock k join ticket t on t.id = k.ticket_id
                        where t.service_key in (:services) and k.ended_at is null
                        and t.category in ('NEW', 'IN_PROGRESS', 'ON_HOLD') and %s
                        group by k.agreement_key"""
                                .formatted(policy.sql()))
                .param("services", keys)
                .params(policy.parameters())
                .query((row, i) -> running.put(
                        row.getString(1), new Running(row.getInt(2), Micros.instant(row.getObject(3, Long.class)))))
                .list();
        return running;
    }
}
