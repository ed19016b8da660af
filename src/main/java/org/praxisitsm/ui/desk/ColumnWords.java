package org.praxisitsm.ui.desk;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.praxisitsm.ui.components.DueWords;
import org.praxisitsm.ui.components.Names;

/**
 * What the cells of a list are told in.
 *
 * @param due what is due on a row
 * @param href address of the ticket that a row is about, which leads back to the list
 * @param text word for a key
 */
record ColumnWords<T>(
        Names names,
        Function<T, DueWords.Look> due,
        Function<T, String> href,
        UnaryOperator<String> text,
        Locale locale) {}
