package org.praxisitsm.rules.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of an input, cut into atoms: no cell of the column tells two values of one atom apart. A text column has an atom
 * for each text named and one for all others; a number column one for each number named and one for each gap between them.
 * Every column has one for the absent value.
 */
final class Atoms {

    /** One atom: {@code value} as written, or the open interval between two numbers; all null: any other text. */
    record Atom(
            boolean isNull,
            @Nullable Object value,
            @Nullable BigDecimal above,
            @Nullable BigDecimal below,
            String words) {}

    final String name;
    final List<Atom> atoms = new ArrayList<>();
    private final boolean dates;
    private final boolean always;

    private Atoms(String name, boolean dates, boolean always) {
        this.name = name;
        this.dates = dates;
        this.always = always;
    }

    /**
     * @param type FEEL type of the input, or null
     * @param known all values there are, or empty where there may be others
     * @param whole whether only whole numbers come
     * @param always whether a value always comes
     */
    static Atoms of(
            String name,
            @Nullable String type,
            Collection<CellSet> cells,
            List<Object> known,
            boolean whole,
            boolean always) {
        var column = new Atoms(name, type != null && type.startsWith("date"), always);
        if (!known.isEmpty()) {
            known.forEach(value -> column.atoms.add(new Atom(false, value, null, null, words(value))));
        } else if ("boolean".equals(type)) {
            column.atoms.add(new Atom(false, true, null, null, "true"));
            column.atoms.add(new Atom(false, false, null, null, "false"));
        } else if (type == null || type.equals("string")) {
            column.texts(cells);
        } else {
            column.numbers(cells, whole);
        }
        column.atoms.add(new Atom(true, null, null, null, "not given"));
        return column;
    }

    private static String words(Object value) {
        return value instanceof String ? "\"" + value + "\"" : value.toString();
    }

    private void texts(Collection<CellSet> cells) {
        var named = new TreeSet<String>();
        cells.forEach(cell -> cell.tests().forEach(test -> {
            if (test.value() != null) {
                named.add(test.value().toString());
            }
        }));
        named.forEach(text -> atoms.add(new Atom(false, text, null, null, words(text))));
        atoms.add(new Atom(false, null, null, null, named.isEmpty() ? "anything" : "anything else"));
    }

    private void numbers(Collection<CellSet> cells, boolean whole) {
        var points = new TreeSet<BigDecimal>();
        for (var cell : cells) {
            for (var test : cell.tests()) {
                if (test.value() instanceof BigDecimal number) {
                    points.add(number);
                }
                if (test.low() != null) {
                    points.add(test.low().at());
                }
                if (test.high() != null) {
                    points.add(test.high().at());
                }
            }
        }
        BigDecimal before = null;
        for (var point : points) {
            between(before, point, whole);
            if (!whole || point.stripTrailingZeros().scale() <= 0) {
                atoms.add(new Atom(false, point, null, null, written(point)));
            }
            before = point;
        }
        between(before, null, whole);
    }

    private void between(@Nullable BigDecimal above, @Nullable BigDecimal below, boolean whole) {
        if (whole
                && above != null
                && below != null
                && above.setScale(0, java.math.RoundingMode.FLOOR)
                                .add(BigDecimal.ONE)
                                .compareTo(below)
                        >= 0) {
            return;
        }
        var words = above == null && below == null
                ? "anything"
                : above == null
                        ? "< " + written(below)
                        : below == null
                                ? "> " + written(above)
                                : "between " + written(above) + " and " + written(below);
        atoms.add(new Atom(false, null, above, below, words));
    }

    private String written(BigDecimal number) {
        return dates && number.abs().compareTo(BigDecimal.valueOf(10_000_000)) < 0
                ? java.time.LocalDate.ofEpochDay(number.longValue()).toString()
                : dates ? java.time.Instant.ofEpochSecond(number.longValue()).toString() : number.toPlainString();
    }

    /** @return the atoms whose values the cell accepts */
    BitSet accepted(CellSet cell) {
        var accepted = new BitSet(atoms.size());
        for (var i = 0; i < atoms.size(); i++) {
            var atom = atoms.get(i);
            var fits = cell.any() || cell.tests().stream().anyMatch(test -> fits(test, atom)) != cell.negated();
            accepted.set(i, fits);
        }
        return accepted;
    }

