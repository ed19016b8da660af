package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.rules.sheet.DecisionsText;
import org.praxisitsm.rules.sheet.DecisionsText.Kind;
import org.praxisitsm.ui.components.PxIcon;

/** The tables and grids of a pack, with how much there is to look at in each. */
class SheetNav extends Nav {

    private final transient PackEditing editing;
    private final String current;
    private final String opened;

    /** @param current path of the one that is open; @param opened id of the decision in it, or empty */
    SheetNav(PackEditing editing, String current, String opened) {
        this.editing = editing;
        this.current = current;
        this.opened = opened;
        addClassName("px-sheet-nav");
        getElement().setAttribute("aria-label", getTranslation("studio.sheet.all"));
        show();
    }

    void show() {
        removeAll();
        var pack = editing.now();
        section("studio.tab.tables", "tables", "table", pack.tables());
        if (editing.mayDraw()) {
            add(create("studio.sheet.new-table", () -> SheetDialogs.create(editing, false)));
        }
        section("studio.tab.grids", "grids", "layers", pack.grids());
        if (editing.mayDraw()) {
            add(create("studio.sheet.new-grid", () -> SheetDialogs.create(editing, true)));
        }
    }

    private void section(String title, String tab, String icon, List<String> paths) {
        add(new H2(getTranslation(title)));
        for (var path : paths) {
            var name = new Span(name(editing, path));
            name.addClassNames("px-ell", "px-grow");
            var line = new Span(new PxIcon(icon), name);
            var findings = editing.findingsOf(path).stream()
                    .filter(finding -> finding.severity() != Severity.INFO)
                    .toList();
            if (!findings.isEmpty()) {
                var red = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
                var count = new Span(String.valueOf(findings.size()));
                count.addClassNames("px-badge", red ? "err" : "warn");
                count.setTitle(getTranslation("studio.sheet.findings", findings.size()));
                line.add(count);
            }
            var item = new NativeButton("", event -> editing.go(tab, path));
            item.add(line);
            item.addClassName("px-nav-item");
            item.setTitle(SheetScreen.idOf(path));
            var file = path.endsWith(".dmn")
                    ? editing.text(path).flatMap(DecisionsText::read)
                    : Optional.<DecisionsText>empty();
            if (path.equals(current) && (opened.isEmpty() || opened.equals(SheetScreen.idOf(path)))) {
                item.getElement().setAttribute("aria-current", "page");
            }
            add(item);
            file.filter(DecisionsText::isGraph).ifPresent(graph -> parts(path, graph));
        }
    }

    /** What the file's own decision requires, under it. */
    private void parts(String path, DecisionsText graph) {
        for (var decision : graph.decisions()) {
            if (decision.id().equals(SheetScreen.idOf(path))) {
                continue;
            }
            var name = new Span(decision.title());
            name.addClassNames("px-ell", "px-grow");
            var item = new NativeButton("", event -> editing.go("tables", path + "#" + decision.id()));
            item.add(new Span(new PxIcon(decision.kind() == Kind.EXPRESSION ? "bolt" : "table"), name));
            item.addClassNames("px-nav-item", "px-nav-part");
            item.setTitle(decision.id());
            if (path.equals(current) && decision.id().equals(opened)) {
                item.getElement().setAttribute("aria-current", "page");
            }
            add(item);
        }
    }

    /** @return what people call it, as it is now, saved or not */
    static String name(PackEditing editing, String path) {
        return PartNames.sheet(editing.pack().key(), path, editing.text(path).orElse(""));
    }

    private Button create(String key, Runnable action) {
        var button = new Button(getTranslation(key), new PxIcon("plus"), event -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setId(key.replace('.', '-'));
        return button;
    }
}
