package org.praxisitsm.ui.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import elemental.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of rules that is edited as a spreadsheet. What its cells mean is for the {@link Listener} to say. */
@Tag("px-sheet")
@JsModule("./studio/px-sheet.ts")
@CssImport("./studio/sheet.css")
class SheetGrid extends Component {

    /**
     * @param sub small words beneath the head, e.g. how the column compares
     * @param kind {@code when}, {@code then} or {@code note}
     * @param options value and label of what can be chosen; empty where anything may be typed
     * @param many whether several may be chosen
     */
    record Column(String head, String sub, String kind, List<List<String>> options, boolean many) {}

    /**
     * @param w in words, as they can be typed again
     * @param any whether it says nothing
     * @param raw whether it is shown as written
     * @param bad what is wrong with it, or null
     * @param prio the priority it names, to be shown as its mark, or null
     */
    record Cell(String w, boolean any, boolean raw, @Nullable String bad, @Nullable Integer prio) {

        static Cell of(String words) {
            return new Cell(words, words.isEmpty(), false, null, null);
        }
    }

    /** @param mark word of what is wrong with the rule, null for nothing; @param hit {@code hit}, {@code also} or null */
    record Row(
            String id,
            String n,
            List<Cell> cells,
            @Nullable String mark,
            @Nullable String level,
            @Nullable String why,
            @Nullable String hit) {}

    /** @param keep whether what is typed and what came out can be kept as a case */
    record Test(List<Cell> cells, List<Cell> out, String says, boolean keep, boolean bad) {}

    /** @param more a sentence beneath the rules, or empty */
    record Sheet(
            List<Column> columns,
            List<Row> rows,
            List<List<Cell>> gaps,
            String more,
            @Nullable Test test,
            Map<String, String> words,
            boolean editable) {}

    /** What a person does with the table; rules by their id, columns by their place. */
    /** A screen without rows hears nothing of them. */
    interface Listener {

        default void cell(String row, int column, String typed) {}

        /** @param after the rule it comes behind */
        default void add(String after) {}

        default void move(String row, int by) {}

        /** @param what {@code above}, {@code below}, {@code copy}, {@code up}, {@code down} or {@code delete} */
        default void act(String row, String what) {}

        default void paste(String row, int column, String text) {}

        default void fill(int gap) {}

        default void column(int column) {}

        void test(int column, String typed);

        void keep();

        void undo();

        void redo();
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Listener listener;
    private transient @Nullable Sheet shown;

    SheetGrid(Listener listener) {
        this.listener = listener;
    }

    void show(Sheet sheet) {
        shown = sheet;
        if (isAttached()) {
            draw();
        }
    }

    /** @return what was shown last; for those who look without a browser. */
    @Nullable
    Sheet shown() {
        return shown;
    }

    void reveal(String row) {
        getElement().executeJs("this.reveal($0)", row);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        draw();
    }

    private void draw() {
        if (shown == null) {
            return;
        }
        try {
            getElement().executeJs("this.show($0)", Json.instance().parse(JSON.writeValueAsString(shown)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ClientCallable
    void cell(String row, int column, String typed) {
        listener.cell(row, column, typed);
    }

    @ClientCallable
    void add(String after) {
        listener.add(after);
    }

    @ClientCallable
    void move(String row, int by) {
        listener.move(row, by);
    }

    @ClientCallable
    void act(String row, String what) {
        listener.act(row, what);
    }

    @ClientCallable
    void paste(String row, int column, String text) {
        listener.paste(row, column, text);
    }

    @ClientCallable
    void fill(int gap) {
        listener.fill(gap);
    }

    @ClientCallable
    void column(int column) {
        listener.column(column);
    }

    @ClientCallable
    void test(int column, String typed) {
        listener.test(column, typed);
    }

    @ClientCallable
    void keep() {
        listener.keep();
    }

    @ClientCallable
    void undo() {
        listener.undo();
    }

    @ClientCallable
    void redo() {
        listener.redo();
    }
}
