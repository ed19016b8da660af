package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PackCheck;
import org.praxisitsm.practice.PackCheck.Result;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.DiagramPath;
import org.praxisitsm.ui.components.DrawnInWords;
import org.praxisitsm.ui.components.DrawnNames;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.workflow.TicketTrials;

/** Scenarios on the left with how they came out; on the right one of them in words, as text, or all on the diagram. */
@CssImport("./studio/scenarios.css")
@CssImport("./studio/trial.css")
class ScenarioScreen extends Composite<Div> {

    private final transient PackEditing editing;
    private final transient TicketTrials trials;
    private final transient Map<String, Result> results = new LinkedHashMap<>();
    private final ScenarioList list;
    private final Div main = new Div();
    private final ProgressBar progress = new ProgressBar();
    private final Span figure = new Span();
    private final Button runAll;
    private boolean text;
    private boolean running;
    private String chosen;

    ScenarioScreen(PackEditing editing, TicketTrials trials) {
        this.editing = editing;
        this.trials = trials;
        this.chosen = editing.chosen();
        editing.draft().map(draft -> draft.check()).ifPresent(check -> check.results().stream()
                .filter(result -> result.kind() == PackCheck.Kind.SCENARIO)
                .forEach(result -> results.put(result.file(), result)));
        list = new ScenarioList(this::open);
        runAll = new Button(getTranslation("studio.scenario.run-all"), new PxIcon("play"), click -> run(List.of()));
        runAll.setId("scenario-run-all");
        runAll.addThemeVariants(ButtonVariant.LUMO_SMALL);
        progress.setVisible(false);
        progress.getElement().setAttribute("aria-label", getTranslation("studio.scenario.running"));
        figure.addClassName("px-quiet");
        figure.setId("scenario-coverage");
        var coverage = new Button(getTranslation("studio.scenario.coverage"), new PxIcon("flow"), click -> open(""));
        coverage.setId("scenario-show-coverage");
        coverage.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        var tools = new Div(runAll, coverage);
        tools.addClassName("px-scenario-tools");
        var side = new Div(tools, progress, figure, list);
        side.addClassName("px-scenario-side");
        if (editing.mayDraw()) {
            var add = new Button(getTranslation("studio.scenario.new"), new PxIcon("plus"), click -> create());
            add.setId("scenario-new");
            add.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            side.add(add);
        }
        main.addClassName("px-scenario-main");
        getContent().addClassName("px-scenarios");
        getContent().add(side, main);
        if (!editing.now().scenarios().contains(chosen)) {
            chosen = results.isEmpty() ? first() : "";
        }
        show();
    }

    private String first() {
        return editing.now().scenarios().stream().findFirst().orElse("");
    }

    private void open(String path) {
        chosen = path;
        text = false;
        editing.choose(path);
        show();
    }

    private void show() {
        list.show(editing.now(), results, chosen, editing::text);
        figure();
        main.removeAll();
        if (editing.now().scenarios().isEmpty()) {
            main.add(new EmptyState(
                    "play", getTranslation("studio.scenario.none"), getTranslation("studio.scenario.none.why")));
        } else if (chosen.isEmpty()) {
            coverage();
        } else {
            scenario();
        }
    }

    private void figure() {
        var of = trials.coverage(editing.now(), results.values());
        var passed = of.stream().mapToInt(one -> one.passed().size()).sum();
        var all = passed + of.stream().mapToInt(one -> one.missed().size()).sum();
        var green = results.values().stream().filter(Result::green).count();
        figure.setText(
                results.isEmpty()
                        ? getTranslation("studio.scenario.not-run")
                        : getTranslation(
                                "studio.scenario.figure",
                                green,
                                results.size(),
                                all == 0 ? 100 : passed * 100 / all,
                                passed,
                                all));
    }

    private void coverage() {
        for (var one : trials.coverage(editing.now(), results.values())) {
            var picture = new DiagramPath(getTranslation("studio.scenario.coverage"));
            var xml = DrawnInWords.of(editing.now(), one.xml(), getLocale());
            picture.show(xml, new DiagramPath.Way(one.passed(), one.passed(), Map.of(), one.missed()));
            var words = new Div(
                    new H2(PartNames.process(editing.now(), one.process())),
                    new Span(getTranslation(
                            "studio.scenario.passed",
                            one.percent(),
                            one.passed().size(),
                            one.passed().size() + one.missed().size())));
            words.addClassName("px-scenario-head");
            main.add(words, picture);
            if (!one.missed().isEmpty() && !results.isEmpty()) {
                main.add(new MissedParts(one.missed(), new DrawnNames(xml, this::getTranslation)));
            }
        }
    }

    private void scenario() {
        var path = chosen;
        var written = editing.text(path).orElse("");
        var head = new Div(new H2(ScenarioTitles.of(written, path)));
        head.addClassName("px-scenario-head");
        var space = new Span();
        space.addClassName("px-grow");
        head.add(space, tool("run", "play", () -> run(List.of(path))), tool("try", "step", () -> tryFrom(path)));
        head.add(tool(text ? "read" : "text", text ? "eye" : "form", () -> {
            text = !text;
            show();
        }));
        if (editing.mayDraw()) {
            head.add(tool("delete", "close", () -> delete(path)));
        }
        main.add(head, outcome(results.get(path)));
        main.add(text ? editor(path, written) : reading(path, written));
    }

