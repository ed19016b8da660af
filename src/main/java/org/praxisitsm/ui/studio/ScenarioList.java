package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackCheck.Result;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;

/** Every scenario by its title: green, red with the difference, or not run since it was changed. */
class ScenarioList extends Nav {

    private final transient Consumer<String> open;

    ScenarioList(Consumer<String> open) {
        this.open = open;
        addClassName("px-scenario-list");
        getElement().setAttribute("aria-label", getTranslation("studio.tab.scenarios"));
    }

    void show(Pack pack, Map<String, Result> results, String chosen, Function<String, Optional<String>> text) {
        removeAll();
        for (var path : pack.scenarios()) {
            var result = results.get(path);
            var mark = new PxIcon(result == null ? "play" : result.green() ? "check" : "warning");
            var title = new Span(ScenarioTitles.of(text.apply(path).orElse(""), path));
            title.addClassName("px-scenario-title");
            var line = new Span(mark, title);
            line.addClassName("px-scenario-line");
            var covers = new Span(
                    result == null
                            ? getTranslation("studio.scenario.unknown")
                            : result.green()
                                    ? getTranslation(
                                            "studio.scenario.covers",
                                            result.elements().size())
                                    : FindingWords.actions(ServiceWords.here(result.message()), this::getTranslation));
            covers.addClassNames("px-scenario-covers", "px-quiet");
            var entry = new NativeButton("", click -> open.accept(path));
            entry.add(line, covers);
            entry.addClassNames(
                    "px-scenario-entry", result == null ? "px-open" : result.green() ? "px-green" : "px-red");
            entry.getElement().setAttribute("title", path.substring(path.lastIndexOf('/') + 1));
            if (path.equals(chosen)) {
                entry.getElement().setAttribute("aria-current", "true");
            }
            add(entry);
        }
    }
}
