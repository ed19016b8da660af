package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.StepRename;

/** Offers to call a renamed step by its new name where scenarios, milestones and texts still use the old one. */
class StepRenameRemedy {

    private final PackEditing editing;

    StepRenameRemedy(PackEditing editing) {
        this.editing = editing;
    }

    /** @return a line for each step that was renamed since the version in use, or since the draft was saved */
    List<Component> offer() {
        var now = editing.drawn();
        Map<String, StepRename> renames = new LinkedHashMap<>();
        for (var before :
                List.of(editing.pack().files(), editing.published().pack().files())) {
            StepRename.between(before, now).forEach(rename -> renames.putIfAbsent(rename.was(), rename));
        }
        return renames.values().stream().map(this::line).toList();
    }

    private Component line(StepRename rename) {
        return PackProblems.remedy(
                "info",
                say("rename.found", rename.was(), rename.is(), places(rename)),
                say("rename.there"),
                "rename-there",
                () -> {
                    rename.files().forEach(editing::change);
                    editing.judge();
                });
    }

    private static String places(StepRename rename) {
        var scenarios = rename.scenarios();
        var files = rename.files().size() - scenarios;
        if (files == 0) {
            return say("rename.scenarios", scenarios);
        }
        return scenarios == 0
                ? say("rename.files", files)
                : say("rename.and", say("rename.scenarios", scenarios), say("rename.files", files));
    }

    private static String say(String key, Object... values) {
        return UI.getCurrent().getTranslation(key, values);
    }
}
