package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.rules.Trials;
import org.praxisitsm.rules.sheet.DecisionsText;
import org.praxisitsm.rules.sheet.TableAnalysis;
import org.praxisitsm.rules.sheet.TableAnalysis.Kind;
import org.praxisitsm.rules.sheet.TableAnalysis.Remark;
import org.praxisitsm.rules.sheet.TableText;
import org.praxisitsm.ui.studio.TableTrial.Answer;

/** A decision table: its cells in words, gaps and overlaps, a row to try it and its cases. */
class TableScreen extends SheetScreen {

    private static final int MOST_GAPS = 6;

    private final transient CellKinds kinds;
    private final transient CellWords words;
    private final Map<String, String> problems = new HashMap<>();
    private transient TableText table;
    private transient List<CellKind> columns = List.of();
    private transient List<Remark> remarks = List.of();
    private transient List<Remark> gaps = List.of();
    private transient Answer answer = Answer.NONE;

    TableScreen(PackEditing editing, Trials trials, People people, Services services, String path, String opened) {
        super(editing, trials, path, opened);
        this.kinds = new CellKinds(editing.now(), people, services, getLocale(), this::getTranslation);
        this.words = new CellWords(this::getTranslation);
        this.table = read().orElseThrow();
        var file = DecisionsText.read(text()).orElseThrow();
        if (file.isGraph()) {
            with(new DecisionsPane(this, kinds, words));
        }
        refresh();
    }

    private Optional<TableText> read() {
        return TableText.read(text(), opened).or(() -> TableText.read(text()));
    }

    @Override
    void refresh() {
        table = read().orElse(table);
        if (pane != null) {
            pane.refresh();
        }
        columns = new ArrayList<>();
        var said = TableAnalysis.given(table, editing.now());
        table.inputs().forEach(input -> columns.add(kinds.of(input, said.getOrDefault(input.name(), List.of()))));
        table.outputs().forEach(output -> columns.add(kinds.of(output)));
        remarks = TableAnalysis.of(table, editing.now());
        gaps = remarks.stream()
                .filter(remark -> remark.kind() == Kind.GAP)
                .limit(MOST_GAPS)
                .toList();
        answer = ask();
        grid.show(sheet());
        head();
        var rules = table.rules().stream().map(TableText.Rule::id).toList();
        cases.show(examples(), id -> rules.indexOf(id) + 1);
    }

    private List<Trials.Example> examples() {
        return files().has(casesPath()) ? trials.examples(editing.now(), casesPath()) : List.of();
    }

    // ---- what is shown ----

    private SheetGrid.Sheet sheet() {
        var heads = new ArrayList<SheetGrid.Column>();
        var all = new ArrayList<>(table.inputs());
        all.addAll(table.outputs());
        for (var i = 0; i < all.size(); i++) {
            var kind = columns.get(i);
            var options = kind.options().entrySet().stream()
                    .map(option -> List.of(option.getKey(), option.getValue()))
                    .toList();
            heads.add(new SheetGrid.Column(
                    all.get(i).title(), "", kind.answer() ? "then" : "when", options, !kind.answer()));
        }
        heads.add(new SheetGrid.Column(getTranslation("studio.sheet.note"), "", "note", List.of(), false));
        var rules = table.rules();
        var rows = IntStream.range(0, rules.size())
                .mapToObj(i -> row(rules.get(i), i))
                .toList();
        var shown = words();
        shown.put("label", table.name());
        return new SheetGrid.Sheet(
                heads, rows, gaps.stream().map(this::gapCells).toList(), more(), test(), shown, mayEdit());
    }

