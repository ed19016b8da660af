package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.rules.Trials;
import org.praxisitsm.rules.sheet.DecisionPicture;
import org.praxisitsm.rules.sheet.DecisionsText;
import org.praxisitsm.rules.sheet.TableText;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.ServiceWords;

/**
 * The decisions of a file above the one that is open: which requires which, drawn; what the open one has to be given, to try it
 * with all that it requires; and what each of them says then.
 */
class DecisionsPane extends Composite<Div> {

    private final transient SheetScreen screen;
    private final transient CellKinds kinds;
    private final transient CellWords words;
    private final DecisionGraph graph;
    private final Div fields = new Div();
    private final Span says = new Span();
    private final Map<String, String> given = new LinkedHashMap<>();
    private transient DecisionsText file;
    private transient Trials.Answer answer;
    private List<String> asked = List.of();

    DecisionsPane(SheetScreen screen, CellKinds kinds, CellWords words) {
        this.screen = screen;
        this.kinds = kinds;
        this.words = words;
        this.file = DecisionsText.read(screen.text()).orElseThrow();
        this.graph = new DecisionGraph(this::act);
        getContent().addClassName("px-drd-pane");
        var head = new Div(new H2(file.name().isBlank() ? screen.opened : title()));
        head.addClassName("px-sheet-head");
        var grow = new Span();
        grow.addClassName("px-grow");
        head.add(grow);
        if (screen.mayEdit()) {
            head.add(
                    screen.button("studio.drd.add", "plus", () -> DecisionDialogs.add(screen, screen.opened, true)),
                    screen.button("studio.drd.requires", "link", () -> DecisionDialogs.requires(screen)));
        }
        fields.addClassName("px-drd-try");
        says.addClassName("px-drd-says");
        says.getElement().setAttribute("aria-live", "polite");
        getContent().add(head, graph, fields);
        refreshFields();
    }

    private String title() {
        return getTranslation(
                "studio.drd.title",
                file.decision(SheetScreen.idOf(screen.path))
                        .map(DecisionsText.Decision::title)
                        .orElse(file.name()));
    }

    /** What was done in the picture; whoever may not draw can only open. */
    private void act(String what, String id, String other) {
        if (screen.mayEdit() && what.matches("move|undo|redo")) {
            draw(what, id, other);
            return;
        }
        if (file.decision(id).isEmpty() || !what.equals("open") && !screen.mayEdit()) {
            return;
        }
        switch (what) {
            case "open" -> {
                if (!id.equals(screen.opened)) {
                    screen.open(id);
                }
            }
            case "table", "expression" -> DecisionDialogs.add(screen, id, what.equals("table"));
            case "connect" -> {
                if (file.decision(other).isPresent() && file.mayRequire(id, other)) {
                    screen.become(DecisionPicture.redrawn(file.withRequirement(id, other))
                            .text());
                }
            }
            case "disconnect" ->
                screen.become(file.withoutRequirement(id, other).text());
            case "rename" -> DecisionDialogs.rename(screen, id);
            case "remove" -> DecisionDialogs.remove(screen, id);
            default -> throw new IllegalArgumentException(what);
        }
    }

    private void draw(String what, String id, String place) {
        switch (what) {
            case "undo" -> screen.undo();
            case "redo" -> screen.redo();
            default -> {
                if (place.matches("-?\\d{1,5},-?\\d{1,5}")) {
                    var at = place.split(",");
                    screen.become(DecisionPicture.moved(file, id, Integer.parseInt(at[0]), Integer.parseInt(at[1]))
                            .text());
                }
            }
        }
    }

    /** @return whether the open decision requires another */
    boolean isRequiring() {
        return file.decision(screen.opened)
                .filter(decision -> !decision.requires().isEmpty())
                .isPresent();
    }

    /** @return what has to be given so that the open decision can be made with all that it requires */
    List<CellKind> givens() {
        var types = types();
        return leaves().stream()
                .map(name -> kinds.of(name, CellKind.Type.of(types.get(name)), "", false))
                .toList();
    }

    private List<String> leaves() {
        var before = file.before(screen.opened);
        var reads = new LinkedHashSet<String>();
        var answers = new LinkedHashSet<String>();
        for (var decision : file.decisions()) {
            if (before.contains(decision.id())) {
                answers.addAll(decision.answers());
            }
            if (before.contains(decision.id()) || decision.id().equals(screen.opened)) {
                reads.addAll(decision.reads());
            }
        }
        reads.removeAll(answers);
        return List.copyOf(reads);
    }

    private Map<String, String> types() {
        var types = new LinkedHashMap<String, String>();
        for (var decision : file.decisions()) {
            TableText.read(screen.text(), decision.id()).stream()
                    .flatMap(table -> table.inputs().stream())
                    .filter(input -> input.type() != null)
                    .forEach(input -> types.putIfAbsent(input.name(), input.type()));
        }
        leaves().forEach(name ->
                SheetDialogs.typeOf(screen.editing.now(), name).ifPresent(type -> types.putIfAbsent(name, type)));
        return types;
    }

