package org.praxisitsm.rules.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PracticeDescriptor.FieldType;
import org.praxisitsm.practice.reading.YamlText;

/**
 * What is known of a decision table from its cells alone: inputs that no row answers, rules that answer the same input, rows
 * that never count. What another decision of its file answers has the values that one can say, and no others. Exact for literals, lists, ranges, comparisons and their negation; whatever else a cell holds is said not
 * to be analysed, and no gap is claimed then.
 *
 * @see "DMN 1.3, 8.2.10 Hit policies"
 */
public final class TableAnalysis {

    /**
     * @param kind of what was found
     * @param rows places of the rules concerned, starting at 1
     * @param element id of the rule concerned, or null for the table
     * @param cells of a gap: the cells of a rule that would answer it, in FEEL, by input; else empty
     * @param sentence for the owner
     */
    public record Remark(
            Kind kind, List<Integer> rows, @Nullable String element, List<String> cells, String sentence) {}

    public enum Kind {
        /** No rule answers. */
        GAP,
        /** No rule answers where an input is not given. */
        GAP_WHERE_ABSENT,
        /** Two rules answer the same input, and the hit policy forbids it. */
        VIOLATION,
        /** The rule never counts: those before it answer all its input. */
        UNREACHABLE,
        /** The rule accepts nothing. */
        IMPOSSIBLE,
        /** The rule asks for what a required decision never says. */
        NEVER_SAID,
        /** Two rules say the same. */
        DUPLICATE,
        /** Something could not be analysed. */
        UNKNOWN
    }

    private static final int MOST_REMARKS = 20;
    private static final int MOST_PRIORITY = 5;

    private record Row(int place, String id, BitSet @Nullable [] box, List<String> outputs) {}

    private final TableText table;
    private final Boxes boxes = new Boxes();
    private final List<Atoms> columns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    private final Pack pack;
    private final @Nullable RequiredAnswers required;
    /** Ids of the required decisions by the name that is read of them. */
    private final Map<String, String> readBy;

    private TableAnalysis(TableText table, Pack pack, @Nullable RequiredAnswers required) {
        this.table = table;
        this.pack = pack;
        this.required = required;
        this.readBy = required == null ? Map.of() : required.readBy(table.id());
    }

    /** @param pack whose fields and agreements tell which values an input can have */
    public static List<Remark> of(TableText table, Pack pack) {
        return new TableAnalysis(table, pack, answers(table, pack)).analysed();
    }

    private static @Nullable RequiredAnswers answers(TableText table, Pack pack) {
        var file = DecisionsText.read(table.text()).filter(DecisionsText::isGraph);
        if (file.isEmpty()) {
            return null;
        }
        var own = new RequiredAnswers[1];
        own[0] = new RequiredAnswers(file.get(), other -> new TableAnalysis(other, pack, own[0]).analysed());
        return own[0];
    }

    /** @return by the name of an input, the values that a required decision can say; without those that can say anything */
    public static Map<String, List<Object>> given(TableText table, Pack pack) {
        var given = new LinkedHashMap<String, List<Object>>();
        var analysis = new TableAnalysis(table, pack, answers(table, pack));
        table.inputs().forEach(input -> {
            var values = analysis.said(input.name());
            if (!values.isEmpty()) {
                given.put(input.name(), values);
            }
        });
        return given;
    }

    private List<Object> said(String name) {
        var by = readBy.get(name);
        return by == null || required == null ? List.of() : required.of(by).values(name);
    }

    private boolean isAlwaysSaid(String name) {
        var by = readBy.get(name);
        return by != null && required != null && required.of(by).always(name);
    }

    private List<Remark> analysed() {
        read();
        impossible();
        try {
            switch (table.hitPolicy()) {
                case "UNIQUE" -> {
                    gaps();
                    meeting((a, b) -> true, Kind.VIOLATION, "both answer");
                }
                case "ANY" -> {
                    gaps();
                    meeting((a, b) -> !a.outputs().equals(b.outputs()), Kind.VIOLATION, "answer differently");
                    unreachable();
                }
                case "FIRST" -> {
                    gaps();
                    unreachable();
                }
                default -> duplicates();
            }
        } catch (Boxes.TooMany large) {
            remarks.add(new Remark(
                    Kind.UNKNOWN,
                    List.of(),
                    null,
                    List.of(),
                    "The table is too large or too entangled to look for gaps and rules that never count."));
        }
        return List.copyOf(remarks);
    }

    private void read() {
        var inputs = table.inputs();
        var cells = new ArrayList<List<Optional<CellSet>>>();
        for (var rule : table.rules()) {
            cells.add(rule.cells().stream()
                    .limit(inputs.size())
                    .map(CellSet::read)
                    .toList());
        }
        for (var i = 0; i < inputs.size(); i++) {
            var place = i;
            var known = cells.stream().flatMap(row -> row.get(place).stream()).toList();
            var input = inputs.get(i);
            var whole = "integer".equals(input.type()) || "long".equals(input.type());
            var said = said(input.name());
            columns.add(Atoms.of(
                    input.name(),
                    input.type(),
                    known,
                    said.isEmpty() ? known(input) : said,
                    whole,
                    isAlwaysSaid(input.name())));
        }
        for (var i = 0; i < cells.size(); i++) {
            rows.add(row(i + 1, table.rules().get(i), cells.get(i)));
        }
    }

