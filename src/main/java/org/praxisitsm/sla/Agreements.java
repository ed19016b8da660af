package org.praxisitsm.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.PackPublished;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.reading.Findings;
import org.praxisitsm.practice.reading.YamlTree;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The agreements in force: shipped with packs, edited later, every version kept. */
@Service
public class Agreements {

    private static final Logger LOG = LoggerFactory.getLogger(Agreements.class);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private record Known(Instant readAt, Map<String, List<AgreementVersion>> byKey) {}

    private final AgreementStore store;
    private final CalendarVersions calendars;
    private final Practices practices;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile @Nullable Known known;

    Agreements(
            AgreementStore store,
            CalendarVersions calendars,
            Practices practices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.calendars = calendars;
        this.practices = practices;
        this.events = events;
        this.clock = clock;
    }

    /** @return of every agreement the version that new tickets are attached to, or the first where none is in force yet */
    public List<AgreementVersion> all(Viewer viewer) {
        require(viewer);
        return known().keySet().stream()
                .map(key -> effective(key, clock.instant()).orElseGet(() -> last(key)))
                .sorted(Comparator.comparing(version -> version.agreement().key()))
                .toList();
    }

    private AgreementVersion last(String key) {
        var versions = known().get(key);
        return versions.get(versions.size() - 1);
    }

    /**
     * @return all versions, newest first
     * @throws Refusal not found
     */
    public List<AgreementVersion> versions(String key, Viewer viewer) {
        require(viewer);
        var versions = store.versions(key);
        if (versions.isEmpty()) {
            throw Refusal.notFound("There is no agreement " + key + ".");
        }
        return versions;
    }

    /** @return the agreement's members, the way {@link #put} takes them */
    public static Map<String, Object> members(Agreement agreement) {
        return AgreementWriter.write(agreement);
    }

    /** @return what can happen to a ticket, by the names that rules use */
    public static Set<String> events() {
        return AgreementReader.EVENTS;
    }

    private static void require(Viewer viewer) {
        if (viewer.isOnlyRequester()) {
            throw Refusal.forbidden("Agreements are read by those who work with tickets.");
        }
    }

    /** @return whether any agreement of the practice has a target of the key */
    boolean haveTarget(String practice, String target) {
        return known().values().stream()
                .map(versions -> versions.get(0).agreement())
                .anyMatch(agreement -> agreement.practice().equals(practice)
                        && agreement.target(target).isPresent());
    }

    /** @return the version that tickets are attached to at the instant */
    Optional<AgreementVersion> effective(String key, Instant at) {
        return known().getOrDefault(key, List.of()).stream()
                .filter(version -> !version.effectiveFrom().isAfter(at))
                .findFirst();
    }

    private Map<String, List<AgreementVersion>> known() {
        var now = clock.instant();
        var cached = known;
        if (cached == null || Duration.between(cached.readAt(), now).abs().compareTo(FRESH) > 0) {
            var read = new LinkedHashMap<String, List<AgreementVersion>>();
            store.keys().forEach(key -> read.put(key, store.versions(key)));
            cached = new Known(now, read);
            known = cached;
        }
        return cached.byKey();
    }

    /**
     * Stores a new version; running clocks stay with theirs until they are re-planned.
     *
     * @param text the agreement as YAML or JSON
     * @param expectedVersion version that was read, or null
     * @throws Refusal forbidden but for owners of the practice and administrators; invalid, naming every bad member; conflict
     *     where somebody was quicker
     */
    @Transactional
    public AgreementVersion put(
            String key,
            byte[] text,
            @Nullable Instant effectiveFrom,
            @Nullable String comment,
            @Nullable Integer expectedVersion,
            Viewer by) {
        var before = store.versions(key).stream().findFirst().orElse(null);
        var version = version(key, text, effectiveFrom, comment, before, by);
        if (before != null && expectedVersion != null && before.version() != expectedVersion) {
            throw Refusal.conflict(
                    key + " has version " + before.version() + " meanwhile, by " + before.origin() + ".");
        }
        insert(version);
        events.publishEvent(new Act(
                by.account(),
                "agreement.changed",
                "agreement",
                key,
                null,
                before == null ? Map.of() : AgreementWriter.write(before.agreement()),
                AgreementWriter.write(version.agreement()),
                null,
                true));
        return version;
    }

    /**
     * What {@link #put} would store now; nothing is kept.
     *
     * @throws Refusal as {@link #put} does
     */
    public AgreementVersion proposed(String key, byte[] text, Viewer by) {
        var before = store.versions(key).stream().findFirst().orElse(null);
        return version(key, text, null, null, before, by);
    }

    /** @return what is wrong with it, each with the path of the member; nothing where it could be stored */
    public List<FieldError> problems(String key, byte[] text) {
        var before = store.versions(key).stream().findFirst();
        try {
            checked(key, before.isPresent() ? before.get().agreement().practice() : practiceOf(key), text);
            return List.of();
        } catch (Refusal refusal) {
            return refusal.errors().isEmpty() ? List.of(new FieldError("key", refusal.getMessage())) : refusal.errors();
        }
    }

