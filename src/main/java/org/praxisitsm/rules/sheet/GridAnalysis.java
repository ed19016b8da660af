package org.praxisitsm.rules.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.praxisitsm.rules.sheet.TableAnalysis.Kind;
import org.praxisitsm.rules.sheet.TableAnalysis.Remark;

/**
 * What is known of a rule grid from its cells alone: rules that fit nobody, rules whose say is lost because others exclude
 * whomever they fit or have chosen before, or have said already how severe it is, rules that want the opposite of each other,
 * rules that stand there twice. Points add up and contradict nothing.
 */
public final class GridAnalysis {

    private static final int HEAD = 3;
    private static final int MOST_REMARKS = 20;

    private record Rule(int place, String id, BitSet[] box, Map<String, String> says) {

        boolean does(String action) {
            return says.containsKey(action);
        }
    }

    private final CsvSheet sheet;
    private final Predicate<String> isNumber;
    private final Boxes boxes = new Boxes();
    private final List<Remark> remarks = new ArrayList<>();

    private GridAnalysis(CsvSheet sheet, Predicate<String> isNumber) {
        this.sheet = sheet;
        this.isNumber = isNumber;
    }

    /** @param isNumber whether a fact, e.g. {@code candidate.load}, is a number */
    public static List<Remark> of(CsvSheet sheet, Predicate<String> isNumber) {
        return sheet.rows().size() <= HEAD ? List.of() : new GridAnalysis(sheet, isNumber).analysed();
    }

    private List<Remark> analysed() {
        var rules = rules();
        try {
            rules.stream()
                    .filter(rule -> Boxes.isEmpty(rule.box()))
                    .forEach(rule -> say(
                            Kind.IMPOSSIBLE,
                            List.of(rule),
                            "Rule " + rule.id() + " fits nobody: its conditions exclude each other."));
            var fitting =
                    rules.stream().filter(rule -> !Boxes.isEmpty(rule.box())).toList();
            twice(fitting);
            lost(fitting);
            against(fitting);
        } catch (Boxes.TooMany large) {
            remarks.add(new Remark(
                    Kind.UNKNOWN,
                    List.of(),
                    null,
                    List.of(),
                    "The grid is too large or too entangled to look for rules that never count."));
        }
        return List.copyOf(remarks);
    }

    private List<Rule> rules() {
        var width = sheet.rows().get(0).size();
        var whens = IntStream.range(0, width)
                .filter(i -> sheet.cell(0, i).equals("when"))
                .boxed()
                .toList();
        var dimensions = new LinkedHashMap<String, List<CellSet>>();
        for (var row = HEAD; row < sheet.rows().size(); row++) {
            for (var column : whens) {
                test(row, column).ifPresent(set -> dimensions
                        .computeIfAbsent(dimension(column), key -> new ArrayList<>())
                        .add(set));
            }
        }
        // What a list contains is one dimension for each text asked for: each is in it or not.
        for (var row = HEAD; row < sheet.rows().size(); row++) {
            for (var column : whens) {
                if (isMembership(column) && !sheet.cell(row, column).isEmpty()) {
                    dimensions.computeIfAbsent(member(row, column), key -> List.of());
                }
            }
        }
        var names = List.copyOf(dimensions.keySet());
        var atoms = new LinkedHashMap<String, Atoms>();
        dimensions.forEach((name, sets) -> atoms.put(name, atoms(name, sets)));
        var rules = new ArrayList<Rule>();
        for (var row = HEAD; row < sheet.rows().size(); row++) {
            rules.add(new Rule(row - HEAD + 1, sheet.cell(row, 0), box(row, whens, names, atoms), says(row, width)));
        }
        return rules;
    }

    private Atoms atoms(String name, List<CellSet> sets) {
        if (name.contains("∋")) {
            return Atoms.of(name, "string", List.of(), List.of("in", "out"), false, false);
        }
        var truths =
                sets.stream().flatMap(set -> set.tests().stream()).anyMatch(test -> test.value() instanceof Boolean);
        return Atoms.of(
                name, truths ? "boolean" : isNumber.test(name) ? "number" : "string", sets, List.of(), false, false);
    }

    private BitSet[] box(int row, List<Integer> whens, List<String> names, Map<String, Atoms> atoms) {
        var box = names.stream().map(name -> atoms.get(name).all()).toArray(BitSet[]::new);
        for (var column : whens) {
            if (sheet.cell(row, column).isEmpty()) {
                continue;
            }
            if (isMembership(column)) {
                var name = member(row, column);
                var wanted = sheet.cell(2, column).equals("contains") ? "\"in\"" : "\"out\"";
                CellSet.read(wanted)
                        .ifPresent(set ->
                                box[names.indexOf(name)].and(atoms.get(name).accepted(set)));
            } else {
                var at = names.indexOf(dimension(column));
                test(row, column)
                        .ifPresent(set -> box[at].and(atoms.get(names.get(at)).accepted(set)));
            }
        }
        return box;
    }

