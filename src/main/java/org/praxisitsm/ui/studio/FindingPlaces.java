package org.praxisitsm.ui.studio;

import org.praxisitsm.practice.Finding;
import org.praxisitsm.ui.components.DrawnNames;

/** Where a finding is: what its element is called on the canvas, or what it is and where; else what is called so of the pack. */
class FindingPlaces {

    private final PackEditing editing;
    private final DrawnNames.Texts texts;

    /** The diagram whose names were looked for last: a list of findings asks for many of one. */
    private String named = "";

    private DrawnNames names;

    FindingPlaces(PackEditing editing, DrawnNames.Texts texts) {
        this.editing = editing;
        this.texts = texts;
        this.names = new DrawnNames("", texts);
    }

    String of(Finding finding) {
        if (finding.file().startsWith("rules/") && !finding.file().endsWith(".cases.csv")) {
            return SheetNav.name(editing, finding.file());
        }
        if (finding.element() == null) {
            var file = finding.file().substring(finding.file().lastIndexOf('/') + 1);
            return file + (finding.line() == null ? "" : ":" + finding.line());
        }
        var id = String.valueOf(finding.element());
        var diagram = editing.newest(finding.file());
        if (!finding.file().endsWith(".bpmn") || diagram.isEmpty()) {
            return id;
        }
        if (!diagram.equals(named)) {
            named = diagram;
            names = new DrawnNames(named, texts);
        }
        return names.of(id);
    }
}
