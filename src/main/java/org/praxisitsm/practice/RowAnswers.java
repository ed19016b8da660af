package org.praxisitsm.practice;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormAnswer.Wrong;
import org.praxisitsm.practice.FormDefinition.Component;
import org.praxisitsm.shared.Refusal.FieldError;

/** Reads the rows that were sent for a repeated part of a form: each cell by its own rule, as any other answer. */
final class RowAnswers {

    /** Most rows where the form says nothing of it. */
    static final int MOST = 100;

    private final FormAnswer answer;
    private final Supplier<Feel> feel;

    RowAnswers(FormAnswer answer, Supplier<Feel> feel) {
        this.answer = answer;
        this.feel = feel;
    }

    /**
     * @param outer what conditions of cells may read beside the cells of their own row
     * @param errors takes what is wrong in a cell, as {@code place[0].key}
     * @return rows with the cells that are asked for and answered, or null where there is none
     */
    @Nullable
    List<Map<String, Object>> read(
            Component list, @Nullable Object sent, Map<String, ?> outer, String place, List<FieldError> errors) {
        if (FormAnswer.isEmpty(sent)) {
            refuseTooFew(list, 0);
            return null;
        }
        if (!(sent instanceof Collection<?> given)) {
            throw new Wrong("A list of rows is expected");
        }
        var most = list.max() == null ? MOST : Math.min(MOST, list.max().intValue());
        if (given.size() > most) {
            throw new Wrong("At most " + most + " rows are allowed, these are " + given.size());
        }
        var rows = new ArrayList<Map<String, Object>>();
        var bad = errors.size();
        var number = 0;
        for (var row : given) {
            var at = place + "[" + number++ + "]";
            if (!(row instanceof Map<?, ?> cells)) {
                errors.add(new FieldError(at, "An object with the columns of the list is expected"));
            } else if (cells.values().stream().anyMatch(value -> !FormAnswer.isEmpty(value))) {
                rows.add(row(list, cells, outer, at, errors));
            }
        }
        if (errors.size() == bad) {
            refuseTooFew(list, rows.size());
        }
        return rows.isEmpty() ? null : rows;
    }

    private static void refuseTooFew(Component list, int rows) {
        var least = Math.max(
                list.required() ? 1 : 0, list.min() == null ? 0 : list.min().intValue());
        if (rows < least) {
            throw new Wrong(least == 1 ? NeededFor.missing(list) : "At least " + least + " rows are needed");
        }
    }

    private Map<String, Object> row(
            Component list, Map<?, ?> cells, Map<String, ?> outer, String at, List<FieldError> errors) {
        var form = new FormDefinition(list.id(), NullNode.getInstance(), list.components());
        var columns = form.fields().stream().collect(Collectors.toMap(Component::key, column -> column));
        cells.keySet().stream()
                .filter(key -> !columns.containsKey(key))
                .forEach(key -> errors.add(new FieldError(at + "." + key, "The list has no such column")));
        var answers = new LinkedHashMap<String, Object>();
        columns.forEach((key, column) -> {
            if (cells.containsKey(key) && !column.readOnly()) {
                answers.put(key, cells.get(key));
            } else if (column.defaultValue() != null) {
                answers.put(key, column.defaultValue());
            }
        });
        var around = new HashMap<String, Object>(outer);
        around.keySet().removeAll(columns.keySet());
        var conditions = new FormConditions(feel, form, around, answers);
        var row = new LinkedHashMap<String, Object>();
        for (var column : form.fields()) {
            if (!conditions.isAsked(column)) {
                continue;
            }
            try {
                var value = answer.read(column, answers.get(column.key()));
                if (value != null) {
                    row.put(column.key(), value);
                }
            } catch (Wrong wrong) {
                errors.add(new FieldError(at + "." + column.key(), String.valueOf(wrong.getMessage())));
            }
        }
        return row;
    }
}
