package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiClass.Phase;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.lifecycle.BookValues;
import org.praxisitsm.asset.lifecycle.BookValues.BookValue;
import org.praxisitsm.asset.lifecycle.HandOver;
import org.praxisitsm.asset.lifecycle.HandOvers;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.SafeLink;
import org.springframework.core.annotation.Order;

/** The life of an asset: the steps that may follow, what it is worth, who had it, and its label. */
@org.springframework.stereotype.Component
@Order(60)
class LifecyclePage implements CiPage {

    private final LifeSteps steps;
    private final HandOvers handOvers;
    private final BookValues values;
    private final Classes classes;
    private final AssetNames names;
    private final LifeWords words;

    LifecyclePage(
            LifeSteps steps,
            HandOvers handOvers,
            BookValues values,
            Classes classes,
            AssetNames names,
            LifeWords words) {
        this.steps = steps;
        this.handOvers = handOvers;
        this.values = values;
        this.classes = classes;
        this.names = names;
        this.words = words;
    }

    @Override
    public String key() {
        return "lifecycle";
    }

    /** What may lie in stock can be handed over, repaired and disposed of; a service or a contract cannot. */
    @Override
    public boolean isFor(CiVisit visit) {
        return classes.statesOf(visit.ci().ciClass()).stream().anyMatch(state -> state.phase() == Phase.STORED);
    }

    @Override
    public Component open(CiVisit visit) {
        var page = new Div();
        page.addClassName("px-lf-page");
        if (visit.ci().mayChange()) {
            page.add(steps.of(visit));
        }
        var left = new Div(money(visit), handed(visit));
        left.addClassName("px-lf-stack");
        var columns = new Div(left, label(visit));
        columns.addClassName("px-lf-columns");
        page.add(columns);
        return page;
    }

    private Section money(CiVisit visit) {
        var section = section("life.money");
        var ci = visit.ci();
        var facts = new Div();
        facts.addClassName("px-lf-facts");
        fact(facts, names.attribute(ci.ciClass(), "purchase-price"), shown(visit, "purchase-price"));
        fact(facts, names.attribute(ci.ciClass(), "purchased-at"), shown(visit, "purchased-at"));
        fact(facts, names.attribute(ci.ciClass(), "supplier"), shown(visit, "supplier"));
        fact(facts, names.attribute(ci.ciClass(), "order-number"), shown(visit, "order-number"));
        fact(facts, names.attribute(ci.ciClass(), "warranty-until"), shown(visit, "warranty-until"));
        var value = values.of(ci.number(), null, visit.viewer());
        fact(
                facts,
                section.getTranslation("life.value"),
                value.map(one -> LifeWords.money(one.value()) + words.currency(ci.ciClass(), "purchase-price"))
                        .orElse(null));
        section.add(facts);
        if (value.isPresent()) {
            section.add(course(value.get()));
        } else {
            section.add(CiParts.text(section.getTranslation("life.value.why"), "px-faint"));
        }
        return section;
    }

    private @Nullable String shown(CiVisit visit, String attribute) {
        var value = visit.ci().attributes().get(attribute);
        return value == null
                ? null
                : names.value(visit.ci().ciClass(), "attributes." + attribute, value.value(), visit.viewer());
    }

    /** A bar a year, as high as what is left of the price at its end. */
    private static Component course(BookValue value) {
        var chart = new Div();
        chart.addClassName("px-lf-course");
        var plan = value.plan();
        var cost = plan.cost().max(java.math.BigDecimal.ONE);
        var over = plan.monthsOver(value.on());
        var years = new ArrayList<Integer>(List.of(0));
        for (var month = 12; month < plan.lifeInMonths(); month += 12) {
            years.add(month);
        }
        years.add(plan.lifeInMonths());
        for (var month : years) {
            var left = plan.valueAfter(month);
            var share =
                    left.multiply(java.math.BigDecimal.valueOf(100)).divide(cost, 0, java.math.RoundingMode.HALF_UP);
            var fill = new Span();
            fill.getStyle().set("height", share + "%");
            var bar = new Div(fill);
            bar.addClassName("px-lf-bar");
            var year = new Div(
                    bar,
                    CiParts.text(LifeWords.money(left), "px-lf-amount"),
                    CiParts.text(
                            String.valueOf(plan.boughtOn().plusMonths(month).getYear()), "px-faint"));
            year.setClassName("done", month <= over);
            chart.add(year);
        }
        return chart;
    }

    private Section handed(CiVisit visit) {
        var section = section("life.handed");
        var all = handOvers.of(visit.ci().number(), visit.viewer());
        if (all.isEmpty()) {
            section.add(CiParts.text(section.getTranslation("life.handed.none"), "px-faint"));
            return section;
        }
        var table = new LifeTable(
                "life.person", "life.handed.at", "life.standing", "life.handed.answer", "life.handed.back");
        all.forEach(one -> table.row(
                LifeTable.lines(
                        new Marks.Person(names.names().person(one.person())),
                        one.ticket() == null ? names.names().person(one.handedBy()) : null),
                one.ticket() == null
                        ? new Marks.Time(one.handedAt())
                        : LifeTable.lines(new Marks.Time(one.handedAt()), one.ticket()),
                state(one),
                one.answeredAt() == null ? null : LifeTable.lines(new Marks.Time(one.answeredAt()), one.note()),
                one.returnedAt() == null ? null : new Marks.Time(one.returnedAt())));
        section.add(table);
        return section;
    }

    private static Component state(HandOver one) {
        var key = "life.handed." + one.state().name().toLowerCase(java.util.Locale.ROOT);
        var said = LifeSteps.said(key);
        return switch (one.state()) {
            case WAITING -> LifeTable.mark("clock", said, "warn");
            case CONFIRMED -> LifeTable.mark("check", said, "good");
            case DENIED -> LifeTable.mark("warning", said, "bad");
            case WITHDRAWN -> LifeTable.mark("undo", said, "plain");
        };
    }

    private Section label(CiVisit visit) {
        var section = section("life.label");
        section.addClassName("px-lf-label");
        var print =
                SafeLink.to("desk/assets/labels?numbers=" + visit.ci().number(), section.getTranslation("life.print"));
        section.add(
                LabelsView.code(visit.ci().number()), CiParts.text(visit.ci().number(), "px-num"), print);
        return section;
    }

    private static Section section(String title) {
        var section = new Section();
        section.add(new H2(section.getTranslation(title)));
        section.addClassName("px-lf-card");
        return section;
    }

    private static void fact(Div facts, String name, @Nullable String value) {
        if (value != null) {
            var fact = new Div(CiParts.text(name, "px-faint"), new Span(value));
            facts.add(fact);
        }
    }
}