    void refresh() {
        file = DecisionsText.read(screen.text()).orElse(file);
        if (!leaves().equals(asked)) {
            refreshFields();
        }
        answer = given.values().stream().allMatch(String::isBlank) ? null : ask();
        draw();
    }

    private void refreshFields() {
        asked = leaves();
        fields.removeAll();
        given.keySet().retainAll(asked);
        if (asked.isEmpty()) {
            return;
        }
        var lead = new Span(getTranslation("studio.drd.try"));
        lead.addClassName("px-quiet");
        fields.add(lead);
        for (var kind : givens()) {
            var field = new ComboBox<String>(SheetDialogs.wordsOf(screen.editing.now(), kind.name()));
            field.setItems(kind.options().values());
            field.setAllowCustomValue(true);
            field.setClearButtonVisible(true);
            field.addClassName("px-drd-field");
            field.setId("try-" + kind.name());
            var now = given.getOrDefault(kind.name(), "");
            field.setValue(now.isEmpty() ? null : now);
            field.addCustomValueSetListener(event -> field.setValue(event.getDetail()));
            field.addValueChangeListener(event -> {
                given.put(kind.name(), event.getValue() == null ? "" : event.getValue());
                tried();
            });
            fields.add(field);
        }
        fields.add(says);
        if (screen.mayEdit()) {
            fields.add(screen.button("studio.drd.keep", "plus", this::keep));
        }
    }

    private Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        givens().forEach(kind -> values.put(kind.name(), CellWords.value(kind, given.getOrDefault(kind.name(), ""))));
        return values;
    }

    private void tried() {
        refresh();
        if (answer != null) {
            var known = new LinkedHashMap<>(values());
            answer.required().forEach(one -> {
                file.decision(one.decision()).ifPresent(part -> part.answers().forEach(name -> known.put(name, null)));
                known.putAll(one.outputs());
            });
            screen.show(known);
        }
    }

    private Trials.Answer ask() {
        try {
            var said = screen.trials.ask(screen.editing.now(), screen.path, screen.opened, values());
            says.setText(getTranslation("studio.drd.says", words(said.outputs())));
            says.removeClassName("px-bad");
            return said;
        } catch (Refusal refused) {
            says.setText(ServiceWords.here(refused.getMessage()));
        } catch (RuntimeException unreadable) {
            says.setText(String.valueOf(unreadable.getMessage()));
        }
        says.addClassName("px-bad");
        return null;
    }

    private String words(Map<String, Object> outputs) {
        if (outputs.isEmpty()) {
            return getTranslation("studio.sheet.nobody");
        }
        return outputs.entrySet().stream()
                .map(one -> SheetDialogs.wordsOf(screen.editing.now(), one.getKey()) + ": "
                        + (one.getValue() instanceof List<?>
                                ? CasesPanel.written(one.getValue())
                                : words.shown(kinds.of(one.getKey(), CellKind.Type.OTHER, "", true), one.getValue())))
                .collect(Collectors.joining(", "));
    }

    private void draw() {
        var said = new LinkedHashMap<String, String>();
        if (answer != null) {
            answer.required().forEach(one -> said.put(one.decision(), words(one.outputs())));
            said.put(screen.opened, words(answer.outputs()));
        }
        var bad = new ArrayList<String>();
        screen.editing.findingsOf(screen.path).stream()
                .filter(finding -> finding.severity() == Severity.ERROR && finding.element() != null)
                .forEach(finding -> file.around(finding.element()).ifPresent(bad::add));
        var pack = screen.editing.now();
        var names = new LinkedHashMap<String, String>();
        var may = new LinkedHashMap<String, List<String>>();
        for (var decision : file.decisions()) {
            names.put(decision.id(), decision.title());
            if (screen.mayEdit()) {
                may.put(decision.id(), file.mayRequire(decision.id()));
            }
        }
        graph.show(
                DecisionPicture.of(file, name -> SheetDialogs.wordsOf(pack, name)),
                title(),
                screen.opened,
                said,
                bad,
                names,
                may,
                screen.mayEdit() ? DecisionPicture.movable(file) : List.of(),
                SheetScreen.idOf(screen.path));
    }

    /** Puts what a case gives into the fields. */
    void give(Map<String, String> cells) {
        given.clear();
        givens().forEach(kind ->
                given.put(kind.name(), words.shown(kind, CasesPanel.read(cells.getOrDefault(kind.name(), "")))));
        refreshFields();
        tried();
    }

    void keep() {
        if (!screen.mayEdit() || answer == null) {
            return;
        }
        var name = given.values().stream().filter(word -> !word.isBlank()).collect(Collectors.joining(", "));
        screen.cases.keep(name, values(), answer.outputs());
    }
}
