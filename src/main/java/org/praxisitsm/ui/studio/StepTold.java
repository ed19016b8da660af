package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.studio.StepWishes.State;
import org.praxisitsm.workflow.Migrations.Added;
import org.praxisitsm.workflow.Migrations.Mapped;

/** The step that is looked at on the diagrams, in words, and what can be done with it. */
class StepTold extends Composite<Div> {

    private final transient StepWishes wishes;
    private final boolean editable;

    StepTold(StepWishes wishes, boolean editable) {
        this.wishes = wishes;
        this.editable = editable;
        getContent().addClassName("px-mapping-told");
        getContent().setId("move-told");
        getContent().getElement().setAttribute("role", "status");
    }

    void show(@Nullable Mapped step) {
        getContent().removeAll();
        if (step == null) {
            getContent().add(new Span(getTranslation(editable ? "move.how" : "move.how.read")));
            return;
        }
        var words = new Span(words(step));
        words.addClassName("px-mapping-words");
        getContent().add(words, new StepFate(wishes, step, editable));
        if (editable) {
            getContent().add(actions(step));
        }
    }

    /** Says why the step cannot become another one; what is chosen for it stays. */
    void refuse(Mapped step, String target, String why) {
        show(step);
        var no = new Span(new PxIcon("warning"), new Span(getTranslation("move.not-there", target, why)));
        no.addClassNames("px-fate", "px-fate-wrong");
        no.setId("move-not-there");
        getContent().addComponentAsFirst(no);
    }

    /** @return the step, how many stand there, and where they go */
    String words(Mapped step) {
        var target = wishes.target(step);
        var where = target == null
                ? getTranslation("move.stays", wishes.from())
                : getTranslation("move.goes", name(step.process(), target));
        return step.fromName() + ": " + getTranslation("move.standing", step.standing()) + ", " + where;
    }

    /** @return the name of a step of the other version */
    String name(String process, String target) {
        return wishes.targets(process).stream()
                .filter(one -> one.id().equals(target))
                .map(Added::name)
                .findFirst()
                .orElse(target);
    }

    private Div actions(Mapped step) {
        var actions = new Div();
        actions.addClassName("px-mapping-actions");
        var wish = wishes.wish(step);
        var leads = wishes.target(step) != null;
        if (leads && step.timer()) {
            var anew = new Checkbox(getTranslation("move.restart-timer"), wish != null && wish.restartTimer());
            anew.setId("move-restart-timer");
            anew.addValueChangeListener(event -> wishes.restartTimer(step, event.getValue()));
            actions.add(anew);
        }
        if (leads && wish == null && wishes.state(step) == State.ATTENTION) {
            actions.add(button("move-confirm", "move.confirm", () -> wishes.confirm(step)));
        }
        if (leads) {
            actions.add(button("move-keep-back", "move.keep-back", () -> wishes.wish(step, null)));
        }
        if (wish != null) {
            actions.add(button("move-reset", "move.reset", () -> wishes.reset(step)));
        }
        return actions;
    }

    private Button button(String id, String label, Runnable action) {
        var button = new Button(getTranslation(label, wishes.from()), click -> action.run());
        button.setId(id);
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
