package org.praxisitsm.ui;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A small page of plain HTML; every text is escaped. */
final class HtmlPage {

    private final StringBuilder html = new StringBuilder();
    private boolean facts;
    private final Set<String> told = new HashSet<>();

    HtmlPage(Locale locale, String title) {
        html.append("<!doctype html><html lang=\"")
                .append(escaped(locale.getLanguage()))
                .append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,"
                        + "initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>")
                .append(escaped(title))
                .append(" · Praxis</title><link rel=\"stylesheet\" href=\"page.css\"></head><body><header>"
                        + "Praxis</header><main>");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private StringBuilder add(String tag, String kind, String text) {
        end();
        return html.append('<')
                .append(tag)
                .append(kind.isEmpty() ? "" : " class=\"" + kind + "\"")
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(tag)
                .append('>');
    }

    private void end() {
        if (facts) {
            html.append("</dl>");
            facts = false;
        }
    }

    void heading(String text) {
        add("h1", "", text);
    }

    void title(String text) {
        add("h2", "", text);
    }

    void badge(String text) {
        add("p", "badge", text);
    }

    void paragraph(String text, String kind) {
        add("p", kind, text);
    }

    /** What was wrong with what was sent, read aloud at once. */
    void problem(String text) {
        end();
        html.append("<p class=\"problem\" role=\"alert\">")
                .append(escaped(text))
                .append("</p>");
    }

    /**
     * Says above a form which of its questions have to be answered otherwise, with a way to each; what is wrong stands there.
     *
     * @param questions by key, what each is called
     */
    void lookAt(String text, Map<String, String> questions) {
        end();
        html.append("<p class=\"problem\" role=\"alert\">").append(escaped(text));
        var between = " ";
        for (var question : questions.entrySet()) {
            html.append(between)
                    .append("<a href=\"#")
                    .append(id("answer", question.getKey()))
                    .append("\">")
                    .append(escaped(question.getValue()))
                    .append("</a>");
            between = ", ";
        }
        html.append("</p>");
    }

    private static String id(String kind, String key) {
        return escaped(kind + "-" + key);
    }

    void fact(String name, String value) {
        if (!facts) {
            html.append("<dl>");
            facts = true;
        }
        html.append("<div><dt>")
                .append(escaped(name))
                .append("</dt><dd>")
                .append(escaped(value))
                .append("</dd></div>");
    }

    void link(String address, String text) {
        end();
        html.append("<p><a href=\"")
                .append(escaped(address))
                .append("\">")
                .append(escaped(text))
                .append("</a></p>");
    }

    void openForm() {
        end();
        html.append("<form method=\"post\">");
    }

    /**
     * A question of a form.
     *
     * @param must whether no outcome does without an answer
     * @param wrong why it has to be answered otherwise, or null; the first of these is where one writes at once
     */
    record Question(String key, String label, @Nullable String help, boolean must, @Nullable String wrong) {}

    void area(Question asked, String value) {
        open(asked);
        html.append("<textarea rows=\"2\"").append(marks(asked)).append('>');
        // The first line break after the tag is none of the text.
        html.append('\n').append(escaped(value)).append("</textarea></label>");
        why(asked);
    }

    /** @param type of HTML, e.g. {@code date}; {@code decimal} for a text that a telephone asks with its keys for digits */
    void line(Question asked, String type, String value, @Nullable String unit) {
        open(asked);
        html.append("<span class=\"line\"><input type=\"")
                .append(type.equals("decimal") ? "text\" inputmode=\"decimal" : type)
                .append("\" value=\"")
                .append(escaped(value))
                .append('"')
                .append(marks(asked))
                .append('>')
                .append(unit == null ? "" : "<span>" + escaped(unit) + "</span>")
                .append("</span></label>");
        why(asked);
    }

    /** @param nothing what stands there where nothing is chosen */
    void choice(Question asked, Map<String, String> options, String chosen, String nothing) {
        open(asked);
        html.append("<select").append(marks(asked)).append('>');
        option("", nothing, chosen.isEmpty());
        options.forEach((value, label) -> option(value, label, value.equals(chosen)));
        html.append("</select></label>");
        why(asked);
    }

    private void option(String value, String label, boolean chosen) {
        html.append("<option value=\"")
                .append(escaped(value))
                .append(chosen ? "\" selected>" : "\">")
                .append(escaped(label))
                .append("</option>");
    }

    /** @param several whether more than one may be chosen */
    void boxes(Question asked, Map<String, String> options, Collection<String> chosen, boolean several) {
        html.append("<fieldset><legend>");
        named(asked);
        html.append("</legend>");
        if (several) {
            none(asked.key());
        }
        options.forEach((value, label) -> {
            box(asked, several ? "checkbox" : "radio", value, chosen.contains(value));
            html.append(' ').append(escaped(label)).append("</label>");
        });
        why(asked);
        html.append("</fieldset>");
    }

    void tick(Question asked, boolean ticked) {
        none(asked.key());
        box(asked, "checkbox", "true", ticked);
        html.append(" <span>");
        named(asked);
        html.append("</span></label>");
        why(asked);
    }

    /** A browser sends nothing of boxes that are not ticked. */
    private void none(String key) {
        html.append("<input type=\"hidden\" name=\"value.").append(escaped(key)).append("\" value=\"\">");
    }

    private void box(Question asked, String type, String value, boolean ticked) {
        html.append("<label class=\"box\"><input type=\"")
                .append(type)
                .append("\" value=\"")
                .append(escaped(value))
                .append(ticked ? "\" checked" : "\"")
                .append(marks(asked))
                .append('>');
    }

    private void open(Question asked) {
        html.append("<label>");
        named(asked);
    }

    private void named(Question asked) {
        html.append(escaped(asked.label()));
        if (asked.must()) {
            html.append("<span class=\"must\" aria-hidden=\"true\"> •</span>");
        }
        if (asked.help() != null) {
            html.append("<small>").append(escaped(asked.help())).append("</small>");
        }
    }

    private void why(Question asked) {
        if (asked.wrong() != null) {
            html.append("<p class=\"wrong\" id=\"")
                    .append(id("why", asked.key()))
                    .append("\">")
                    .append(escaped(asked.wrong()))
                    .append("</p>");
        }
    }

    private String marks(Question asked) {
        var marks = " name=\"value." + escaped(asked.key()) + '"' + (asked.must() ? " aria-required=\"true\"" : "");
        if (asked.wrong() == null) {
            return marks;
        }
        marks += " aria-invalid=\"true\"";
        if (!told.add(asked.key())) {
            // Of several boxes the first says why, or it would be read with each.
            return marks;
        }
        return marks + " aria-describedby=\"" + id("why", asked.key()) + "\" id=\"" + id("answer", asked.key()) + '"'
                + (told.size() == 1 ? " autofocus" : "");
    }

    void button(String name, String value, String label, boolean primary) {
        html.append("<button name=\"")
                .append(name)
                .append("\" value=\"")
                .append(escaped(value))
                .append(primary ? "\" class=\"primary\">" : "\">")
                .append(escaped(label))
                .append("</button>");
    }

    void closeForm() {
        html.append("</form>");
    }

    @Override
    public String toString() {
        end();
        return html + "</main></body></html>";
    }
}
