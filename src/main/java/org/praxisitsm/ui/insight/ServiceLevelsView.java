package org.praxisitsm.ui.insight;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.sla.Agreement.Kind;
import org.praxisitsm.sla.Agreements;
import org.praxisitsm.sla.LevelFigures;
import org.praxisitsm.sla.LevelFilter;
import org.praxisitsm.sla.LevelFilter.Dimension;
import org.praxisitsm.sla.LevelLine;
import org.praxisitsm.sla.ServiceLevelReport;
import org.praxisitsm.sla.ServiceLevelReport.Show;
import org.praxisitsm.sla.ServiceLevelReport.Slice;
import org.praxisitsm.sla.SpentTime;
import org.praxisitsm.sla.TimeSpent;
import org.praxisitsm.ui.components.DateFields;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.ui.shell.DeskShell;

/** How promises were kept: figures, by week, by whatever tells them apart, and the tickets behind each of them. */
@Route(value = "insight/service-levels", layout = DeskShell.class)
@PermitAll
@CssImport("./insight/insight.css")
class ServiceLevelsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAGE = 50;

    private final transient ServiceLevelReport report;
    private final transient TimeSpent timeSpent;
    private final transient Agreements agreements;
    private final transient Practices practices;
    private final transient Names names;
    private final transient Viewer viewer;
    private final transient Clock clock;
    private final transient ZoneId zone;

    private transient LevelQuestion question;
    private transient LevelFilter filter;
    private transient LevelWords words;
    private final Div list = new Div();

    ServiceLevelsView(
            ServiceLevelReport report,
            TimeSpent timeSpent,
            Agreements agreements,
            Practices practices,
            Names names,
            People people,
            Viewers viewers,
            Clock clock) {
        this.report = report;
        this.timeSpent = timeSpent;
        this.agreements = agreements;
        this.practices = practices;
        this.names = names;
        this.viewer = viewers.current();
        this.clock = clock;
        this.zone = Zones.of(people, viewer);
        addClassName("px-levels");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("levels.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (viewer.isOnlyRequester()) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        var today = clock.instant().atZone(zone).toLocalDate();
        question = LevelQuestion.of(event.getLocation().getQueryParameters(), today);
        filter = question.filter(zone);
        words = new LevelWords(names, practices, agreements, viewer, getLocale(), getTranslation("levels.none"));
        removeAll();
        add(head(), body());
    }

    private void ask(LevelQuestion other) {
        UI.getCurrent().navigate(other.address());
    }

    private Component head() {
        var title = new H1(getTranslation("levels.title"));
        var grow = new Span();
        grow.addClassName("px-grow");
        var now = new Span(getTranslation(
                "levels.now",
                DateTimeFormatter.ofPattern("HH:mm").format(clock.instant().atZone(zone))));
        now.addClassName("px-faint");
        var head = new Div(title, period());
        if (question.weeks() == 0) {
            head.add(day(true), day(false));
        }
        head.add(kind());
        question.only().keySet().stream().sorted().forEach(dimension -> head.add(chip(dimension)));
        head.add(grow, now, export());
        head.addClassName("px-levels-head");
        return head;
    }

    private Component period() {
        var period = new Select<Integer>();
        period.addThemeName("small");
        period.setAriaLabel(getTranslation("levels.period"));
        var items = new ArrayList<>(LevelQuestion.PERIODS);
        items.add(0);
        period.setItems(items);
        period.setItemLabelGenerator(weeks ->
                weeks == 0 ? getTranslation("levels.period.days") : getTranslation("levels.period.weeks", weeks));
        period.setValue(question.weeks());
        period.addValueChangeListener(change -> ask(
                change.getValue() == 0
                        ? question.over(question.first(), question.last())
                        : question.over(change.getValue())));
        return period;
    }

    private Component day(boolean first) {
        var day = DateFields.day();
        day.setValue(first ? question.first() : question.last());
        day.addThemeName("small");
        day.setAriaLabel(getTranslation(first ? "levels.first" : "levels.last"));
        day.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                var from = first ? change.getValue() : question.first();
                var to = first ? question.last() : change.getValue();
                ask(question.over(from.isAfter(to) ? to : from, from.isAfter(to) ? from : to));
            }
        });
        return day;
    }

    private Component kind() {
        var kind = new Select<Kind>();
        kind.addThemeName("small");
        kind.setAriaLabel(getTranslation("agreement.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(one -> getTranslation("agreement.kind." + one));
        kind.setValue(question.kind());
        kind.addValueChangeListener(change -> ask(question.of(change.getValue())));
        return kind;
    }

    private Component chip(Dimension dimension) {
        var value = question.only().get(dimension);
        var chip = new NativeButton("", click -> ask(question.only(dimension, null)));
        chip.addClassNames("px-chip", "acc");
        chip.add(
                new Span(getTranslation("levels.by." + LevelQuestion.word(dimension))),
                bold(words.of(dimension, LevelFilter.NONE.equals(value) ? null : value)),
                new PxIcon("close"));
        chip.getElement().setAttribute("aria-label", getTranslation("levels.filter.remove"));
        return chip;
    }

    private static Span bold(String text) {
        var bold = new Span(text);
        bold.addClassName("px-strong");
        return bold;
    }

    private Component export() {
        var shown = question;
        var handler = (DownloadHandler) event -> {
            event.setFileName("praxis-service-levels-" + LevelQuestion.word(shown.show()) + "-" + shown.first() + "-"
                    + shown.last() + ".csv");
            event.setContentType("text/csv;charset=utf-8");
            new LevelExport(report).write(shown.show(), shown.filter(zone), viewer, event.getOutputStream());
        };
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, "");
        link.setId("levels-export");
        link.add(new PxIcon("download"), new Span(getTranslation("levels.export")));
        link.addClassName("px-btn");
        return link;
    }

    private Component body() {
        var figures = report.figures(filter, viewer);
        var open = report.open(filter, viewer);
        var body = new Div(figures(figures, open));
        body.addClassName("px-levels-body");
        if (figures.results() == 0 && open.running() == 0) {
            body.add(new EmptyState("target", getTranslation("levels.empty"), getTranslation("levels.empty.why")));
            return body;
        }
        var middle = new Div(chart(), slices());
        middle.addClassName("px-levels-middle");
        list.setClassName("px-level-card");
        list.setId("levels-list");
        body.add(middle, list);
        rows(PAGE);
        return body;
    }

    private Component figures(LevelFigures figures, ServiceLevelReport.Open open) {
        var kept = figures.metPercent();
        var row = new Div(
                figure(
                        "met",
                        kept == null ? "–" : percent(kept),
                        getTranslation("levels.of", figures.results()),
                        Show.MET,
                        ""),
                figure(
                        "breached",
                        figures.breached(),
                        share(figures.breached(), figures.results()),
                        Show.BREACHED,
                        "err"),
                figure("near", figures.near(), getTranslation("levels.near.hint"), Show.NEAR, "warn"),
                figure(
                        "at-risk",
                        open.atRisk(),
                        getTranslation("levels.of.running", open.running()),
                        Show.AT_RISK,
                        "warn"),
                figure("late", open.late(), getTranslation("levels.of.running", open.running()), Show.LATE, "err"));
        row.addClassName("px-figures");
        return row;
    }

    private Component figure(String label, Object value, String hint, Show show, String look) {
        var link = SafeLink.to(question.show(show).address(), "");
        link.setId("levels-" + label);
        var name = new Span(getTranslation("levels.figure." + label));
        name.addClassName("px-figure-name");
        var number = new Span(value.toString());
        number.addClassName("px-figure-number");
        if (!look.isEmpty() && !value.equals(0)) {
            number.addClassName("px-figure-" + look);
        }
        var small = new Span(hint);
        small.addClassName("px-faint");
        link.add(name, number, small);
        link.addClassName("px-figure");
        if (question.show() == show) {
            link.addClassName("on");
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }

    private String percent(double percent) {
        return String.format(getLocale(), "%.1f %%", percent);
    }

    private String share(int part, int whole) {
        return whole == 0 ? "" : percent(Math.round(part * 1_000.0 / whole) / 10.0);
    }

    private Component chart() {
        var weeks = report.weeks(filter, zone, viewer);
        var title = new H2(getTranslation("levels.weeks"));
        var hint = new Span(getTranslation("levels.weeks.hint"));
        hint.addClassName("px-faint");
        var head = new Div(title, hint);
        head.addClassName("px-level-card-head");
        var days = DateWords.like("d MMM", getLocale()).withZone(zone);
        var chart = new WeekChart(
                weeks,
                zone,
                getLocale(),
                week -> getTranslation(
                        "levels.week",
                        days.format(week.from()),
                        week.figures().metPercent() == null
                                ? "–"
                                : percent(Objects.requireNonNull(week.figures().metPercent())),
                        week.figures().met(),
                        week.figures().breached()),
                getTranslation("levels.weeks"));
        var card = new Div(head, chart);
        card.addClassName("px-level-card");
        return card;
    }

    private Component slices() {
        var by = new Select<Dimension>();
        by.addThemeName("small");
        by.setId("levels-by");
        by.setAriaLabel(getTranslation("levels.by"));
        by.setItems(Dimension.values());
        by.setItemLabelGenerator(one -> getTranslation("levels.by." + LevelQuestion.word(one)));
        by.setValue(question.by());
        by.addValueChangeListener(change -> ask(question.by(change.getValue())));
        var head = new Div(new H2(getTranslation("levels.by")), by);
        head.addClassName("px-level-card-head");
        var table = new Element("table").setAttribute("class", "px-level-table px-slices");
        var columns = new Element("tr");
        for (var column : List.of("name", "met", "decided", "breached", "near")) {
            columns.appendChild(new Element("th").setText(getTranslation("levels.slice." + column)));
        }
        table.appendChild(new Element("thead").appendChild(columns));
        var rows = new Element("tbody");
        report.by(question.by(), filter, viewer).forEach(slice -> rows.appendChild(slice(slice)));
        table.appendChild(rows);
        var scroll = new Div();
        scroll.addClassName("px-slices-scroll");
        scroll.getElement().appendChild(table);
        var card = new Div(head, scroll);
        card.addClassName("px-level-card");
        return card;
    }

    private Element slice(Slice slice) {
        var figures = slice.figures();
        var link = SafeLink.to(
                question.only(question.by(), slice.key() == null ? LevelFilter.NONE : slice.key())
                        .address(),
                words.of(question.by(), slice.key()));
        var kept = Objects.requireNonNullElse(figures.metPercent(), 0.0);
        var bar = new Element("div").setAttribute("class", "px-share").setAttribute("aria-hidden", "true");
        bar.appendChild(new Element("i")
                .setAttribute("class", "px-share-met")
                .setAttribute("style", "flex-grow:" + figures.met()));
        bar.appendChild(new Element("i")
                .setAttribute("class", "px-share-broken")
                .setAttribute("style", "flex-grow:" + figures.breached()));
        return new Element("tr")
                .appendChild(new Element("td").appendChild(link.getElement()))
                .appendChild(new Element("td").appendChild(bar, new Element("span").setText(percent(kept))))
                .appendChild(new Element("td").setText(String.valueOf(figures.results())))
                .appendChild(new Element("td").setText(String.valueOf(figures.breached())))
                .appendChild(new Element("td").setText(String.valueOf(figures.near())));
    }

    private void rows(int most) {
        list.removeAll();
        var page = report.list(question.show(), filter, most, null, viewer);
        var title = new H2(getTranslation("levels.list." + LevelQuestion.word(question.show())));
        var head = new Div(title);
        head.addClassName("px-level-card-head");
        list.add(head);
        if (page.items().isEmpty()) {
            var none = new Span(getTranslation("levels.list.none"));
            none.addClassNames("px-faint", "px-level-none");
            list.add(none);
            return;
        }
        var parents = question.kind() == Kind.SLA && question.show() == Show.BREACHED;
        var spent = parents ? spent(page.items()) : Map.<TimeSpent.Of, SpentTime>of();
        if (spent.values().stream().anyMatch(time -> !time.parts().isEmpty())) {
            list.add(who(spent));
        }
        list.add(new LevelTable(page.items(), spent, question.show(), parents, words, names));
        if (page.next() != null && most < 500) {
            var more = new Button(getTranslation("levels.more"), click -> rows(Math.min(500, most + 2 * PAGE)));
            more.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            list.add(more);
        }
    }

    private Map<TimeSpent.Of, SpentTime> spent(List<LevelLine> lines) {
        return timeSpent.of(
                lines.stream()
                        .map(line -> new TimeSpent.Of(line.number(), line.agreement(), line.target()))
                        .distinct()
                        .toList(),
                viewer);
    }

    /** Of all that is listed: who had how much of the customer's time. */
    private Component who(Map<TimeSpent.Of, SpentTime> spent) {
        var sums = new LinkedHashMap<String, Duration>();
        var all = Duration.ZERO;
        for (var time : spent.values()) {
            if (time.parts().isEmpty()) {
                continue;
            }
            all = all.plus(time.used());
            time.parts()
                    .forEach(part -> sums.merge(part.kind() + " " + part.agreementName(), part.used(), Duration::plus));
            if (!time.unexplained().isZero()) {
                sums.merge(getTranslation("levels.rest"), time.unexplained(), Duration::plus);
            }
        }
        var line = new Div(new Span(getTranslation("levels.who", LevelWords.time(all))));
        line.addClassName("px-level-who");
        line.setId("levels-who");
        var whole = all;
        sums.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> {
                    var chip = new Span(entry.getKey() + " " + percentOf(entry.getValue(), whole) + " %");
                    chip.addClassNames("px-chip", "fix");
                    line.add(chip);
                });
        return line;
    }

    private static long percentOf(Duration part, @Nullable Duration whole) {
        return whole == null || whole.isZero() ? 0 : Math.round(part.toMillis() * 100.0 / whole.toMillis());
    }
}
