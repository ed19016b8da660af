package org.praxisitsm.ui;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A small page of plain HTML; every text is escaped. */
final class HtmlPage {

    private final StringBuilder html = new StringBuilder();
    private boolean facts;
    private boolean focused;

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

    /** @param wrong whether it has to be answered otherwise; the first of these is where one writes at once */
    void question(String key, @Nullable String label, @Nullable String help, String value, boolean wrong) {
        html.append("<label>").append(escaped(label == null ? key : label));
        if (help != null) {
            html.append("<small>").append(escaped(help)).append("</small>");
        }
        html.append("<textarea rows=\"2\" name=\"value.")
                .append(escaped(key))
                .append(wrong ? "\" aria-invalid=\"true\"" : "\"")
                .append(wrong && !focused ? " autofocus>" : ">")
                .append(escaped(value))
                .append("</textarea></label>");
        focused |= wrong;
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
