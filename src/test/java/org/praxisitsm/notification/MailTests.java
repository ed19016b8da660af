package org.praxisitsm.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.TestDatabase;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.notification.MailFacts.Facts;
import org.praxisitsm.notification.MailWishes.Rhythm;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.PublicAddress;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.ShiftableClock;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What is written down leaves for a real mail server, as soon as it is due, and once. */
@Tag("database")
class MailTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:20:00Z");
    private static final MailSettings SETTINGS = new MailSettings(
            "Service desk <desk@example.org>",
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)),
            Duration.ofDays(30));
    private static final PublicAddress ADDRESS = new PublicAddress(URI.create("https://help.example.org/praxis"));

    private final TestDatabase database =
            TestDatabase.with("V20261123_0906__notification.sql", "V20261127_1980__mail.sql");
    private final JdbcClient jdbc = database.jdbc();
    private final ShiftableClock clock = new ShiftableClock();
    private final MailWishes wishes = new MailWishes(jdbc, clock);
    private final Map<String, Facts> seen = new HashMap<>();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private MailRounds rounds;
    private long ids;

    @BeforeEach
    void start() {
        clock.stopAt(NOW);
        server.start();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        rounds = new MailRounds(
                jdbc,
                new NodeLease(jdbc, clock, "node-a"),
                wishes,
                (account, ticket) -> Optional.ofNullable(seen.get(account + " " + ticket)),
                new MailText(texts, ADDRESS),
                SETTINGS,
                ADDRESS,
                clock,
                sender);
        sees("anna", "INC1", "VPN drops", Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        server.stop();
        database.close();
    }

    @Test
    void aMailSaysWhatHappenedAndWhereAndAnswersTheTicketsThread() throws Exception {
        waiting("anna", "INC1", "resolved", Map.of("text", "New router."), NOW);

        rounds.round();
        rounds.round();

        var mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("[INC1] VPN drops");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("Service desk <desk@example.org>");
        assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("anna@example.org");
        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<INC1@help.example.org>");
        assertThat(mail.getMessageID()).startsWith("<INC1.").endsWith("@help.example.org>");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(body(mail))
                .contains("We think that it works again. Please try it and tell us. New router.")
                .contains("https://help.example.org/praxis/desk/tickets/INC1");
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void theReadersLanguageIsSpoken() throws Exception {
        sees("ben", "INC1", "VPN bricht ab", Locale.forLanguageTag("de-AT"));
        waiting("ben", "INC1", "closed", Map.of(), NOW);

        rounds.round();

        assertThat(body(onlyMail())).contains("Der Fall ist geschlossen.");
    }

    @Test
    void whatPeopleWroteIsNoMarkupAndNoHeader() throws Exception {
        sees("anna", "INC2", "<b>Printer</b>\r\nBcc: everybody@example.org", Locale.ENGLISH);
        waiting("anna", "INC2", "comment-added", Map.of("by", "<script>x</script>", "subject", "&lt;"), NOW);

        rounds.round();

        var mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("[INC2] <b>Printer</b> Bcc: everybody@example.org");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(body(mail)).contains("&lt;b&gt;Printer").doesNotContain("<p><script>");
    }

    @Test
    void whatSomebodyWroteIsQuoted() throws Exception {
        waiting(
                "anna",
                "INC1",
                "comment-added",
                Map.of("by", "Ben", "subject", "x", "quote", "Is it <on>?\nYes."),
                NOW);

        rounds.round();

        assertThat(body(onlyMail())).contains("> Is it <on>?", "> Yes.").contains("Is it &lt;on&gt;?<br>Yes.");
    }

    @Test
    void whoMayNoLongerSeeTheTicketGetsNoMail() {
        waiting("anna", "INC9", "resolved", Map.of(), NOW);

        rounds.round();

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(states()).containsExactly("DROPPED");
    }

    @Test
    void aDigestHoldsAllOfTheHourAndComesWhenItIsDue() throws Exception {
        wishes.set(Rhythm.HOURLY, viewer("anna"));
        sees("anna", "INC2", "Printer", Locale.ENGLISH);
        var due = MailWishes.due(Rhythm.HOURLY, NOW, ZoneId.of("Europe/Berlin"));
        waiting("anna", "INC1", "resolved", Map.of(), due);
        waiting("anna", "INC2", "comment-added", Map.of("by", "Ben", "subject", "Printer"), due);
        waiting("anna", "INC1", "closed", Map.of(), due);

        rounds.round();
        assertThat(server.getReceivedMessages()).isEmpty();
        clock.stopAt(Instant.parse("2026-03-02T10:00:00Z"));
        rounds.round();

        var mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("3 pieces of news about 2 tickets");
        assertThat(body(mail))
                .containsSubsequence("INC1", "works again", "It is closed", "INC2", "Ben wrote about Printer");
        assertThat(states()).containsOnly("SENT");
    }

    @Test
    void aServerThatIsAwayIsAskedAgainLaterAndGivenUpInTheEnd() {
        server.stop();
        waiting("anna", "INC1", "resolved", Map.of(), NOW);

        rounds.round();
        assertThat(states()).containsExactly("WAITING");
        rounds.round();
        assertThat(attempts()).isEqualTo(1);
        clock.stopAt(NOW.plus(Duration.ofMinutes(1)));
        rounds.round();
        assertThat(attempts()).isEqualTo(2);
        clock.stopAt(NOW.plus(Duration.ofMinutes(6)));
        rounds.round();

        assertThat(states()).containsExactly("FAILED");
    }

    @Test
    void whatFailedIsSeenAndTriedAgainByAdministratorsOnly() throws Exception {
        var log = new MailLog(
                jdbc,
                event -> {},
                clock,
                new org.springframework.beans.factory.support.StaticListableBeanFactory()
                        .getBeanProvider(org.springframework.mail.javamail.JavaMailSender.class));
        var admin = new Viewer("root", "root", "it", Set.of(new Viewer.Grant(Role.ADMINISTRATOR, "*")), Set.of());
        waiting("anna", "INC1", "resolved", Map.of(), NOW);
        jdbc.sql("update mail_out set state = 'FAILED', attempts = 3, error = 'No route'")
                .update();

        assertThatThrownBy(() -> log.counts(viewer("anna"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> log.retryAll(viewer("anna"))).isInstanceOf(Refusal.class);
        assertThat(log.counts(admin).failed()).isEqualTo(1);
        assertThat(log.failed(10, null, admin).items()).singleElement().satisfies(mail -> assertThat(mail.error())
                .isEqualTo("No route"));
        assertThat(log.retryAll(admin)).isEqualTo(1);
        rounds.round();

        assertThat(onlyMail().getSubject()).isEqualTo("[INC1] VPN drops");
    }

    @Test
    void aMutedTicketIsStillButForWhatIsMeantForThePersonAlone() {
        wishes.mute("INC1", true, viewer("anna"));
        wishes.mute("INC1", true, viewer("anna"));

        assertThat(wishes.silences("anna", "INC1", "comment-added")).isTrue();
        assertThat(wishes.silences("anna", "INC1", "mentioned")).isFalse();
        assertThat(wishes.silences("ben", "INC1", "comment-added")).isFalse();
        assertThat(wishes.muted(viewer("anna"))).containsExactly("INC1");

        wishes.mute("INC1", false, viewer("anna"));
        assertThat(wishes.silences("anna", "INC1", "comment-added")).isFalse();
    }

    @Test
    void aDailyMailComesInTheMorningOfThePersonsZone() {
        var berlin = ZoneId.of("Europe/Berlin");
        assertThat(MailWishes.due(Rhythm.DAILY, Instant.parse("2026-03-02T05:59:00Z"), berlin))
                .isEqualTo("2026-03-02T06:00:00Z");
        assertThat(MailWishes.due(Rhythm.DAILY, Instant.parse("2026-03-02T06:00:00Z"), berlin))
                .isEqualTo("2026-03-03T06:00:00Z");
        // The clocks go forward in that night.
        assertThat(MailWishes.due(Rhythm.DAILY, Instant.parse("2026-03-28T12:00:00Z"), berlin))
                .isEqualTo("2026-03-29T05:00:00Z");
    }

    private void sees(String account, String ticket, String subject, Locale locale) {
        seen.put(
                account + " " + ticket,
                new Facts(account + "@example.org", account, locale, subject, "desk/tickets/" + ticket));
    }

    private void waiting(String account, String ticket, String topic, Map<String, Object> arguments, Instant due) {
        ids++;
        jdbc.sql("insert into mail_out (id, account, ticket, topic, arguments, at, event_id, state, due_at, attempts)"
                        + " values (:id, :account, :ticket, :topic, :arguments, :at, :event, 'WAITING', :due, 0)")
                .param("id", ids)
                .param("account", account)
                .param("ticket", ticket)
                .param("topic", topic)
                .param("arguments", Arguments.write(arguments))
                .param("at", Micros.of(NOW))
                .param("event", "event-" + ids)
                .param("due", Micros.of(due))
                .update();
    }

    private MimeMessage onlyMail() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    /** Both parts, decoded. */
    private static String body(MimeMessage mail) throws Exception {
        var parts = new StringBuilder();
        collect(mail.getContent(), parts);
        assertThat(GreenMailUtil.getWholeMessage(mail)).contains("multipart/alternative");
        return parts.toString();
    }

    private static void collect(Object content, StringBuilder into) throws Exception {
        if (content instanceof jakarta.mail.Multipart several) {
            for (var i = 0; i < several.getCount(); i++) {
                collect(several.getBodyPart(i).getContent(), into);
            }
        } else {
            into.append(content);
        }
    }

    private List<String> states() {
        return jdbc.sql("select state from mail_out order by id")
                .query(String.class)
                .list();
    }

    private int attempts() {
        return jdbc.sql("select attempts from mail_out").query(Integer.class).single();
    }

    private static Viewer viewer(String account) {
        return new Viewer(account, account, "it", Set.of(), Set.of());
    }
}
