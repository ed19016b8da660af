package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.NodeState;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;

/** The figures of the node, the database, the background and what is to be told, each with a word on how good that is. */
class HealthCards extends Composite<Div> {

    /** How good a figure is. */
    enum Mark {
        OK("ok", "check"),
        WARN("warn", "warning"),
        BAD("err", "alert");

        private final String look;
        private final String icon;

        Mark(String look, String icon) {
            this.look = look;
            this.icon = icon;
        }

        Mark or(Mark other) {
            return ordinal() >= other.ordinal() ? this : other;
        }

        static Mark warnIf(boolean wrong) {
            return wrong ? WARN : OK;
        }

        static Mark badIf(boolean wrong) {
            return wrong ? BAD : OK;
        }
    }

    private static final int FULL_PERCENT = 90;
    private static final int BRIMFUL_PERCENT = 97;
    private static final Duration SLOW = Duration.ofMillis(200);
    private static final Duration APART = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final double MIB = 1024.0 * 1024;

    private final transient Instant at;
    private Mark worst = Mark.OK;

    HealthCards(HealthView.Sources sources, Viewer viewer) {
        at = sources.clock().instant();
        getContent().addClassName("px-health-cards");
        getContent()
                .add(machine(sources.node().machine()), database(sources.node().database()));
        getContent().add(engine(sources), outbox(sources, viewer));
    }

    Instant at() {
        return at;
    }

    /** @return the worst of it, in a word */
    Component verdict() {
        var badge = badge(worst);
        badge.setId("health-verdict");
        return badge;
    }

    private Span badge(Mark mark) {
        var badge = new Span(new PxIcon(mark.icon), new Span(getTranslation("health.mark." + mark.look)));
        badge.addClassNames("px-badge", mark.look);
        return badge;
    }

    private Component machine(NodeState.Machine machine) {
        var heap = full(machine.heap());
        var disk = full(machine.disk());
        var facts = new Facts();
        facts.add("health.version", machine.version());
        facts.add("health.java", machine.java());
        facts.add("health.since", new Marks.Time(machine.startedAt()));
        facts.add(
                "health.load",
                getTranslation("health.load.of", number(machine.load(), 1), machine.processors(), machine.threads()));
        facts.add("health.heap", bar(machine.heap(), heap));
        facts.add("health.disk", bar(machine.disk(), disk), machine.folder().toString());
        return card("health-node", getTranslation("health.node", machine.node().substring(0, 8)), heap.or(disk), facts);
    }

    private static Mark full(NodeState.Amount amount) {
        return Mark.warnIf(amount.percent() >= FULL_PERCENT).or(Mark.badIf(amount.percent() >= BRIMFUL_PERCENT));
    }

    private Component database(NodeState.Database database) {
        var problem = database.problem();
        var took = database.answeredIn();
        var apart = database.apart();
        var facts = new Facts();
        facts.add("health.product", database.product());
        if (problem != null) {
            facts.add("health.problem", problem);
        }
        if (took != null) {
            facts.add("health.answer", getTranslation("health.millis", number(took.toNanos() / 1e6, 1)));
        }
        facts.add("health.isolation", database.isolation().replace('_', ' '));
        facts.add("health.schema", String.valueOf(database.schema() == null ? "–" : database.schema()));
        facts.add(
                "health.pool",
                getTranslation("health.pool.of", database.busy(), database.mostConnections(), database.waiting()));
        if (apart != null) {
            facts.add("health.apart", getTranslation("health.millis", number(apart.toMillis(), 0)));
        }
        var mark = Mark.badIf(problem != null)
                .or(Mark.warnIf(took != null && took.compareTo(SLOW) > 0))
                .or(Mark.warnIf(apart != null && apart.abs().compareTo(APART) > 0))
                .or(Mark.warnIf(database.waiting() > 0));
        return card("health-database", getTranslation("health.database"), mark, facts);
    }

    private Component engine(HealthView.Sources sources) {
        var state = sources.engine().now();
        var oldest = state.oldestDue();
        var facts = new Facts();
        facts.add("health.executor", getTranslation(state.working() ? "health.executor.on" : "health.executor.off"));
        facts.add("health.due", number(state.due(), 0));
        if (oldest != null) {
            facts.add("health.oldest", new Marks.Time(oldest));
        }
        facts.add("health.held", number(state.held(), 0));
        facts.add("health.planned", number(state.planned(), 0));
        var mark = Mark.badIf(!state.working())
                .or(Mark.warnIf(oldest != null && oldest.isBefore(at.minus(LATE))))
                .or(Mark.warnIf(state.held() > 0));
        return card("health-engine", getTranslation("health.engine"), mark, facts);
    }

    private Component outbox(HealthView.Sources sources, Viewer viewer) {
        var late = sources.outbox().late(viewer);
        var mail = sources.mail().counts(viewer);
        var facts = new Facts();
        facts.add("health.late", number(late, 0));
        facts.add("health.mail.waiting", number(mail.waiting(), 0));
        facts.add("health.mail.failed", number(mail.failed(), 0));
        var mark = Mark.warnIf(late > 0 || mail.failed() > 0);
        return card("health-outbox-figures", getTranslation("health.outbox"), mark, facts);
    }

    private Component card(String id, String title, Mark mark, Facts facts) {
        worst = worst.or(mark);
        var head = new Div(new H2(title), badge(mark));
        head.addClassName("px-card-head");
        var card = new Div(head);
        card.addClassNames("px-admin-card", "px-health-card");
        card.setId(id);
        card.getElement().appendChild(facts.list);
        return card;
    }

    private String number(double value, int digits) {
        var format = NumberFormat.getInstance(getLocale());
        format.setMaximumFractionDigits(digits);
        return value < 0 && digits > 0 ? "–" : format.format(value);
    }

    private Component bar(NodeState.Amount amount, Mark mark) {
        var text = new Span(getTranslation(
                "health.of",
                number(amount.usedInBytes() / MIB / 1024, 1),
                number(amount.limitInBytes() / MIB / 1024, 1),
                amount.percent()));
        var fill = new Div();
        fill.getStyle().set("width", amount.percent() + "%");
        fill.addClassName("px-health-" + mark.look);
        var track = new Div(fill);
        track.addClassName("px-health-track");
        var bar = new Div(text, track);
        bar.addClassName("px-health-bar");
        return bar;
    }

    /** Names with values. */
    private final class Facts {

        private final Element list = new Element("dl");

        void add(String name, String value) {
            add(name, new Span(value));
        }

        void add(String name, Component value) {
            add(name, value, null);
        }

        void add(String name, Component value, @Nullable String tip) {
            var shown = new Element("dd").appendChild(value.getElement());
            if (tip != null) {
                shown.setAttribute("title", tip);
            }
            list.appendChild(new Element("dt").setText(getTranslation(name)), shown);
        }
    }
}
