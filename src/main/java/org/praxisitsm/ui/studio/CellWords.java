package org.praxisitsm.ui.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.praxisitsm.ui.studio.CellKind.Type;

/**
 * Cells as people read and type them, and as FEEL has them: {@code "site", "team"} is "My whole site, My team", {@code <= 2} is
 * "≤ 2". What the words cannot say stands as FEEL; after an equals sign anything is taken as it is.
 */
final class CellWords {

    private static final Pattern RANGE = Pattern.compile("\\[\\s*(-?[\\d.]+)\\s*\\.\\.\\s*(-?[\\d.]+)\\s*]");
    private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>|≤|≥)\\s*(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /** As the table shows it, and so as it is typed. */
    private static final Pattern PRIORITY = Pattern.compile("[Pp][1-5]");

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern CODE = Pattern.compile("[\"(?<>=\\[\\]{}]|\\.\\.");

    private final String any;
    private final String not;
    private final String to;
    private final String yes;
    private final String no;
    private final String absent;

    /** @param words texts of the bundles by key */
    CellWords(UnaryOperator<String> words) {
        this.any = words.apply("studio.sheet.any");
        this.not = words.apply("studio.sheet.not");
        this.to = words.apply("studio.sheet.to");
        this.yes = words.apply("studio.sheet.yes");
        this.no = words.apply("studio.sheet.no");
        this.absent = words.apply("studio.sheet.absent");
    }

    boolean saysNothing(String feel) {
        return feel.isBlank() || feel.strip().equals("-");
    }

    /** @return what {@link #feel} turns into the same cell again */
    String words(CellKind kind, String feel) {
        if (saysNothing(feel)) {
            return "";
        }
        var cell = feel.strip();
        var said = said(kind, cell);
        if (said.isPresent() && same(feel(kind, said.get()), cell)) {
            return said.get();
        }
        return same(feel(kind, cell), cell) ? cell : "= " + cell;
    }

    /** @return whether the cell is shown as it is written, for want of words */
    boolean isRaw(CellKind kind, String feel) {
        return !saysNothing(feel) && said(kind, feel.strip()).isEmpty();
    }

    private static boolean same(String one, String other) {
        return bare(one).equals(bare(other));
    }

    /** Blanks count inside of texts only. */
    private static String bare(String feel) {
        var bare = new StringBuilder();
        var quoted = false;
        for (var c : feel.toCharArray()) {
            quoted ^= c == '"';
            if (quoted || !Character.isWhitespace(c)) {
                bare.append(c);
            }
        }
        return bare.toString();
    }

    private Optional<String> said(CellKind kind, String cell) {
        var negated = !kind.answer() && cell.startsWith("not(") && cell.endsWith(")");
        var inner = negated ? cell.substring(4, cell.length() - 1) : cell;
        var words = new ArrayList<String>();
        for (var part : parts(inner)) {
            var one = one(kind, part.strip());
            if (one.isEmpty() || kind.answer() && !words.isEmpty()) {
                return Optional.empty();
            }
            words.add(one.get());
        }
        return words.isEmpty() ? Optional.empty() : Optional.of((negated ? not + " " : "") + String.join(", ", words));
    }

    private Optional<String> one(CellKind kind, String part) {
        var quoted = QUOTED.matcher(part);
        if (quoted.matches()) {
            var text = quoted.group(1);
            return text.isEmpty() || text.contains("\\")
                    ? Optional.empty()
                    : Optional.of(kind.options().getOrDefault(text, text));
        }
        if (part.equals("true") || part.equals("false")) {
            return Optional.of(part.equals("true") ? yes : no);
        }
        if (part.equals("null")) {
            return Optional.of(absent);
        }
        var range = RANGE.matcher(part);
        if (range.matches() && !kind.answer()) {
            return Optional.of(range.group(1) + " " + to + " " + range.group(2));
        }
        var compared = COMPARED.matcher(part);
        if (compared.matches() && !kind.answer()) {
            return Optional.of(compared.group(1).replace("<=", "≤").replace(">=", "≥") + " " + compared.group(2));
        }
        return NUMBER.matcher(part).matches() ? Optional.of(part) : Optional.empty();
    }

    private static List<String> parts(String feel) {
        var parts = new ArrayList<String>();
        var depth = 0;
        var quoted = false;
        var from = 0;
        for (var i = 0; i < feel.length(); i++) {
            var c = feel.charAt(i);
            quoted ^= c == '"' && (i == 0 || feel.charAt(i - 1) != '\\');
            depth += !quoted && c == '(' ? 1 : !quoted && c == ')' ? -1 : 0;
            if (c == ',' && !quoted && depth == 0) {
                parts.add(feel.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(feel.substring(from));
        return parts;
    }

    /** @return the cell in FEEL; whether it can be read is for others to say */
    String feel(CellKind kind, String typed) {
        var text = typed.strip();
        if (text.isEmpty() || text.equals("-") || !kind.answer() && text.equalsIgnoreCase(any)) {
            return "";
        }
        if (text.startsWith("=")) {
            return text.substring(1).strip();
        }
        // "Not given" and a label like "Not urgent" are values of their own.
        var negated = !kind.answer()
                && starts(text, not + " ")
                && !starts(text, absent)
                && label(kind, text).isEmpty();
        var rest = negated ? text.substring(not.length() + 1).strip() : text;
        var tests = new ArrayList<String>();
        while (!rest.isEmpty()) {
            var label = kind.answer() ? whole(kind, rest) : label(kind, rest);
            var end = label.map(Map.Entry::getValue)
                    .map(String::length)
                    .orElseGet(() -> kind.answer() ? text.length() : -1);
            if (end < 0) {
                end = parts(rest).get(0).length();
            }
            end = Math.min(end, rest.length());
            var part = rest.substring(0, end).strip();
            var test = label.map(found -> literal(kind, found.getKey())).or(() -> test(kind, part));
            if (test.isEmpty()) {
                return text;
            }
            tests.add(test.get());
            rest = rest.substring(end).strip();
            rest = rest.startsWith(",") ? rest.substring(1).strip() : rest;
        }
        var list = String.join(", ", tests);
        return negated ? "not(" + list + ")" : list;
    }

    /** The longest label that begins here and ends where a value may: labels may have commas of their own. */
    private static Optional<Map.Entry<String, String>> label(CellKind kind, String text) {
        return kind.options().entrySet().stream()
                .filter(option -> starts(text, option.getValue()))
                .filter(option -> {
                    var after = text.substring(option.getValue().length()).strip();
                    return after.isEmpty() || after.startsWith(",");
                })
                .max(Comparator.comparingInt(option -> option.getValue().length()));
    }

    private static Optional<Map.Entry<String, String>> whole(CellKind kind, String text) {
        return kind.options().entrySet().stream()
                .filter(option -> option.getValue().equalsIgnoreCase(text))
                .findFirst();
    }

    private static boolean starts(String text, String with) {
        return text.regionMatches(true, 0, with, 0, with.length());
    }

    private static String literal(CellKind kind, String value) {
        return kind.type() == Type.TRUTH || kind.type() == Type.NUMBER ? value : quoted(value);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** @return empty where the whole cell is FEEL already */
    private Optional<String> test(CellKind kind, String part) {
        if (part.equalsIgnoreCase(absent) || part.equals("null")) {
            return Optional.of("null");
        }
        if (kind.name().equals("priority")
                && kind.type() == Type.NUMBER
                && PRIORITY.matcher(part).matches()) {
            return Optional.of(part.substring(1));
        }
        if (part.equalsIgnoreCase(yes) || part.equals("true")) {
            return Optional.of(kind.type() == Type.TEXT ? quoted(part) : "true");
        }
        if (part.equalsIgnoreCase(no) || part.equals("false")) {
            return Optional.of(kind.type() == Type.TEXT ? quoted(part) : "false");
        }
        if (kind.options().containsKey(part)) {
            return Optional.of(literal(kind, part));
        }
        if (NUMBER.matcher(part).matches()) {
            return Optional.of(kind.type() == Type.TEXT ? quoted(part) : part);
        }
        return kind.answer() ? plain(kind, part) : compared(kind, part);
    }

    private Optional<String> compared(CellKind kind, String part) {
        var compared = COMPARED.matcher(part);
        if (compared.matches()) {
            return Optional.of(compared.group(1).replace("≤", "<=").replace("≥", ">=") + " " + compared.group(2));
        }
        var span = Pattern.compile("(-?[\\d.]+)\\s*(?:" + Pattern.quote(to) + "|–|\\.\\.)\\s*(-?[\\d.]+)")
                .matcher(part);
        if (span.matches() && kind.type() != Type.TEXT) {
            return Optional.of("[" + span.group(1) + ".." + span.group(2) + "]");
        }
        return plain(kind, part);
    }

    private static Optional<String> plain(CellKind kind, String part) {
        return kind.type() != Type.TEXT || CODE.matcher(part).find() ? Optional.empty() : Optional.of(quoted(part));
    }

    /** @return texts in quotes that the column cannot have, or that are no numbers */
    List<String> foreign(CellKind kind, String feel) {
        if (saysNothing(feel) || feel.contains("?") || kind.type() == Type.OTHER) {
            return List.of();
        }
        var bare = feel.strip().replaceFirst("^not\\s*\\(", "");
        if (bare.matches("(?s).*[a-z]\\s*\\(.*")) {
            return List.of();
        }
        return QUOTED.matcher(bare)
                .results()
                .map(found -> found.group(1))
                .filter(text -> kind.type() != Type.TEXT
                        || !kind.options().isEmpty() && !kind.options().containsKey(text))
                .toList();
    }

    /** @return the value that was typed to try a table, or null for none */
    static @org.jspecify.annotations.Nullable Object value(CellKind kind, String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        for (var option : kind.options().entrySet()) {
            if (option.getValue().equalsIgnoreCase(text) || option.getKey().equals(text)) {
                return kind.type() == Type.TRUTH ? Boolean.valueOf(option.getKey()) : (Object) option.getKey();
            }
        }
        if (kind.type() == Type.TEXT) {
            return text;
        }
        try {
            var number = new java.math.BigDecimal(text);
            if (number.scale() <= 0 && number.abs().compareTo(java.math.BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
                return number.intValueExact();
            }
            return number.scale() <= 0 ? (Object) number.longValueExact() : number.doubleValue();
        } catch (ArithmeticException | NumberFormatException noNumber) {
            return text.toLowerCase(Locale.ROOT).equals("true") ? (Object) Boolean.TRUE : text;
        }
    }

    /** @return how a value that came in or out is shown */
    String shown(CellKind kind, @org.jspecify.annotations.Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean truth) {
            return truth ? yes : no;
        }
        return kind.options().getOrDefault(value.toString(), value.toString());
    }
}
