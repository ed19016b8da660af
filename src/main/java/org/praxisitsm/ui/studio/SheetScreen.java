package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.rules.Trials;
import org.praxisitsm.rules.sheet.DecisionsText;
import org.praxisitsm.ui.components.PxIcon;

/**
 * One table or grid on the screen: all of the pack's on the left, its rules in the middle, its cases on the right. Whatever is
 * done to it changes its text, which can be taken back step by step; cases and the test row answer to the text as it stands.
 */
abstract class SheetScreen extends Composite<Div> implements SheetGrid.Listener {

    private static final int MOST_STEPS = 200;

    final transient PackEditing editing;
    final transient Trials trials;
    final String path;
    final SheetGrid grid = new SheetGrid(this);
    final Div head = new Div();
    final CasesPanel cases;
    final Map<Integer, String> tried = new HashMap<>();
    /** Id of the decision or grid that is open. */
    final String opened;

    final Div body = new Div();
    private final Div main = new Div();
    private final SheetNav nav;

    @Nullable
    DecisionsPane pane;

    private final transient Deque<String> undone = new ArrayDeque<>();
    private final transient Deque<String> done = new ArrayDeque<>();
    private String text;

    SheetScreen(PackEditing editing, Trials trials, String path) {
        this(editing, trials, path, idOf(path));
    }

    /** @param opened id of the decision in the file */
    SheetScreen(PackEditing editing, Trials trials, String path, String opened) {
        this.editing = editing;
        this.opened = opened;
        this.trials = trials;
        this.path = path;
        this.text = editing.text(path).orElse("");
        this.nav = new SheetNav(editing, path, opened);
        this.cases = new CasesPanel(this);
        head.addClassName("px-sheet-head");
        body.add(grid, hints());
        body.addClassName("px-sheet-body");
        main.add(head, body);
        main.addClassName("px-sheet-main");
        getContent().addClassName("px-sheet-page");
        getContent().add(nav, main, cases);
        editing.onFindings(() -> nav.show());
        editing.onJump(this::reveal);
    }

    private void reveal(String element) {
        var around =
                DecisionsText.read(text).flatMap(file -> file.around(element)).orElse(opened);
        if (around.equals(opened)) {
            grid.reveal(element);
        } else {
            open(around);
        }
    }

    /** Another decision of the file. */
    void open(String decision) {
        editing.go("tables", decision.equals(idOf(path)) ? path : path + "#" + decision);
    }

    /** Shows the decisions of the file above the one that is open. */
    void with(DecisionsPane decisions) {
        pane = decisions;
        main.addComponentAsFirst(decisions);
    }

    String text() {
        return text;
    }

    boolean mayEdit() {
        return editing.mayDraw();
    }

    String casesPath() {
        return casesPath(opened);
    }

    /** @return where the cases of a decision of the file are kept */
    String casesPath(String id) {
        return id.equals(idOf(path))
                ? path.replaceFirst("(\\.rules)?\\.(dmn|csv)$", ".cases.csv")
                : path.substring(0, path.lastIndexOf('/') + 1) + id + ".cases.csv";
    }

    /** @return the name of the file without folder and ending, which is what diagrams call it */
    static String idOf(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(0, name.indexOf('.'));
    }

    /** The text becomes another, and can be taken back. */
    void become(String changed) {
        if (!mayEdit() || changed.equals(text)) {
            refresh();
            return;
        }
        done.push(text);
        if (done.size() > MOST_STEPS) {
            done.removeLast();
        }
        undone.clear();
        put(changed);
    }

    private void put(String changed) {
        text = changed;
        editing.change(path, changed);
        refresh();
    }

    @Override
    public void undo() {
        if (mayEdit() && !done.isEmpty()) {
            undone.push(text);
            put(done.pop());
        }
    }

    @Override
    public void redo() {
        if (mayEdit() && !undone.isEmpty()) {
            done.push(text);
            put(undone.pop());
        }
    }

    boolean canUndo() {
        return !done.isEmpty();
    }

    boolean canRedo() {
        return !undone.isEmpty();
    }

    /** Reads the text and shows everything anew. */
    abstract void refresh();

    /** @return columns that a case gives, with what their cells may hold */
    abstract List<CellKind> givens();