    private SheetGrid.Row row(TableText.Rule rule, int place) {
        var cells = new ArrayList<SheetGrid.Cell>();
        for (var i = 0; i < columns.size(); i++) {
            cells.add(cell(columns.get(i), rule.cells().get(i)));
        }
        cells.add(SheetGrid.Cell.of(rule.note()));
        var broken =
                cells.stream().map(SheetGrid.Cell::bad).filter(Objects::nonNull).findFirst();
        var remark = remarks.stream()
                .filter(one -> one.rows().contains(place + 1) && one.kind() != Kind.UNKNOWN)
                .findFirst();
        var hit = answer.hits().isEmpty() || !answer.hits().contains(place)
                ? null
                : table.hitPolicy().equals("FIRST") && answer.hits().get(0) != place ? "also" : "hit";
        if (broken.isPresent()) {
            return row(rule, place, cells, "studio.sheet.mark.broken", "err", broken.get(), hit);
        }
        return remark.map(one -> row(
                        rule,
                        place,
                        cells,
                        "studio.sheet.mark." + one.kind().name().toLowerCase(java.util.Locale.ROOT),
                        one.kind() == Kind.VIOLATION || one.kind() == Kind.IMPOSSIBLE ? "err" : "warn",
                        why(one, place + 1),
                        hit))
                .orElseGet(() ->
                        new SheetGrid.Row(id(rule, place), String.valueOf(place + 1), cells, null, null, null, hit));
    }

    private SheetGrid.Row row(
            TableText.Rule rule,
            int place,
            List<SheetGrid.Cell> cells,
            String mark,
            String level,
            String why,
            @Nullable String hit) {
        return new SheetGrid.Row(
                id(rule, place), String.valueOf(place + 1), cells, getTranslation(mark), level, why, hit);
    }

    /** Rules without an id of their own are known by their place. */
    private static String id(TableText.Rule rule, int place) {
        return rule.id().isEmpty() ? "#" + place : rule.id();
    }

    private String why(Remark remark, int place) {
        var others = remark.rows().stream()
                .filter(row -> row != place)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return switch (remark.kind()) {
            case VIOLATION -> getTranslation("studio.sheet.why.violation", others);
            case UNREACHABLE -> getTranslation("studio.sheet.why.unreachable");
            case DUPLICATE -> getTranslation("studio.sheet.why.duplicate", others);
            case NEVER_SAID -> getTranslation("studio.sheet.why.never_said");
            default -> getTranslation("studio.sheet.why.impossible");
        };
    }

    private SheetGrid.Cell cell(CellKind kind, String feel) {
        var shown = words.words(kind, feel);
        var raw = words.isRaw(kind, feel);
        Integer prio =
                kind.answer() && kind.name().equals("priority") && feel.strip().matches("[1-5]")
                        ? Integer.valueOf(feel.strip())
                        : null;
        return new SheetGrid.Cell(shown, words.saysNothing(feel), raw, problem(kind, feel, raw), prio);
    }

    private @Nullable String problem(CellKind kind, String feel, boolean raw) {
        var foreign = words.foreign(kind, feel);
        if (!foreign.isEmpty()) {
            return getTranslation(
                    kind.type() == CellKind.Type.TEXT ? "studio.sheet.bad.option" : "studio.sheet.bad.text",
                    foreign.get(0));
        }
        if (!raw) {
            return null;
        }
        var said = problems.computeIfAbsent(
                (kind.answer() ? "=" : "") + feel,
                key -> kind.answer() ? trials.problemOfValue(feel) : trials.problemOfTests(feel));
        return said.isEmpty() ? null : getTranslation("studio.sheet.bad.feel", said);
    }

    private List<SheetGrid.Cell> gapCells(Remark gap) {
        return IntStream.range(0, gap.cells().size())
                .mapToObj(i -> cell(columns.get(i), gap.cells().get(i)))
                .toList();
    }

    private String more() {
        var rest = remarks.stream().filter(remark -> remark.kind() == Kind.GAP).count() - gaps.size();
        var unknown =
                remarks.stream().filter(remark -> remark.kind() == Kind.UNKNOWN).toList();
        if (unknown.stream().anyMatch(remark -> remark.rows().isEmpty())) {
            return getTranslation("studio.sheet.too-large");
        }
        if (!unknown.isEmpty()) {
            var rows = unknown.stream()
                    .map(one -> String.valueOf(one.rows().get(0)))
                    .collect(Collectors.joining(", "));
            return getTranslation("studio.sheet.unknown", rows);
        }
        return rest > 0 ? getTranslation("studio.sheet.more-gaps", rest) : "";
    }

