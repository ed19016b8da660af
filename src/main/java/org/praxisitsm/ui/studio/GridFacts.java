package org.praxisitsm.ui.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.change.ConflictKind;
import org.praxisitsm.change.Severity;
import org.praxisitsm.practice.GridTerms;
import org.praxisitsm.practice.PracticeDescriptor.FieldType;
import org.praxisitsm.rules.sheet.CsvSheet;
import org.praxisitsm.ui.studio.CellKind.Type;

/**
 * What the columns of a rule grid are about: facts of a ticket and of a person, of an item and a report, or of a conflict, how
 * they are compared, and what a cell means.
 */
final class GridFacts {

    private static final Set<String> OF_BOTH =
            Set.of("candidate.unit", "candidate.name", "candidate.account", "candidate.site");
    private static final String INVENTORY = "inventory.";
    /** What of an item is held against the report of a device: the same, another one, or not known. */
    private static final List<String> COMPARED =
            List.of("serial", "uuid", "imei", "assetTag", "mac", "agent", "hostname", "model", "class");

    private final PackEditing editing;
    private final CellKinds kinds;
    private final CellWords cells;
    private final BiFunction<String, Object[], String> texts;

    /** @param texts of the bundles by key, with what stands in their places */
    GridFacts(PackEditing editing, CellKinds kinds, CellWords cells, BiFunction<String, Object[], String> texts) {
        this.editing = editing;
        this.kinds = kinds;
        this.cells = cells;
        this.texts = texts;
    }

    private String text(String key, Object... places) {
        return texts.apply(key, places);
    }

    boolean isNumber(String fact) {
        var told = GridTerms.typeOf(fact);
        if (told.isPresent()) {
            return told.get() == GridTerms.Type.NUMBER;
        }
        var name = fact.substring(fact.indexOf('.') + 1);
        return name.equals("priority")
                || editing.pack()
                        .descriptor()
                        .field(name)
                        .filter(field -> field.type() == FieldType.NUMBER || field.type() == FieldType.MONEY)
                        .isPresent();
    }

    private Type typeOf(String fact) {
        var name = fact.substring(fact.indexOf('.') + 1);
        var truth = GridTerms.typeOf(fact)
                .map(GridTerms.Type.FLAG::equals)
                .orElseGet(() -> name.equals("vip")
                        || editing.pack()
                                .descriptor()
                                .field(name)
                                .filter(field -> field.type() == FieldType.BOOLEAN)
                                .isPresent());
        return truth ? Type.TRUTH : isNumber(fact) ? Type.NUMBER : Type.TEXT;
    }

    /** What a ticket or its requester has too: whose it is has to be said. */
    static boolean isOfBoth(String fact) {
        return OF_BOTH.contains(fact);
    }

    String nameOf(String fact) {
        var name = fact.substring(fact.indexOf('.') + 1);
        if (fact.startsWith(GridOfConflicts.PREFIX)) {
            return text("studio.conflict." + name);
        }
        if (fact.startsWith(INVENTORY) || GridTerms.OF_ITEM.containsKey(name) && fact.startsWith("candidate.")) {
            return text("studio.item." + name);
        }
        return fact.startsWith("candidate.")
                ? text("studio.person." + name)
                : SheetDialogs.wordsOf(editing.now(), name);
    }

    CellKind kindOf(CsvSheet sheet, int column) {
        var property = sheet.cell(1, column);
        if (sheet.cell(0, column).equals("then")) {
            if (property.equals("severity")) {
                return new CellKind(property, Type.TEXT, severities(), true);
            }
            if (property.equals("verdict")) {
                return new CellKind(property, Type.TEXT, verdicts(), true);
            }
            var number = property.equals("score");
            return number
                    ? new CellKind(property, Type.NUMBER, Map.of(), true)
                    : new CellKind(property, Type.TRUTH, Map.of("true", text("studio.sheet.yes")), true);
        }
        var bare = property.substring(property.indexOf('.') + 1);
        if (property.startsWith("candidate.") && bare.equals("skills")) {
            // People are skilled in what tickets are about.
            return new CellKind(
                    property,
                    Type.TEXT,
                    kinds.of("category", Type.TEXT, "", false).options(),
                    false);
        }
        if (property.startsWith(GridOfConflicts.PREFIX) && !bare.equals("criticality")) {
            return conflict(property, bare);
        }
        if (property.startsWith("candidate.") && COMPARED.contains(bare)) {
            return new CellKind(property, Type.TEXT, compared(), false);
        }
        var bound = property.startsWith("candidate.") || property.startsWith(INVENTORY);
        var kind = kinds.of(bound ? "" : bare, typeOf(property), "", false);
        return new CellKind(property, kind.type(), kind.options(), false);
    }

    private CellKind conflict(String property, String name) {
        var schedule = editing.pack().descriptor().schedule();
        if (name.equals("kind")) {
            var options = new LinkedHashMap<String, String>();
            for (var one : ConflictKind.values()) {
                options.put(one.name(), text("studio.conflict.kind." + one.name()));
            }
            return new CellKind(property, Type.TEXT, options, false);
        }
        var field = name.equals("changeType") && schedule != null && schedule.type() != null ? schedule.type() : "";
        var kind = kinds.of(field, typeOf(property), "", false);
        return new CellKind(property, kind.type(), kind.options(), false);
    }