    private AgreementVersion version(
            String key,
            byte[] text,
            @Nullable Instant effectiveFrom,
            @Nullable String comment,
            @Nullable AgreementVersion before,
            Viewer by) {
        var practice = before == null ? practiceOf(key) : before.agreement().practice();
        mustOwnPractice(practice, by);
        var now = Micros.truncated(clock.instant());
        if (effectiveFrom != null && effectiveFrom.isBefore(now.minusSeconds(60))) {
            throw Refusal.invalid("effectiveFrom", "It must not lie in the past; what was measured stays as it is.");
        }
        return new AgreementVersion(
                checked(key, practice, text),
                before == null ? 1 : before.version() + 1,
                by.account(),
                effectiveFrom == null ? now : Micros.truncated(effectiveFrom),
                now,
                comment);
    }

    private String practiceOf(String key) {
        return practices.all().stream()
                .map(published -> published.pack().key())
                .filter(practice -> key.startsWith(practice + "-"))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow(() -> Refusal.notFound(
                        "There is no agreement " + key + ", and no practice whose key it begins with."));
    }

    boolean isPractice(String practice) {
        return practices.current(practice).isPresent();
    }

    /** @return whether the person may store agreements of the practice */
    public boolean mayEdit(String practice, Viewer by) {
        var unit = practices
                .current(practice)
                .map(published -> published.pack().descriptor().unit())
                .orElse("");
        return by.has(Role.PROCESS_OWNER, unit) || by.has(Role.ADMINISTRATOR);
    }

    private void mustOwnPractice(String practice, Viewer by) {
        if (!mayEdit(practice, by)) {
            throw Refusal.forbidden("Agreements of " + practice + " are changed by its process owner.");
        }
    }

    /** @throws Refusal forbidden but for owners of the practice and administrators; not found */
    void mustOwn(String key, Viewer by) {
        var versions = known().get(key);
        mustOwnPractice(
                versions == null ? practiceOf(key) : last(key).agreement().practice(), by);
    }

    private Agreement checked(String key, String practice, byte[] text) {
        var findings = new Findings();
        var read = YamlTree.read("agreement", text, findings).map(yaml -> AgreementReader.read(yaml, practice));
        if (read.isPresent() && !findings.hasErrors()) {
            var agreement = read.get();
            practices
                    .current(practice)
                    .ifPresent(published -> AgreementRules.names(published.pack(), "agreement", agreement, findings));
        }
        if (read.isEmpty() || findings.hasErrors()) {
            throw Refusal.invalid(
                    findings.sorted().stream().map(Agreements::error).toList());
        }
        var agreement = read.get();
        if (!agreement.key().equals(key)) {
            throw Refusal.invalid("key", "The key is " + key + ", not " + agreement.key() + ".");
        }
        var missing = missingCalendars(agreement);
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing.entrySet().stream()
                    .map(place -> new FieldError(place.getKey(), "There is no calendar " + place.getValue() + "."))
                    .toList());
        }
        return agreement;
    }

    private static FieldError error(Finding finding) {
        var field = finding.element() == null ? "agreement" : finding.element();
        // The place stands before the message of a finding, and once is enough.
        var said = finding.message().startsWith(field + ": ")
                ? finding.message().substring(field.length() + 2)
                : finding.message();
        return new FieldError(field, said + ". " + finding.hint());
    }

    /** @return calendars that are not there, by the member that names them */
    private Map<String, String> missingCalendars(Agreement agreement) {
        var wanted = new LinkedHashMap<String, String>();
        wanted.put("calendar", agreement.calendar());
        for (var i = 0; i < agreement.targets().size(); i++) {
            var own = agreement.targets().get(i).calendar();
            if (own != null) {
                wanted.put("targets[" + i + "].calendar", own);
            }
        }
        wanted.values()
                .removeIf(calendar ->
                        calendars.effective(calendar, clock.instant()).isPresent());
        return wanted;
    }

    /** What a pack brings becomes a version where it differs from what a pack brought before: an edit made here stays. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PackPublished event) {
        var pack = event.published().pack();
        for (var path : pack.agreements()) {
            AgreementRules.read(pack, path, new Findings())
                    .ifPresent(agreement -> takeUp(agreement, event.published().version()));
        }
    }

    private void takeUp(Agreement agreement, int packVersion) {
        var brought = store.hashFromPack(agreement.key());
        if (brought.isPresent() && brought.get().equals(AgreementStore.hash(agreement))) {
            return;
        }
        var missing = missingCalendars(agreement);
        if (!missing.isEmpty()) {
            LOG.warn(
                    "The agreement {} names the calendars {}, which are not there: it measures nothing until they are",
                    agreement.key(),
                    missing.values());
        }
        var now = Micros.truncated(clock.instant());
        var version = store.versions(agreement.key()).stream()
                        .findFirst()
                        .map(AgreementVersion::version)
                        .orElse(0)
                + 1;
        // The first version also holds for tickets whose history is written later with earlier dates.
        var from = version == 1 ? Instant.EPOCH : now;
        insert(new AgreementVersion(agreement, version, "pack:" + packVersion, from, now, null));
    }

    private void insert(AgreementVersion version) {
        try {
            store.insert(version);
        } catch (DuplicateKeyException quicker) {
            throw Refusal.conflict(
                    version.agreement().key() + " was changed by somebody else at the same time; read it again.");
        }
        known = null;
        org.springframework.transaction.support.TransactionSynchronizationManager.registerSynchronization(
                new org.springframework.transaction.support.TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        known = null;
                    }
                });
    }
}
