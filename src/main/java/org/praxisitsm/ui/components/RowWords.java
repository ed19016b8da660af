package org.praxisitsm.ui.components;

import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition.Component;

/**
 * Rows of a form as a person reads them: one line a row, each cell with the name of its column.
 *
 * @param currency of amounts whose column says none; null where none is known
 */
record RowWords(List<Component> columns, @Nullable String currency, Names names, Locale locale, ZoneId zone) {

    /** As many as a form takes. */
    private static final int MOST_DECIMALS = 9;

    String text(List<?> rows) {
        var lines = new StringJoiner("\n");
        for (var row : rows) {
            if (row instanceof Map<?, ?> cells) {
                lines.add(line(cells));
            }
        }
        return lines.toString();
    }

    private String line(Map<?, ?> cells) {
        var line = new StringJoiner(" · ");
        columns.stream()
                .filter(column -> cells.get(column.key()) != null)
                .forEach(column -> line.add(
                        Objects.toString(column.label(), column.key()) + ": " + cell(column, cells.get(column.key()))));
        if (columns.isEmpty()) {
            cells.forEach((key, value) -> line.add(key + ": " + value));
        }
        return line.toString();
    }

    private String number(String text) {
        try {
            var format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits(MOST_DECIMALS);
            return format.format(new BigDecimal(text));
        } catch (NumberFormatException asItIs) {
            return text;
        }
    }

    private String cell(Component column, @Nullable Object value) {
        if (value instanceof List<?> several) {
            var words = new StringJoiner(", ");
            several.forEach(one -> words.add(cell(column, one)));
            return words.toString();
        }
        if (value instanceof Boolean yes) {
            return I18NProvider.translate(locale, yes ? "value.yes" : "value.no");
        }
        var text = String.valueOf(value);
        return switch (column.type()) {
            case "person" -> names.person(text);
            case "group-picker" -> names.group(text);
            case "service" -> names.service(text);
            case "asset" -> names.asset(text, locale);
            case "datetime" ->
                "datetime".equals(column.subtype())
                        ? Names.time(text, locale, zone)
                        : "time".equals(column.subtype()) ? text : Names.date(text, locale);
            case "money" ->
                Names.money(
                        text,
                        column.traits().currency() == null
                                ? currency
                                : column.traits().currency(),
                        locale);
            case "number" -> number(text);
            default -> column.options().getOrDefault(text, text);
        };
    }
}
