package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.html.Span;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.workflow.Migrations.Mapped;

/** What happens to tickets at a step, in a few words. */
class StepFate extends Span {

    /** @param editable whether the reader can still choose where they go */
    StepFate(StepWishes wishes, Mapped step, boolean editable) {
        addClassName("px-fate");
        var wish = wishes.wish(step);
        var target = wishes.target(step);
        if (!wishes.refused(step).isEmpty()) {
            say("warning", wishes.refused(step), "px-fate-wrong");
        } else if (target == null && wish == null) {
            say(
                    "warning",
                    editable
                            ? getTranslation("move.removed", wishes.to())
                            : getTranslation("move.gone", wishes.to(), wishes.from()),
                    step.standing() > 0 ? "px-fate-warn" : "px-fate-quiet");
            setTitle(ServiceWords.here(step.why()));
        } else if (target == null) {
            say("warning", getTranslation("move.kept-back", wishes.from()), "px-fate-warn");
        } else if (wish != null) {
            say("swap", getTranslation(wish.restartTimer() ? "move.anew" : "move.wished"), "px-fate-hand");
        } else if (StepWishes.isRenamed(step)) {
            say("swap", getTranslation("move.renamed"), step.standing() > 0 ? "px-fate-warn" : "px-fate-quiet");
            setTitle(ServiceWords.here(step.why()));
        } else {
            say("check", getTranslation("move.stay." + kind(step)), "");
        }
    }

    private void say(String icon, String words, String look) {
        add(new PxIcon(icon), new Span(words));
        if (!look.isEmpty()) {
            addClassName(look);
        }
    }

    private static String kind(Mapped step) {
        return switch (step.kind()) {
            case "receiveTask", "intermediateCatchEvent" -> "waiting";
            case "boundaryEvent", "startEvent" -> "event";
            case "callActivity" -> "called";
            default -> "task";
        };
    }
}
