package org.praxisitsm.practice.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.reading.Findings;

/** Files of a pack as trees and rows, read as carefully as the gate does, for those that look at packs after it. */
public final class PackText {

    private PackText() {}

    /** @return the root, or empty where the gate would not read it */
    public static Optional<XmlNode> xml(Pack pack, String file) {
        return XmlSource.read(scope(pack), file);
    }

    /** @return rows of cells without blanks around them, or empty where the gate would not read it */
    public static Optional<List<List<String>>> csv(Pack pack, String file) {
        return CsvText.read(scope(pack), file).map(rows -> rows.stream()
                .map(row -> row.cells().stream().map(String::strip).toList())
                .toList());
    }

    private static GateScope scope(Pack pack) {
        return new GateScope(pack, Map.of(), Optional.empty(), java.util.Set.of(), new Findings());
    }
}