    private Row row(int place, TableText.Rule rule, List<Optional<CellSet>> cells) {
        var outputs = rule.cells().subList(columns.size(), rule.cells().size());
        if (cells.stream().anyMatch(Optional::isEmpty)) {
            remarks.add(
                    new Remark(
                            Kind.UNKNOWN,
                            List.of(place),
                            rule.id(),
                            List.of(),
                            "Rule " + place
                                    + " holds an expression that is not analysed: it is left out of the search for gaps and overlaps."));
            return new Row(place, rule.id(), null, outputs);
        }
        var box = new BitSet[columns.size()];
        for (var i = 0; i < box.length; i++) {
            box[i] = columns.get(i).accepted(cells.get(i).orElseThrow());
        }
        return new Row(place, rule.id(), box, outputs);
    }

    /** What there is: values that the table lists itself, options of a choice, the priorities that a ticket can have. */
    private List<Object> known(TableText.Column input) {
        var listed = CellSet.read(input.values()).filter(set -> !set.any() && !set.negated());
        if (listed.isPresent() && listed.get().tests().stream().allMatch(test -> test.value() != null)) {
            return listed.get().tests().stream()
                    .map(test -> (Object) Objects.requireNonNull(test.value()))
                    .toList();
        }
        if (input.name().equals("priority")) {
            return IntStream.rangeClosed(1, MOST_PRIORITY)
                    .mapToObj(number -> (Object) BigDecimal.valueOf(number))
                    .toList();
        }
        if (input.name().equals("criticality")) {
            return List.of("LOW", "MEDIUM", "HIGH", "CRITICAL");
        }
        if (input.name().equals("agreement") && !pack.agreements().isEmpty()) {
            return List.copyOf(targets().keySet());
        }
        if (input.name().equals("target") && !pack.agreements().isEmpty()) {
            return targets().values().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .map(Object.class::cast)
                    .toList();
        }
        return pack.descriptor()
                .field(input.name())
                .filter(field -> field.type() == FieldType.CHOICE)
                .map(field -> List.<Object>copyOf(field.options().keySet()))
                .orElse(List.of());
    }

    /** Targets by the agreement that promises them. */
    private Map<String, List<String>> targets() {
        return targets(false);
    }

    /** @param asked whether only those count whose duration this table says */
    private Map<String, List<String>> targets(boolean asked) {
        var targets = new LinkedHashMap<String, List<String>>();
        for (var path : pack.agreements()) {
            YamlText.read(pack.text(path))
                    .ifPresent(yaml -> targets.put(
                            yaml.scalar("key").orElse(""),
                            IntStream.range(0, yaml.size("targets"))
                                    .filter(i -> !asked
                                            || yaml.scalar("targets", i, "table")
                                                    .filter(table.id()::equals)
                                                    .isPresent())
                                    .mapToObj(i ->
                                            yaml.scalar("targets", i, "key").orElse(""))
                                    .toList()));
        }
        return targets;
    }

    /** A table is asked how long a target of an agreement may take only where the agreement has it and names the table. */
    private boolean isAskedFor(BitSet[] box) {
        var names = columns.stream().map(column -> column.name).toList();
        if (!names.contains("agreement") || !names.contains("target")) {
            return true;
        }
        var agreements = values(names.indexOf("agreement"), box);
        var wanted = values(names.indexOf("target"), box);
        return targets(true).entrySet().stream()
                .anyMatch(entry -> agreements.contains(entry.getKey())
                        && entry.getValue().stream().anyMatch(wanted::contains));
    }

    private List<Object> values(int column, BitSet[] box) {
        return box[column].stream()
                .mapToObj(i -> columns.get(column).atoms.get(i).value())
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .toList();
    }

    private void impossible() {
        for (var row : rows) {
            if (row.box() != null && Boxes.isEmpty(row.box())) {
                unsaid(row.box())
                        .ifPresentOrElse(
                                name -> say(
                                        Kind.NEVER_SAID,
                                        List.of(row),
                                        "Rule " + row.place() + " never counts: what it asks of " + name
                                                + " is never decided."),
                                () -> say(
                                        Kind.IMPOSSIBLE,
                                        List.of(row),
                                        "Rule " + row.place() + " accepts no input at all."));
            }
        }
    }

    /** @return the name under which a required decision would have to say what it does not */
    private Optional<String> unsaid(BitSet[] box) {
        return IntStream.range(0, box.length)
                .filter(i -> box[i].isEmpty())
                .mapToObj(i -> columns.get(i).name)
                .filter(name -> !said(name).isEmpty())
                .findFirst();
    }

    private List<Row> known() {
        return rows.stream()
                .filter(row -> row.box() != null && !Boxes.isEmpty(row.box()))
                .toList();
    }

