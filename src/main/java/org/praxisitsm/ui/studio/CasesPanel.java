package org.praxisitsm.ui.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.rules.Trials.Example;
import org.praxisitsm.rules.sheet.CsvSheet;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;

/** The cases of a table or grid, each green or red on the rules as they are on the screen. */
class CasesPanel extends Composite<Div> {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SheetScreen screen;

    CasesPanel(SheetScreen screen) {
        this.screen = screen;
        getContent().addClassName("px-sheet-side");
        getContent().getElement().setAttribute("role", "region");
        getContent().getElement().setAttribute("aria-label", getTranslation("studio.cases"));
    }

    Optional<CsvSheet> sheet() {
        return screen.editing.text(screen.casesPath()).flatMap(CsvSheet::read);
    }

    /** @param placeOf the number of a rule by its id, 0 where there is none */
    void show(List<Example> examples, java.util.function.ToIntFunction<String> placeOf) {
        getContent().removeAll();
        var green = examples.stream().filter(Example::green).count();
        var counts = new Span();
        if (green > 0) {
            counts.add(count("ok", "studio.cases.pass", green));
        }
        if (green < examples.size()) {
            counts.add(count("err", "studio.cases.fail", examples.size() - green));
        }
        var head = new Div(new H2(getTranslation("studio.cases")), counts);
        head.addClassName("px-sheet-side-head");
        getContent().add(head);
        if (examples.isEmpty()) {
            getContent().add(new Paragraph(getTranslation("studio.cases.none")));
        }
        for (var i = 0; i < examples.size(); i++) {
            getContent().add(line(examples.get(i), i + 1, placeOf));
        }
        if (screen.editing.isDraft()) {
            var replay = new Div(ReplayView.button(screen.editing, screen.path, screen));
            replay.addClassName("px-case-replay");
            getContent().add(replay);
        }
    }

    void waiting() {
        getContent().removeAll();
        var head = new Div(new H2(getTranslation("studio.cases")));
        head.addClassName("px-sheet-side-head");
        var wait = new Paragraph(getTranslation("studio.cases.running"));
        wait.getElement().setAttribute("role", "status");
        getContent().add(head, wait);
    }

    /** @param problem why no case can be run */
    void broken(String problem) {
        waiting();
        getContent().getElement().getChild(1).setText(problem);
    }

    private Span count(String kind, String key, long number) {
        var badge = new Span(getTranslation(key, number));
        badge.addClassNames("px-badge", kind);
        return badge;
    }

    private Div line(Example example, int row, java.util.function.ToIntFunction<String> placeOf) {
        var words = new Span(new Span(example.name()));
        words.addClassName("px-case-words");
        if (!example.green()) {
            var why = new Span(why(example, row, placeOf));
            why.addClassName("px-case-why");
            words.add(why);
        }
        var out = new Span(out(example));
        out.addClassName("px-case-out");
        var load = new NativeButton("", event -> screen.load(given(row)));
        load.add(new Span(new PxIcon(example.green() ? "check" : "close"), words, out));
        load.addClassName("px-case-load");
        load.setTitle(getTranslation("studio.cases.load"));
        var line = new Div(load);
        line.addClassNames("px-case", example.green() ? "ok" : "err");
        if (screen.mayEdit()) {
            var edit = new Button(new PxIcon("more"), event -> SheetDialogs.editCase(screen, this, row, example));
            edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
            edit.setAriaLabel(getTranslation("studio.cases.edit", example.name()));
            line.add(edit);
        }
        return line;
    }

