package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.lifecycle.AssetLife;
import org.praxisitsm.asset.lifecycle.HandOver;
import org.praxisitsm.asset.lifecycle.HandOvers;
import org.praxisitsm.asset.lifecycle.Proofs;
import org.praxisitsm.asset.lifecycle.Reservations;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.PersonBox;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Uploads;

/** The steps of an asset's life as buttons, each with the question that belongs to it. */
@org.springframework.stereotype.Component
class LifeSteps {

    private static final int MOST_OF_A_PROOF = 5 * 1024 * 1024;

    private final Assets assets;
    private final AssetLife life;
    private final HandOvers handOvers;
    private final Reservations reservations;
    private final Proofs proofs;
    private final AssetNames names;
    private final FormSources sources;

    LifeSteps(
            Assets assets,
            AssetLife life,
            HandOvers handOvers,
            Reservations reservations,
            Proofs proofs,
            AssetNames names,
            FormSources sources) {
        this.assets = assets;
        this.life = life;
        this.handOvers = handOvers;
        this.reservations = reservations;
        this.proofs = proofs;
        this.names = names;
        this.sources = sources;
    }

    /** @return the steps that may follow now, for somebody who may take them */
    Component of(CiVisit visit) {
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
            case "reserved" -> reserved(visit, steps);
            case "in-use", "missing" ->
                steps.add(step("life.repair", () -> repair(visit)), step("life.to-stock", () -> toStock(visit)));
            case "in-repair" -> steps.add(step("life.repaired", () -> repaired(visit)));
            case "retired" -> steps.add(proof(visit), step("life.dispose", () -> dispose(visit)));
            default -> {}
        }
        if (!visit.ci().ended()) {
            steps.add(step("life.move", () -> move(visit)), step("life.retire", () -> retire(visit)));
        }
        return steps;
    }

    /** The ticket hands it over by itself; what nobody asked for in a ticket is given free again here. */
    private void reserved(CiVisit visit, Div steps) {
        var number = visit.ci().number();
        reservations.of(number, visit.viewer()).ifPresent(one -> {
            if (one.ticket() == null) {
                steps.add(
                        step("life.hand", () -> handOver(visit)),
                        step(
                                "life.release",
                                () -> act(visit, () -> reservations.releaseAsset(number, visit.viewer()))));
            } else {
                steps.add(
                        new Span(said("life.reserved.for")), SafeLink.to("desk/tickets/" + one.ticket(), one.ticket()));
            }
        });
    }

    private static Button step(String key, Runnable act) {
        var button = new Button(said(key), click -> act.run());
        button.addThemeNames("small");
        button.setId(key.replace('.', '-'));
        return button;
    }

    static String said(String key, Object... arguments) {
        return I18NProvider.translate(AssetNames.reader(), key, arguments);
    }

    private static void act(CiVisit visit, Runnable act) {
        if (Failures.attempt(act::run)) {
            visit.changed().run();
        }
    }

    private void handOver(CiVisit visit) {
        var field = new PersonBox(said("life.person"), sources);
        field.setHelperText(said("life.person.who"));
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

    private void toStock(CiVisit visit) {
        var place = place("life.to-stock.where", visit);
        ask(
                visit,
                "life.to-stock",
                () -> life.returnToStock(
                        visit.ci().number(),
                        place.getValue() == null ? null : place.getValue().number(),
                        null,
                        visit.viewer()),
                place);
    }

    /** It stands somewhere else from now on; nothing else about it changes. */
    private void move(CiVisit visit) {
        var place = place("life.move.where", visit);
        ask(
                visit,
                "life.move",
                () -> {
                    if (place.getValue() == null) {
                        throw Refusal.invalid("location", said("life.take.where"));
                    }
                    assets.patch(
                            visit.ci().number(),
                            CiPatch.of(CiFields.LOCATION, place.getValue().number()),
                            null,
                            visit.viewer());
                },
                place);
    }

    private CiBox place(String label, CiVisit visit) {
        var place = new CiBox(said(label), assets, names, List.of("place"), visit.viewer());
        place.setId("life-place");
        return place;
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
        var words = new Span();
        var upload = Uploads.inMemory(
                words.getTranslation("life.proof.add"),
                1,
                MOST_OF_A_PROOF,
                (name, bytes) -> Failures.attempt(
                        () -> proofs.add(visit.ci().number(), name, new ByteArrayInputStream(bytes), visit.viewer())),
                why -> Failures.tell(UI.getCurrent(), why));
        upload.setDropAllowed(false);
        return upload;
    }
}
