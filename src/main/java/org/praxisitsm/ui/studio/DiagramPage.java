package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.ui.components.DiagramEditor;
import org.praxisitsm.ui.components.DiagramEditorChoices.Doors;
import org.praxisitsm.ui.components.DiagramView;
import org.praxisitsm.ui.components.DrawnInWords;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.studio.PackEditing.Remedy;
import org.springframework.core.annotation.Order;

/** The diagrams of a pack: drawn in a draft, looked at in a version. */
@org.springframework.stereotype.Component
@Order(10)
class DiagramPage implements PackPage {

    /** Rules whose obvious remedy the canvas knows; see {@code ui/components/px-bpmn-fixes.ts}. */
    private static final Set<String> MENDED = Set.of(
            "gateway-default",
            "gateway-condition",
            "dead-end",
            "task-people",
            "binding",
            "outcome-form",
            "outcome-name",
            "name-missing",
            "label-missing",
            "duplicate-flow",
            "superfluous-gateway",
            "implicit-split");

    @Override
    public String key() {
        return "diagram";
    }

    @Override
    public boolean holds(String path) {
        return path.endsWith(".bpmn");
    }

    @Override
    public Component open(PackEditing editing) {
        var page = new Div();
        page.addClassName("px-pack-diagram");
        var path = path(editing);
        if (editing.pack().diagrams().size() > 1) {
            page.add(chooser(editing, path, page));
        }
        page.add(canvas(editing, path, page));
        if (editing.isDraft()) {
            page.add(editing.problems());
        }
        return page;
    }

    private static String path(PackEditing editing) {
        var practice = editing.pack().descriptor();
        return editing.chosen().endsWith(".bpmn") && editing.pack().files().has(editing.chosen())
                ? editing.chosen()
                : "processes/" + practice.key() + "/" + practice.process() + ".bpmn";
    }

    private static Component chooser(PackEditing editing, String path, Component page) {
        var chooser = new Select<String>();
        chooser.setItems(editing.pack().diagrams());
        chooser.setItemLabelGenerator(one -> PartNames.of(editing.pack(), one, page));
        chooser.setAriaLabel(page.getTranslation("studio.diagram"));
        chooser.setValue(path);
        chooser.addValueChangeListener(event -> editing.go("diagram", event.getValue()));
        return chooser;
    }

    private static Component canvas(PackEditing editing, String path, Component page) {
        var pack = editing.pack();
        var xml = pack.files().has(path) ? pack.text(path) : "";
        if (!editing.mayDraw()) {
            return DiagramView.picture(
                    DrawnInWords.of(pack, xml, UI.getCurrent().getLocale()), editing.name());
        }
        var drawing = new DiagramEditor(editing.desk().choices(pack, page), doors(editing));
        drawing.open(xml);
        editing.edits(path, drawing::read);
        drawing.onChanged(editing::touched);
        drawing.onTakenBack(editing::untouched);
        drawing.onDrawn(now -> editing.judge(path, now));
        drawing.onLaidOut(now -> {
            editing.touched();
            editing.judge(path, now);
            Toast.done(drawing.getTranslation("studio.laid-out"));
        });
        drawing.onUnreadable(reason -> unreadable(editing, drawing, reason));
        editing.onFindings(() -> drawing.mark(editing.findingsOf(path), editing::wordsOf));
        editing.onJump(drawing::select);
        var foreign = new ForeignRemedy(editing, path, drawing::open);
        var human = new HumanTaskRemedy(editing, path, drawing::open);
        var renames = new StepRenameRemedy(editing);
        editing.remedies(finding -> remedy(finding, path, drawing), () -> Stream.of(
                        foreign.offer().stream(), human.offer().stream(), renames.offer().stream())
                .flatMap(offered -> offered)
                .toList());
        drawing.mark(editing.findingsOf(path), editing::wordsOf);
        page.getElement().insertChild(0, skips(editing, drawing).getElement());
        return drawing;
    }

    private static SkipLinks skips(PackEditing editing, DiagramEditor drawing) {
        return new SkipLinks()
                .to("canvas", drawing::goToCanvas)
                .to("outline", drawing::goToOutline)
                .to("properties", drawing::goToProperties)
                .to("problems", () -> editing.problems().getElement().callJsFunction("focus"));
    }

    private static Optional<Remedy> remedy(Finding finding, String path, DiagramEditor drawing) {
        return finding.file().equals(path) && finding.element() != null && MENDED.contains(finding.rule())
                ? Optional.of(
                        new Remedy(drawing.getTranslation("studio.fix." + finding.rule()), () -> drawing.mend(finding)))
                : Optional.empty();
    }

    private static Doors doors(PackEditing editing) {
        return new Doors() {
            @Override
            public void open(String kind, String id) {
                var key = editing.pack().key();
                switch (kind) {
                    case "form" -> editing.go("forms", "processes/" + key + "/" + id + ".form");
                    case "table" -> editing.go("tables", "rules/" + key + "/" + id + ".dmn");
                    case "grid" -> editing.go("grids", "rules/" + key + "/" + id + ".rules.csv");
                    default -> editing.go("diagram", "processes/" + key + "/" + id + ".bpmn");
                }
            }

            @Override
            public void newForm(Consumer<String> made) {
                NewForm.ask(editing, made);
            }
        };
    }

    /** Uploaded files may be anything: say so where the drawing would be, and where it can be mended. */
    private static void unreadable(PackEditing editing, DiagramEditor drawing, String reason) {
        editing.closed();
        var instead = new EmptyState(
                "warning",
                drawing.getTranslation("studio.unreadable"),
                drawing.getTranslation("studio.unreadable.why", reason));
        var page = drawing.getElement().getParent();
        page.insertChild(page.indexOfChild(drawing.getElement()), instead.getElement());
        drawing.removeFromParent();
    }
}