    private static boolean fits(CellSet.Test test, Atom atom) {
        if (test.isNull() || atom.isNull()) {
            return test.isNull() && atom.isNull();
        }
        if (test.value() != null) {
            return test.value() instanceof BigDecimal number && atom.value() instanceof BigDecimal own
                    ? number.compareTo(own) == 0
                    : test.value().equals(atom.value());
        }
        if (atom.value() instanceof BigDecimal own) {
            return (test.low() == null
                            || own.compareTo(test.low().at()) > (test.low().included() ? -1 : 0))
                    && (test.high() == null
                            || own.compareTo(test.high().at()) < (test.high().included() ? 1 : 0));
        }
        // An open interval lies inside or outside: every bound is the border of an atom.
        return atom.value() == null
                && (test.low() == null
                        || atom.above() != null
                                && atom.above().compareTo(test.low().at()) >= 0)
                && (test.high() == null
                        || atom.below() != null
                                && atom.below().compareTo(test.high().at()) <= 0)
                && (atom.above() != null || atom.below() != null || test.low() == null && test.high() == null);
    }

    int absent() {
        return atoms.size() - 1;
    }

    BitSet all() {
        var all = new BitSet(atoms.size());
        all.set(0, atoms.size());
        return all;
    }

    /** @return all that can come */
    BitSet possible() {
        var possible = all();
        possible.set(absent(), !always);
        return possible;
    }

    /** @return which atom the value is in, where all values are known; the absent one for null */
    int place(@Nullable Object value) {
        for (var i = 0; i < absent(); i++) {
            if (value != null && value.equals(atoms.get(i).value())) {
                return i;
            }
        }
        return absent();
    }

    /** @return null where the set is everything that can come */
    @Nullable
    String words(BitSet set) {
        if (set.cardinality() == atoms.size() || set.equals(possible())) {
            return null;
        }
        var present = all();
        present.clear(absent());
        if (set.equals(present)) {
            return name + " given";
        }
        return name + " " + set.stream().mapToObj(i -> atoms.get(i).words()).collect(Collectors.joining(" or "));
    }

    /**
     * @param exact whether the absent value must stay out where the set does not hold it
     * @return a cell that accepts the set, in FEEL; empty where it may accept everything
     */
    String feel(BitSet set, boolean exact) {
        var given = (BitSet) set.clone();
        given.clear(absent());
        var present = all();
        present.clear(absent());
        if (given.isEmpty()) {
            return "null";
        }
        if (given.equals(present)) {
            return exact && !always && !set.get(absent()) ? "not(null)" : "";
        }
        var alsoAbsent = set.get(absent()) && !always;
        if (given.stream().anyMatch(i -> isOther(atoms.get(i)))) {
            present.andNot(given);
            return "not(" + listed(present) + (alsoAbsent ? "" : ", null") + ")";
        }
        if (alsoAbsent && Boolean.TRUE.equals(atoms.get(given.nextSetBit(0)).value())) {
            return "not(false)";
        }
        return listed(given) + (alsoAbsent ? ", null" : "");
    }

    private static boolean isOther(Atom atom) {
        return !atom.isNull() && atom.value() == null && atom.above() == null && atom.below() == null;
    }

    /** Neighbours become one range. */
    private String listed(BitSet set) {
        var tests = new ArrayList<String>();
        for (var from = set.nextSetBit(0); from >= 0; ) {
            var to = set.nextClearBit(from);
            var first = atoms.get(from);
            var last = atoms.get(to - 1);
            var single = first.value() instanceof String || first.value() instanceof Boolean || to == from + 1;
            if (single && first.value() != null) {
                for (var i = from; i < to; i++) {
                    tests.add(literal(atoms.get(i)));
                }
            } else {
                tests.add(range(first, last));
            }
            from = set.nextSetBit(to);
        }
        return String.join(", ", tests);
    }

    private String literal(Atom atom) {
        if (atom.value() instanceof String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        return atom.value() instanceof BigDecimal number ? number(number) : String.valueOf(atom.value());
    }

    private String range(Atom first, Atom last) {
        var low = first.value() instanceof BigDecimal at ? at : first.above();
        var high = last.value() instanceof BigDecimal at ? at : last.below();
        if (low == null) {
            return (last.value() == null ? "< " : "<= ") + number(high);
        }
        if (high == null) {
            return (first.value() == null ? "> " : ">= ") + number(low);
        }
        return (first.value() == null ? "(" : "[") + number(low) + ".." + number(high)
                + (last.value() == null ? ")" : "]");
    }

    private String number(@Nullable BigDecimal number) {
        if (number == null) {
            return "null";
        }
        var written = written(number);
        return !dates
                ? written
                : written.contains("T") ? "date and time(\"" + written + "\")" : "date(\"" + written + "\")";
    }
}