    private void head() {
        head.removeAll();
        var policy = new Select<String>();
        var all = new ArrayList<>(List.of("UNIQUE", "FIRST", "ANY", "COLLECT", "RULE ORDER"));
        List.of("SUM", "MIN", "MAX", "COUNT").forEach(one -> all.add("COLLECT " + one));
        var now = (table.hitPolicy() + " " + table.aggregation()).strip();
        if (!all.contains(now)) {
            all.add(now);
        }
        policy.setItems(all);
        policy.setItemLabelGenerator(one -> {
            var key = "studio.policy." + one.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
            var said = getTranslation(key);
            return said.contains(key) ? one : said;
        });
        policy.setValue(now);
        policy.setReadOnly(!mayEdit());
        policy.setAriaLabel(getTranslation("studio.policy"));
        policy.addThemeVariants(SelectVariant.LUMO_SMALL);
        policy.addValueChangeListener(event -> {
            var parts = event.getValue().startsWith("COLLECT ")
                    ? event.getValue().split(" ")
                    : new String[] {event.getValue(), ""};
            become(table.withHitPolicy(parts[0], parts[1]).text());
        });
        head.add(new H2(table.name()), policy, used());
        summary().ifPresent(head::add);
        var tools = tools();
        if (mayEdit()) {
            tools.add(
                    button("studio.sheet.add-rule", "plus", () -> add("")),
                    button("studio.sheet.add-column", "plus", () -> SheetDialogs.column(this, table, -1)));
        }
        var more = new LinkedHashMap<String, Runnable>();
        if (mayEdit()) {
            more.put(
                    getTranslation("studio.sheet.rename"),
                    () -> SheetDialogs.rename(table.name(), name -> {
                        become(table.withName(name).text());
                        showNav();
                    }));
            more.put(getTranslation("studio.drd.add"), () -> DecisionDialogs.add(this, opened, true));
            if (opened.equals(idOf(path))) {
                more.put(
                        getTranslation("studio.sheet.delete-table"),
                        () -> SheetDialogs.delete(editing, this, usedBy()));
            } else {
                more.put(getTranslation("studio.drd.remove"), () -> DecisionDialogs.remove(this, opened));
            }
        }
        tools.add(menu(more));
        head.add(tools);
    }

