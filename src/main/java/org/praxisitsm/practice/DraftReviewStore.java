package org.praxisitsm.practice;

import java.time.Clock;
import java.util.List;
import org.praxisitsm.practice.DraftReviews.Review;
import org.praxisitsm.practice.DraftReviews.Verdict;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code pack_draft_review}. */
@Repository
class DraftReviewStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftReviewStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(DraftRow draft, String reviewer, Verdict verdict, String comment) {
        jdbc.sql("insert into pack_draft_review (id, draft_id, hash, reviewer, verdict, comment, reviewed_at)"
                        + " values (:id, :draft, :hash, :reviewer, :verdict, :comment, :now)")
                .param("id", Ids.next())
                .param("draft", draft.id())
                .param("hash", draft.hash())
                .param("reviewer", reviewer)
                .param("verdict", verdict.name())
                .param("comment", comment)
                .param("now", Micros.of(clock.instant()))
                .update();
    }

    /** @return newest first */
    List<Review> of(DraftRow draft) {
        return jdbc.sql("select * from pack_draft_review where draft_id = :draft order by id desc limit 100")
                .param("draft", draft.id())
                .query((row, number) -> new Review(
                        row.getString("reviewer"),
                        Verdict.valueOf(row.getString("verdict")),
                        row.getString("comment"),
                        Micros.instant(row.getLong("reviewed_at")),
                        draft.hash().equals(row.getString("hash"))))
                .list();
    }
}
