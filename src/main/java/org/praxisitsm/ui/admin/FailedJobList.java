package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.KeysetRows;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.Going;
import org.praxisitsm.workflow.FailedJobs.Cause;
import org.praxisitsm.workflow.FailedJobs.Failed;

/** What failed in the background, of all practices: first by cause, since one repair often mends many, then one by one. */
class FailedJobList extends Composite<Div> {

    private static final int CAUSES = 10;

    private final transient HealthView.Sources sources;
    private final transient Viewer viewer;
    private final String practice;
    private final String cause;
    private final transient Runnable changed;

    /** @param practice key, or empty for all; @param cause key of one, or empty; @param changed is told after a retry */
    FailedJobList(HealthView.Sources sources, Viewer viewer, String practice, String cause, Runnable changed) {
        this.sources = sources;
        this.viewer = viewer;
        this.practice = practice;
        this.cause = cause;
        this.changed = changed;
        getContent().addClassNames("px-admin-card", "px-failed-jobs");
        getContent().setId("failed-jobs");
        var causes = sources.jobs().causes(viewer);
        var head = new Div(new H2(getTranslation("failed.title")));
        head.addClassName("px-card-head");
        getContent().add(head);
        if (causes.isEmpty()) {
            var good = new Span(getTranslation("failed.none"));
            good.addClassName("px-quiet");
            head.add(good);
            return;
        }
        head.add(filter());
        getContent().getElement().appendChild(table(causes));
        var narrowed = causes.stream().filter(one -> one.key().equals(cause)).findFirst();
        narrowed.ifPresent(one -> getContent().add(narrowed(one)));
        getContent().add(grid());
    }

    private Component filter() {
        var all = new LinkedHashMap<String, String>();
        all.put("", getTranslation("health.every-practice"));
        sources.practices()
                .all()
                .forEach(pack ->
                        all.put(pack.pack().key(), pack.pack().descriptor().name()));
        var filter = new Select<String>();
        filter.addThemeVariants(SelectVariant.LUMO_SMALL);
        filter.setId("failed-practice");
        filter.setAriaLabel(getTranslation("health.practice"));
        filter.setItems(all.keySet());
        filter.setItemLabelGenerator(all::get);
        filter.setValue(all.containsKey(practice) ? practice : "");
        filter.addValueChangeListener(event -> go(event.getValue(), cause));
        return filter;
    }

    private static void go(String practice, String cause) {
        var query = new LinkedHashMap<String, String>();
        if (!practice.isEmpty()) {
            query.put("practice", practice);
        }
        if (!cause.isEmpty()) {
            query.put("cause", cause);
        }
        Going.to(
                UI.getCurrent(),
                "admin/health"
                        + (query.isEmpty()
                                ? ""
                                : "?" + QueryParameters.simple(query).getQueryString()));
    }

    private Component narrowed(Cause one) {
        var words = new Span(getTranslation("health.only-cause", told(one.cause())));
        words.addClassName("px-ell");
        var clear = new Button(getTranslation("health.every-cause"), click -> go(practice, ""));
        clear.setId("failed-every-cause");
        clear.addThemeNames("tertiary", "small");
        var bar = new Div(words, clear);
        bar.addClassName("px-failed-only");
        return bar;
    }

    private Element table(List<Cause> causes) {
        var head = new Element("tr");
        for (var title : List.of("failed.cause", "failed.step", "health.jobs", "health.waiting", "failed.since")) {
            head.appendChild(new Element("th").setAttribute("scope", "col").setText(getTranslation(title)));
        }
        head.appendChild(new Element("td"));
        var body = new Element("tbody");
        causes.stream().limit(CAUSES).forEach(one -> body.appendChild(row(one)));
        return new Element("table")
                .setAttribute("class", "px-failed-causes")
                .setAttribute("id", "failed-causes")
                .appendChild(new Element("thead").appendChild(head), body);
    }

    private Element row(Cause one) {
        var show = new Button(getTranslation("health.show"), click -> go(practice, one.key()));
        show.addThemeNames("tertiary", "small");
        show.addClassName("failed-show");
        var words = one.count() == 1 ? getTranslation("failed.retry") : getTranslation("failed.retry-all", one.count());
        var again = button(words, () -> sources.jobs().retryCause(one.key(), viewer));
        again.addClassName("failed-retry-cause");
        var actions = new Div(show, again);
        actions.addClassName("px-failed-actions");
        return new Element("tr")
                .appendChild(
                        new Element("th").setAttribute("scope", "row").setText(told(one.cause())),
                        new Element("td").setText(String.join(", ", one.steps())),
                        new Element("td")
                                .setAttribute("class", "px-num")
                                .setText(one.count() + (one.more() ? "+" : "")),
                        new Element("td").setAttribute("class", "px-num").setText(String.valueOf(one.waiting())),
                        new Element("td").appendChild(new Marks.Time(one.since()).getElement()),
                        new Element("td").appendChild(actions.getElement()));
    }

    private String told(String text) {
        return text.isEmpty() ? getTranslation("failed.unknown") : ServiceWords.here(text);
    }

    private Grid<Failed> grid() {
        var grid = new Grid<Failed>();
        grid.setId("failed-grid");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(job -> job.number().isEmpty()
                        ? new Span("–")
                        : SafeLink.to("desk/tickets/" + job.number() + "?tab=process", job.number()))
                .setHeader(getTranslation("failed.ticket"))
                .setWidth("130px")
                .setFlexGrow(0);
        grid.addColumn(job -> sources.practices()
                        .current(job.practice())
                        .map(pack -> pack.pack().descriptor().name())
                        .orElse("–"))
                .setHeader(getTranslation("health.practice"));
        grid.addColumn(Failed::step).setHeader(getTranslation("failed.step"));
        grid.addColumn(job -> told(job.cause()))
                .setHeader(getTranslation("failed.cause"))
                .setFlexGrow(2)
                .setTooltipGenerator(job -> told(job.cause()));
        grid.addColumn(job -> job.retries() == 0
                        ? getTranslation("failed.waits")
                        : getTranslation("failed.left", job.retries()))
                .setHeader(getTranslation("failed.attempts"))
                .setWidth("140px")
                .setFlexGrow(0);
        grid.addComponentColumn(job -> new Marks.Time(job.since()))
                .setHeader(getTranslation("failed.since"))
                .setWidth("120px")
                .setFlexGrow(0);
        grid.addComponentColumn(job -> button(
                        getTranslation("failed.retry"), () -> sources.jobs().retry(job.id(), viewer)))
                .setWidth("150px")
                .setFlexGrow(0);
        KeysetRows.show(
                grid,
                (limit, cursor) -> sources.jobs()
                        .list(
                                practice.isEmpty() ? null : practice,
                                cause.isEmpty() ? null : cause,
                                limit,
                                cursor,
                                viewer),
                Failed::id);
        return grid;
    }

    private Button button(String text, Runnable action) {
        var button = new Button(text, new PxIcon("undo"), click -> {
            if (Failures.attempt(action)) {
                Toast.done(getTranslation("failed.retried"));
                changed.run();
            }
        });
        button.addThemeNames("small");
        return button;
    }
}
