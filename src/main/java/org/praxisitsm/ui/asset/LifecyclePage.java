package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiClass.Phase;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.lifecycle.AssetLife;
import org.praxisitsm.asset.lifecycle.BookValues;
import org.praxisitsm.asset.lifecycle.BookValues.BookValue;
import org.praxisitsm.asset.lifecycle.HandOver;
import org.praxisitsm.asset.lifecycle.HandOvers;
import org.praxisitsm.asset.lifecycle.Proofs;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PersonBox;
import org.praxisitsm.ui.components.SafeLink;
import org.springframework.core.annotation.Order;

/** The life of an asset: the steps that may follow, what it is worth, who had it, and its label. */
@org.springframework.stereotype.Component
@Order(60)
class LifecyclePage implements CiPage {

    private final AssetLife life;
    private final HandOvers handOvers;
    private final BookValues values;
    private final Proofs proofs;
    private final Classes classes;
    private final AssetNames names;
    private final LifeWords words;
    private final FormSources sources;

    LifecyclePage(
            AssetLife life,
            HandOvers handOvers,
            BookValues values,
            Proofs proofs,
            Classes classes,
            AssetNames names,
            LifeWords words,
            FormSources sources) {
        this.life = life;
        this.handOvers = handOvers;
        this.values = values;
        this.proofs = proofs;
        this.classes = classes;
        this.names = names;
        this.words = words;
        this.sources = sources;
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
            page.add(steps(visit));
        }
        var left = new Div(money(visit), handed(visit));
        left.addClassName("px-lf-stack");
        var columns = new Div(left, label(visit));
        columns.addClassName("px-lf-columns");
        page.add(columns);
        return page;
    }

    private Component steps(CiVisit visit) {
        var steps = new Div();
        steps.addClassName("px-lf-steps");
        var state = visit.ci().state();
        var waiting = handOvers.of(visit.ci().number(), visit.viewer()).stream()
                .filter(one -> one.state() == HandOver.State.WAITING)
                .findFirst();
        if (waiting.isPresent()) {
            var one = waiting.get();
            steps.add(new Span(said("life.waits", names.names().person(one.person()))));
            if (one.ticket() == null) {
                steps.add(step(
                        "life.hand.withdraw", () -> act(visit, () -> handOvers.withdraw(one.id(), visit.viewer()))));
            }
            return steps;
        }
        switch (state) {
            case "stored" -> steps.add(step("life.hand", () -> handOver(visit)));
            case "in-use", "missing" ->
                steps.add(
                        step("life.repair", () -> repair(visit)),
                        step(
                                "life.to-stock",
                                () -> act(
                                        visit,
                                        () -> life.returnToStock(visit.ci().number(), null, null, visit.viewer()))));
            case "in-repair" -> steps.add(step("life.repaired", () -> repaired(visit)));
            case "retired" -> steps.add(proof(visit), step("life.dispose", () -> dispose(visit)));
            default -> {}
        }
        if (!visit.ci().ended()) {
            steps.add(step("life.retire", () -> retire(visit)));
        }
        return steps;
    }

    private static Button step(String key, Runnable act) {
        var button = new Button(said(key), click -> act.run());
        button.addThemeNames("small");
        button.setId(key.replace('.', '-'));
        return button;
    }

    private static String said(String key, Object... arguments) {
        return I18NProvider.translate(AssetNames.reader(), key, arguments);
    }

    private static void act(CiVisit visit, Runnable act) {
        if (Failures.attempt(act::run)) {
            visit.changed().run();
        }
    }

    private void handOver(CiVisit visit) {
        var field = new PersonBox(said("life.person"), sources);
        ask(
                visit,
                "life.hand",
                () -> {
                    if (field.getValue() == null) {
                        throw Refusal.invalid("person", said("life.person.missing"));
                    }
                    handOvers.handOver(visit.ci().number(), field.getValue(), null, visit.viewer());
                },
                field);
    }

    private void repair(CiVisit visit) {
        var defect = new TextArea();
        defect.setLabel(defect.getTranslation("life.defect"));
        defect.setMaxLength(2_000);
        ask(
                visit,
                "life.repair",
                () -> life.sendToRepair(visit.ci().number(), defect.getValue(), null, visit.viewer()),
                defect);
    }

    private void repaired(CiVisit visit) {
        var cost = new BigDecimalField();
        cost.setLabel(cost.getTranslation("life.repair.cost"));
        cost.setLocale(AssetNames.reader());
        ask(
                visit,
                "life.repaired",
                () -> life.returnFromRepair(visit.ci().number(), cost.getValue(), null, visit.viewer()),
                cost);
    }

    private void retire(CiVisit visit) {
        var reason = new TextField();
        reason.setLabel(reason.getTranslation("life.reason"));
        reason.setMaxLength(1_000);
        ask(
                visit,
                "life.retire",
                () -> life.retire(visit.ci().number(), reason.getValue(), null, visit.viewer()),
                reason);
    }

    private void dispose(CiVisit visit) {
        var certificate = new TextField();
        certificate.setLabel(certificate.getTranslation("life.certificate"));
        certificate.setMaxLength(160);
        ask(
                visit,
                "life.dispose",
                () -> life.dispose(visit.ci().number(), certificate.getValue(), visit.viewer()),
                certificate);
    }

    private static void ask(CiVisit visit, String title, Runnable act, Component field) {
        var words = said(title);
        new LifeDialog(
                        words,
                        words,
                        () -> {
                            act.run();
                            visit.changed().run();
                        },
                        field)
                .open();
    }

    private Component proof(CiVisit visit) {
        var upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> Failures.attempt(() -> proofs.add(
                visit.ci().number(), metadata.fileName(), new ByteArrayInputStream(bytes), visit.viewer()))));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(5 * 1024 * 1024);
        upload.setDropAllowed(false);
        var button = new Button(upload.getTranslation("life.proof.add"));
        button.addThemeNames("small");
        upload.setUploadButton(button);
        return upload;
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
        var said = said(key);
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
