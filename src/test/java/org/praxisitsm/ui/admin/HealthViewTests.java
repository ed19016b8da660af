package org.praxisitsm.ui.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.workflow.MovingPack;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How Praxis itself is doing, and what an administrator does about it. */
@Tag("database")
class HealthViewTests extends ScreenTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Drafts drafts;

    private static String text(String id) {
        return _get(Div.class, spec -> spec.withId(id)).getElement().getTextRecursively();
    }

    @Test
    void figuresOfNodeDatabaseAndBackgroundAreReadAndReadAgain() {
        signIn("admin");
        go("admin/health");

        assertThat(text("health-node")).contains("Memory", "GiB", "Disk", "processors");
        assertThat(text("health-database")).contains("READ COMMITTED", "Answers in", "Connections", "Schema2026");
        assertThat(text("health-engine")).contains("Due now", "Waiting for somebody", "Timers ahead");
        assertThat(text("health-outbox-figures")).contains("Later than a minute");
        _click(_get(Button.class, spec -> spec.withId("health-refresh")));
        assertThat(text("health-node")).contains("Memory");
    }

    @Test
    void aMailThatWasNotTakenIsSentAgain() {
        signIn("admin");
        go("admin/health");
        assertThat(text("health-mail")).contains("No mail server is set up");
        jdbc.sql(
                        "insert into mail_out (id, account, ticket, topic, arguments, at, event_id, state, due_at, attempts,"
                                + " error) values (7, 'requester', 'INC1', 'resolved', '{}', 0, 'health', 'FAILED', 0, 6, '550 No')")
                .update();
        try {
            _click(_get(Button.class, spec -> spec.withId("health-refresh")));
            assertThat(text("health-mail")).contains("requester", "550 No");
            assertThat(text("health-outbox-figures")).contains("Mails not taken1");
            _click(_get(Button.class, spec -> spec.withId("mail-again")));
            assertThat(text("health-mail")).doesNotContain("550 No");
        } finally {
            jdbc.sql("delete from mail_out where id = 7").update();
        }
    }

    @Test
    void aFailedStepIsFoundByItsCauseAndTriedAgain() {
        var key = "moving-health";
        var admin = viewer("admin");
        drafts.publish(
                key, drafts.upload(key, MovingPack.first(key).toZip(), admin).id(), "first", admin);
        var number = intake.open(
                        new OpenTicket(key, "Move me", null, null, null, "PORTAL", Map.of("place", "here")),
                        viewer("requester"))
                .number();
        var job = jdbc.sql("select min(j.id_) from ACT_RU_JOB j join ACT_RU_EXECUTION e on e.id_ ="
                        + " j.process_instance_id_ where e.business_key_ = :number")
                .param("number", number)
                .query(String.class)
                .optional();
        assertThat(job).as("its process has a timer").isPresent();
        var cause = "No answer from drive " + number;
        jdbc.sql("insert into ACT_GE_BYTEARRAY (id_, rev_, name_, bytes_) values (:id, 1, 'x', :bytes)")
                .param("id", "stack-" + number)
                .param("bytes", cause.getBytes(StandardCharsets.UTF_8))
                .update();
        jdbc.sql("update ACT_RU_JOB set retries_ = 0, exception_msg_ = :cause, exception_stack_id_ = :stack where id_ ="
                        + " :id")
                .param("cause", cause)
                .param("stack", "stack-" + number)
                .param("id", job.orElseThrow())
                .update();

        signIn("admin");
        go("studio/" + key + "?tab=versions");
        assertThat(_get(Anchor.class, spec -> spec.withId("failed-health")).getHref())
                .isEqualTo("admin/health?practice=" + key);
        go("admin/health?practice=" + key);
        assertThat(text("failed-jobs")).contains(cause);
        assertThat(rows()).hasSize(1);
        _click(_find(Button.class, spec -> spec.withClasses("failed-show")).get(0));
        assertThat(address()).contains("cause=");
        assertThat(text("failed-jobs")).contains("Only: " + cause);
        _click(_find(Button.class, spec -> spec.withClasses("failed-retry-cause"))
                .get(0));
        assertThat(told()).anyMatch(said -> said.contains("tried again"));
        assertThat(jdbc.sql("select retries_ from ACT_RU_JOB where id_ = :id")
                        .param("id", job.orElseThrow())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        jdbc.sql("update ACT_RU_JOB set exception_msg_ = null, exception_stack_id_ = null where id_ = :id")
                .param("id", job.orElseThrow())
                .update();
        go("admin/health?practice=hr-onboarding");
        assertThat(text("failed-jobs")).doesNotContain(cause);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> rows() {
        return GridKt._findAll(_get(Grid.class, spec -> spec.withId("failed-grid")));
    }

    @Test
    void whatWasNotToldInTimeIsListedAndHandedOutAgain() {
        var id = UUID.randomUUID().toString();
        jdbc.sql(
                        "insert into EVENT_PUBLICATION (id, event_type, listener_id, publication_date, serialized_event) values"
                                + " (:id, 'org.praxisitsm.ticket.TicketEvents$TicketOpened', 'gone.Listener.on(x)',"
                                + " '2020-01-01 00:00:00', '{}')")
                .param("id", id)
                .update();
        try {
            signIn("admin");
            go("admin/health");
            assertThat(text("health-outbox")).contains("TicketOpened", "Listener.on");
            assertThat(_find(Button.class, spec -> spec.withId("outbox-again"))).hasSize(1);
        } finally {
            jdbc.sql("delete from EVENT_PUBLICATION where id = :id")
                    .param("id", id)
                    .update();
        }
        go("admin/health");
        assertThat(text("health-outbox")).doesNotContain("Listener.on");
    }

    @Test
    void itIsForAdministratorsOnlyAndSpeaksGerman() {
        for (var account : List.of("owner", "manager", "auditor", "agent")) {
            signIn(account);
            go("admin/health");
            assertThat(_find(HealthView.class)).as(account).isEmpty();
        }
        signIn("admin", Locale.GERMAN);
        go("admin/health");
        assertThat(text("health-database")).contains("Datenbank", "Antwortet in");
    }
}
