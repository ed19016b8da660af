package org.praxisitsm.sla;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.Agreement.Target;
import org.praxisitsm.sla.Agreement.ZoneRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says by the pack's tables which agreements apply to a ticket and how long its targets may take; as facts. */
@Component
class AgreementChoice {

    private static final Logger LOG = LoggerFactory.getLogger(AgreementChoice.class);

    /** Facts that follow from others, with the value that they follow from. */
    private static final Map<String, List<String>> DERIVED = Map.of(
            "criticality", List.of("service"),
            "vip", List.of("affected", "requester"),
            "customer", List.of("affected", "requester"));

    private final Agreements agreements;
    private final AgreementTables tables;
    private final CalendarVersions calendars;
    private final Definitions definitions;
    private final People people;
    private final Services services;
    private final ApplicationEventPublisher events;

    AgreementChoice(
            Agreements agreements,
            AgreementTables tables,
            CalendarVersions calendars,
            Definitions definitions,
            People people,
            Services services,
            ApplicationEventPublisher events) {
        this.agreements = agreements;
        this.tables = tables;
        this.calendars = calendars;
        this.definitions = definitions;
        this.people = people;
        this.services = services;
        this.events = events;
    }

    /** @return whether any of the changed values could matter to the tables */
    boolean isConcerned(PublishedPack pack, Set<String> attached, Set<String> changed) {
        var table = pack.pack().descriptor().agreements();
        if (table == null) {
            return false;
        }
        if (changed.contains("group") && attached.stream().anyMatch(this::followsTheGroup)) {
            return true;
        }
        var read = new LinkedHashSet<>(tables.inputs(pack.pack(), table));
        attached.stream()
                .flatMap(key -> agreements.effective(key, Instant.MAX).stream())
                .flatMap(version -> version.agreement().targets().stream())
                .map(Target::table)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(duration -> read.addAll(tables.inputs(pack.pack(), duration)));
        return read.stream()
                .anyMatch(name -> changed.contains(name)
                        || DERIVED.getOrDefault(name, List.of()).stream().anyMatch(changed::contains));
    }

    private boolean followsTheGroup(String key) {
        return agreements
                .effective(key, Instant.MAX)
                .filter(version -> version.agreement().zone() == ZoneRule.GROUP)
                .isPresent();
    }

    /** @return what follows for the clocks; nothing where all stays as it is */
    List<Fact> decide(String number, PublishedPack pack, TicketClocks clocks, Instant at) {
        var table = pack.pack().descriptor().agreements();
        if (table == null) {
            return List.of();
        }
        var known = facts(clocks.ticket(), pack);
        var made = new ArrayList<DecisionMade>();
        List<Map<String, Object>> rows;
        try {
            rows = decided(number, pack, table, known, made);
        } catch (Refusal undecided) {
            LOG.warn("The table {} cannot say which agreements apply to {}: {}", table, number, undecided.getMessage());
            return List.of();
        }
        var wanted = new LinkedHashSet<String>();
        rows.stream()
                .map(row -> Objects.toString(row.get("agreement"), ""))
                .flatMap(keys -> Arrays.stream(keys.split(",")))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .forEach(wanted::add);
        var facts = new ArrayList<Fact>();
        for (var key : clocks.attached().keySet()) {
            if (!wanted.contains(key)) {
                facts.add(new Fact(Ids.next(), at, Fact.Kind.DETACHED, Map.of("agreement", key)));
            }
        }
        for (var key : wanted) {
            var version = clocks.attached().get(key);
            if (version == null) {
                agreements
                        .effective(key, at)
                        .flatMap(found -> attached(number, pack, found, known, at, made))
                        .ifPresentOrElse(
                                facts::add, () -> LOG.warn("The table {} names {}, which is not in force", table, key));
            } else {
                var agreement = definitions.agreement(key, version);
                facts.addAll(promised(number, pack, agreement, clocks, known, at, made));
                moved(agreement, version, clocks, known, at).ifPresent(facts::add);
            }
        }
        if (!facts.isEmpty()) {
            made.forEach(events::publishEvent);
        }
        return facts;
    }

    private List<Map<String, Object>> decided(
            String number, PublishedPack pack, String table, Map<String, Object> known, List<DecisionMade> made) {
        var verdict = tables.decide(pack.pack(), table, known);
        var outputs = verdict.rows().size() == 1 ? verdict.rows().get(0) : Map.of("results", verdict.rows());
        made.add(new DecisionMade(
                number,
                table,
                pack.version(),
                DecisionMade.Kind.TABLE,
                verdict.inputs(),
                asNamed(outputs),
                verdict.matchedRules(),
                null));
        return verdict.rows();
    }

    private static Map<String, Object> asNamed(Map<?, ?> outputs) {
        var named = new LinkedHashMap<String, Object>();
        outputs.forEach((name, value) -> named.put(name.toString(), value));
        return named;
    }

    private Optional<Fact> attached(
            String number,
            PublishedPack pack,
            AgreementVersion version,
            Map<String, Object> known,
            Instant at,
            List<DecisionMade> made) {
        var targets = givens(number, pack, version.agreement(), known, at, made);
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("agreement", version.agreement().key());
        values.put("version", version.version());
        values.put("targets", targets);
        return Optional.of(new Fact(Ids.next(), at, Fact.Kind.ATTACHED, values));
    }

