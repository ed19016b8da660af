package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ForeignParts;
import org.praxisitsm.ui.components.Toast;

/** Takes out of the open diagram what other tools left in it, all at once, and puts it back as long as nothing else was changed. */
class ForeignRemedy {

    /** @param before how the diagram was */
    private record Done(String before, String after, int number) {}

    private final PackEditing editing;
    private final String path;
    private final Consumer<String> opened;
    private @Nullable Done done;
    private String looked = "";
    private int number;

    /** @param opened shows the diagram that it is given */
    ForeignRemedy(PackEditing editing, String path, Consumer<String> opened) {
        this.editing = editing;
        this.path = path;
        this.opened = opened;
    }

    /** @return the line that offers it, or the way back; empty where there is nothing to take out */
    Optional<Component> offer() {
        var text = editing.newest(path);
        if (done != null && text.equals(done.after())) {
            var back = done;
            return Optional.of(PackProblems.remedy(
                    "check",
                    say("foreign.done", back.number()),
                    say("foreign.back"),
                    "foreign-back",
                    () -> back(back)));
        }
        if (!text.equals(looked)) {
            looked = text;
            number = ForeignParts.of(text).map(ForeignParts::count).orElse(0);
        }
        return number == 0
                ? Optional.empty()
                : Optional.of(PackProblems.remedy(
                        "info", say("foreign.found", number), say("foreign.take", number), "foreign-take", this::ask));
    }

    private void ask() {
        editing.current(
                text -> ForeignParts.of(text).filter(parts -> parts.count() > 0).ifPresent(parts -> new ForeignDialog(
                                parts,
                                editing.judged(path, text),
                                editing.judged(path, parts.diagram()),
                                () -> take(text, parts))
                        .open()));
    }

    private void take(String text, ForeignParts parts) {
        var now = new Done(text, parts.diagram(), parts.count());
        done = now;
        editing.replace(parts.diagram(), () -> {
            opened.accept(parts.diagram());
            Toast.done(say("foreign.done", parts.count()), say("foreign.back"), () -> back(now));
        });
    }

    private void back(Done taken) {
        if (!editing.newest(path).equals(taken.after())) {
            Toast.done(say("foreign.changed"));
            return;
        }
        done = null;
        editing.replace(taken.before(), () -> opened.accept(taken.before()));
    }

    private static String say(String key, Object... values) {
        return UI.getCurrent().getTranslation(key, values);
    }
}
