package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.ui.components.DiagramEditor;
import org.praxisitsm.ui.components.DiagramView;
import org.praxisitsm.ui.components.Failures;

/** A pack on the table: the version in use, or a draft of the next one with what was changed and not yet saved. */
class PackEditing {

    private final PackDesk desk;
    private final PackView view;
    private final PublishedPack published;
    private final PackHeader header;
    private final PackProblems problems;
    private @Nullable Draft draft;
    private Pack pack;
    private String diagramPath;
    private @Nullable DiagramEditor editor;
    private @Nullable PackFileEditor files;
    private String chosenFile = "";
    private boolean unsaved;

    PackEditing(PackDesk desk, PackView view, PublishedPack published, @Nullable Draft draft) {
        this.desk = desk;
        this.view = view;
        this.published = published;
        this.draft = draft;
        var practice = published.pack().descriptor();
        this.pack = draft == null ? published.pack() : desk.drafts().files(practice.key(), draft.id(), desk.viewer());
        this.diagramPath = "processes/" + practice.key() + "/" + practice.process() + ".bpmn";
        this.problems = new PackProblems(view::jumpTo);
        this.header = new PackHeader(this, desk, published);
        header.show(draft, false);
        problems.show(draft);
    }

    String name() {
        return published.pack().descriptor().name();
    }

    boolean isUnsaved() {
        return unsaved;
    }

    Component header() {
        return header;
    }

    boolean mayDraw() {
        return draft != null
                && StudioRights.mayDraw(desk.viewer(), published.pack().descriptor());
    }

    Component diagram() {
        var page = new Div();
        page.addClassName("px-pack-diagram");
        if (pack.diagrams().size() > 1) {
            page.add(chooser(page));
        }
        page.add(canvas());
        if (draft != null) {
            page.add(problems);
        }
        return page;
    }

    private Component chooser(Div page) {
        var chooser = new Select<String>();
        chooser.setItems(pack.diagrams());
        chooser.setItemLabelGenerator(path -> path.substring(path.lastIndexOf('/') + 1));
        chooser.setAriaLabel(view.getTranslation("studio.diagram"));
        chooser.setValue(diagramPath);
        chooser.addValueChangeListener(event -> save(() -> {
            diagramPath = event.getValue();
            view.reload("diagram");
        }));
        return chooser;
    }

    private Component canvas() {
        var xml = pack.files().has(diagramPath) ? pack.text(diagramPath) : "";
        if (!mayDraw()) {
            return DiagramView.picture(xml, name());
        }
        editor = new DiagramEditor(desk.choices(pack));
        editor.open(xml);
        editor.onChanged(this::touched);
        editor.mark(findingsOf(diagramPath));
        return editor;
    }

    Component files() {
        files = new PackFileEditor(pack, mayDraw(), chosenFile, this::touched);
        return files;
    }

    void chooseFile(String path) {
        chosenFile = path;
    }

    void jump(Finding finding) {
        if (editor != null && finding.element() != null) {
            editor.select(finding.element());
        }
    }

    private void touched() {
        unsaved = true;
        header.show(draft, true);
    }

    void startDraft() {
        if (Failures.attempt(() -> desk.drafts().edit(pack.key(), desk.viewer()))) {
            view.reload("diagram");
        }
    }

    /** Saves what is open and then goes on; on a refusal the edit stays where it is. */
    void save(Runnable then) {
        if (draft == null || !unsaved) {
            then.run();
        } else if (files != null && files.isAttached()) {
            if (store(files.path(), files.text())) {
                then.run();
            }
        } else if (editor != null) {
            editor.read(xml -> {
                if (store(diagramPath, xml)) {
                    then.run();
                }
            });
        }
    }

    private boolean store(String path, String text) {
        return Failures.attempt(() -> {
            var saved = desk.drafts()
                    .save(
                            draftId(),
                            path,
                            text.getBytes(StandardCharsets.UTF_8),
                            draft == null ? 0 : draft.version(),
                            desk.viewer());
            accept(saved);
        });
    }

    private void accept(Draft saved) {
        draft = saved;
        pack = desk.drafts().files(pack.key(), saved.id(), desk.viewer());
        unsaved = false;
        header.show(saved, false);
        problems.show(saved);
        if (editor != null) {
            editor.mark(findingsOf(diagramPath));
        }
    }

    void check() {
        save(() -> act(id -> desk.drafts().check(pack.key(), id, desk.viewer())));
    }

    void approve(String comment) {
        act(id -> desk.drafts().approve(pack.key(), id, comment, desk.viewer()));
    }

    void publish(String comment) {
        if (Failures.attempt(() -> desk.drafts().publish(pack.key(), draftId(), comment, desk.viewer()))) {
            unsaved = false;
            view.reload("versions");
        }
    }

    void discard() {
        if (Failures.attempt(() -> desk.drafts().discard(pack.key(), draftId(), desk.viewer()))) {
            unsaved = false;
            view.reload("diagram");
        }
    }

    private void act(Consumer<Long> action) {
        Failures.attempt(() -> {
            action.accept(draftId());
            accept(desk.drafts().find(pack.key(), draftId(), desk.viewer()).orElseThrow());
        });
    }

    private long draftId() {
        return draft == null ? 0 : draft.id();
    }

    private List<Finding> findingsOf(String path) {
        return PackProblems.findings(draft).stream()
                .filter(finding -> finding.file().equals(path))
                .toList();
    }
}
