package org.praxisitsm.asset.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiClass.Attribute;
import org.praxisitsm.asset.CiClass.State;
import org.praxisitsm.asset.CiClass.Type;

/** Reads the cells of a table as people write them. */
final class CellValues {

    private static final List<DateTimeFormatter> DATES = Stream.of("uuuu-MM-dd", "d.M.uuuu", "uuuu/M/d")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private CellValues() {}

    /** By its key, or by what it is called in any language; what is neither is refused where it is written. */
    static String state(List<State> states, String value) {
        return states.stream()
                .filter(state -> state.key().equalsIgnoreCase(value)
                        || state.names().values().stream().anyMatch(name -> name.equalsIgnoreCase(value)))
                .map(State::key)
                .findFirst()
                .orElse(value);
    }

    /** What cannot be read as its type stays as it is, and is refused by name where it is written. */
    static Object typed(Attribute attribute, String value) {
        if (attribute.type() == Type.NUMBER || attribute.type() == Type.MONEY) {
            return number(value);
        }
        if (attribute.type() == Type.BOOLEAN) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "ja", "1", "x" -> Boolean.TRUE;
                case "false", "no", "nein", "0" -> Boolean.FALSE;
                default -> value;
            };
        }
        if (attribute.type() == Type.DATE) {
            return date(value);
        }
        if (attribute.type() == Type.CHOICE) {
            return attribute.choices().stream()
                    .filter(choice -> choice.key().equalsIgnoreCase(value)
                            || choice.names().values().stream().anyMatch(name -> name.equalsIgnoreCase(value)))
                    .map(CiClass.Choice::key)
                    .findFirst()
                    .orElse(value);
        }
        return value;
    }

    static Object number(String value) {
        var bare = value.replace(" ", "").replace("\u00a0", "");
        // 1.234,50 and 1,234.50 mean the same; 1.234 alone is read as written.
        if (bare.matches("-?\\d{1,3}(\\.\\d{3})*,\\d+")) {
            bare = bare.replace(".", "").replace(',', '.');
        } else if (bare.matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
            bare = bare.replace(",", "");
        } else if (bare.matches("-?\\d+,\\d+")) {
            bare = bare.replace(',', '.');
        }
        return bare.matches("-?\\d{1,15}(\\.\\d{1,10})?") ? new BigDecimal(bare) : value;
    }

    /** A day that there is: 31 February is refused, not moved. */
    private static String date(String value) {
        for (var format : DATES) {
            try {
                return LocalDate.parse(value.split("T")[0], format).toString();
            } catch (DateTimeParseException another) {
                continue;
            }
        }
        return value;
    }
}
