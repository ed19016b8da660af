package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.workflow.Trial;

/** The ticket of the trial: state, clock, what else it waits for, what happened, its values. */
class TrialSide extends Composite<Aside> {

    private static final Set<String> FIRST =
            Set.of("priority", "group", "assignee", "requester", "affected", "service");
    /** What every ticket has and nobody looks for. */
    static final Set<String> HIDDEN = Set.of("number", "unit", "channel");

    private boolean open;
    private final transient TrialStory story;
    private final transient Consumer<Trial.Wait> send;

    /** @param send lets the diagram receive something; a timer is waited for */
    TrialSide(TrialStory story, Consumer<Trial.Wait> send) {
        this.story = story;
        this.send = send;
        getContent().addClassName("px-try-side");
        getContent().getElement().setAttribute("aria-label", getTranslation("studio.try.ticket"));
    }

    void show(Trial trial, TrialWords words) {
        getContent().removeAll();
        var state = new Span(words.pack().state(trial.state().key()));
        state.getElement().getThemeList().add("badge");
        state.setId("trial-state");
        var clock = new Span(new PxIcon("clock"), new Span(words.at(trial.now())));
        clock.addClassName("px-try-clock");
        clock.setId("trial-clock");
        clock.getElement().setAttribute("title", getTranslation("studio.try.clock"));
        var head = new Div(state, clock);
        head.addClassName("px-try-head");
        getContent().add(head);
        var timers = of(trial, true);
        if (!timers.isEmpty()) {
            getContent().add(new H2(getTranslation("studio.try.waiting")), waits(timers, words));
        }
        story.show(trial, words);
        getContent().add(story);
        var others = of(trial, false);
        if (!others.isEmpty()) {
            getContent().add(also(others, words));
        }
        getContent().add(new H2(getTranslation("studio.try.values")), values(trial, words));
    }

    private static List<Trial.Wait> of(Trial trial, boolean timers) {
        return trial.waits().stream()
                .filter(wait -> timers == (wait.kind() == Trial.Kind.TIMER))
                .toList();
    }

    /** What may come at any time is much and the same all the while: it does not push away what happened. */
    private Details also(List<Trial.Wait> others, TrialWords words) {
        var also = new Details(getTranslation("studio.try.also-possible", others.size()), waits(others, words));
        also.setId("trial-also");
        also.setOpened(open);
        also.addOpenedChangeListener(event -> open = event.isOpened());
        return also;
    }

    private Div waits(List<Trial.Wait> all, TrialWords words) {
        var waits = new Div();
        waits.addClassName("px-try-waits");
        var timers = 0;
        for (var wait : all) {
            var isTimer = wait.kind() == Trial.Kind.TIMER;
            var name = wait.kind() == Trial.Kind.COMMAND
                    ? words.pack().command(wait.activity(), wait.name())
                    : words.element(wait.activity(), wait.name());
            var button = new Button(name, new PxIcon(icon(wait.kind())), click -> send.accept(wait));
            button.setId("wait-" + wait.kind().name().toLowerCase(java.util.Locale.ROOT) + "-" + wait.activity());
            button.addThemeNames("small", "tertiary");
            var hint = isTimer
                    ? words.at(java.util.Objects.requireNonNull(wait.dueAt()))
                    : wait.kind() == Trial.Kind.COMMAND ? getTranslation("studio.try.command") : wait.key();
            var row = new Div(button);
            if (!hint.equals(name)) {
                var what = new Span(hint);
                what.addClassName("px-quiet");
                row.add(what);
            }
            // Time passes in order: only the next timer can be waited for.
            button.setEnabled(!isTimer || timers++ == 0);
            waits.add(row);
        }
        return waits;
    }

    private static String icon(Trial.Kind kind) {
        return switch (kind) {
            case COMMAND -> "bolt";
            case TARGET -> "target";
            case MESSAGE -> "mail";
            case TIMER -> "clock";
        };
    }

    private static Div values(Trial trial, TrialWords words) {
        var list = new Element("dl").setAttribute("class", "px-try-values");
        var names = new java.util.ArrayList<>(trial.values().keySet());
        names.removeAll(HIDDEN);
        names.sort(java.util.Comparator.comparing((String name) -> !FIRST.contains(name)));
        List<String> shown = names;
        shown.forEach(name -> list.appendChild(
                new Element("dt").setText(words.field(name)),
                new Element("dd").setText(words.value(name, trial.values().get(name)))));
        var holder = new Div();
        holder.getElement().appendChild(list);
        return holder;
    }
}
