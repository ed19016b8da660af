package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.rules.Trials;
import org.praxisitsm.rules.sheet.CsvSheet;
import org.praxisitsm.rules.sheet.GridAnalysis;
import org.praxisitsm.rules.sheet.TableAnalysis.Kind;
import org.praxisitsm.rules.sheet.TableAnalysis.Remark;
import org.praxisitsm.ui.studio.CellKind.Type;

/** A rule grid: conditions and what they do, as a table; something to try it on; its cases. */
class GridScreen extends SheetScreen {

    static final int HEAD = 3;

    private final transient CellWords words;
    private final transient GridFacts facts;
    private final Div trail = new Div();
    private transient CsvSheet sheet;
    private transient List<Integer> order = List.of();
    private transient List<Remark> remarks = List.of();
    private transient GridOutcome outcome = GridOutcome.NONE;
    private int round;

    GridScreen(PackEditing editing, Trials trials, People people, Services services, String path) {
        super(editing, trials, path);
        this.words = new CellWords(this::getTranslation);
        this.facts = new GridFacts(
                editing,
                new CellKinds(editing.now(), people, services, getLocale(), this::getTranslation),
                words,
                this::getTranslation);
        this.sheet = CsvSheet.read(text()).orElseThrow();
        refresh();
    }

    static boolean isGrid(CsvSheet sheet) {
        return sheet.rows().size() >= HEAD && sheet.cell(0, 0).equals("rule");
    }

    @Override
    void refresh() {
        sheet = CsvSheet.read(text()).filter(GridScreen::isGrid).orElse(sheet);
        order = new ArrayList<>();
        for (var kind : List.of("when", "then", "note", "rule")) {
            IntStream.range(0, sheet.rows().get(0).size())
                    .filter(column -> sheet.cell(0, column).equals(kind))
                    .forEach(order::add);
        }
        remarks = GridAnalysis.of(sheet, facts::isNumber);
        show();
        work();
    }

    private void show() {
        grid.show(shown());
        head();
    }

    /** The rule compiler takes a second or two: the screen does not wait for it. */
    private void work() {
        var mine = ++round;
        var pack = editing.now();
        var ask = asked();
        var ui = UI.getCurrent();
        if (trials.problemOfGrid(path, text()).isPresent()) {
            take(GridOutcome.broken(trials.problemOfGrid(path, text()).orElse("")));
            return;
        }
        cases.waiting();
        editing.desk().later(() -> {
            var made = GridOutcome.of(trials, pack, path, ask);
            ui.accessLater(
                            () -> {
                                if (mine == round) {
                                    take(made);
                                }
                            },
                            () -> {})
                    .run();
        });
    }

    private void take(GridOutcome made) {
        outcome = made;
        show();
        var rules = IntStream.range(HEAD, sheet.rows().size())
                .mapToObj(row -> sheet.cell(row, 0))
                .toList();
        if (made.examples().isEmpty() && !made.problem().isEmpty() && !made.asked()) {
            cases.broken(made.problem());
        } else {
            cases.show(made.examples(), id -> rules.indexOf(id) + 1);
        }
        trail();
        cases.getElement().appendChild(trail.getElement());
    }

    // ---- what is shown ----

    private SheetGrid.Sheet shown() {
        var columns = order.stream().map(this::headOf).toList();
        var rows =
                IntStream.range(HEAD, sheet.rows().size()).mapToObj(this::row).toList();
        var said = words();
        said.put("label", SheetNav.name(editing, path));
        var more = remarks.stream().anyMatch(remark -> remark.kind() == Kind.UNKNOWN)
                ? getTranslation("studio.sheet.too-large")
                : "";
        return new SheetGrid.Sheet(columns, rows, List.of(), more, test(), said, mayEdit());
    }

