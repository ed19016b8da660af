package org.praxisitsm.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.praxisitsm.TestDatabase;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.notification.MailFacts.Facts;
import org.praxisitsm.notification.MailWishes.Rhythm;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.PublicAddress;
import org.praxisitsm.shared.ShiftableClock;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mails in the words of the pack that a ticket runs by, through a real mail server; the house's where it has none. */
@Tag("database")
class PackMailTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:20:00Z");
    private static final PublicAddress ADDRESS = new PublicAddress(URI.create("https://help.example.org"));
    private static final String SECRET = "My lead shouts at me";

    private final TestDatabase database =
            TestDatabase.with("V20261123_0906__notification.sql", "V20261127_1980__mail.sql");
    private final ShiftableClock clock = new ShiftableClock();
    private final MailWishes wishes = new MailWishes(database.jdbc(), clock);
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final Map<String, Pack> packs =
            new TreeMap<>(Map.of("hr-case", shipped("hr-case"), "finance-purchase", shipped("finance-purchase")));
    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    private Locale language = Locale.ENGLISH;
    private String subject = SECRET;
    private MailRounds rounds;
    private Wording wording;
    private long ids;

    @BeforeEach
    void start() {
        clock.stopAt(NOW);
        server.start();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        texts.setBasename("messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        wording = new Wording(texts, (practice, version, locale) -> Optional.ofNullable(packs.get(practice))
                .map(pack -> pack.in(locale)));
        rounds = new MailRounds(
                database.jdbc(),
                new NodeLease(database.jdbc(), clock, "node-a"),
                wishes,
                (account, ticket) -> Optional.of(
                        new Facts("anna@example.org", "Anna", language, subject, "portal/requests/" + ticket)),
                new MailText(texts, wording, ADDRESS, List.of()),
                new MailSettings("desk@example.org", List.of(Duration.ofMinutes(1)), Duration.ofDays(30)),
                ADDRESS,
                clock,
                sender);
    }

    @AfterEach
    void close() {
        server.stop();
        database.close();
    }

    private static Pack shipped(String key) {
        var files = new TreeMap<String, byte[]>();
        for (var root : List.of("processes", "rules")) {
            try (var paths = Files.walk(Path.of(root, key))) {
                for (var path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(path.toString().replace('\\', '/'), Files.readAllBytes(path));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return PackReader.read(new PackFiles(files), key);
    }

    private void told(String ticket, String pack, String topic, Map<String, Object> arguments, Instant due) {
        var all = new TreeMap<>(arguments);
        all.put(Wording.PACK, pack + ":1");
        ids++;
        database.jdbc()
                .sql(
                        "insert into mail_out (id, account, ticket, topic, arguments, at, event_id, state, due_at, attempts)"
                                + " values (:id, 'anna', :ticket, :topic, :arguments, :at, :event, 'WAITING', :due, 0)")
                .param("id", ids)
                .param("ticket", ticket)
                .param("topic", topic)
                .param("arguments", Arguments.write(all))
                .param("at", Micros.of(NOW))
                .param("event", "event-" + ids)
                .param("due", Micros.of(due))
                .update();
    }

    private MimeMessage mail() {
        rounds.round();
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String body(Object content) throws Exception {
        if (!(content instanceof Multipart several)) {
            return content.toString();
        }
        var parts = new StringBuilder();
        for (var i = 0; i < several.getCount(); i++) {
            parts.append(body(several.getBodyPart(i).getContent()));
        }
        return parts.toString();
    }

    private static Map<String, Object> comment() {
        return Map.of("by", "Ben", "subject", SECRET, "quote", "He did it again", "text", "In every meeting");
    }

    @Test
    void aMailAboutAConfidentialCaseSaysNothingOfIt() throws Exception {
        told("HRC1", "hr-case", "comment-added", comment(), NOW);
        var mail = mail();
        assertThat(mail.getSubject()).isEqualTo("[HRC1] Confidential: news for you");
        assertThat(body(mail.getContent()))
                .contains("There is a new message for you in HRC1", "https://help.example.org/portal/requests/HRC1")
                .doesNotContain("shouts", "again", "meeting", "Ben");
    }

    @Test
    void soDoesTheOutcomeInGermanAndTheNoticeInTheScreens() throws Exception {
        language = Locale.GERMAN;
        told("HRC1", "hr-case", "hr-case-outcome", Map.of("text", "You get a day off", "subject", SECRET), NOW);
        var mail = mail();
        assertThat(mail.getSubject()).isEqualTo("[HRC1] Vertraulich: Neues für Sie");
        assertThat(body(mail.getContent()))
                .contains("Zu HRC1 gibt es eine Antwort")
                .doesNotContain("day off", "shouts");
        assertThat(wording.of(
                                "HRC1",
                                "hr-case-outcome",
                                Map.of("pack", "hr-case:1", "text", "You get a day off"),
                                Locale.ENGLISH)
                        .sentence())
                .isEqualTo("There is an answer to HRC1. Please read it in Praxis.");
    }

    @Test
    void aDigestSaysNothingOfItEither() throws Exception {
        wishes.set(Rhythm.HOURLY, new Viewer("anna", "Anna", "hr", java.util.Set.of(), java.util.Set.of()));
        told("HRC1", "hr-case", "comment-added", comment(), NOW);
        told("HRC1", "hr-case", "task-assigned", Map.of("task", "Assess", "subject", SECRET), NOW);
        var mail = mail();
        assertThat(mail.getSubject()).contains("2 pieces of news");
        assertThat(body(mail.getContent())).contains("HRC1").doesNotContain("shouts", "again", "meeting");
    }

    @Test
    void aPurchaseSaysWhatItIsAboutAndWhy() throws Exception {
        subject = "Six racks";
        told("PUR1", "finance-purchase", "purchase-declined", Map.of("text", "No budget", "subject", subject), NOW);
        var mail = mail();
        assertThat(mail.getSubject()).isEqualTo("[PUR1] Not bought: Six racks");
        assertThat(body(mail.getContent())).contains("Six racks is not bought. The reason given: No budget");
    }

    @Test
    void whatThePackDoesNotSayTheHouseSays() throws Exception {
        subject = "Six racks";
        told("PUR1", "finance-purchase", "comment-added", comment(), NOW);
        told("INC1", "no-longer-here", "resolved", Map.of(), NOW.plusSeconds(3_600));
        var mail = mail();
        assertThat(mail.getSubject()).isEqualTo("[PUR1] Six racks");
        assertThat(body(mail.getContent())).contains("Ben wrote about", "> He did it again");
        assertThat(wording.of("INC1", "resolved", Map.of("pack", "no-longer-here:1"), Locale.ENGLISH)
                        .sentence())
                .startsWith("We think that it works again");
    }

    @Test
    void whatStandsInAPlaceIsTextAndNeitherMarkupNorHeaderNorAPlaceItself() throws Exception {
        var pack = packs.get("finance-purchase");
        packs.put(
                "finance-purchase",
                PackReader.read(
                        pack.files()
                                .with(
                                        "processes/finance-purchase/messages.properties",
                                        "resolved=<b>{subject}</b> {text}\\n{by}\nresolved.subject={subject}\n"
                                                .getBytes(StandardCharsets.UTF_8)),
                        "finance-purchase"));
        told(
                "PUR1",
                "finance-purchase",
                "resolved",
                Map.of(
                        "subject",
                        "<i>x</i>\r\nBcc: everybody@example.org",
                        "text",
                        "{quote} {by}",
                        "quote",
                        "secret",
                        "by",
                        "<script>"),
                NOW);
        var mail = mail();
        assertThat(mail.getSubject()).isEqualTo("[PUR1] <i>x</i> Bcc: everybody@example.org");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(body(mail.getContent()))
                .contains("&lt;b&gt;&lt;i&gt;x&lt;/i&gt;", "{quote} {by}", "&lt;script&gt;")
                .doesNotContain("secret", "<p><b>");
    }
}
