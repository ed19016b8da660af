package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.praxisitsm.rules.TableSheets.Column;
import org.praxisitsm.rules.TableSheets.Row;
import org.praxisitsm.rules.TableSheets.Sheet;
import org.praxisitsm.ui.components.SafeLink;

/** A decision table to read, with the way to where it is edited. */
class SheetTable extends Composite<Div> {

    private static final Pattern NOT = Pattern.compile("not\\s*\\(([^()]*)\\)");

    /**
     * @param practice whose table it is
     * @param left names of inputs that every shown row shares and that are not shown
     * @param shown which rows
     * @param marked which of them are marked
     * @param words how a cell of a column is read
     */
    SheetTable(
            Sheet sheet,
            String practice,
            Set<String> left,
            Predicate<Row> shown,
            Predicate<Row> marked,
            BinaryOperator<String> words) {
        var inputs = IntStream.range(0, sheet.inputs().size())
                .filter(i -> !left.contains(sheet.inputs().get(i).name()))
                .boxed()
                .toList();
        var table = new Element("table");
        table.setAttribute("class", "px-sheet");
        table.appendChild(new Element("caption").setText(sheet.name() + " · " + policy(sheet.hitPolicy())));
        var head = new Element("tr");
        head.appendChild(cell("th", "#"));
        inputs.forEach(i -> head.appendChild(cell("th", sheet.inputs().get(i).label())));
        sheet.outputs().forEach(output -> head.appendChild(cell("th", "→ " + output.label())));
        head.appendChild(cell("th", getTranslation("agreement.sheet.note")));
        table.appendChild(new Element("thead").appendChild(head));
        var body = new Element("tbody");
        var rows = sheet.rows().stream().filter(shown).toList();
        for (var row : rows) {
            var line = new Element("tr");
            if (marked.test(row)) {
                line.setAttribute("class", "on");
            }
            line.appendChild(cell("td", String.valueOf(row.number())));
            inputs.forEach(i -> line.appendChild(cell("td", words(row.inputs(), sheet.inputs(), i, words, "–"))));
            IntStream.range(0, sheet.outputs().size())
                    .forEach(i -> line.appendChild(cell("td", words(row.outputs(), sheet.outputs(), i, words, ""))));
            line.appendChild(cell("td", row.annotation() == null ? "" : row.annotation()));
            body.appendChild(line);
        }
        table.appendChild(body);
        var scroll = new Div();
        scroll.addClassName("px-sheet-scroll");
        scroll.getElement().setAttribute("tabindex", "0").appendChild(table);
        var link = SafeLink.to(
                "studio/" + practice + "?tab=tables&file=rules/" + practice + "/" + sheet.id() + ".dmn",
                getTranslation("agreement.sheet.edit", sheet.name()));
        getContent().add(scroll);
        if (rows.isEmpty()) {
            var none = new Span(getTranslation("agreement.sheet.none"));
            none.addClassName("px-warned");
            getContent().add(none);
        }
        getContent().add(link);
        getContent().addClassName("px-sheet-box");
    }

    private String words(List<String> cells, List<Column> columns, int at, BinaryOperator<String> words, String empty) {
        var cell = at < cells.size() ? cells.get(at) : "";
        return cell.isBlank() || cell.equals("-")
                ? empty
                : words.apply(columns.get(at).name(), plain(cell));
    }

    private String policy(String policy) {
        var key = "studio.policy." + policy.toLowerCase(Locale.ROOT).replace(' ', '-');
        var word = getTranslation(key);
        return word.contains(key) ? policy : word;
    }

    /** Truths and negations in words; whatever computes stays as it is written. */
    private String plain(String cell) {
        if (cell.equals("true") || cell.equals("false")) {
            return getTranslation(cell.equals("true") ? "studio.sheet.yes" : "studio.sheet.no");
        }
        var not = NOT.matcher(cell);
        return not.matches() ? getTranslation("studio.sheet.not") + " " + not.group(1) : cell;
    }

    private static Element cell(String kind, String text) {
        return new Element(kind).setText(text);
    }
}
