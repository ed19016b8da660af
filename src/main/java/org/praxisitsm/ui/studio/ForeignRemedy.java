package org.praxisitsm.ui.studio;

import java.util.function.Consumer;
import org.praxisitsm.practice.ForeignParts;

/** Takes out of the open diagram what other tools left in it, after saying what that is. */
class ForeignRemedy extends DiagramRemedy {

    /** @param opened shows the diagram that it is given */
    ForeignRemedy(PackEditing editing, String path, Consumer<String> opened) {
        super("foreign", editing, path, opened);
    }

    @Override
    int count(String diagram) {
        return ForeignParts.of(diagram).map(ForeignParts::count).orElse(0);
    }

    @Override
    void ask() {
        editing.current(
                text -> ForeignParts.of(text).filter(parts -> parts.count() > 0).ifPresent(parts -> new ForeignDialog(
                                parts,
                                editing.judged(path, text),
                                editing.judged(path, parts.diagram()),
                                () -> take(text, parts.diagram(), parts.count()))
                        .open()));
    }
}