    private String out(Example example) {
        return screen.expected().stream()
                .map(kind -> screen.wordsOf(kind, example.outputs().get(kind.name())))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** What was expected and which rule said something else; the check's own words where it could not be run. */
    private String why(Example example, int row, java.util.function.ToIntFunction<String> placeOf) {
        var sheet = sheet();
        if (example.outputs().isEmpty() && example.rules().isEmpty()
                || sheet.isEmpty()
                || screen.path.endsWith(".rules.csv")) {
            return ServiceWords.here(example.message());
        }
        for (var kind : screen.expected()) {
            var column = sheet.get().rows().get(0).indexOf("out." + kind.name());
            var cell = column < 0 ? "" : sheet.get().cell(row, column);
            var wanted = read(cell);
            var came = example.outputs().get(kind.name());
            if (cell.isBlank() || String.valueOf(wanted).equals(String.valueOf(came))) {
                continue;
            }
            var rule = example.rules().isEmpty()
                    ? 0
                    : placeOf.applyAsInt(example.rules().get(0));
            var nothing = getTranslation("studio.cases.nothing");
            var expected = wanted == null ? nothing : screen.wordsOf(kind, wanted);
            return came == null || rule == 0
                    ? getTranslation("studio.cases.no-rule", expected)
                    : getTranslation("studio.cases.differs", expected, rule, screen.wordsOf(kind, came));
        }
        return ServiceWords.here(example.message());
    }

    static @Nullable Object read(String cell) {
        if (cell.isBlank() || cell.strip().equals("-")) {
            return null;
        }
        try {
            return YAML.readValue(cell, Object.class);
        } catch (JsonProcessingException noYaml) {
            return cell;
        }
    }

    /** A text that YAML would take for something else is put in quotation marks. */
    static String written(@Nullable Object value) {
        try {
            if (value == null) {
                return "";
            }
            if (!(value instanceof String text)) {
                return JSON.writeValueAsString(value);
            }
            return text.equals(read(text)) && !text.isBlank() ? text : JSON.writeValueAsString(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return what the case gives, as it stands in the file, by the name of the input */
    Map<String, String> given(int row) {
        var given = new LinkedHashMap<String, String>();
        sheet().ifPresent(sheet -> {
            var head = sheet.rows().get(0);
            for (var i = 0; i < head.size(); i++) {
                if (head.get(i).startsWith("in.")) {
                    given.put(head.get(i).substring("in.".length()), sheet.cell(row, i));
                }
            }
        });
        return given;
    }

    /** Keeps a case, in the file beside the table; the file is made where there is none. */
    void keep(String name, Map<String, Object> given, Map<String, Object> outputs) {
        var sheet = withColumns();
        var row = new ArrayList<String>();
        for (var column : sheet.rows().get(0)) {
            row.add(cell(column, name, given, outputs));
        }
        put(sheet.withRow(sheet.rows().size(), row));
    }

    void change(int row, String name, Map<String, Object> given, Map<String, Object> outputs) {
        var sheet = withColumns();
        var head = sheet.rows().get(0);
        for (var i = 0; i < head.size(); i++) {
            sheet = sheet.withCell(row, i, cell(head.get(i), name, given, outputs));
        }
        put(sheet);
    }

    void remove(int row) {
        sheet().ifPresent(sheet -> put(sheet.withoutRow(row)));
    }

    private static String cell(String column, String name, Map<String, Object> given, Map<String, Object> outputs) {
        if (column.startsWith("in.")) {
            return written(given.get(column.substring("in.".length())));
        }
        if (column.startsWith("out.")) {
            var value = outputs.get(column.substring("out.".length()));
            return value == null ? "-" : written(value);
        }
        return column.equals("name") ? name : "";
    }

    private CsvSheet withColumns() {
        var sheet = sheet().filter(one -> !one.rows().isEmpty())
                .orElseGet(() -> CsvSheet.read("name\n").orElseThrow());
        for (var kind : screen.givens()) {
            if (!sheet.rows().get(0).contains("in." + kind.name())) {
                var last = sheet.rows().get(0).stream()
                        .filter(column -> !column.startsWith("out."))
                        .count();
                sheet = sheet.withColumn((int) last, List.of("in." + kind.name()));
            }
        }
        for (var kind : screen.expected()) {
            if (!sheet.rows().get(0).contains("out." + kind.name())) {
                sheet = sheet.withColumn(sheet.rows().get(0).size(), List.of("out." + kind.name()));
            }
        }
        return sheet;
    }

    /** Follows a column of the table that got another name or is gone. */
    void follow(String kind, String name, @Nullable String fresh) {
        sheet().ifPresent(sheet -> {
            var column = sheet.rows().isEmpty() ? -1 : sheet.rows().get(0).indexOf(kind + "." + name);
            if (column >= 0) {
                put(fresh == null ? sheet.withoutColumn(column) : sheet.withCell(0, column, kind + "." + fresh));
            }
        });
    }

    private void put(CsvSheet sheet) {
        if (screen.mayEdit()) {
            screen.editing.change(screen.casesPath(), sheet.text());
            screen.refresh();
        }
    }
}
