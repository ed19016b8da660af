package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.components.Toast;

/** Mends the open diagram at many places with one press and saves it; put back as long as nothing else was changed. */
abstract class DiagramRemedy {

    /** @param before how the diagram was */
    private record Done(String before, String after, int number) {}

    final PackEditing editing;
    final String path;
    private final String words;
    private final Consumer<String> opened;
    private @Nullable Done done;
    private String looked = "";
    private int number;

    /** @param words what its texts begin with; @param opened shows the diagram that it is given */
    DiagramRemedy(String words, PackEditing editing, String path, Consumer<String> opened) {
        this.words = words;
        this.editing = editing;
        this.path = path;
        this.opened = opened;
    }

    /** @return at how many places it would mend the diagram */
    abstract int count(String diagram);

    /** The owner wants it: sooner or later leads to {@link #take}. */
    abstract void ask();

    /** @return the line that offers it, or the way back; empty where there is nothing to mend */
    Optional<Component> offer() {
        var text = editing.newest(path);
        if (done != null && text.equals(done.after())) {
            var back = done;
            return Optional.of(PackProblems.remedy(
                    "check", say("done", back.number()), say("back"), words + "-back", () -> back(back)));
        }
        if (!text.equals(looked)) {
            looked = text;
            number = count(text);
        }
        return number == 0
                ? Optional.empty()
                : Optional.of(PackProblems.remedy(
                        "info", say("found", number), say("take", number), words + "-take", this::ask));
    }

    void take(String before, String after, int places) {
        var now = new Done(before, after, places);
        done = now;
        editing.replace(after, () -> {
            opened.accept(after);
            Toast.done(say("done", places), say("back"), () -> back(now));
        });
    }

    private void back(Done taken) {
        if (!editing.newest(path).equals(taken.after())) {
            Toast.done(say("changed"));
            return;
        }
        done = null;
        editing.replace(taken.before(), () -> opened.accept(taken.before()));
    }

    private String say(String key, Object... values) {
        return UI.getCurrent().getTranslation(words + "." + key, values);
    }
}
