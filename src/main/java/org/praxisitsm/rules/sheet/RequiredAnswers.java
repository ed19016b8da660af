package org.praxisitsm.rules.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.rules.sheet.DecisionsText.Decision;
import org.praxisitsm.rules.sheet.TableAnalysis.Kind;

/**
 * What the decisions of a file can say to those that require them: of a table whatever its rules answer that can count, of an
 * expression whatever its branches name. A decision that computes its answer can say anything.
 *
 * @see "DMN 1.3, 6.2.2 Information requirement"
 */
final class RequiredAnswers {

    /**
     * @param rows what it can say, by the name under which it is read; null where it says nothing there
     * @param open names under which anything may come
     * @param always whether it says something whatever it is given
     */
    record Answers(List<Map<String, @Nullable Object>> rows, List<String> open, boolean always) {

        /** @return what comes together, nothing at all among it where that can be */
        List<Map<String, @Nullable Object>> outcomes() {
            if (always) {
                return rows;
            }
            var outcomes = new ArrayList<>(rows);
            outcomes.add(new HashMap<>());
            return outcomes;
        }

        /** @return the values that come under the name, in order; empty where anything may */
        List<Object> values(String name) {
            var values = open.contains(name)
                    ? List.<Object>of()
                    : rows.stream()
                            .map(row -> row.get(name))
                            .filter(Objects::nonNull)
                            .map(Object.class::cast)
                            .distinct()
                            .toList();
            // Numbers by size, so that neighbours can be said as a range; whatever else stays as the file has it.
            return values.stream().allMatch(BigDecimal.class::isInstance)
                    ? values.stream().sorted().toList()
                    : values;
        }

        /** @return whether a value always comes under the name */
        boolean always(String name) {
            return always && !open.contains(name) && rows.stream().allMatch(row -> row.get(name) != null);
        }
    }

    private static final Set<Kind> IDLE = Set.of(Kind.UNREACHABLE, Kind.IMPOSSIBLE, Kind.NEVER_SAID);

    private final DecisionsText file;
    /** What the rules of a table are remarked on. */
    private final Function<TableText, List<TableAnalysis.Remark>> judge;

    private final Map<String, Answers> known = new HashMap<>();

    RequiredAnswers(DecisionsText file, Function<TableText, List<TableAnalysis.Remark>> judge) {
        this.file = file;
        this.judge = judge;
    }

    /** @return by the name that is read, the decision that answers it, for all that the decision requires */
    Map<String, String> readBy(String id) {
        var by = new LinkedHashMap<String, String>();
        file.decision(id).ifPresent(decision -> decision.requires().stream()
                .flatMap(other -> file.decision(other).stream())
                .forEach(other -> other.answers().forEach(name -> by.putIfAbsent(name, other.id()))));
        return by;
    }

    Answers of(String id) {
        var before = known.get(id);
        if (before != null) {
            return before;
        }
        var decision = file.decision(id).orElseThrow();
        // Whoever asks again while it is being found out stands in a circle, which the gate refuses.
        known.put(id, anything(decision));
        var found = TableText.read(file.text(), id)
                .map(table -> ofTable(decision, table))
                .orElseGet(() -> ofExpression(decision));
        known.put(id, found);
        return found;
    }

    private static Answers anything(Decision decision) {
        return new Answers(List.of(), decision.answers(), false);
    }

    private Answers ofTable(Decision decision, TableText table) {
        var collects = table.hitPolicy().equals("COLLECT");
        var oneOfThem = collects && Stream.of("MIN", "MAX").anyMatch(table.aggregation()::equals);
        if (!oneOfThem && !Stream.of("UNIQUE", "FIRST", "ANY").anyMatch(table.hitPolicy()::equals)) {
            return anything(decision);
        }
        var remarks = judge.apply(table);
        var idle = remarks.stream()
                .filter(remark -> IDLE.contains(remark.kind()))
                .map(remark -> remark.rows().get(remark.rows().size() - 1))
                .toList();
        var names = table.outputs().stream().map(TableText.Column::name).toList();
        var open = new LinkedHashSet<String>();
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var place = 0; place < table.rules().size(); place++) {
            if (idle.contains(place + 1)) {
                continue;
            }
            var cells = table.rules().get(place).cells();
            var row = new HashMap<String, @Nullable Object>();
            for (var i = 0; i < names.size(); i++) {
                var cell = cells.get(table.inputs().size() + i);
                var value = said(cell);
                row.put(names.get(i), value.orElse(null));
                if (value.isEmpty() && !isNothing(cell)) {
                    open.add(names.get(i));
                }
            }
            rows.add(row);
        }
        var whole = !collects
                && remarks.stream()
                        .noneMatch(remark -> remark.kind() == Kind.GAP
                                || remark.kind() == Kind.GAP_WHERE_ABSENT
                                || remark.kind() == Kind.UNKNOWN);
        return new Answers(rows, List.copyOf(open), whole);
    }

    private static Answers ofExpression(Decision decision) {
        var name = decision.answer();
        var branches = FeelBranches.of(decision.expression());
        if (branches.stream().allMatch(branch -> said(branch).isPresent() || isNothing(branch))) {
            return new Answers(
                    branches.stream()
                            .map(branch -> row(name, said(branch).orElse(null)))
                            .toList(),
                    List.of(),
                    true);
        }
        return decision.type().equals("boolean")
                ? new Answers(List.of(row(name, true), row(name, false), row(name, null)), List.of(), false)
                : anything(decision);
    }

    private static Map<String, @Nullable Object> row(String name, @Nullable Object value) {
        var row = new HashMap<String, @Nullable Object>();
        row.put(name, value);
        return row;
    }

    private static Optional<Object> said(String feel) {
        return Optional.ofNullable(CellSet.literal(feel.strip()));
    }

    private static boolean isNothing(String feel) {
        var bare = feel.strip();
        return bare.isEmpty() || bare.equals("-") || bare.equals("null");
    }
}
