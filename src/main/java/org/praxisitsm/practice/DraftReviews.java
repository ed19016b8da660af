package org.praxisitsm.practice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What second persons said about a draft; agreeing itself is {@link Drafts#approve}. */
@Service
public class DraftReviews {

    public enum Verdict {
        APPROVED,
        CHANGES_WANTED
    }

    /** @param current whether it is about the files as they stand */
    public record Review(String reviewer, Verdict verdict, String comment, Instant at, boolean current) {}

    private static final int LONGEST_COMMENT = 2_000;

    private final Drafts drafts;
    private final DraftStore store;
    private final DraftReviewStore reviews;
    private final PackVersions versions;
    private final People people;
    private final ApplicationEventPublisher events;

    DraftReviews(
            Drafts drafts,
            DraftStore store,
            DraftReviewStore reviews,
            PackVersions versions,
            People people,
            ApplicationEventPublisher events) {
        this.drafts = drafts;
        this.store = store;
        this.reviews = reviews;
        this.versions = versions;
        this.people = people;
        this.events = events;
    }

    /** @return newest first */
    @Transactional(readOnly = true)
    public List<Review> of(String practice, long id, Viewer by) {
        return reviews.of(readable(practice, id, by));
    }

    /**
     * A second person wants something otherwise. An approval of the draft, whoever gave it, counts no more.
     *
     * @throws Refusal forbidden for the author and for who may not approve either; conflict where it is not open any more
     */
    @Transactional
    public Review askForChanges(String practice, long id, String comment, Viewer by) {
        var draft = readable(practice, id, by);
        if (draft.status() != Drafts.Status.OPEN) {
            throw Refusal.conflict("Draft " + id + " is not open any more");
        }
        if (draft.author().equals(by.account())) {
            throw Refusal.forbidden("A review comes from a second person: change your own draft yourself");
        }
        var unit = versions.practice(practice)
                .filter(row -> row.currentVersion() > 0)
                .map(PackVersions.PracticeRow::unit)
                .orElse(null);
        var draftUnit = PackReader.read(draft.files(), practice).descriptor().unit();
        if (!DraftAccess.mayApprove(by, unit, draftUnit)) {
            throw Refusal.forbidden(
                    "Drafts are reviewed by a manager, an administrator or a process owner of the unit");
        }
        if (comment.isBlank() || comment.length() > LONGEST_COMMENT) {
            throw Refusal.invalid(
                    "comment", "Say what should be different, in at most " + LONGEST_COMMENT + " characters");
        }
        if (!store.withdrawApproval(draft)) {
            throw Refusal.conflict("Draft " + id + " was changed meanwhile: read it again");
        }
        reviews.insert(draft, by.account(), Verdict.CHANGES_WANTED, comment);
        events.publishEvent(Act.on(
                by.account(),
                "draft.changes-wanted",
                "draft",
                Long.toString(id),
                Map.of("practice", practice, "comment", comment, "hash", draft.hash(), "author", draft.author())));
        return reviews.of(draft).get(0);
    }

    /** @return accounts of those who may agree to the draft by their work; administrators, who may too, are left out */
    @Transactional(readOnly = true)
    public List<String> reviewers(String practice, long id, Viewer by) {
        return reviewers(readable(practice, id, by));
    }

    private List<String> reviewers(DraftRow draft) {
        var unit = PackReader.read(draft.files(), draft.practice()).descriptor().unit();
        return Stream.concat(
                        people.accountsWith(Role.PROCESS_OWNER, unit).stream(),
                        people.accountsWith(Role.MANAGER, null).stream())
                .filter(account -> !account.equals(draft.author()))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Asks one of those who may agree to have a look; they are told where.
     *
     * @throws Refusal forbidden for anyone but the author, invalid where the person may not agree to it, conflict where it is
     *     not open any more
     */
    @Transactional
    public void ask(String practice, long id, String reviewer, Viewer by) {
        var draft = readable(practice, id, by);
        if (draft.status() != Drafts.Status.OPEN) {
            throw Refusal.conflict("Draft " + id + " is not open any more");
        }
        if (!draft.author().equals(by.account())) {
            throw Refusal.forbidden("The author asks for the review of a draft");
        }
        if (!reviewers(draft).contains(reviewer)) {
            throw Refusal.invalid("reviewer", "Choose somebody who may approve the draft");
        }
        events.publishEvent(Act.on(
                by.account(),
                "draft.review-asked",
                "draft",
                Long.toString(id),
                Map.of("practice", practice, "reviewer", reviewer, "hash", draft.hash())));
    }

    private DraftRow readable(String practice, long id, Viewer by) {
        var shown = drafts.find(practice, id, by);
        return shown.flatMap(draft -> store.find(draft.id()))
                .orElseThrow(() -> Refusal.notFound("There is no draft " + id + " of the practice " + practice));
    }
}