    private Map<String, String> compared() {
        return words("studio.grid.compared.", "same", "other", "unknown");
    }

    /** @return what a rule can say of an item that a device may be */
    Map<String, String> verdicts() {
        return words("studio.grid.verdict.", "same", "duplicate", "different");
    }

    /** @return what can come of all items together */
    Map<String, String> outcomes() {
        return words("studio.grid.outcome.", "same", "duplicate", "new");
    }

    private Map<String, String> words(String prefix, String... keys) {
        var options = new LinkedHashMap<String, String>();
        for (var key : keys) {
            options.put(key, text(prefix + key));
        }
        return options;
    }

    /** @return how much a conflict can stand in the way, in rising order */
    Map<String, String> severities() {
        var options = new LinkedHashMap<String, String>();
        for (var one : Severity.values()) {
            options.put(one.name(), text("studio.grid.severity." + one.name()));
        }
        return options;
    }

    String shown(CsvSheet sheet, int column, String cell) {
        var kind = kindOf(sheet, column);
        return sheet.cell(2, column).equals("one of")
                ? Arrays.stream(cell.split("\\|"))
                        .map(part -> cells.shown(kind, part.strip()))
                        .collect(Collectors.joining(", "))
                : cells.shown(kind, cell);
    }

    /** What was typed, as it stands in the file. */
    String literal(CsvSheet sheet, int column, String typed) {
        var kind = kindOf(sheet, column);
        if (typed.isBlank()
                || kind.type() == Type.TRUTH
                        && kind.answer()
                        && typed.strip().equalsIgnoreCase(text("studio.sheet.no"))) {
            return "";
        }
        if (sheet.cell(2, column).equals("one of")) {
            var rest = typed.strip();
            var parts = new ArrayList<String>();
            while (!rest.isEmpty()) {
                var text = rest;
                var label = kind.options().values().stream()
                        .filter(one -> text.regionMatches(true, 0, one, 0, one.length()))
                        .max(Comparator.comparingInt(String::length));
                var end = label.map(String::length)
                        .orElseGet(() -> text.contains(",") ? text.indexOf(',') : text.length());
                parts.add(
                        String.valueOf(Objects.requireNonNullElse(CellWords.value(kind, text.substring(0, end)), "")));
                rest = text.substring(end).replaceFirst("^[\\s,|]+", "");
            }
            return String.join("|", parts);
        }
        var value = CellWords.value(kind, typed);
        return value == null ? "" : value.toString();
    }

    @Nullable
    String problem(CsvSheet sheet, int column, String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        var kind = kindOf(sheet, column);
        var parts = sheet.cell(2, column).equals("one of") ? List.of(cell.split("\\|")) : List.of(cell);
        for (var part : parts) {
            var known = kind.options().isEmpty() || kind.options().containsKey(part.strip());
            if (kind.type() == Type.NUMBER && !part.strip().matches("-?[0-9]{1,9}(\\.[0-9]{1,6})?")) {
                return text("studio.sheet.bad.number", part);
            }
            if (!known && kind.type() != Type.NUMBER && !sheet.cell(2, column).endsWith("contains")) {
                return text("studio.sheet.bad.option", part);
            }
        }
        return null;
    }

    /** @return all that a column of the grid may compare */
    List<String> all(CsvSheet sheet) {
        if (GridSubject.isOfConflicts(sheet)) {
            return GridTerms.OF_CONFLICT.keySet().stream()
                    .map(GridOfConflicts.PREFIX::concat)
                    .toList();
        }
        if (GridSubject.isOfItems(sheet)) {
            var facts = new ArrayList<String>();
            GridTerms.OF_ITEM.keySet().forEach(name -> facts.add("candidate." + name));
            GridTerms.OF_INVENTORY.keySet().forEach(name -> facts.add(INVENTORY + name));
            return facts;
        }
        var facts = new ArrayList<String>();
        editing.now().descriptor().fields().forEach(field -> facts.add("ticket." + field.key()));
        List.of("priority", "criticality", "vip", "service", "group", "requester", "affected", "unit", "channel")
                .forEach(name -> facts.add("ticket." + name));
        GridTerms.OF_PERSON.keySet().forEach(name -> facts.add("candidate." + name));
        return facts;
    }

    List<String> operators(String fact) {
        if (fact.equals("candidate.skills")
                || editing.pack()
                        .descriptor()
                        .field(fact.replaceFirst("^ticket\\.", ""))
                        .filter(field -> field.type() == FieldType.CHOICES)
                        .isPresent()) {
            return List.of("contains", "not contains");
        }
        return switch (typeOf(fact)) {
            case TRUTH -> List.of("is");
            case NUMBER -> List.of("equals", "not equals", "one of", "less than", "at most", "more than", "at least");
            default -> List.of("equals", "not equals", "one of", "contains", "not contains");
        };
    }
}
