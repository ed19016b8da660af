package org.praxisitsm.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.TestDatabase;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.notification.Notifications.Notice;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.TicketEvents.PeopleTold;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class NoticesTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final TestDatabase database =
            TestDatabase.with("V20261123_0906__notification.sql", "V20261127_1980__mail.sql");
    private final JdbcClient jdbc = database.jdbc();
    private final ShiftableClock clock = new ShiftableClock();
    private final LiveUpdates live = new LiveUpdates(Duration.ofMillis(1));
    private final Teller teller = new Teller(
            List.of(new InAppChannel(jdbc, live)),
            new MailWishes(jdbc, clock),
            org.mockito.Mockito.mock(org.praxisitsm.ticket.TicketPacks.class));
    private final Notifications notifications;

    NoticesTests() {
        clock.stopAt(NOW);
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        notifications = new Notifications(
                jdbc, live, new Wording(texts, (practice, version, locale) -> java.util.Optional.empty()), clock);
    }

    @AfterEach
    void close() {
        live.destroy();
        database.close();
    }

    @Test
    void anEventThatComesTwiceIsOneNotice() {
        var told = told("e1", "anna", "ben", "anna");
        teller.on(told);
        teller.on(told);
        assertThat(of("anna")).hasSize(1);
        assertThat(of("ben")).hasSize(1);
    }

    @Test
    void whoActedIsNotTold() {
        teller.on(new PeopleTold("e1", "INC1", List.of("anna", "ben"), "resolved", Map.of("actor", "ben"), NOW));
        assertThat(of("ben")).isEmpty();
        assertThat(of("anna")).hasSize(1);
    }

    @Test
    void noticesAreReadNewestFirstPageByPage() {
        for (var i = 0; i < 5; i++) {
            teller.on(told("e" + i, "anna"));
        }
        var first = notifications.of(viewer("anna"), 3, null);
        var second = notifications.of(viewer("anna"), 3, first.next());
        assertThat(first.items()).hasSize(3).isSortedAccordingTo((a, b) -> Long.compare(b.id(), a.id()));
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isNull();
    }

    @Test
    void onlyOwnNoticesCanBeMarkedRead() {
        teller.on(told("e1", "anna", "ben"));
        var ids = of("anna").stream().map(Notice::id).toList();
        notifications.markRead(ids, viewer("ben"));
        assertThat(notifications.unread(viewer("anna"))).isOne();
        notifications.markRead(ids, viewer("anna"));
        assertThat(notifications.unread(viewer("anna"))).isZero();
        assertThat(notifications.unread(viewer("ben"))).isOne();
    }

    @Test
    void aNoticeSaysWhenItHappenedNotWhenItWasTold() {
        clock.stopAt(NOW.plusSeconds(600));
        teller.on(told("e1", "anna"));
        assertThat(of("anna").get(0).at()).isEqualTo(NOW);
    }

    @Test
    void whatIsOlderThanTheInstantIsMarkedReadAtOnce() {
        teller.on(told("e1", "anna", "ben"));
        notifications.markReadBefore(NOW, viewer("anna"));
        assertThat(notifications.unread(viewer("anna"))).isOne();
        notifications.markReadBefore(NOW.plusSeconds(1), viewer("anna"));
        assertThat(notifications.unread(viewer("anna"))).isZero();
        assertThat(notifications.unread(viewer("ben"))).isOne();
    }

    @Test
    void unreadNoticesAreCountedUpToAHundred() {
        for (var i = 0; i < 103; i++) {
            teller.on(told("e" + i, "anna"));
        }
        assertThat(notifications.unread(viewer("anna"))).isEqualTo(100);
    }

    @Test
    void theTextNamesWhoAndWhatInTheReadersLanguage() {
        teller.on(new PeopleTold(
                "e1", "INC1", List.of("anna"), "comment-added", Map.of("by", "Ben Ode", "subject", "VPN drops"), NOW));
        var notice = of("anna").get(0);
        assertThat(notifications.text(notice, Locale.ENGLISH)).isEqualTo("Ben Ode wrote about VPN drops.");
        assertThat(notifications.text(notice, Locale.GERMAN)).isEqualTo("Ben Ode hat zu VPN drops geschrieben.");
    }

    @Test
    void aLeaseIsHeldByOneNodeUntilItRunsOut() {
        var first = new NodeLease(jdbc, clock, "first-node-00000");
        var second = new NodeLease(jdbc, clock, "second-node-0000");
        assertThat(first.holds("job", Duration.ofMinutes(2))).isTrue();
        assertThat(second.holds("job", Duration.ofMinutes(2))).isFalse();
        clock.stopAt(NOW.plusSeconds(60));
        assertThat(first.holds("job", Duration.ofMinutes(2))).isTrue();
        clock.stopAt(NOW.plusSeconds(150));
        assertThat(second.holds("job", Duration.ofMinutes(2))).isFalse();
        clock.stopAt(NOW.plusSeconds(181));
        assertThat(second.holds("job", Duration.ofMinutes(2))).isTrue();
        assertThat(first.holds("job", Duration.ofMinutes(2))).isFalse();
    }

    private static PeopleTold told(String event, String... accounts) {
        return new PeopleTold(event, "INC1", List.of(accounts), "resolved", Map.of(), NOW);
    }

    private List<Notice> of(String account) {
        return notifications.of(viewer(account), 50, null).items();
    }

    private static Viewer viewer(String account) {
        return new Viewer(account, account, "it", Set.of(), Set.of());
    }
}