    /** @return columns that a case expects, with what their cells may hold */
    abstract List<CellKind> expected();

    abstract String wordsOf(CellKind kind, @Nullable Object value);

    /** Values of what the open decision reads, by name, are shown as those that were tried. */
    void show(Map<String, Object> values) {}

    /** Puts what a case gives into the test row. */
    abstract void load(Map<String, String> given);

    @Override
    public void test(int column, String typed) {
        tried.put(column, typed);
        refresh();
    }

    @Override
    public void move(String row, int by) {
        act(row, by < 0 ? "up" : "down");
    }

    /** A table that was pasted from a spreadsheet: lines and tabs; quotation marks around cells with either. */
    static List<List<String>> pasted(String text) {
        var rows = new ArrayList<List<String>>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (quoted) {
                quoted = c != '"';
                cell.append(quoted ? String.valueOf(c) : "");
            } else if (c == '"' && cell.isEmpty() && closes(text, i)) {
                quoted = true;
            } else if (c == '\t' || c == '\n') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(cells));
                    cells.clear();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !cells.isEmpty()) {
            cells.add(cell.toString().strip());
            rows.add(List.copyOf(cells));
        }
        return rows;
    }

    /** A cell of FEEL begins with a quotation mark too; a spreadsheet's quotes only what has a tab, a break or a mark in it. */
    private static boolean closes(String text, int from) {
        var end = text.indexOf('"', from + 1);
        while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == '"') {
            end = text.indexOf('"', end + 2);
        }
        if (end < 0) {
            return false;
        }
        var inside = text.substring(from + 1, end);
        return inside.contains("\n") || inside.contains("\t") || inside.contains("\"\"");
    }

    Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        for (var key : List.of(
                "when",
                "then",
                "note",
                "any",
                "matches",
                "also",
                "gap",
                "fill",
                "keep",
                "rule",
                "test",
                "column",
                "menu.above",
                "menu.below",
                "menu.copy",
                "menu.up",
                "menu.down",
                "menu.delete")) {
            words.put(key, getTranslation("studio.sheet." + key));
        }
        return words;
    }

    Button button(String key, String icon, Runnable action) {
        var button = new Button(getTranslation(key), new PxIcon(icon), event -> action.run());
        button.setId(key.replace('.', '-'));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    /** What is done to the sheet, at the right of its head and never apart. */
    static Div tools() {
        var tools = new Div();
        tools.addClassName("px-sheet-tools");
        return tools;
    }

    static Span badge(String kind, String icon, String words) {
        var badge = new Span(new PxIcon(icon), new Span(words));
        badge.addClassNames("px-badge", kind);
        return badge;
    }

    /** @param more whatever else can be done, by its words */
    MenuBar menu(Map<String, Runnable> more) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_SMALL, MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_ICON);
        var item = bar.addItem(new PxIcon("more"));
        item.setAriaLabel(getTranslation("studio.sheet.more"));
        var undo = item.getSubMenu().addItem(getTranslation("studio.sheet.undo"), event -> undo());
        undo.setEnabled(canUndo());
        var redo = item.getSubMenu().addItem(getTranslation("studio.sheet.redo"), event -> redo());
        redo.setEnabled(canRedo());
        more.forEach((words, action) -> item.getSubMenu().addItem(words, event -> action.run()));
        item.getSubMenu().addItem(getTranslation("studio.sheet.text"), event -> editing.go("files", path));
        return bar;
    }

    private Component hints() {
        var hints = new Div(
                hint("studio.sheet.hint.next", "Tab"),
                hint("studio.sheet.hint.new", "Ctrl", "Enter"),
                hint("studio.sheet.hint.move", "Alt", "↑"),
                hint("studio.sheet.hint.paste", "Ctrl", "V"),
                hint("studio.sheet.hint.undo", "Ctrl", "Z"));
        hints.addClassName("px-sheet-hints");
        hints.setVisible(mayEdit());
        return hints;
    }

    private Span hint(String key, String... caps) {
        var hint = new Span();
        for (var cap : caps) {
            var one = new Span(cap);
            one.addClassName("px-kbd");
            hint.add(one);
        }
        hint.add(new Span(getTranslation(key)));
        return hint;
    }

    void showNav() {
        nav.show();
    }

    PackFiles files() {
        return editing.now().files();
    }
}
