package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.workflow.Migrations.Migration;
import org.praxisitsm.workflow.Migrations.Result;
import org.praxisitsm.workflow.Migrations.Status;

/** How far the move is, and what can be done about it. */
class MoveProgress extends Composite<Div> {

    /** As many are moved first, so that somebody looks at them before the rest follows. */
    static final int TRIAL = 25;

    private final transient MoveView view;
    private String shown = "";

    MoveProgress(MoveView view) {
        this.view = view;
        getContent().addClassNames("px-card", "px-move-progress");
        getContent().setId("move-progress");
    }

    void show(@Nullable Migration move, @Nullable Migration preview, boolean may) {
        var state = String.valueOf(move) + preview + may;
        if (state.equals(shown)) {
            return;
        }
        shown = state;
        getContent().removeAll();
        if (move != null) {
            running(move, may);
        } else if (preview != null) {
            tried(preview, may);
        } else {
            getContent().add(new H2(getTranslation("move.nothing")), line("info", getTranslation("move.nothing.why")));
            if (may) {
                getContent().add(actions(button("move.try", false, view::tryAgain)));
            }
        }
    }

    private void tried(Migration preview, boolean may) {
        var all = total(preview);
        var waiting = preview.counts().get(Result.WAITING);
        var can = preview.counts().get(Result.MOVED);
        var head = new Div(new H2(
                waiting > 0
                        ? getTranslation("move.trying", all - waiting, all)
                        : getTranslation("move.tried", can, all)));
        head.addClassName("px-card-head");
        if (may && waiting == 0 && can > 0) {
            head.add(
                    all > TRIAL
                            ? actions(
                                    button("move.start.all", false, () -> view.start(null), can),
                                    button("move.start.trial", true, () -> view.start(TRIAL), TRIAL))
                            : actions(button("move.start", true, () -> view.start(null), can)));
        }
        getContent().add(head);
        if (waiting > 0) {
            getContent().add(bar(all - waiting, all));
        }
        getContent().add(line("info", getTranslation("move.tried.why")));
    }

    private void running(Migration move, boolean may) {
        var all = total(move);
        var moved = move.counts().get(Result.MOVED);
        var stays = move.counts().get(Result.STAYS);
        var failed = move.counts().get(Result.FAILED);
        var waiting = move.counts().get(Result.WAITING);
        var head = new Div(new H2(title(move, moved, stays + failed, waiting)));
        head.addClassName("px-card-head");
        if (may) {
            head.add(actionsOf(move, waiting, stays + failed));
        }
        getContent().add(head, bar(all - waiting, all));
        var key = move.status() == Status.CANCELLED ? "move.figures.cancelled" : "move.figures";
        var figures = new Div(getTranslation(key, moved, stays, failed, waiting));
        figures.addClassName("px-move-figures");
        getContent().add(figures);
        var isGoingOn = move.status() == Status.RUNNING || move.status() == Status.PAUSED;
        if (isGoingOn || moved < all) {
            getContent()
                    .add(line("info", getTranslation(isGoingOn ? "move.leave-page" : "move.over.why", move.from())));
        }
    }

    private String title(Migration move, int moved, int behind, int waiting) {
        return switch (move.status()) {
            case RUNNING -> getTranslation("move.moving", moved, waiting);
            case PAUSED -> getTranslation("move.paused", moved, waiting);
            case DONE -> getTranslation("move.finished", moved, behind);
            case CANCELLED -> getTranslation("move.cancelled", moved);
        };
    }

    private Div actionsOf(Migration move, int waiting, int behind) {
        return switch (move.status()) {
            case RUNNING -> actions(button("move.pause", false, view::pause));
            case PAUSED ->
                actions(button("move.cancel", false, view::cancel), button("move.go-on", true, view::goOn, waiting));
            case DONE, CANCELLED -> behind > 0 ? actions(button("move.retry", false, view::retry, behind)) : actions();
        };
    }

    private static int total(Migration migration) {
        return migration.counts().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static ProgressBar bar(int done, int all) {
        var bar = new ProgressBar(0, Math.max(1, all), Math.min(done, Math.max(1, all)));
        bar.addClassName("px-move-bar");
        return bar;
    }

    private Div actions(Button... buttons) {
        var actions = new Div(buttons);
        actions.addClassName("px-pack-actions");
        return actions;
    }

    private Button button(String key, boolean primary, Runnable action, Object... values) {
        var button = new Button(getTranslation(key, values), click -> action.run());
        button.setId(key.replace('.', '-'));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setDisableOnClick(true);
        if (primary) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return button;
    }

    private static Div line(String icon, String text) {
        var line = new Div(new PxIcon(icon), new Span(text));
        line.addClassName("px-move-told");
        return line;
    }
}
