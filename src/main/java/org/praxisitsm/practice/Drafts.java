package org.praxisitsm.practice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.DraftRow.Origin;
import org.praxisitsm.practice.PackVersions.PracticeRow;
import org.praxisitsm.practice.reading.Sha256;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Drafts of packs on their way to publication: upload or edit, check, approve by a second person, publish. */
@Service
public class Drafts {

    /**
     * @param baseVersion published version it was made from, 0 for a new practice
     * @param findings of the gate, over the files as they stand
     * @param check results of the last check, null where the files changed since or it never ran
     * @param approvedBy who approved exactly these files, or null
     */
    public record Draft(
            long id,
            String practice,
            int baseVersion,
            Status status,
            String author,
            Instant createdAt,
            Instant updatedAt,
            int version,
            List<Finding> findings,
            @Nullable Check check,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable String approveComment,
            @Nullable Integer publishedVersion) {}

    public enum Status {
        OPEN,
        PUBLISHED,
        DISCARDED
    }

    public record Check(List<Finding> findings, List<PackCheck.Result> results) {
        @com.fasterxml.jackson.annotation.JsonIgnore
        public boolean isGreen() {
            return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR)
                    && results.stream().allMatch(PackCheck.Result::green);
        }
    }

    private static final int LONGEST_COMMENT = 2_000;

    private final DraftStore store;
    private final DraftReviewStore reviews;
    private final PackVersions versions;
    private final DraftChecks checks;
    private final Publication publication;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Drafts(
            DraftStore store,
            DraftReviewStore reviews,
            PackVersions versions,
            DraftChecks checks,
            Publication publication,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.store = store;
        this.reviews = reviews;
        this.versions = versions;
        this.checks = checks;
        this.publication = publication;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Keeps a zip as a draft. Nothing of it is deployed.
     *
     * @throws UnreadablePack where it cannot even be kept: not a zip, over a limit, another practice's key, unreadable yaml
     * @throws Refusal forbidden unless the viewer is process owner of the pack's unit, or administrator
     */
    @Transactional
    public Draft upload(String practice, byte[] zip, Viewer by) {
        if (!by.has(Role.PROCESS_OWNER) && !by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Only process owners and administrators bring packs");
        }
        var pack = PackReader.read(PackFiles.fromZip(zip), practice);
        var known = versions.practice(practice);
        DraftAccess.refuseUnlessOwner(by, unit(known), pack.descriptor().unit());
        return keep(practice, base(known), zip, Origin.UPLOAD, by);
    }

    /**
     * Opens a draft of a new practice with files to begin with.
     *
     * @throws Refusal conflict where there is such a practice, or a draft of it
     */
    @Transactional
    public Draft begin(PackTemplate template, Viewer by) {
        if (versions.practice(template.key()).isPresent()
                || !store.open(template.key()).isEmpty()) {
            throw Refusal.conflict("There is a practice " + template.key() + " already; give it another name.");
        }
        return upload(template.key(), template.files().toZip(), by);
    }

    /**
     * Opens a draft of the current version for editing, or returns the person's open one of that version.
     *
     * @throws Refusal not found where the practice has no version
     */
    @Transactional
    public Draft edit(String practice, Viewer by) {
        var known = versions.practice(practice).filter(row -> row.currentVersion() > 0);
        var row = known.orElseThrow(() -> Refusal.notFound("There is no practice " + practice));
        DraftAccess.refuseUnlessOwner(by, row.unit(), row.unit());
        for (var draft : store.open(practice)) {
            if (draft.author().equals(by.account()) && draft.baseVersion() == row.currentVersion()) {
                return shown(draft);
            }
        }
        var zip = versions.zip(practice, row.currentVersion()).orElseThrow();
        return keep(practice, row.currentVersion(), zip, Origin.STUDIO, by);
    }

    /**
     * Opens a draft with the files of an older version: published the same way as any other, it becomes the next version. Whoever
     * asks twice gets the same one.
     *
     * @throws Refusal not found where there is no such version, conflict where it is the one in use
     */
    @Transactional
    public Draft restore(String practice, int version, Viewer by) {
        var known = versions.practice(practice).filter(row -> row.currentVersion() > 0);
        var row = known.orElseThrow(() -> Refusal.notFound("There is no practice " + practice));
        DraftAccess.refuseUnlessOwner(by, row.unit(), row.unit());
        if (version == row.currentVersion()) {
            throw Refusal.conflict("Version " + version + " of " + practice + " is the one in use");
        }
        var zip = versions.zip(practice, version)
                .orElseThrow(() -> Refusal.notFound("There is no version " + version + " of the practice " + practice));
        DraftAccess.refuseUnlessOwner(
                by,
                row.unit(),
                PackReader.read(PackFiles.fromZip(zip)).descriptor().unit());
        var again = store.open(practice).stream()
                .filter(open -> open.author().equals(by.account())
                        && open.baseVersion() == row.currentVersion()
                        && open.hash().equals(Sha256.of(zip)))
                .findFirst();
        if (again.isPresent()) {
            return shown(again.get());
        }
        var draft = keep(practice, row.currentVersion(), zip, Origin.STUDIO, by);
        publish(by, "draft.restored", draft.id(), Map.of("practice", practice, "version", version));
        return draft;
    }

    /** @return open drafts of practices that have published nothing yet, newest first. */
    @Transactional(readOnly = true)
    public List<Draft> ofNewPractices(Viewer by) {
        return store.unpublished().stream()
                .filter(draft -> DraftAccess.mayRead(by, null, draftUnit(draft)))
                .map(this::shown)
                .toList();
    }

    /** Puts one file into the draft, or replaces it; see {@link #save(long, Map, int, Viewer)}. */
    @Transactional
    public Draft save(long id, String path, byte[] content, int expectedVersion, Viewer by) {
        return save(id, Map.of(path, Optional.of(content)), expectedVersion, by);
    }

    /**
     * Puts files into the draft, replaces or removes them, all or none. What was checked and approved before counts no more.
     *
     * @param changes content by path; empty where the file goes
     * @throws Refusal forbidden for anyone but the author; conflict where it was saved in between; the message says when
     */
    @Transactional
    public Draft save(long id, Map<String, Optional<byte[]>> changes, int expectedVersion, Viewer by) {
        var draft = store.find(id).orElseThrow(() -> Refusal.notFound("There is no draft " + id));
        refuseUnlessOwner(draft, by);
        refuseUnlessOpen(draft);
        if (!draft.author().equals(by.account())) {
            // Two authors could approve each other's part: one draft, one author.
            throw Refusal.forbidden("The draft is by " + draft.author() + ": open one of your own");
        }
        if (draft.version() != expectedVersion) {
            throw stale(draft);
        }
        var zip = changed(draft.files(), changes).toZip();
        // What is kept must be readable again: the same limits as for an upload.
        var pack = PackReader.read(PackFiles.fromZip(zip), draft.practice());
        DraftAccess.refuseUnlessOwner(
                by, unit(versions.practice(draft.practice())), pack.descriptor().unit());
        if (!store.saveFiles(draft, zip, by.account())) {
            throw stale(store.find(id).orElseThrow());
        }
        changes.keySet()
                .forEach(path -> publish(by, "draft.saved", id, Map.of("practice", draft.practice(), "file", path)));
        return shown(store.find(id).orElseThrow());
    }

    private static PackFiles changed(PackFiles files, Map<String, Optional<byte[]>> changes) {
        for (var change : changes.entrySet()) {
            var path = change.getKey();
            PackPaths.problem(path).ifPresent(problem -> {
                throw PackZip.refused(path, problem);
            });
            files = change.getValue().isPresent()
                    ? files.with(path, change.getValue().get())
                    : files.without(path);
        }
        return files;
    }

    @Transactional(readOnly = true)
    public Optional<Draft> find(String practice, long id, Viewer by) {
        return row(practice, id)
                .filter(draft -> DraftAccess.mayRead(by, unit(versions.practice(practice)), draftUnit(draft)))
                .map(this::shown);
    }

    /** @throws Refusal not found where there is no such draft, or the viewer may not know of it */
    @Transactional(readOnly = true)
    public Pack files(String practice, long id, Viewer by) {
        var draft = readable(practice, id, by);
        return PackReader.read(draft.files(), practice);
    }

    /** @return open drafts of the practice, newest first. */
    @Transactional(readOnly = true)
    public List<Draft> open(String practice, Viewer by) {
        var unit = unit(versions.practice(practice));
        return store.open(practice).stream()
                .filter(draft -> DraftAccess.mayRead(by, unit, draftUnit(draft)))
                .map(this::shown)
                .toList();
    }

    /** Runs the gate, every scenario and every case. */
    public Check check(String practice, long id, Viewer by) {
        var draft = readable(practice, id, by);
        refuseUnlessOpen(draft);
        // The examples take seconds: no transaction, and so no lock, while they run.
        var check = checks.run(draft);
        transaction.executeWithoutResult(status -> {
            if (!store.saveCheck(draft, check.isGreen(), DraftChecks.toJson(check))) {
                throw stale(store.find(id).orElseThrow());
            }
            publish(
                    by,
                    "draft.checked",
                    id,
                    Map.of("practice", practice, "green", check.isGreen(), "hash", draft.hash()));
        });
        return check;
    }

    /**
     * A second person agrees to exactly the files as they stand.
     *
     * @throws Refusal forbidden for the author, and for who is neither manager, administrator nor process owner of the unit
     */
    @Transactional
    public Draft approve(String practice, long id, String comment, Viewer by) {
        var draft = readable(practice, id, by);
        refuseUnlessOpen(draft);
        if (draft.author().equals(by.account())) {
            throw Refusal.forbidden("Whoever made a draft cannot approve it: ask a second person");
        }
        if (!DraftAccess.mayApprove(by, unit(versions.practice(practice)), draftUnit(draft))) {
            throw Refusal.forbidden(
                    "Drafts are approved by a manager, an administrator or a process owner of the unit");
        }
        refuseLong(comment);
        if (!store.saveApproval(draft, by.account(), comment)) {
            throw stale(store.find(id).orElseThrow());
        }
        reviews.insert(draft, by.account(), DraftReviews.Verdict.APPROVED, comment);
        publish(by, "draft.approved", id, Map.of("practice", practice, "comment", comment, "hash", draft.hash()));
        return shown(store.find(id).orElseThrow());
    }

    /** @throws org.praxisitsm.shared.Refusal conflict while something is red or a second person is missing */
    public PublishedPack publish(String practice, long id, String comment, Viewer by) {
        var draft = readable(practice, id, by);
        refuseUnlessOwner(draft, by);
        refuseUnlessOpen(draft);
        refuseLong(comment);
        var pack = PackReader.read(draft.files(), practice);
        var base = versions.version(practice, draft.baseVersion()).map(PublishedPack::pack);
        var second = pack.descriptor().secondPerson()
                || base.map(Pack::descriptor)
                        .map(PracticeDescriptor::secondPerson)
                        .orElse(false);
        if (second && !draft.isApproved()) {
            throw Refusal.conflict("A second person has to approve the draft first");
        }
        var check = checks.runBeforePublication(draft);
        if (!check.isGreen()) {
            transaction.executeWithoutResult(status -> store.saveCheck(draft, false, DraftChecks.toJson(check)));
            throw Refusal.conflict(RedCheck.inWords(check));
        }
        return transaction.execute(status -> published(draft, pack, check, comment, by));
    }

    private PublishedPack published(DraftRow draft, Pack pack, Check check, String comment, Viewer by) {
        if (!store.saveCheck(draft, true, DraftChecks.toJson(check))) {
            throw stale(store.find(draft.id()).orElseThrow());
        }
        var published = publication.publish(new Publication.Order(
                pack, draft.zip(), draft.baseVersion(), by.account(), draft.approvedBy(), comment));
        store.close(store.find(draft.id()).orElseThrow(), Status.PUBLISHED, published.version());
        publish(
                by,
                "draft.published",
                draft.id(),
                Map.of("practice", pack.key(), "version", published.version(), "hash", published.hash()));
        return published;
    }

    @Transactional
    public void discard(String practice, long id, Viewer by) {
        var draft = readable(practice, id, by);
        refuseUnlessOwner(draft, by);
        refuseUnlessOpen(draft);
        if (!store.close(draft, Status.DISCARDED, 0)) {
            throw stale(store.find(id).orElseThrow());
        }
        publish(by, "draft.discarded", id, Map.of("practice", practice));
    }

    private Draft keep(String practice, int baseVersion, byte[] zip, Origin origin, Viewer by) {
        var id = store.insert(practice, baseVersion, zip, origin, by.account());
        var draft = store.find(id).orElseThrow();
        publish(
                by,
                "draft.uploaded",
                id,
                Map.of("practice", practice, "base", baseVersion, "origin", origin.name(), "hash", draft.hash()));
        return shown(draft);
    }

    private Optional<DraftRow> row(String practice, long id) {
        return store.find(id).filter(draft -> draft.practice().equals(practice));
    }

    private DraftRow readable(String practice, long id, Viewer by) {
        return row(practice, id)
                .filter(draft -> DraftAccess.mayRead(by, unit(versions.practice(practice)), draftUnit(draft)))
                .orElseThrow(() -> Refusal.notFound("There is no draft " + id + " of the practice " + practice));
    }

    private void refuseUnlessOwner(DraftRow draft, Viewer by) {
        DraftAccess.refuseUnlessOwner(by, unit(versions.practice(draft.practice())), draftUnit(draft));
    }

    private static void refuseUnlessOpen(DraftRow draft) {
        if (draft.status() != Status.OPEN) {
            throw Refusal.conflict("Draft " + draft.id() + " is "
                    + draft.status().name().toLowerCase(java.util.Locale.ROOT) + " and cannot be changed any more");
        }
    }

    private static void refuseLong(String comment) {
        if (comment.length() > LONGEST_COMMENT) {
            throw Refusal.invalid("comment", "At most " + LONGEST_COMMENT + " characters are allowed");
        }
    }

    private static Refusal stale(DraftRow draft) {
        return Refusal.conflict("Draft " + draft.id() + " was changed by " + draft.author() + " at " + draft.updatedAt()
                + ": read it again");
    }

    private static @Nullable String unit(Optional<PracticeRow> practice) {
        return practice.filter(row -> row.currentVersion() > 0)
                .map(PracticeRow::unit)
                .orElse(null);
    }

    private static int base(Optional<PracticeRow> practice) {
        return practice.map(PracticeRow::currentVersion).orElse(0);
    }

    private static String draftUnit(DraftRow draft) {
        return PackReader.read(draft.files(), draft.practice()).descriptor().unit();
    }

    private Draft shown(DraftRow draft) {
        return new Draft(
                draft.id(),
                draft.practice(),
                draft.baseVersion(),
                draft.status(),
                draft.author(),
                draft.createdAt(),
                draft.updatedAt(),
                draft.version(),
                checks.findings(draft),
                draft.isChecked() ? DraftChecks.fromJson(draft.checkResult()) : null,
                draft.isApproved() ? draft.approvedBy() : null,
                draft.approvedAt(),
                draft.approveComment(),
                draft.publishedVersion());
    }

    private void publish(Viewer by, String act, long id, Map<String, ?> after) {
        events.publishEvent(Act.on(by.account(), act, "draft", Long.toString(id), after));
    }
}
