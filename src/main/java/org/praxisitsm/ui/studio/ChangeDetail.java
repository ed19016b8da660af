package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.dom.Element;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Beside;
import org.praxisitsm.practice.Beside.Row;
import org.praxisitsm.practice.PackWords;

/** One change in full: a table with what its cells said before, or two columns beside each other. */
class ChangeDetail extends Composite<Div> {

    /** Rows alike that are shown around one that differs. */
    private static final int AROUND = 2;

    private static final int MOST_ROWS = 400;

    /** So many cells of a question are always shown: its words, its kind, whether it has to be answered. */
    private static final int WHAT_IT_IS = 3;

    private static final Pattern TECHNICAL = Pattern.compile("\\s*\\[(\\w+)[^\\]]*]$");
    /** A column of a rule grid: {@code when candidate.load at most}, {@code then score add}. */
    private static final Pattern GRID = Pattern.compile("(when|then)\\s+(?:(ticket|candidate)\\.)?(\\w+)\\s+(.+)");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private transient @Nullable PackWords words;

    ChangeDetail() {
        getContent().addClassName("px-compare-detail");
        getContent().setId("compare-detail");
        getContent().getElement().setAttribute("aria-live", "polite");
    }

    void clear() {
        getContent().removeAll();
        setVisible(false);
    }

    /** @param place which of how many it is, in words; @param pack what its values are called */
    void show(String title, String place, Beside beside, boolean code, PackWords pack) {
        words = pack;
        setVisible(true);
        getContent().removeAll();
        var head = new Div(new H2(title));
        head.addClassName("px-compare-detail-head");
        head.getElement().appendChild(new Element("small").setText(place));
        getContent().add(head, isSheet(beside) ? sheet(beside) : columns(beside, code));
    }

    private static boolean isSheet(Beside beside) {
        return !beside.head().isEmpty() && !isForm(beside);
    }

    private static boolean isForm(Beside beside) {
        return !beside.head().isEmpty() && beside.head().get(0).equals("label");
    }

    private Component columns(Beside beside, boolean code) {
        var grid = new Div();
        grid.addClassName("px-beside");
        grid.setClassName("px-code", code);
        var first = true;
        for (var row : shown(beside.rows())) {
            if (row == null) {
                grid.add(line("⋯", "px-quiet", first), line("⋯", "px-quiet", first));
            } else {
                var style = row.kind() == null ? "" : "px-minus";
                grid.add(
                        row.before() == null
                                ? line("", "px-none", first)
                                : cells(beside, row.before(), row.after(), style, first),
                        row.after() == null
                                ? line("", "px-none", first)
                                : cells(beside, row.after(), row.before(), row.kind() == null ? "" : "px-plus", first));
            }
            first = false;
        }
        return grid;
    }

    /** A question with what it is, and with whatever else the other side does not say of it. */
    private Div cells(Beside beside, List<String> cells, @Nullable List<String> other, String style, boolean first) {
        var line = line(cells.get(0), style, first);
        if (!isForm(beside)) {
            return line;
        }
        line.addClassName("px-beside-question");
        var more = new StringJoiner(" · ");
        for (var i = 1; i < cells.size(); i++) {
            var cell = cells.get(i);
            if (!cell.isEmpty() && (i < WHAT_IT_IS || other == null || !cell.equals(at(other, i)))) {
                more.add(trait(beside.head().get(i), cell));
            }
        }
        if (more.length() > 0) {
            line.getElement().appendChild(new Element("small").setText(" " + more));
        }
        return line;
    }

    private String trait(String name, String cell) {
        return switch (name) {
            case "type" -> said("forms.type." + cell, cell);
            case "required" -> getTranslation("forms.required");
            case "subtype" -> said("forms.subtype." + cell, cell);
            case "readonly", "several" ->
                cell.equals("true")
                        ? getTranslation("compare.form." + name)
                        : getTranslation("compare.form." + name) + ": " + cell;
            default -> said("compare.form." + name, name) + ": " + cell;
        };
    }

    private static Div line(String text, String style, boolean first) {
        var line = new Div(text);
        line.addClassName("px-beside-line");
        if (!style.isEmpty()) {
            line.addClassName(style);
        }
        line.setClassName("px-beside-first", first);
        return line;
    }

