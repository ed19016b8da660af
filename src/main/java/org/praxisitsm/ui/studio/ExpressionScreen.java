package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.rules.Trials;
import org.praxisitsm.rules.sheet.DecisionsText;

/** A decision that is one expression of FEEL: its text, the name and type of its answer, and what it reads. */
class ExpressionScreen extends SheetScreen {

    private static final int PAUSE = 400;

    private final transient CellKinds kinds;
    private final transient CellWords words;
    private final TextField answer = new TextField();
    private final Select<String> type = new Select<>();
    private final TextArea feel = new TextArea();
    private final Div reads = new Div();
    private transient DecisionsText file;
    private boolean filling;

    ExpressionScreen(PackEditing editing, Trials trials, People people, Services services, String path, String opened) {
        super(editing, trials, path, opened);
        this.kinds = new CellKinds(editing.now(), people, services, getLocale(), this::getTranslation);
        this.words = new CellWords(this::getTranslation);
        this.file = DecisionsText.read(text()).orElseThrow();
        body.removeAll();
        body.add(fields());
        with(new DecisionsPane(this, kinds, words));
        refresh();
    }

    private Div fields() {
        answer.setLabel(getTranslation("studio.feel.answer"));
        answer.setId("feel-answer");
        answer.setMaxLength(40);
        answer.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        answer.addValueChangeListener(event -> answered());
        type.setLabel(getTranslation("studio.column.type"));
        type.setItems(SheetDialogs.TYPES);
        type.setItemLabelGenerator(one -> getTranslation("studio.type." + one));
        type.addValueChangeListener(event -> answered());
        feel.setLabel(getTranslation("studio.feel.text"));
        feel.setId("feel-text");
        feel.setHelperText(getTranslation("studio.feel.hint"));
        feel.setMaxLength(1_000);
        feel.setWidthFull();
        feel.setMinHeight("120px");
        feel.addClassName("px-feel-text");
        feel.getElement().setAttribute("spellcheck", "false");
        feel.setValueChangeMode(ValueChangeMode.LAZY);
        feel.setValueChangeTimeout(PAUSE);
        feel.addValueChangeListener(event -> {
            if (!filling) {
                become(file.withExpression(opened, event.getValue())
                        .connected(opened)
                        .text());
            }
        });
        reads.addClassName("px-feel-reads");
        var of = new Div(answer, type);
        of.addClassName("px-feel-answer");
        var all = new Div(of, feel, reads);
        all.addClassName("px-feel");
        return all;
    }

    private void answered() {
        if (filling) {
            return;
        }
        var name = answer.getValue().strip();
        var fits = name.matches("[a-z][A-Za-z0-9]{0,39}");
        answer.setInvalid(!fits);
        answer.setErrorMessage(fits ? "" : getTranslation("studio.column.bad-name"));
        if (fits && type.getValue() != null) {
            var old = decision().answer();
            if (!old.isEmpty() && !old.equals(name)) {
                cases.follow("out", old, name);
            }
            become(file.withAnswer(opened, name, type.getValue()).text());
        }
    }

    private DecisionsText.Decision decision() {
        return file.decision(opened).orElseThrow();
    }

    @Override
    void refresh() {
        file = DecisionsText.read(text())
                .filter(one -> one.decision(opened).isPresent())
                .orElse(file);
        var decision = decision();
        filling = true;
        answer.setValue(decision.answer());
        type.setValue(SheetDialogs.TYPES.contains(decision.type()) ? decision.type() : null);
        if (!feel.getValue().strip().equals(decision.expression())) {
            feel.setValue(decision.expression());
        }
        filling = false;
        answer.setReadOnly(!mayEdit());
        type.setReadOnly(!mayEdit());
        feel.setReadOnly(!mayEdit());
        var problem = decision.expression().isEmpty()
                ? getTranslation("studio.feel.empty")
                : trials.problemOfValue(decision.expression());
        feel.setInvalid(!problem.isEmpty());
        feel.setErrorMessage(problem);
        reads(decision);
        head(decision);
        if (pane != null) {
            pane.refresh();
        }
        cases.show(examples(), id -> 0);
    }

    private List<Trials.Example> examples() {
        return files().has(casesPath()) ? trials.examples(editing.now(), casesPath()) : List.of();
    }

    private void reads(DecisionsText.Decision decision) {
        reads.removeAll();
        if (decision.reads().isEmpty()) {
            return;
        }
        reads.add(new Span(getTranslation("studio.feel.reads")));
        for (var name : decision.reads()) {
            var by = file.decisions().stream()
                    .filter(other -> decision.requires().contains(other.id())
                            && other.answers().contains(name))
                    .findFirst();
            var words = by.map(other -> getTranslation("studio.feel.from", name, other.title()))
                    .orElseGet(() -> SheetDialogs.wordsOf(editing.now(), name));
            var chip = new Span(words);
            chip.addClassName("px-chip");
            chip.setTitle(name);
            reads.add(chip);
        }
    }

    private void head(DecisionsText.Decision decision) {
        head.removeAll();
        var more = new LinkedHashMap<String, Runnable>();
        if (mayEdit()) {
            more.put(
                    getTranslation("studio.sheet.rename"),
                    () -> SheetDialogs.rename(decision.name(), name -> {
                        become(file.withName(opened, name).text());
                        showNav();
                    }));
            if (!opened.equals(idOf(path))) {
                more.put(getTranslation("studio.drd.remove"), () -> DecisionDialogs.remove(this, opened));
            }
        }
        var tools = tools();
        tools.add(menu(more));
        head.add(new H2(decision.title()), tools);
    }

    @Override
    List<CellKind> givens() {
        return pane == null ? List.of() : pane.givens();
    }

    @Override
    List<CellKind> expected() {
        return List.of(kinds.of(decision().answer(), CellKind.Type.of(decision().type()), "", true));
    }

    @Override
    String wordsOf(CellKind kind, @Nullable Object value) {
        return words.shown(kind, value);
    }

    @Override
    void load(Map<String, String> given) {
        if (pane != null) {
            pane.give(given);
        }
    }

    @Override
    public void keep() {
        if (pane != null) {
            pane.keep();
        }
    }
}