    private String dimension(int column) {
        return sheet.cell(1, column);
    }

    private boolean isMembership(int column) {
        return sheet.cell(2, column).endsWith("contains");
    }

    private String member(int row, int column) {
        return dimension(column) + " ∋ " + sheet.cell(row, column);
    }

    /** The condition as a set of values; the operators of grids have their likes among the tests of FEEL. */
    private Optional<CellSet> test(int row, int column) {
        var cell = sheet.cell(row, column);
        if (cell.isEmpty() || isMembership(column)) {
            return Optional.empty();
        }
        var literal = literal(column, cell);
        return CellSet.read(
                switch (sheet.cell(2, column)) {
                    case "not equals" -> "not(" + literal + ")";
                    case "one of" ->
                        java.util.Arrays.stream(cell.split("\\|"))
                                .map(part -> literal(column, part.strip()))
                                .collect(Collectors.joining(", "));
                    case "less than" -> "< " + cell;
                    case "at most" -> "<= " + cell;
                    case "more than" -> "> " + cell;
                    case "at least" -> ">= " + cell;
                    default -> literal;
                });
    }

    private String literal(int column, String cell) {
        var plain = sheet.cell(2, column).equals("is")
                || isNumber.test(dimension(column)) && cell.matches("-?\\d+(\\.\\d+)?");
        return plain ? cell : "\"" + cell.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private Map<String, String> says(int row, int width) {
        var says = new LinkedHashMap<String, String>();
        for (var i = 0; i < width; i++) {
            if (sheet.cell(0, i).equals("then") && !sheet.cell(row, i).isEmpty()) {
                says.put(sheet.cell(1, i), sheet.cell(row, i));
            }
        }
        return says;
    }

    private void twice(List<Rule> rules) {
        for (var i = 0; i < rules.size(); i++) {
            for (var j = i + 1; j < rules.size(); j++) {
                var a = rules.get(i);
                var b = rules.get(j);
                if (java.util.Arrays.equals(a.box(), b.box()) && a.says().equals(b.says())) {
                    say(Kind.DUPLICATE, List.of(a, b), "Rules " + a.id() + " and " + b.id() + " say the same.");
                }
            }
        }
    }

    private void lost(List<Rule> rules) {
        for (var rule : rules) {
            if (!rule.does("exclude")) {
                var excluding =
                        rules.stream().filter(other -> other.does("exclude")).toList();
                if (covered(rule, excluding)) {
                    say(
                            Kind.UNREACHABLE,
                            List.of(rule),
                            "Rule " + rule.id() + " never counts: whom it fits is excluded (rule "
                                    + ids(rule, excluding) + ").");
                    continue;
                }
            }
            if (rule.does("severity")) {
                var earlier = rules.stream()
                        .filter(other -> other.does("severity") && other.place() < rule.place())
                        .toList();
                if (covered(rule, earlier)) {
                    say(
                            Kind.UNREACHABLE,
                            List.of(rule),
                            "Rule " + rule.id() + " never counts: what it answers is answered before it (rule "
                                    + ids(rule, earlier) + ").");
                    continue;
                }
            }
            if (rule.does("choose") && rule.says().size() == 1) {
                var before = rules.stream()
                        .filter(other -> other.does("choose") && other.place() < rule.place())
                        .toList();
                if (covered(rule, before)) {
                    say(
                            Kind.UNREACHABLE,
                            List.of(rule),
                            "Rule " + rule.id() + " never counts: whom it chooses was chosen before (rule "
                                    + ids(rule, before) + ").");
                }
            }
        }
    }

    private boolean covered(Rule rule, List<Rule> others) {
        List<BitSet[]> left = new ArrayList<>(List.of(new BitSet[][] {rule.box()}));
        for (var other : others) {
            left = boxes.without(left, other.box());
        }
        return left.isEmpty();
    }

    private static String ids(Rule rule, List<Rule> others) {
        return others.stream()
                .filter(other -> Boxes.meet(other.box(), rule.box()))
                .map(Rule::id)
                .collect(Collectors.joining(", "));
    }

    /** Whoever is excluded is not chosen, whichever rule comes first. */
    private void against(List<Rule> rules) {
        for (var a : rules) {
            for (var b : rules) {
                if (a.does("choose") && b.does("exclude") && a != b && Boxes.meet(a.box(), b.box())) {
                    say(
                            Kind.VIOLATION,
                            a.place() < b.place() ? List.of(a, b) : List.of(b, a),
                            "Rule " + a.id() + " chooses somebody whom rule " + b.id()
                                    + " excludes: who fits both is excluded.");
                }
            }
        }
    }

    private void say(Kind kind, List<Rule> about, String sentence) {
        if (remarks.stream().filter(remark -> remark.kind() == kind).count() < MOST_REMARKS) {
            remarks.add(new Remark(
                    kind,
                    about.stream().map(Rule::place).toList(),
                    about.get(about.size() - 1).id(),
                    List.of(),
                    sentence));
        }
    }
}
