package org.praxisitsm.ui.insight;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.praxisitsm.sla.LevelFigures;
import org.praxisitsm.sla.ServiceLevelReport.Week;

/** Kept and broken by week: a column for how many, a line for how many percent were kept. Drawn here, so nothing is loaded for it. */
class WeekChart extends Div {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 190;
    private static final int LEFT = 48;
    private static final int RIGHT = 34;
    private static final int TOP = 14;
    private static final int BOTTOM = 26;

    /** @param title of one week for those who point at it, and for those who cannot see it */
    WeekChart(List<Week> weeks, ZoneId zone, Locale locale, Function<Week, String> title, String label) {
        addClassName("px-week-chart");
        var svg = new StringBuilder("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"")
                .append(escaped(label))
                .append("\">");
        for (var percent : new int[] {0, 50, 100}) {
            var y = y(percent);
            svg.append("<path class=\"line\" d=\"M%d %.1fH%d\"/>"
                            .formatted(LEFT, y, WIDTH - RIGHT)
                            .replace(',', '.'))
                    .append("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d %%</text>"
                            .formatted(LEFT - 8, y + 4, percent)
                            .replace(',', '.'));
        }
        var most = Math.max(
                1,
                weeks.stream().mapToInt(week -> week.figures().results()).max().orElse(1));
        var step = (WIDTH - LEFT - RIGHT) / (double) Math.max(1, weeks.size());
        var line = new StringBuilder();
        var dots = new StringBuilder();
        var every = Math.max(1, (int) Math.ceil(weeks.size() / 7.0));
        for (var i = 0; i < weeks.size(); i++) {
            var week = weeks.get(i);
            var middle = LEFT + step * (i + 0.5);
            svg.append("<g><title>").append(escaped(title.apply(week))).append("</title>");
            column(svg, week.figures(), most, middle, Math.min(26, step * 0.6));
            svg.append("</g>");
            var kept = week.figures().metPercent();
            if (kept != null) {
                line.append(line.isEmpty() ? "" : " ").append(point(middle, y(kept)));
                dots.append("<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"3\"/>".formatted(n(middle), n(y(kept))));
            }
            if (i % every == 0) {
                svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>"
                        .formatted(n(middle), HEIGHT - 8, escaped(day(week.from(), zone, locale))));
            }
        }
        svg.append("<polyline class=\"kept\" points=\"")
                .append(line)
                .append("\"/>")
                .append(dots)
                .append("</svg>");
        add(new Html("<div>" + svg + "</div>"));
    }

    private static void column(StringBuilder svg, LevelFigures figures, int most, double middle, double width) {
        var scale = (HEIGHT - TOP - BOTTOM) * 0.45 / most;
        var base = HEIGHT - BOTTOM;
        var met = figures.met() * scale;
        var broken = figures.breached() * scale;
        svg.append("<rect class=\"met\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                        .formatted(n(middle - width / 2), n(base - met), n(width), n(met)))
                .append("<rect class=\"broken\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                        .formatted(n(middle - width / 2), n(base - met - broken), n(width), n(broken)));
    }

    private static double y(double percent) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * percent / 100;
    }

    private static String point(double x, double y) {
        return n(x) + "," + n(y);
    }

    private static String n(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String day(Instant at, ZoneId zone, Locale locale) {
        var pattern = locale.getLanguage().equals("de") ? "d. MMM" : "d MMM";
        return java.time.format.DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
