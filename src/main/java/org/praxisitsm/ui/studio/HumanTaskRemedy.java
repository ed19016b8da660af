package org.praxisitsm.ui.studio;

import java.util.function.Consumer;
import org.praxisitsm.practice.HumanTasks;

/** Makes human tasks of the steps of the open diagram that do not say of what kind they are. */
class HumanTaskRemedy extends DiagramRemedy {

    /** @param opened shows the diagram that it is given */
    HumanTaskRemedy(PackEditing editing, String path, Consumer<String> opened) {
        super("human", editing, path, opened);
    }

    @Override
    int count(String diagram) {
        return HumanTasks.of(diagram).map(HumanTasks::number).orElse(0);
    }

    @Override
    void ask() {
        editing.current(text -> HumanTasks.of(text)
                .filter(made -> made.number() > 0)
                .ifPresent(made -> take(text, made.diagram(), made.number())));
    }
}
