package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.dom.Element;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.praxisitsm.workflow.ProcessViews;
import org.praxisitsm.workflow.ProcessViews.Passage;

/** The path of a ticket as a table: step, who, began, took. */
@Tag("table")
@JsModule("./components/px-time.ts")
class DiagramViewSteps extends Component {

    /** Steps that say something to a person; gateways and unnamed events only show in the picture. */
    private static final Set<String> WITHOUT_A_STORY =
            Set.of("exclusivegateway", "parallelgateway", "inclusivegateway", "eventbasedgateway", "multiinstancebody");

    private final transient Consumer<String> chosen;
    private final Map<Element, String> rows = new LinkedHashMap<>();

    /** @param chosen called with the id of the step that somebody wants to know more of */
    DiagramViewSteps(Consumer<String> chosen) {
        this.chosen = chosen;
    }

    /** Marks the passages through a step. */
    void choose(String step) {
        rows.forEach((row, id) -> row.getClassList().set("px-step-chosen", id.equals(step)));
    }

    void show(ProcessViews.DiagramView view, UnaryOperator<String> nameOf, Instant now) {
        getElement().removeAllChildren();
        rows.clear();
        getElement().setAttribute("class", "px-steps");
        var header = new Element("tr")
                .appendChild(
                        heading(""),
                        heading(getTranslation("diagram.step")),
                        heading(getTranslation("diagram.who")),
                        heading(getTranslation("diagram.began")),
                        heading(getTranslation("diagram.took")));
        var body = new Element("tbody");
        view.steps().stream()
                .filter(DiagramViewSteps::tells)
                .forEach(step -> body.appendChild(row(step, view.version(), nameOf, now)));
        getElement()
                .appendChild(
                        new Element("caption").setText(getTranslation("diagram.steps", view.name())),
                        new Element("thead").appendChild(header),
                        body);
    }

    private static boolean tells(Passage step) {
        return !step.name().isBlank() && !WITHOUT_A_STORY.contains(step.type().toLowerCase(Locale.ROOT));
    }

    private Element row(Passage step, int shown, UnaryOperator<String> nameOf, Instant now) {
        var active = step.endedAt() == null;
        var mark = active ? "px-dot-now" : step.cancelled() ? "px-dot-stopped" : "px-tick";
        var state = getTranslation(active ? "diagram.now" : step.cancelled() ? "diagram.stopped" : "diagram.done");
        var sign = new Element("span")
                .setAttribute("class", mark)
                .setAttribute("role", "img")
                .setAttribute("aria-label", state)
                .setAttribute("title", state);
        var began = new Element("px-time").setAttribute("at", step.startedAt().toString());
        var row = new Element("tr")
                .appendChild(
                        new Element("td").appendChild(sign),
                        named(step, shown),
                        quiet().setText(who(step, nameOf)),
                        quiet().appendChild(began),
                        new Element("td").setText(words(DiagramView.took(step, now))));
        if (active) {
            row.setAttribute("class", "px-step-now").setAttribute("aria-current", "step");
        }
        rows.put(row, step.activity());
        return row;
    }

    /** A step that ran as another version drew it says so. */
    private Element named(Passage step, int shown) {
        var cell = new Element("td").appendChild(name(step));
        if (step.version() != shown) {
            cell.appendChild(new Element("span")
                    .setAttribute("class", "px-step-version")
                    .setText(getTranslation("diagram.version", step.version())));
        }
        return cell;
    }

    /** A button, so that the keyboard gets there too. */
    private Element name(Passage step) {
        var name = new Element("button")
                .setAttribute("type", "button")
                .setAttribute("class", "px-step-name")
                .setText(step.name());
        name.addEventListener("click", click -> chosen.accept(step.activity()));
        return name;
    }

    private String who(Passage step, UnaryOperator<String> nameOf) {
        if (step.who() != null) {
            return nameOf.apply(step.who());
        }
        var byPerson = step.type().equalsIgnoreCase("userTask");
        return byPerson ? "–" : getTranslation("diagram.praxis");
    }

    private static Element quiet() {
        return new Element("td").setAttribute("class", "px-quiet");
    }

    private static Element heading(String text) {
        return text.isEmpty()
                ? new Element("td").setAttribute("aria-hidden", "true")
                : new Element("th").setAttribute("scope", "col").setText(text);
    }

    /** A duration in at most two units, e.g. {@code 2 h 19 min}. */
    static String words(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return duration.toMinutes() + " min";
        }
        if (seconds < 86_400) {
            return both(duration.toHours() + " h", duration.toMinutesPart(), " min");
        }
        return both(duration.toDays() + " d", duration.toHoursPart(), " h");
    }

    private static String both(String whole, int rest, String unit) {
        return rest == 0 ? whole : whole + " " + rest + unit;
    }
}