    private SheetGrid.Column headOf(int column) {
        var kind = sheet.cell(0, column);
        if (kind.equals("note") || kind.equals("rule")) {
            return new SheetGrid.Column(
                    getTranslation(kind.equals("note") ? "studio.sheet.note" : "studio.grid.id"),
                    "",
                    "note",
                    List.of(),
                    false);
        }
        var property = sheet.cell(1, column);
        var operator = sheet.cell(2, column);
        var options = facts.kindOf(sheet, column).options().entrySet().stream()
                .map(one -> List.of(one.getKey(), one.getValue()))
                .toList();
        var head = kind.equals("then")
                ? getTranslation("studio.grid.action." + property)
                : (GridFacts.isOfBoth(property) ? getTranslation("studio.grid.person") + ": " : "")
                        + facts.nameOf(property);
        var sub = getTranslation("studio.operator." + operator.replace(' ', '-'));
        return new SheetGrid.Column(head, kind.equals("then") ? "" : sub, kind, options, operator.equals("one of"));
    }

    private SheetGrid.Row row(int row) {
        var place = row - HEAD + 1;
        var cells = new ArrayList<SheetGrid.Cell>();
        for (var column : order) {
            var cell = sheet.cell(row, column);
            var isText = List.of("note", "rule").contains(sheet.cell(0, column));
            cells.add(
                    isText
                            ? SheetGrid.Cell.of(cell)
                            : new SheetGrid.Cell(
                                    cell.isEmpty() ? "" : facts.shown(sheet, column, cell),
                                    cell.isEmpty(),
                                    false,
                                    facts.problem(sheet, column, cell),
                                    null));
        }
        var id = sheet.cell(row, 0);
        var hit = outcome.fired().contains(id) ? "hit" : null;
        var broken =
                cells.stream().map(SheetGrid.Cell::bad).filter(Objects::nonNull).findFirst();
        if (broken.isPresent()) {
            return new SheetGrid.Row(
                    id(row),
                    String.valueOf(place),
                    cells,
                    getTranslation("studio.sheet.mark.broken"),
                    "err",
                    broken.get(),
                    hit);
        }
        return remarks.stream()
                .filter(remark -> remark.rows().contains(place))
                .findFirst()
                .map(remark -> new SheetGrid.Row(
                        id(row),
                        String.valueOf(place),
                        cells,
                        getTranslation("studio.sheet.mark."
                                + (remark.kind() == Kind.VIOLATION
                                        ? "conflict"
                                        : remark.kind().name().toLowerCase(Locale.ROOT))),
                        remark.kind() == Kind.IMPOSSIBLE ? "err" : "warn",
                        why(remark, place),
                        hit))
                .orElseGet(() -> new SheetGrid.Row(id(row), String.valueOf(place), cells, null, null, null, hit));
    }

    private String id(int row) {
        var id = sheet.cell(row, 0);
        return id.isEmpty() ? "#" + row : id;
    }

    private String why(Remark remark, int place) {
        var others = remark.rows().stream()
                .filter(one -> one != place)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return switch (remark.kind()) {
            case VIOLATION -> getTranslation("studio.grid.why.conflict", others);
            case DUPLICATE -> getTranslation("studio.sheet.why.duplicate", others);
            case UNREACHABLE ->
                getTranslation(
                        GridSubject.isOfConflicts(sheet) ? "studio.grid.why.before" : "studio.grid.why.lost", others);
            default -> getTranslation("studio.grid.why.impossible");
        };
    }