    private Optional<Span> summary() {
        var broken = sheetProblems();
        if (broken > 0) {
            return Optional.of(badge("err", "warning", getTranslation("studio.sheet.summary.broken", broken)));
        }
        var gap = remarks.stream().filter(remark -> remark.kind() == Kind.GAP).count();
        var over = remarks.stream()
                .filter(remark -> remark.kind() != Kind.GAP
                        && remark.kind() != Kind.GAP_WHERE_ABSENT
                        && remark.kind() != Kind.UNKNOWN)
                .count();
        var said = new ArrayList<String>();
        if (gap > 0) {
            said.add(getTranslation(gap == 1 ? "studio.sheet.summary.gap" : "studio.sheet.summary.gaps", gap));
        }
        if (over > 0) {
            said.add(
                    getTranslation(over == 1 ? "studio.sheet.summary.overlap" : "studio.sheet.summary.overlaps", over));
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(badge("warn", "warning", String.join(", ", said)));
    }

    private long sheetProblems() {
        var shown = grid.shown();
        return shown == null
                ? 0
                : shown.rows().stream()
                        .flatMap(row -> row.cells().stream())
                        .filter(cell -> cell.bad() != null)
                        .count();
    }

    private Span used() {
        var used = new Span();
        used.addClassName("px-sheet-used");
        var steps = usedBy();
        if (steps.isEmpty()) {
            used.add(new Span(getTranslation("studio.sheet.unused")));
            return used;
        }
        used.add(new Span(getTranslation("studio.sheet.used")));
        steps.forEach((name, file) -> used.add(new NativeButton(name, event -> editing.go(tabOf(file), file))));
        return used;
    }

    private static String tabOf(String file) {
        return file.endsWith(".bpmn")
                ? "diagram"
                : file.endsWith(".yaml") && file.contains("/agreements/") ? "targets" : "fields";
    }

    /** @return what names this table, and the file it stands in */
    Map<String, String> usedBy() {
        return TableUse.of(editing.now(), opened, this::getTranslation);
    }

    // ---- what is tried ----

    private Answer ask() {
        return tried.values().stream().allMatch(String::isBlank)
                ? Answer.NONE
                : new TableTrial(trials, editing.now(), path, table).ask(inputValues());
    }

    private Map<String, Object> inputValues() {
        var values = new LinkedHashMap<String, Object>();
        for (var i = 0; i < table.inputs().size(); i++) {
            values.put(table.inputs().get(i).name(), CellWords.value(columns.get(i), tried.getOrDefault(i, "")));
        }
        return values;
    }

    private SheetGrid.Test test() {
        var cells = IntStream.range(0, table.inputs().size())
                .mapToObj(i -> SheetGrid.Cell.of(tried.getOrDefault(i, "")))
                .toList();
        var out = IntStream.range(0, table.outputs().size())
                .mapToObj(i -> outCell(columns.get(table.inputs().size() + i)))
                .toList();
        return new SheetGrid.Test(
                cells,
                out,
                says(),
                answer.asked() && answer.problem().isEmpty(),
                !answer.problem().isEmpty());
    }

    private SheetGrid.Cell outCell(CellKind kind) {
        var results = answer.outputs().get("results");
        var value = results instanceof List<?> list
                ? list.stream()
                        .map(row -> row instanceof Map<?, ?> map ? wordsOf(kind, map.get(kind.name())) : "")
                        .collect(Collectors.joining(", "))
                : wordsOf(kind, answer.outputs().get(kind.name()));
        var prio = kind.name().equals("priority") && value.matches("[1-5]") ? Integer.valueOf(value) : null;
        return new SheetGrid.Cell(value, value.isEmpty(), false, null, prio);
    }

    private String says() {
        if (!answer.asked()) {
            return getTranslation("studio.sheet.try");
        }
        if (answer.hits().size() > 1 && !answer.problem().isEmpty()) {
            var hits = answer.hits().stream()
                    .map(place -> String.valueOf(place + 1))
                    .collect(Collectors.joining(", "));
            return getTranslation("studio.sheet.both", hits);
        }
        if (!answer.problem().isEmpty()) {
            return answer.problem();
        }
        if (answer.hits().isEmpty()) {
            return getTranslation("studio.sheet.nobody");
        }
        var collects =
                answer.outputs().containsKey("results") || !table.aggregation().isEmpty();
        return collects
                ? getTranslation("studio.sheet.answers.many", answer.hits().size())
                : getTranslation("studio.sheet.answers", answer.hits().get(0) + 1);
    }

    @Override
    List<CellKind> givens() {
        return pane != null
                ? pane.givens()
                : columns.stream().filter(kind -> !kind.answer()).toList();
    }

    @Override
    List<CellKind> expected() {
        return table.hitPolicy().equals("RULE ORDER")
                        || table.hitPolicy().equals("COLLECT")
                                && table.aggregation().isEmpty()
                ? List.of(new CellKind("results", CellKind.Type.OTHER, Map.of(), true))
                : columns.stream().filter(CellKind::answer).toList();
    }

    @Override
    String wordsOf(CellKind kind, @Nullable Object value) {
        return kind.name().equals("results") && value instanceof List<?> rows
                ? collected(rows)
                : words.shown(kind, value);
    }

    /** What all rules that match answered, in their order; with more than one column each answer says whose it is. */
    private String collected(List<?> rows) {
        return rows.stream()
                .map(row -> row instanceof Map<?, ?> map ? answered(map) : CasesPanel.written(row))
                .collect(Collectors.joining(", "));
    }

    private String answered(Map<?, ?> row) {
        var said = columns.stream()
                .filter(column -> column.answer() && row.get(column.name()) != null)
                .map(column -> words.shown(column, row.get(column.name())))
                .toList();
        return said.size() > 1 ? "(" + String.join(", ", said) + ")" : String.join("", said);
    }

    @Override
    void load(Map<String, String> given) {
        if (pane != null) {
            pane.give(given);
            return;
        }
        for (var i = 0; i < table.inputs().size(); i++) {
            var value = CasesPanel.read(given.getOrDefault(table.inputs().get(i).name(), ""));
            tried.put(i, words.shown(columns.get(i), value));
        }
        refresh();
    }

    /** What its columns read, in the test row. */
    @Override
    void show(Map<String, Object> values) {
        for (var i = 0; i < table.inputs().size(); i++) {
            tried.put(
                    i,
                    words.shown(columns.get(i), values.get(table.inputs().get(i).name())));
        }
        refresh();
    }

    @Override
    public void keep() {
        if (pane != null && pane.isRequiring()) {
            pane.keep();
            return;
        }
        if (!mayEdit() || !answer.asked() || !answer.problem().isEmpty()) {
            return;
        }
        var name = IntStream.range(0, table.inputs().size())
                .mapToObj(i -> tried.getOrDefault(i, ""))
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(", "));
        cases.keep(name, inputValues(), answer.outputs());
    }

