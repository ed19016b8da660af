package org.praxisitsm.notification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.praxisitsm.notification.MailFacts.Facts;
import org.praxisitsm.shared.PublicAddress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Words of a mail, as plain text and as HTML that says the same. Whatever people wrote is text in both. */
@Component
class MailText {

    /** One thing that happened to a ticket. */
    record News(String account, String ticket, String topic, Map<String, Object> arguments, Facts facts) {}

    record Words(String subject, String plain, String html) {}

    private static final int LONGEST_SUBJECT = 200;

    private final MessageSource texts;
    private final Wording wording;
    private final PublicAddress address;
    private final List<MailLink> links;

    @Autowired
    MailText(MessageSource texts, Wording wording, PublicAddress address, List<MailLink> links) {
        this.texts = texts;
        this.wording = wording;
        this.address = address;
        this.links = links;
    }

    MailText(MessageSource texts, PublicAddress address) {
        this(texts, new Wording(texts, (practice, version, locale) -> Optional.empty()), address, List.of());
    }

    Words of(News news) {
        var locale = news.facts().locale();
        var page = new Page(locale);
        var said = said(news, locale);
        page.say(said.sentence());
        page.quote(news, said);
        page.answer(news);
        page.ticket(news, said);
        page.foot();
        var subject = news.ticket().isEmpty() ? said.sentence() : "[" + news.ticket() + "] " + subject(news, said);
        return page.words(subject);
    }

    /** @param all not empty, of one person, oldest first */
    Words of(List<News> all) {
        var locale = all.get(0).facts().locale();
        var page = new Page(locale);
        var byTicket = new LinkedHashMap<String, List<News>>();
        all.forEach(news -> byTicket.computeIfAbsent(news.ticket(), none -> new ArrayList<>())
                .add(news));
        byTicket.values().forEach(news -> {
            page.ticket(news.get(0), said(news.get(0), locale));
            news.forEach(each -> {
                var said = said(each, locale);
                page.item(said.sentence());
                page.quote(each, said);
                page.answer(each);
            });
        });
        page.foot();
        return page.words(word(locale, "mail.digest", all.size(), byTicket.size()));
    }

    private Wording.Said said(News news, Locale locale) {
        return wording.of(news.ticket(), news.topic(), news.arguments(), locale);
    }

    /** A pack may keep the subject of its tickets out of mails. */
    private static String subject(News news, Wording.Said said) {
        return said.subject() == null ? news.facts().subject() : said.subject();
    }

    private String word(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }

    private static String shortened(String subject) {
        var line = subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT) + "..." : line;
    }

    /** Both forms of a mail while they grow. */
    private final class Page {

        private final Locale locale;
        private final StringBuilder plain = new StringBuilder();
        private final StringBuilder html = new StringBuilder();

        Page(Locale locale) {
            this.locale = locale;
        }

        void say(String text) {
            plain.append(text).append("\n\n");
            html.append("<p>").append(escaped(text)).append("</p>");
        }

        void item(String text) {
            plain.append("- ").append(text).append("\n\n");
            html.append("<p style=\"margin:0 0 8px 16px\">")
                    .append(escaped(text))
                    .append("</p>");
        }

        /** What somebody wrote, where the news brings it along. */
        void quote(News news, Wording.Said said) {
            var quote = news.arguments().get("quote");
            if (quote != null && said.quotes()) {
                var text = quote.toString().strip();
                plain.append("> ").append(text.replaceAll("\\R", "\n> ")).append("\n\n");
                html.append("<blockquote style=\"margin:0 0 12px;padding-left:12px;border-left:3px solid #ccc\">")
                        .append(escaped(text))
                        .append("</blockquote>");
            }
        }

        /** Where it can be answered without signing in. */
        void answer(News news) {
            links.stream()
                    .flatMap(link -> link.path(news.account(), news.arguments()).stream())
                    .forEach(path -> {
                        var word = word(locale, "mail.answer");
                        var link = address.link(path);
                        plain.append(word).append('\n').append(link).append("\n\n");
                        html.append("<p><a href=\"")
                                .append(escaped(link))
                                .append("\">")
                                .append(escaped(word))
                                .append("</a></p>");
                    });
        }

        void ticket(News news, Wording.Said said) {
            var none = news.ticket().isEmpty();
            var name = none ? word(locale, "mail.page") : news.ticket() + ": " + shortened(subject(news, said));
            var link = address.link(
                    none
                            ? String.valueOf(news.arguments().get("link"))
                            : news.facts().path());
            plain.append(name).append('\n').append(link).append("\n\n");
            html.append("<p><a href=\"")
                    .append(escaped(link))
                    .append("\">")
                    .append(escaped(name))
                    .append("</a></p>");
        }

        void foot() {
            var why = word(locale, "mail.why");
            plain.append("-- \n").append(why).append('\n');
            html.append("<p style=\"color:#666;font-size:12px\">")
                    .append(escaped(why))
                    .append("</p>");
        }

        Words words(String subject) {
            return new Words(
                    shortened(subject),
                    plain.toString(),
                    "<!DOCTYPE html><html lang=\"" + escaped(locale.toLanguageTag())
                            + "\"><body style=\"font-family:sans-serif;font-size:14px;line-height:1.5\">" + html
                            + "</body></html>");
        }

        private static String escaped(String text) {
            return HtmlUtils.htmlEscape(text, "UTF-8").replace("\n", "<br>");
        }
    }
}