    private void head() {
        head.removeAll();
        head.add(new H2(SheetNav.name(editing, path)), used());
        var tools = tools();
        var broken = grid.shown() == null
                ? 0
                : grid.shown().rows().stream()
                        .flatMap(row -> row.cells().stream())
                        .filter(cell -> cell.bad() != null)
                        .count();
        var found =
                remarks.stream().filter(remark -> remark.kind() != Kind.UNKNOWN).count();
        if (broken > 0) {
            head.add(badge("err", "warning", getTranslation("studio.sheet.summary.broken", broken)));
        } else if (found > 0) {
            head.add(badge("warn", "warning", getTranslation("studio.sheet.findings", found)));
        }
        if (mayEdit()) {
            tools.add(
                    button("studio.sheet.add-rule", "plus", () -> add("")),
                    button("studio.sheet.add-column", "plus", () -> GridDialogs.column(this, -1)));
        }
        var more = new LinkedHashMap<String, Runnable>();
        if (mayEdit()) {
            more.put(getTranslation("studio.sheet.delete-table"), () -> SheetDialogs.delete(editing, this, usedBy()));
        }
        tools.add(menu(more));
        head.add(tools);
    }

    private Span used() {
        var used = new Span();
        used.addClassName("px-sheet-used");
        var steps = usedBy();
        used.add(new Span(getTranslation(steps.isEmpty() ? "studio.sheet.unused" : "studio.sheet.used")));
        steps.forEach((name, file) -> used.add(
                new NativeButton(name, event -> editing.go(file.endsWith(".bpmn") ? "diagram" : "fields", file))));
        return used;
    }

    /** @return steps whose element names this grid, and the diagram they stand in; the change calendar, where it asks it */
    Map<String, String> usedBy() {
        var pack = editing.now();
        var used = new LinkedHashMap<>(TableUse.ofConflicts(pack, idOf(path), this::getTranslation));
        var id = Pattern.quote(idOf(path));
        var step = Pattern.compile(
                "<(?:\\w+:)?\\w*[tT]ask\\b([^>]*)>(?:(?!</(?:\\w+:)?\\w*[tT]ask>).)*?[\"'>]" + id + "[\"'<]",
                Pattern.DOTALL);
        for (var file : pack.diagrams()) {
            step.matcher(pack.text(file)).results().forEach(found -> {
                var name = Pattern.compile("\\sname=\"([^\"]*)\"").matcher(found.group(1));
                used.put(
                        name.find() ? org.jsoup.parser.Parser.unescapeEntities(name.group(1), true) : idOf(path), file);
            });
        }
        return used;
    }

    // ---- what is tried ----

    private List<Integer> whens() {
        return order.stream()
                .filter(column -> sheet.cell(0, column).equals("when"))
                .toList();
    }

    /** @return what is given to try the grid, or nothing where none was typed */
    private Map<String, Object> asked() {
        if (tried.values().stream().allMatch(String::isBlank)) {
            return Map.of();
        }
        var values = new LinkedHashMap<String, Object>();
        var whens = whens();
        for (var i = 0; i < whens.size(); i++) {
            var typed = tried.getOrDefault(i, "");
            if (typed.isBlank()) {
                continue;
            }
            var kind = facts.kindOf(sheet, whens.get(i));
            var isList = sheet.cell(2, whens.get(i)).endsWith("contains");
            Object value = isList
                    ? java.util.Arrays.stream(typed.split(","))
                            .map(part -> CellWords.value(kind, part))
                            .filter(Objects::nonNull)
                            .toList()
                    : CellWords.value(kind, typed);
            values.put(sheet.cell(1, whens.get(i)), value);
        }
        return subject().asked(values);
    }

    private GridSubject subject() {
        return GridSubject.of(sheet, facts, this::getTranslation);
    }

    /** The same fact may be asked about in several columns: it is typed once. */
    @Override
    public void test(int column, String typed) {
        var whens = whens();
        if (column >= whens.size()) {
            return;
        }
        for (var i = 0; i < whens.size(); i++) {
            if (sheet.cell(1, whens.get(i)).equals(sheet.cell(1, whens.get(column)))) {
                tried.put(i, typed);
            }
        }
        show();
        work();
    }