    private Component sheet(Beside beside) {
        var table = new Element("table").setAttribute("class", "px-compared-sheet");
        var head = new Element("tr");
        beside.head()
                .forEach(title -> head.appendChild(new Element("th")
                        .setAttribute("scope", "col")
                        .setAttribute("title", title)
                        .setText(title.equals("note") ? getTranslation("compare.note") : heading(title))));
        var body = new Element("tbody");
        for (var row : shown(beside.rows())) {
            if (row == null) {
                body.appendChild(new Element("tr")
                        .setAttribute("class", "px-skipped")
                        .appendChild(new Element("td")
                                .setAttribute(
                                        "colspan", String.valueOf(beside.head().size()))
                                .setText("⋯")));
            } else {
                body.appendChild(sheetRow(beside, row));
            }
        }
        table.appendChild(new Element("thead").appendChild(head), body);
        var holder = new Div();
        holder.getElement().appendChild(table);
        return holder;
    }

    /** "Impact [impact string]" is called Impact; what it reads stands in its tip. */
    private String heading(String title) {
        var grid = GRID.matcher(title);
        if (grid.matches()) {
            return inGrid(grid.group(1), String.valueOf(grid.group(2)), grid.group(3), grid.group(4));
        }
        var label = TECHNICAL.matcher(title).replaceFirst("");
        var reads = TECHNICAL.matcher(title);
        return label.isBlank() ? title : words != null && reads.find() ? words.field(reads.group(1), label) : label;
    }

    /** As the grid's own page calls its columns. */
    private String inGrid(String part, String of, String name, String operator) {
        if (part.equals("then")) {
            return said("studio.grid.action." + name, name);
        }
        var fact = of.equals("candidate")
                ? (GridFacts.isOfBoth("candidate." + name) ? getTranslation("studio.grid.person") + ": " : "")
                        + said("studio.person." + name, name)
                : words == null || words.field(name).equals(name)
                        ? said("studio.fact." + name, name)
                        : words.field(name);
        return fact + " " + said("studio.operator." + operator.replace(' ', '-'), operator);
    }

    private String said(String key, String otherwise) {
        var said = getTranslation(key);
        return said.contains(key) ? otherwise : said;
    }

    /** The values of a choice by their names, as in the table itself. */
    private String told(String cell, String title) {
        var grid = GRID.matcher(title);
        if (words != null && grid.matches()) {
            return literal(cell, grid.group(3).equals("skills") ? "category" : grid.group(3));
        }
        var reads = TECHNICAL.matcher(title);
        if (words == null || !reads.find()) {
            return cell;
        }
        var field = reads.group(1);
        return QUOTED.matcher(cell).replaceAll(value -> Matcher.quoteReplacement(words.option(field, value.group(1))));
    }

    /** People are skilled in what tickets are about; a choice of nothing but yes and no is said so. */
    private String literal(String cell, String field) {
        return switch (cell) {
            case "true" -> getTranslation("studio.sheet.yes");
            case "false" -> getTranslation("studio.sheet.no");
            default ->
                Arrays.stream(cell.split(",\\s*"))
                        .map(value -> Objects.requireNonNull(words).option(field, value))
                        .collect(Collectors.joining(", "));
        };
    }

    private Element sheetRow(Beside beside, Row row) {
        var line = new Element("tr");
        if (row.before() == null) {
            line.setAttribute("class", "px-plus");
        } else if (row.after() == null) {
            line.setAttribute("class", "px-minus");
        }
        var before = Objects.requireNonNullElse(row.before(), row.after());
        var after = Objects.requireNonNullElse(row.after(), row.before());
        for (var i = 0; i < beside.head().size(); i++) {
            var was = told(at(before, i), beside.head().get(i));
            var is = told(at(after, i), beside.head().get(i));
            var cell = new Element("td");
            if (was.equals(is)) {
                cell.setText(is);
            } else {
                if (!was.isEmpty()) {
                    cell.appendChild(
                            new Element("span").setAttribute("class", "px-was").setText(was));
                }
                cell.appendChild(new Element("span")
                        .setAttribute("class", "px-is")
                        .setText(is.isEmpty() ? getTranslation("compare.none") : is));
            }
            line.appendChild(cell);
        }
        return line;
    }

    private static String at(@Nullable List<String> cells, int index) {
        return cells == null || index >= cells.size() ? "" : cells.get(index);
    }

    /** Rows that differ, with what stands around them; null where some are left out. */
    private static List<@Nullable Row> shown(List<Row> rows) {
        var shown = new java.util.ArrayList<@Nullable Row>();
        var skipped = false;
        for (var i = 0; i < rows.size() && shown.size() < MOST_ROWS; i++) {
            var near = rows.subList(Math.max(0, i - AROUND), Math.min(rows.size(), i + AROUND + 1)).stream()
                    .anyMatch(row -> row.kind() != null);
            if (near || rows.size() <= 14) {
                if (skipped) {
                    shown.add(null);
                    skipped = false;
                }
                shown.add(rows.get(i));
            } else {
                skipped = true;
            }
        }
        if (skipped) {
            shown.add(null);
        }
        return shown;
    }
}