    /** @return what each target is given now, by its key, written; targets without a promise are left out */
    Map<String, Object> givens(
            String number,
            PublishedPack pack,
            Agreement agreement,
            Map<String, Object> known,
            Instant at,
            List<DecisionMade> made) {
        var givens = new LinkedHashMap<String, Object>();
        for (var target : agreement.targets()) {
            var promise = promise(number, pack, agreement, target, known, made);
            var calendar = target.calendar() == null ? agreement.calendar() : target.calendar();
            var version = calendars.effective(calendar, at);
            if (promise.isPresent() && version.isPresent()) {
                var given = new Given(promise.get(), calendar, version.get(), zone(agreement, known));
                givens.put(target.key(), given.written());
            }
        }
        return givens;
    }

    /** The ticket came to a group elsewhere: from now on its hours are read in the zone of that one. */
    private Optional<Fact> moved(
            Agreement agreement, int version, TicketClocks clocks, Map<String, Object> known, Instant at) {
        if (agreement.zone() != ZoneRule.GROUP) {
            return Optional.empty();
        }
        var zone = zone(agreement, known);
        var givens = new LinkedHashMap<String, Object>();
        var changed = false;
        for (var run : clocks.runs()) {
            if (run.agreement().key().equals(agreement.key())) {
                var given = run.given();
                changed |= !run.hasStopped() && !Objects.equals(given.zone(), zone);
                givens.put(
                        run.target().key(),
                        new Given(given.promise(), given.calendar(), given.calendarVersion(), zone).written());
            }
        }
        if (!changed) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("agreement", agreement.key());
        values.put("version", version);
        values.put("targets", givens);
        values.put("from", at.toString());
        return Optional.of(new Fact(Ids.next(), at, Fact.Kind.REPLANNED, values));
    }

    private List<Fact> promised(
            String number,
            PublishedPack pack,
            Agreement agreement,
            TicketClocks clocks,
            Map<String, Object> known,
            Instant at,
            List<DecisionMade> made) {
        var facts = new ArrayList<Fact>();
        for (var target : agreement.targets()) {
            var run = clocks.run(new ClockKey(agreement.key(), target.key()));
            if (target.table() == null || run.isEmpty() || run.get().hasStopped()) {
                continue;
            }
            var before = run.get().given().promise();
            promise(number, pack, agreement, target, known, made)
                    .filter(promise -> !promise.equals(before))
                    .ifPresent(promise -> facts.add(new Fact(
                            Ids.next(),
                            at,
                            Fact.Kind.PROMISED,
                            Map.of(
                                    "agreement", agreement.key(),
                                    "target", target.key(),
                                    "promise", promise.toString()))));
        }
        return facts;
    }

    private Optional<Promise> promise(
            String number,
            PublishedPack pack,
            Agreement agreement,
            Target target,
            Map<String, Object> known,
            List<DecisionMade> made) {
        if (target.table() == null) {
            return Optional.ofNullable(target.promise());
        }
        var facts = new HashMap<>(known);
        facts.put("agreement", agreement.key());
        facts.put("target", target.key());
        facts.put("kind", agreement.kind().name());
        try {
            var row =
                    decided(number, pack, target.table(), facts, made).stream().findFirst();
            return row.map(said -> said.get("promise")).map(said -> Promise.parse(said.toString()));
        } catch (Refusal | IllegalArgumentException undecided) {
            LOG.warn(
                    "The table {} promises nothing for {} of {}: {}",
                    target.table(),
                    target.key(),
                    number,
                    undecided.getMessage());
            return Optional.empty();
        }
    }

    /** @return everything that the tables may read */
    Map<String, Object> facts(Situation ticket, PublishedPack pack) {
        var facts = new HashMap<String, Object>(ticket.values());
        facts.put("unit", pack.pack().descriptor().unit());
        facts.put("practice", pack.pack().key());
        var service = ticket.value("service");
        facts.put(
                "criticality",
                service == null
                        ? null
                        : services.find(service.toString())
                                .map(Services.Service::criticality)
                                .orElse(null));
        var person = person(ticket.values());
        facts.put("vip", person != null && person.vip());
        facts.put("customer", person == null ? null : person.unit());
        return facts;
    }

    private People.@Nullable Person person(Map<String, Object> values) {
        var account = values.get("affected") == null ? values.get("requester") : values.get("affected");
        return account == null ? null : people.person(account.toString()).orElse(null);
    }

    private @Nullable ZoneId zone(Agreement agreement, Map<String, Object> known) {
        var person =
                switch (agreement.zone()) {
                    case CALENDAR -> null;
                    case REQUESTER -> person(known);
                    case GROUP ->
                        Optional.ofNullable(known.get("group"))
                                .flatMap(group -> people.group(group.toString()))
                                .map(People.Group::lead)
                                .flatMap(people::person)
                                .orElse(null);
                };
        try {
            return person == null ? null : ZoneId.of(person.zone());
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
