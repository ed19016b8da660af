package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.html.Div;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Locale;

/** A sheet of self-adhesive labels as shops sell them, on A4; measures in millimetres. */
enum LabelSheet {
    A4_21(3, 7, 63.5, 38.1, 15.1, 7.2, 2.5),
    A4_24(3, 8, 70, 37, 0.5, 0, 0),
    A4_40(4, 10, 48.5, 25.4, 21.5, 8, 0),
    A4_65(5, 13, 38.1, 21.2, 10.7, 4.7, 2.5);

    private final int columns;
    private final int rows;
    private final double width;
    private final double height;
    private final double top;
    private final double left;
    private final double gap;

    LabelSheet(int columns, int rows, double width, double height, double top, double left, double gap) {
        this.columns = columns;
        this.rows = rows;
        this.width = width;
        this.height = height;
        this.top = top;
        this.left = left;
        this.gap = gap;
    }

    static LabelSheet of(String key) {
        return Arrays.stream(values())
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElse(A4_21);
    }

    /** @return how the address names it: the number of labels */
    String key() {
        return Integer.toString(labels());
    }

    int labels() {
        return columns * rows;
    }

    /** @return e.g. "63.5 × 38.1 mm", as the reader writes decimals */
    String measures(Locale reader) {
        var format = NumberFormat.getNumberInstance(reader);
        return format.format(width) + " × " + format.format(height) + " mm";
    }

    /** An empty sheet, as wide and high as paper. */
    Div paper() {
        var paper = new Div();
        paper.addClassNames("px-label-sheet", labels() > 24 ? "small" : "big");
        paper.getStyle()
                .set("--cols", Integer.toString(columns))
                .set("--label-w", width + "mm")
                .set("--label-h", height + "mm")
                .set("--sheet-top", top + "mm")
                .set("--sheet-left", left + "mm")
                .set("--label-gap", gap + "mm");
        return paper;
    }
}