    private Button tool(String key, String icon, Runnable action) {
        var button = new Button(getTranslation("studio.scenario." + key), new PxIcon(icon), click -> action.run());
        button.setId("scenario-" + key);
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setEnabled(!running || !key.equals("run"));
        return button;
    }

    private Div outcome(@Nullable Result result) {
        var outcome = new Div();
        if (result == null) {
            outcome.setVisible(false);
            return outcome;
        }
        outcome.addClassNames("px-scenario-outcome", result.green() ? "px-green" : "px-red");
        outcome.getElement().setAttribute("role", "status");
        outcome.add(
                new PxIcon(result.green() ? "check" : "warning"),
                new Span(
                        result.green()
                                ? getTranslation("studio.scenario.green")
                                : getTranslation(
                                        "studio.scenario.red",
                                        FindingWords.actions(
                                                ServiceWords.here(result.message()), this::getTranslation))));
        return outcome;
    }

    private Component reading(String path, String written) {
        try {
            return new ScenarioReading(trials.read(path, written), editing.now(), editing.desk());
        } catch (Refusal unreadable) {
            return new EmptyState("warning", getTranslation("studio.scenario.unreadable"), ServiceWords.of(unreadable));
        }
    }

    private Component editor(String path, String written) {
        var area = new TextArea(path);
        area.setId("scenario-text-area");
        area.addClassNames("px-file-text", "px-scenario-text");
        area.setReadOnly(!editing.mayDraw());
        area.setValueChangeMode(ValueChangeMode.LAZY);
        area.setValueChangeTimeout(600);
        area.setValue(written);
        var problems = new Div();
        problems.addClassName("px-scenario-problems");
        problems.getElement().setAttribute("role", "status");
        problems(path, problems);
        area.addValueChangeListener(event -> {
            editing.change(path, area.getValue());
            results.remove(path);
            list.show(editing.now(), results, chosen, editing::text);
            problems(path, problems);
        });
        var both = new Div(area, problems);
        both.addClassName("px-scenario-edit");
        return both;
    }

    /** What the gate says about this file as it stands, line by line. */
    private void problems(String path, Div problems) {
        problems.removeAll();
        var pack = editing.now();
        editing.desk().judge(pack.files(), pack.key()).stream()
                .filter(finding -> finding.file().equals(path))
                .forEach(finding -> {
                    var line =
                            finding.line() == null ? "" : getTranslation("studio.scenario.line", finding.line()) + " ";
                    problems.add(new Div(new PxIcon("warning"), new Span(line + ServiceWords.of(finding))));
                });
        try {
            trials.read(path, editing.text(path).orElse(""));
        } catch (Refusal unreadable) {
            if (problems.getChildren().findAny().isEmpty()) {
                problems.add(new Div(new PxIcon("warning"), new Span(ServiceWords.here(unreadable.getMessage()))));
            }
        }
    }

    /** The files as they stand, saved or not, beside the screen; each result is shown as it comes. */
    private void run(List<String> paths) {
        if (running) {
            return;
        }
        running = true;
        var ui = UI.getCurrent();
        var by = editing.desk().viewer();
        var pack = editing.now();
        var count = paths.isEmpty() ? pack.scenarios().size() : paths.size();
        var done = new int[1];
        runAll.setEnabled(false);
        progress.setIndeterminate(count < 2);
        progress.setValue(0);
        progress.setVisible(true);
        editing.desk().later(() -> {
            Runnable after = this::ran;
            try {
                trials.check(
                        pack,
                        paths,
                        result -> ui.accessLater(
                                        () -> {
                                            results.put(result.file(), result);
                                            progress.setValue(Math.min(1.0, ++done[0] / (double) count));
                                            list.show(editing.now(), results, chosen, editing::text);
                                        },
                                        () -> {})
                                .run(),
                        by);
            } catch (Refusal refused) {
                after = () -> {
                    ran();
                    Failures.tell(ui, refused.getMessage());
                };
            } catch (RuntimeException failed) {
                after = () -> {
                    ran();
                    throw failed;
                };
            }
            ui.accessLater(after::run, () -> {}).run();
        });
    }

    private void ran() {
        running = false;
        progress.setVisible(false);
        runAll.setEnabled(true);
        if (!text) {
            show();
        }
    }

    private void tryFrom(String path) {
        var ui = UI.getCurrent();
        var practice = editing.pack().key();
        editing.save(
                () -> ui.navigate("studio/" + practice + "/try", QueryParameters.simple(Map.of("scenario", path))));
    }

    private void delete(String path) {
        var before = editing.text(path).orElse("");
        var result = results.remove(path);
        editing.remove(path);
        open(first());
        Toast.done(getTranslation("studio.scenario.deleted"), getTranslation("studio.scenario.undo"), () -> {
            editing.change(path, before);
            if (result != null) {
                results.put(path, result);
            }
            open(path);
        });
    }

    /** Begins as the one that is open, or as the shortest that can be read. */
    private void create() {
        var pack = editing.now();
        var title = getTranslation("studio.scenario.new.title");
        var path = trials.nextPath(pack, title);
        var template = chosen.isEmpty() ? "" : editing.text(chosen).orElse("");
        var like = template.startsWith("title:")
                ? template.replaceFirst("title:.*", "title: " + title)
                : "title: " + title + "\ngiven:\n  requester: anna\n  form:\n    subject: " + title
                        + "\nsteps:\n  - expect: {state: "
                        + pack.descriptor().states().get(0).key() + "}\n";
        editing.change(path, like);
        chosen = path;
        text = true;
        editing.choose(path);
        show();
    }
}