    private SheetGrid.Test test() {
        var cells = IntStream.range(0, whens().size())
                .mapToObj(i -> SheetGrid.Cell.of(tried.getOrDefault(i, "")))
                .toList();
        var out = order.stream()
                .filter(column -> sheet.cell(0, column).equals("then"))
                .map(column -> SheetGrid.Cell.of(out(sheet.cell(1, column))))
                .toList();
        return new SheetGrid.Test(
                cells,
                out,
                says(),
                outcome.asked() && outcome.problem().isEmpty(),
                !outcome.problem().isEmpty());
    }

    private String out(String action) {
        if (!outcome.asked() || !outcome.problem().isEmpty()) {
            return "";
        }
        var set = IntStream.range(HEAD, sheet.rows().size())
                .filter(row -> outcome.fired().contains(sheet.cell(row, 0)))
                .mapToObj(row -> said(row, action))
                .filter(cell -> !cell.isEmpty())
                .toList();
        return subject().out(action, set);
    }

    private String said(int row, String action) {
        return order.stream()
                .filter(column -> sheet.cell(0, column).equals("then")
                        && sheet.cell(1, column).equals(action))
                .map(column -> sheet.cell(row, column))
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String says() {
        if (!outcome.problem().isEmpty()) {
            return outcome.problem();
        }
        if (!outcome.asked()) {
            return getTranslation("studio.sheet.try");
        }
        return subject().says(outcome);
    }

    /** The rules that fired, one after the other, with what each of them set. */
    private void trail() {
        trail.removeAll();
        trail.addClassName("px-fired");
        if (!outcome.asked() || outcome.fired().isEmpty()) {
            return;
        }
        var list = new OrderedList();
        for (var row = HEAD; row < sheet.rows().size(); row++) {
            var id = sheet.cell(row, 0);
            if (!outcome.fired().contains(id)) {
                continue;
            }
            var set = new ArrayList<String>();
            for (var action : subject().actions()) {
                var cell = said(row, action);
                if (!cell.isEmpty()) {
                    set.add(subject().did(action, cell));
                }
            }
            var item = new ListItem(
                    new Span(getTranslation("studio.sheet.rule") + " " + (row - HEAD + 1) + " · " + id),
                    new Span(String.join(", ", set)));
            list.add(item);
        }
        var title = new H2(getTranslation("studio.grid.fired"));
        trail.add(title, list);
    }

    @Override
    List<CellKind> givens() {
        return subject().givens();
    }

    @Override
    List<CellKind> expected() {
        return subject().expected();
    }

    @Override
    String wordsOf(CellKind kind, @Nullable Object value) {
        return value == null ? "" : kind.type() == Type.OTHER ? CasesPanel.written(value) : words.shown(kind, value);
    }

    @Override
    void load(Map<String, String> given) {
        tried.clear();
        var whens = whens();
        for (var i = 0; i < whens.size(); i++) {
            var value = subject().given(given, sheet.cell(1, whens.get(i)));
            var kind = facts.kindOf(sheet, whens.get(i));
            tried.put(
                    i,
                    value instanceof List<?> list
                            ? list.stream().map(one -> words.shown(kind, one)).collect(Collectors.joining(", "))
                            : words.shown(kind, value));
        }
        show();
        work();
    }

    @Override
    public void keep() {
        if (!mayEdit() || !outcome.asked() || !outcome.problem().isEmpty()) {
            return;
        }
        var name = IntStream.range(0, whens().size())
                .mapToObj(i -> tried.getOrDefault(i, ""))
                .filter(word -> !word.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
        cases.keep(name, asked(), subject().answer(outcome));
    }

    // ---- what is done ----

    CsvSheet sheet() {
        return sheet;
    }

    GridFacts facts() {
        return facts;
    }

    private int rowOf(String id) {
        return IntStream.range(HEAD, sheet.rows().size())
                .filter(row -> id(row).equals(id))
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void cell(String row, int column, String typed) {
        var at = rowOf(row);
        if (at >= 0 && column < order.size()) {
            become(with(sheet, at, column, typed).text());
        }
    }

    private CsvSheet with(CsvSheet now, int row, int column, String typed) {
        var real = order.get(column);
        var kind = sheet.cell(0, real);
        if (kind.equals("rule")) {
            var fresh = typed.strip().replaceAll("[^A-Za-z0-9_-]+", "-");
            return fresh.isEmpty() ? now : now.withCell(row, 0, fresh);
        }
        return now.withCell(row, real, kind.equals("note") ? typed.strip() : facts.literal(sheet, real, typed));
    }

    private String freeId() {
        var taken = IntStream.range(HEAD, sheet.rows().size())
                .mapToObj(row -> sheet.cell(row, 0))
                .toList();
        var number = 1;
        while (taken.contains("Rule" + number)) {
            number++;
        }
        return "Rule" + number;
    }

    private List<String> copy(int row) {
        var cells = new ArrayList<String>();
        for (var i = 0; i < sheet.rows().get(0).size(); i++) {
            cells.add(row < 0 ? "" : sheet.cell(row, i));
        }
        cells.set(0, freeId());
        return cells;
    }

    @Override
    public void add(String after) {
        var at = after.isEmpty() ? sheet.rows().size() : rowOf(after) + 1;
        become(sheet.withRow(at, copy(-1)).text());
    }

    @Override
    public void act(String id, String what) {
        var row = rowOf(id);
        if (row < 0) {
            return;
        }
        switch (what) {
            case "above" -> become(sheet.withRow(row, copy(-1)).text());
            case "below" -> become(sheet.withRow(row + 1, copy(-1)).text());
            case "copy" -> become(sheet.withRow(row + 1, copy(row)).text());
            case "up" ->
                become(row == HEAD ? text() : sheet.withRowMoved(row, row - 1).text());
            case "down" ->
                become(
                        row == sheet.rows().size() - 1
                                ? text()
                                : sheet.withRowMoved(row, row + 1).text());
            case "delete" -> become(sheet.withoutRow(row).text());
            default -> throw new IllegalArgumentException(what);
        }
    }

    @Override
    public void paste(String row, int column, String text) {
        var at = rowOf(row);
        if (at < 0) {
            return;
        }
        var changed = sheet;
        var lines = pasted(text);
        for (var i = 0; i < lines.size(); i++) {
            if (at + i == changed.rows().size()) {
                var cells = copy(-1);
                cells.set(0, "Rule" + (changed.rows().size() - HEAD + 1) + "-" + (i + 1));
                changed = changed.withRow(at + i, cells);
            }
            for (var j = 0; j < lines.get(i).size() && column + j < order.size(); j++) {
                changed = with(changed, at + i, column + j, lines.get(i).get(j));
            }
        }
        become(changed.text());
    }

    @Override
    public void fill(int gap) {
        // Points have no gaps.
    }

    @Override
    public void column(int column) {
        if (mayEdit() && column < order.size() && !List.of("note", "rule").contains(sheet.cell(0, order.get(column)))) {
            GridDialogs.column(this, order.get(column));
        }
    }

    void addColumn(String kind, String property, String operator) {
        var last = IntStream.range(0, sheet.rows().get(0).size())
                .filter(column -> sheet.cell(0, column).equals(kind)
                        || sheet.cell(0, column).equals("when")
                        || column == 0)
                .max()
                .orElse(0);
        become(sheet.withColumn(last + 1, List.of(kind, property, operator)).text());
    }

    void changeColumn(int column, String property, String operator) {
        become(sheet.withCell(1, column, property).withCell(2, column, operator).text());
    }

    void removeColumn(int column) {
        tried.clear();
        become(sheet.withoutColumn(column).text());
    }

    /** Within the columns of its kind. */
    void moveColumn(int column, int by) {
        var at = order.indexOf(column) + by;
        if (at >= 0 && at < order.size() && sheet.cell(0, order.get(at)).equals(sheet.cell(0, column))) {
            tried.clear();
            become(sheet.withColumnMoved(column, order.get(at)).text());
        }
    }
}
