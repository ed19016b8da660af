package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.DrawnNames;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.NeededWords;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.workflow.Tasks;
import org.praxisitsm.workflow.Trial;

/** What the token waits for: the form as the agent sees it, with its outcomes as buttons. */
class TrialBubble extends Composite<Section> {

    /** Answers a task; a refusal comes back to the fields. */
    interface Answering {
        void answer(Trial.Work work, String outcome, Map<String, Object> values);
    }

    private final transient FormSources sources;
    private final transient java.time.ZoneId zone;
    private final transient Answering answering;
    private String chosen = "";
    private transient @Nullable FormFields fields;

    TrialBubble(FormSources sources, java.time.ZoneId zone, Answering answering) {
        this.sources = sources.onTrial();
        this.zone = zone;
        this.answering = answering;
        getContent().addClassName("px-try-bubble");
        getContent().getElement().setAttribute("aria-label", getTranslation("studio.try.now"));
        getContent().getElement().setAttribute("aria-live", "polite");
    }

    void show(@Nullable Trial trial, @Nullable TrialWords words) {
        getContent().removeAll();
        getContent().setVisible(trial != null);
        if (trial == null || words == null) {
            return;
        }
        if (trial.trouble() != null) {
            trouble(trial.trouble());
        }
        var work = trial.work().stream()
                .filter(one -> one.id().equals(chosen))
                .findFirst()
                .or(() -> trial.work().stream().findFirst())
                .orElse(null);
        if (work != null) {
            person(trial, work, words);
        } else if (trial.ended()) {
            quiet("studio.try.ended", words.pack().state(trial.state().key()));
        } else if (trial.canStep()) {
            quiet("studio.try.comes", names(trial, words));
        } else {
            quiet("studio.try.waits", waits(trial, words));
        }
    }

    private void trouble(String why) {
        var trouble = new Div(new Span(ServiceWords.here(why)));
        trouble.addClassNames("px-ban", "err");
        trouble.getElement().setAttribute("role", "alert");
        getContent().add(trouble);
    }

    private void quiet(String key, String what) {
        var kind = new Span(getTranslation(key));
        kind.addClassName("px-quiet");
        getContent().add(kind, new H2(what));
    }

    private String names(Trial trial, TrialWords words) {
        return trial.pictures().stream()
                .flatMap(picture -> {
                    var drawn = new DrawnNames(words.drawn(picture.xml()), this::getTranslation);
                    return picture.tokens().stream().map(token -> drawn.of(token.activity()));
                })
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String waits(Trial trial, TrialWords words) {
        return trial.waits().stream()
                .filter(wait -> wait.kind() == Trial.Kind.TIMER || wait.kind() == Trial.Kind.MESSAGE)
                .map(wait -> words.element(wait.activity(), wait.name()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void person(Trial trial, Trial.Work work, TrialWords words) {
        chosen = work.id();
        var who = work.assignee() != null
                ? words.value("assignee", work.assignee())
                : work.groups().stream()
                        .map(group -> words.value("group", group))
                        .collect(Collectors.joining(", "));
        var kind = new Span(
                who.isEmpty() ? getTranslation("studio.try.person") : getTranslation("studio.try.person.named", who));
        kind.addClassName("px-quiet");
        getContent().add(kind, new H2(words.pack().task(work.activity(), work.name())));
        others(trial, work, words);
        fields = null;
        var outcomes = work.outcomes().stream()
                .map(outcome -> inWords(work, outcome, words))
                .toList();
        if (work.form() != null) {
            var form = NeededWords.in(words.pack().form(work.form()), outcomes, getLocale());
            fields = new FormFields(form, work.known(), sources, zone);
            getContent().add(fields);
        }
        var buttons = new Div();
        buttons.addClassName("px-outcomes");
        outcomes.forEach(outcome -> buttons.add(button(work, outcome, buttons.getComponentCount() == 0)));
        getContent().add(buttons);
    }

    private Tasks.Outcome inWords(Trial.Work work, Tasks.Outcome outcome, TrialWords words) {
        var drawn = outcome.equals(Tasks.Outcome.DONE) ? getTranslation("outcome.done") : outcome.label();
        return new Tasks.Outcome(outcome.id(), words.pack().outcome(work.activity(), outcome.id(), drawn));
    }

    private Button button(Trial.Work work, Tasks.Outcome outcome, boolean first) {
        var button = new Button(outcome.label(), click -> answer(work, outcome));
        button.setId("outcome-" + outcome.id());
        button.addThemeNames("small");
        if (first) {
            button.addThemeNames("primary");
        }
        return button;
    }

    private void answer(Trial.Work work, Tasks.Outcome outcome) {
        try {
            answering.answer(work, outcome.id(), fields == null ? Map.of() : fields.values());
        } catch (Refusal refusal) {
            Failures.note(refusal);
            if (fields == null || refusal.errors().isEmpty() || !fields.complain(refusal.errors(), outcome)) {
                Failures.tell(com.vaadin.flow.component.UI.getCurrent(), refusal.getMessage());
            }
        }
    }

    private void others(Trial trial, Trial.Work shown, TrialWords words) {
        if (trial.work().size() < 2) {
            return;
        }
        var others = new Div(new Span(getTranslation("studio.try.also")));
        others.addClassNames("px-try-others", "px-quiet");
        trial.work().stream().filter(one -> !one.id().equals(shown.id())).forEach(one -> {
            var other = new Button(words.pack().task(one.activity(), one.name()), click -> {
                chosen = one.id();
                show(trial, words);
            });
            other.addThemeNames("small", "tertiary-inline");
            others.add(other);
        });
        getContent().add(others);
    }

    /** The outcome in this place, as a key presses it; nothing where there is none. */
    void press(int place) {
        var buttons = getContent()
                .getChildren()
                .filter(child -> child.getElement().getClassList().contains("px-outcomes"))
                .flatMap(com.vaadin.flow.component.Component::getChildren)
                .map(Button.class::cast)
                .toList();
        if (place < buttons.size()) {
            buttons.get(place).click();
        }
    }
}
