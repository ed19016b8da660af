package org.praxisitsm.practice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private final ApplicationEventPublisher events;

    DraftReviews(
            Drafts drafts,
            DraftStore store,
            DraftReviewStore reviews,
            PackVersions versions,
            ApplicationEventPublisher events) {
        this.drafts = drafts;
        this.store = store;
        this.reviews = reviews;
        this.versions = versions;
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

    private DraftRow readable(String practice, long id, Viewer by) {
        var shown = drafts.find(practice, id, by);
        return shown.flatMap(draft -> store.find(draft.id()))
                .orElseThrow(() -> Refusal.notFound("There is no draft " + id + " of the practice " + practice));
    }
}