    private void gaps() {
        if (rows.stream().anyMatch(row -> row.box() == null)) {
            return;
        }
        var left = new ArrayList<BitSet[]>();
        left.add(columns.stream().map(Atoms::possible).toArray(BitSet[]::new));
        List<BitSet[]> rest = left;
        for (var row : known()) {
            rest = boxes.without(rest, row.box());
        }
        for (var box : rest) {
            if (comesTogether(box)) {
                split(box);
            }
        }
    }

    /** Cuts the box down to what the rules of a required decision answer together; false where nothing is left. */
    private boolean comesTogether(BitSet[] box) {
        for (var by : new LinkedHashSet<>(readBy.values())) {
            var answers = Objects.requireNonNull(required).of(by);
            var read = IntStream.range(0, box.length)
                    .filter(i -> by.equals(readBy.get(columns.get(i).name))
                            && !said(columns.get(i).name).isEmpty())
                    .toArray();
            if (read.length == 0) {
                continue;
            }
            var left = new BitSet[box.length];
            IntStream.of(read).forEach(i -> left[i] = new BitSet());
            for (var row : answers.outcomes()) {
                var atoms = IntStream.of(read)
                        .map(i -> columns.get(i).place(row.get(columns.get(i).name)))
                        .toArray();
                if (IntStream.range(0, read.length).allMatch(i -> box[read[i]].get(atoms[i]))) {
                    IntStream.range(0, read.length).forEach(i -> left[read[i]].set(atoms[i]));
                }
            }
            IntStream.of(read).forEach(i -> box[i] = left[i]);
        }
        return !Boxes.isEmpty(box) || box.length == 0;
    }

    /** What is missing where every input is given is one thing, what is missing where one is not another. */
    private void split(BitSet[] box) {
        var given = box.clone();
        for (var i = 0; i < given.length; i++) {
            given[i] = (BitSet) box[i].clone();
            given[i].clear(columns.get(i).absent());
        }
        var absent = Boxes.isEmpty(given) && !columns.isEmpty();
        var kind = absent ? Kind.GAP_WHERE_ABSENT : Kind.GAP;
        if (count(kind) < MOST_REMARKS && isAskedFor(box)) {
            var cells = IntStream.range(0, box.length)
                    .mapToObj(
                            i -> columns.get(i).feel(box[i], !table.hitPolicy().equals("FIRST")))
                    .toList();
            remarks.add(
                    new Remark(kind, List.of(), null, cells, "No rule answers: " + words(absent ? box : given) + "."));
        }
    }

    private void unreachable() {
        var before = new ArrayList<Row>();
        for (var row : known()) {
            List<BitSet[]> left = new ArrayList<>(List.of(new BitSet[][] {row.box()}));
            for (var earlier : before) {
                left = boxes.without(left, earlier.box());
            }
            if (left.isEmpty()) {
                var covering = before.stream()
                        .filter(earlier -> Boxes.meet(earlier.box(), row.box()))
                        .map(earlier -> String.valueOf(earlier.place()))
                        .collect(Collectors.joining(", "));
                say(
                        Kind.UNREACHABLE,
                        List.of(row),
                        "Rule " + row.place() + " never counts: what it answers is answered before it (rule " + covering
                                + ").");
            }
            before.add(row);
        }
    }

    private interface Forbidden {
        boolean together(Row a, Row b);
    }

    private void meeting(Forbidden forbidden, Kind kind, String verb) {
        var known = known();
        for (var i = 0; i < known.size(); i++) {
            for (var j = i + 1; j < known.size(); j++) {
                var a = known.get(i);
                var b = known.get(j);
                if (Boxes.meet(a.box(), b.box()) && forbidden.together(a, b)) {
                    say(
                            kind,
                            List.of(a, b),
                            "Rules " + a.place() + " and " + b.place() + " " + verb + ": "
                                    + words(Boxes.intersection(a.box(), b.box())) + ".");
                }
            }
        }
    }

    /** Where all that match count, only a rule that stands there twice is suspicious. */
    private void duplicates() {
        var seen = new HashMap<List<Object>, Row>();
        for (var row : known()) {
            var key = new ArrayList<Object>(List.of(row.box()));
            key.addAll(row.outputs());
            var first = seen.putIfAbsent(key, row);
            if (first != null) {
                say(
                        Kind.DUPLICATE,
                        List.of(first, row),
                        "Rules " + first.place() + " and " + row.place() + " say the same.");
            }
        }
    }

    private void say(Kind kind, List<Row> about, String sentence) {
        if (count(kind) < MOST_REMARKS) {
            remarks.add(new Remark(
                    kind,
                    about.stream().map(Row::place).toList(),
                    about.isEmpty() ? null : about.get(about.size() - 1).id(),
                    List.of(),
                    sentence));
        }
    }

    private long count(Kind kind) {
        return remarks.stream().filter(remark -> remark.kind() == kind).count();
    }

    private String words(BitSet[] box) {
        var words = IntStream.range(0, box.length)
                .mapToObj(i -> columns.get(i).words(box[i]))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "whatever is given" : words;
    }
}
