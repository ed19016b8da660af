package org.praxisitsm.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.DraftReviews;
import org.praxisitsm.practice.Drafts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Whoever drew a draft hears what its reviewer wants otherwise, and where to look. */
@SpringBootTest
class DraftNoticesTests {

    @Autowired
    Drafts drafts;

    @Autowired
    DraftReviews reviews;

    @Autowired
    Notifications notifications;

    @Autowired
    Viewers viewers;

    private long draft;

    @AfterEach
    void discard() {
        drafts.discard("incident", draft, viewers.of("owner"));
    }

    @Test
    void whoIsAskedForAReviewIsToldWhereItIs() {
        var owner = viewers.of("owner");
        draft = drafts.edit("incident", owner).id();
        assertThat(reviews.reviewers("incident", draft, owner))
                .contains("manager")
                .doesNotContain("owner", "hr-owner");

        reviews.ask("incident", draft, "manager", owner);

        var told = notifications.of(viewers.of("manager"), 1, null).items().get(0);
        assertThat(told.topic()).isEqualTo("draft-review-asked");
        assertThat(told.arguments()).containsEntry("link", "studio/incident/compare?to=draft-" + draft);
        assertThatThrownBy(() -> reviews.ask("incident", draft, "hr-owner", owner))
                .hasMessageContaining("Choose somebody who may approve the draft");
        assertThatThrownBy(() -> reviews.ask("incident", draft, "manager", viewers.of("manager")))
                .hasMessageContaining("The author asks for the review of a draft");
    }

    @Test
    void theAuthorIsToldAndNobodyElse() {
        var owner = viewers.of("owner");
        var reviewer = viewers.of("admin");
        draft = drafts.edit("incident", owner).id();
        var before = notifications.unread(reviewer);

        reviews.askForChanges("incident", draft, "Shorter, please.", reviewer);

        var told = notifications.of(owner, 1, null).items().get(0);
        assertThat(told.ticket()).isNull();
        assertThat(told.topic()).isEqualTo("draft-changes-wanted");
        assertThat(told.arguments()).containsEntry("link", "studio/incident/compare");
        assertThat(notifications.text(told, Locale.ENGLISH))
                .isEqualTo("Changes are asked for in your draft of Incident management: Shorter, please.");
        assertThat(notifications.text(told, Locale.GERMAN)).contains("Ihrem Entwurf von Störungsmanagement");
        assertThat(notifications.unread(reviewer)).isEqualTo(before);
    }
}
