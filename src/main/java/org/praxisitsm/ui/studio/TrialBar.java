package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.workflow.Trial;

/** The sample, the ways on and back, and that nothing real is touched. */
class TrialBar extends Composite<Div> {

    /** What can be done from the bar. */
    interface Moves {
        void step();

        void next();

        void back();

        void jump();

        void leave();

        void sample();

        void scenario(String path);
    }

    private final Button sample;
    private final ContextMenu samples;
    private final Button step;
    private final Button next;
    private final Button back;
    private final Button jump;
    private final Span count = new Span();
    private final ProgressBar progress = new ProgressBar();
    private final transient Moves moves;

    TrialBar(Moves moves) {
        this.moves = moves;
        var badge = new Span(new PxIcon("play"), new Span(getTranslation("studio.try")));
        badge.getElement().getThemeList().add("badge");
        badge.addClassName("px-try-badge");
        sample = new Button("");
        sample.setId("trial-sample");
        sample.setSuffixComponent(new PxIcon("chevron-down"));
        sample.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        samples = new ContextMenu(sample);
        samples.setOpenOnClick(true);
        step = button("trial-step", "studio.try.step", "step", "S", moves::step);
        next = button("trial-next", "studio.try.next", "arrow-right", "N", moves::next);
        jump = button("trial-jump", "studio.try.jump", "clock", "T", moves::jump);
        jump.setText("");
        jump.setAriaLabel(getTranslation("studio.try.jump"));
        jump.addThemeVariants(ButtonVariant.LUMO_ICON);
        back = button("trial-back", "studio.try.back", "undo", "B", moves::back);
        back.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        progress.setIndeterminate(true);
        progress.setWidth("64px");
        progress.setVisible(false);
        progress.getElement().setAttribute("aria-label", getTranslation("studio.try.starting"));
        count.addClassName("px-quiet");
        count.getElement().setAttribute("role", "status");
        var safe = new Span(new PxIcon("lock"), new Span(getTranslation("studio.try.safe")));
        safe.addClassName("px-try-safe");
        safe.getElement().setAttribute("title", getTranslation("studio.try.safe.why"));
        var leave = new Button(new PxIcon("close"), click -> moves.leave());
        leave.setId("trial-leave");
        leave.setAriaLabel(getTranslation("studio.try.leave"));
        leave.setTooltipText(getTranslation("studio.try.leave") + " (Esc)");
        leave.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
        var space = new Span();
        space.addClassName("px-grow");
        getContent().addClassName("px-try-bar");
        getContent().getElement().setAttribute("role", "toolbar");
        getContent().getElement().setAttribute("aria-label", getTranslation("studio.try"));
        getContent().add(badge, sample, line(), step, next, jump, back, progress, space, count, line(), safe, leave);
        show(null);
    }

    private Button button(String id, String key, String icon, String cap, Runnable action) {
        var button = new Button(getTranslation(key), new PxIcon(icon), click -> action.run());
        button.setId(id);
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (!cap.isEmpty()) {
            button.setTooltipText(getTranslation(key) + " (" + cap + ")");
        }
        return button;
    }

    private static Span line() {
        var line = new Span();
        line.addClassName("px-try-line");
        return line;
    }

    /** @param scenarios path and title of each */
    void offer(List<java.util.Map.Entry<String, String>> scenarios) {
        samples.removeAll();
        samples.addItem(getTranslation("studio.try.sample.form"), click -> moves.sample());
        if (!scenarios.isEmpty()) {
            samples.addSeparator();
        }
        scenarios.forEach(one -> samples.addItem(one.getValue(), click -> moves.scenario(one.getKey())));
    }

    void busy(boolean busy) {
        progress.setVisible(busy);
        if (busy) {
            List.of(step, next, jump, back).forEach(button -> button.setEnabled(false));
        }
    }

    void show(@Nullable Trial trial) {
        busy(false);
        var timer = trial != null && trial.waits().stream().anyMatch(wait -> wait.kind() == Trial.Kind.TIMER);
        step.setEnabled(trial != null && trial.canStep());
        next.setEnabled(trial != null && trial.canStep());
        jump.setEnabled(timer);
        back.setEnabled(trial != null && trial.canGoBack());
        sample.setText(
                trial == null
                        ? getTranslation("studio.try.sample.choose")
                        : getTranslation("studio.try.sample", trial.sample()));
        count.setText(trial == null ? "" : getTranslation("studio.try.count", trial.step()));
    }
}
