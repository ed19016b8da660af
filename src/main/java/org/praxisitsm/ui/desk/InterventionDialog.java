package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FateWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.workflow.Interventions;
import org.praxisitsm.workflow.Interventions.Active;
import org.praxisitsm.workflow.Interventions.Target;
import org.praxisitsm.workflow.Migrations.Fate;

/** Sets one stuck ticket right by hand: says beforehand what will happen, and wants a reason. */
class InterventionDialog extends Dialog {

    enum Way {
        MOVE,
        RESTART,
        CANCEL
    }

    private final transient Interventions interventions;
    private final transient Viewer viewer;
    private final transient FateWords words;
    private final transient Runnable done;
    private final String number;
    private final Way way;
    private final Select<Active> step = new Select<>();
    private final ComboBox<Target> target = new ComboBox<>();
    private final TextArea reason = new TextArea();
    private final Div problem = new Div();
    private final Div preview = new Div();
    private final Button confirm;

    /** @param wanted step of the diagram that was chosen to be moved to, or null */
    InterventionDialog(
            Interventions interventions,
            Viewer viewer,
            FateWords words,
            String number,
            Way way,
            @Nullable String wanted,
            Runnable done) {
        this.interventions = interventions;
        this.viewer = viewer;
        this.words = words;
        this.number = number;
        this.way = way;
        this.done = done;
        var key = "intervene." + way.name().toLowerCase(java.util.Locale.ROOT);
        setHeaderTitle(getTranslation(key + ".title", number));
        setWidth("560px");
        problem.addClassNames("px-ban", "err");
        problem.setVisible(false);
        preview.setId("intervention-preview");
        preview.addClassName("px-intervention");
        preview.getElement().setAttribute("aria-live", "polite");
        confirm = new Button(getTranslation(key), click -> act());
        confirm.setId("intervention-confirm");
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        if (way == Way.CANCEL) {
            confirm.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        add(new Paragraph(getTranslation(key + ".hint")), problem);
        fields(interventions.of(number, viewer), wanted);
        add(preview, reason);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), confirm);
        tryIt();
    }

    private void fields(Interventions.Standing standing, @Nullable String wanted) {
        step.setLabel(getTranslation("intervene.step"));
        step.setId("intervention-step");
        step.setWidthFull();
        step.setItems(standing.active());
        step.setItemLabelGenerator(one -> words.step(one.name()));
        if (!standing.active().isEmpty()) {
            // The innermost one: what contains it is listed before it.
            step.setValue(standing.active().get(standing.active().size() - 1));
        }
        target.setLabel(getTranslation("intervene.target"));
        target.setId("intervention-target");
        target.setWidthFull();
        target.setItems(standing.targets());
        target.setItemLabelGenerator(one -> words.step(one.name()));
        standing.targets().stream()
                .filter(one -> one.activity().equals(wanted))
                .findFirst()
                .ifPresent(target::setValue);
        step.addValueChangeListener(event -> tryIt());
        target.addValueChangeListener(event -> tryIt());
        reason.setLabel(getTranslation("intervene.reason"));
        reason.setId("intervention-reason");
        reason.setHelperText(getTranslation("intervene.reason.hint"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(1_000);
        reason.setWidthFull();
        if (way != Way.CANCEL) {
            add(step);
        }
        if (way == Way.MOVE) {
            add(target);
        }
    }

    private boolean isComplete() {
        return way == Way.CANCEL || step.getValue() != null && (way == Way.RESTART || target.getValue() != null);
    }

    /** Does it and takes it back, so that what is shown is what will happen. */
    private void tryIt() {
        preview.removeAll();
        problem.setVisible(false);
        confirm.setEnabled(false);
        if (!isComplete()) {
            return;
        }
        try {
            var fates =
                    switch (way) {
                        case MOVE ->
                            interventions.tryMove(
                                    number,
                                    step.getValue().instance(),
                                    target.getValue().activity(),
                                    viewer);
                        case RESTART ->
                            interventions.tryRestart(number, step.getValue().instance(), viewer);
                        case CANCEL -> interventions.tryCancel(number, viewer);
                    };
            show(fates);
            confirm.setEnabled(true);
        } catch (Refusal refused) {
            refuse(refused);
        }
    }

    private void show(List<Fate> fates) {
        var list = new UnorderedList();
        fates.stream()
                .filter(fate -> !isSaidByTask(fate, fates))
                .forEach(fate -> list.add(new ListItem(words.of(fate))));
        preview.add(new Paragraph(getTranslation("intervene.happens")), list);
    }

    /** That a step ends and that its task does are one thing to whoever reads it. */
    private static boolean isSaidByTask(Fate fate, List<Fate> fates) {
        return fate.kind().equals("STEP")
                && fates.stream()
                        .anyMatch(one -> one.kind().equals("TASK")
                                && Objects.equals(one.from(), fate.from())
                                && Objects.equals(one.to(), fate.to()));
    }

    private void act() {
        try {
            var why = reason.getValue().strip();
            switch (way) {
                case MOVE ->
                    interventions.move(
                            number,
                            step.getValue().instance(),
                            target.getValue().activity(),
                            why,
                            viewer);
                case RESTART -> interventions.restart(number, step.getValue().instance(), why, viewer);
                case CANCEL -> interventions.cancel(number, why, viewer);
            }
            close();
            Toast.done(getTranslation("intervene.done", number));
            done.run();
        } catch (Refusal refused) {
            refuse(refused);
        }
    }

    private void refuse(Refusal refused) {
        Failures.note(refused);
        problem.setText(words.said(refused.getMessage()));
        problem.setVisible(true);
    }
}
