package org.praxisitsm.asset.inventory;

import java.util.List;

/**
 * A table as it came in a file: names of columns, and lines with a text for each.
 *
 * @param firstLine line of the file, or row of the sheet, that the first line stands in
 */
public record SheetTable(List<String> columns, List<List<String>> lines, int firstLine) {}