    // ---- what is done ----

    private int place(String row) {
        var rules = table.rules();
        return IntStream.range(0, rules.size())
                .filter(i -> id(rules.get(i), i).equals(row))
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void cell(String row, int column, String typed) {
        var place = place(row);
        if (place >= 0) {
            become(with(table, place, column, typed).text());
        }
    }

    private TableText with(TableText now, int rule, int column, String typed) {
        if (column >= columns.size()) {
            return now.withNote(rule, typed);
        }
        var feel = words.feel(columns.get(column), typed);
        var old = now.rules().get(rule).cells().get(column);
        return words.saysNothing(old) && feel.isEmpty() ? now : now.withCell(rule, column, feel);
    }

    @Override
    public void add(String after) {
        var at = after.isEmpty() ? table.rules().size() : place(after) + 1;
        become(table.withRule(at, List.of(), "").text());
    }

    @Override
    public void act(String row, String what) {
        var place = place(row);
        if (place < 0) {
            return;
        }
        var rule = table.rules().get(place);
        var last = table.rules().size() - 1;
        switch (what) {
            case "above" -> become(table.withRule(place, List.of(), "").text());
            case "below" -> become(table.withRule(place + 1, List.of(), "").text());
            case "copy" ->
                become(table.withRule(place + 1, rule.cells(), rule.note()).text());
            case "up" ->
                become(
                        place == 0
                                ? text()
                                : table.withRuleMoved(place, place - 1).text());
            case "down" ->
                become(
                        place == last
                                ? text()
                                : table.withRuleMoved(place, place + 1).text());
            case "delete" -> become(table.withoutRule(place).text());
            default -> throw new IllegalArgumentException(what);
        }
    }

    @Override
    public void paste(String row, int column, String text) {
        var place = place(row);
        if (place < 0) {
            return;
        }
        var changed = table;
        var lines = pasted(text);
        for (var i = 0; i < lines.size(); i++) {
            if (place + i == changed.rules().size()) {
                changed = changed.withRule(place + i, List.of(), "");
            }
            for (var j = 0; j < lines.get(i).size() && column + j <= columns.size(); j++) {
                changed = with(changed, place + i, column + j, lines.get(i).get(j));
            }
        }
        become(changed.text());
    }

    @Override
    public void fill(int gap) {
        if (gap < 0 || gap >= gaps.size()) {
            return;
        }
        become(table.withRule(table.rules().size(), gaps.get(gap).cells(), "").text());
    }

    @Override
    public void column(int column) {
        if (mayEdit() && column < columns.size()) {
            SheetDialogs.column(this, table, column);
        }
    }

    /** @param column its place, or -1 for a new one */
    void column(int column, boolean input, String label, String name, String type) {
        if (column < 0) {
            connect((input ? table.withInput(label, name, type) : table.withOutput(label, name, type)).text());
            return;
        }
        var old = columns.get(column);
        if (!old.name().equals(name)) {
            cases.follow(old.answer() ? "out" : "in", old.name(), name);
        }
        connect(table.withColumn(column, label, name, type).text());
    }

    /** What another decision of the file answers is required as soon as it is read. */
    private void connect(String changed) {
        become(DecisionsText.read(changed)
                .filter(DecisionsText::isGraph)
                .map(file -> file.connected(opened).text())
                .orElse(changed));
    }

    void moveColumn(int column, int by) {
        tried.clear();
        become(table.withColumnMoved(column, column + by).text());
    }

    void removeColumn(int column) {
        tried.clear();
        var old = columns.get(column);
        cases.follow(old.answer() ? "out" : "in", old.name(), null);
        become(table.withoutColumn(column).text());
    }
}
