package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.DiagramEditor;
import org.praxisitsm.ui.components.DiagramView;
import org.praxisitsm.ui.components.EmptyState;
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
        this.problems = new PackProblems(view::jumpTo, this::nameOf);
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
        var drawing = new DiagramEditor(desk.choices(pack));
        drawing.open(xml);
        drawing.onChanged(this::touched);
        drawing.onUnreadable(reason -> unreadable(drawing, reason));
        drawing.mark(findingsOf(diagramPath));
        editor = drawing;
        return drawing;
    }

    /** Uploaded files may be anything: say so where the drawing would be, and where it can be mended. */
    private void unreadable(DiagramEditor drawing, String reason) {
        editor = null;
        var instead = new EmptyState(
                "warning",
                view.getTranslation("studio.unreadable"),
                view.getTranslation("studio.unreadable.why", reason));
        var page = drawing.getElement().getParent();
        page.insertChild(page.indexOfChild(drawing.getElement()), instead.getElement());
        drawing.removeFromParent();
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
        guard(true);
        header.show(draft, true);
    }

    /** A reload or a closed tab would lose what is not saved: the browser asks first. */
    private void guard(boolean dirty) {
        view.getElement()
                .executeJs(
                        "window.onbeforeunload = $0 ? (event) => { event.preventDefault(); return ''; } : null", dirty);
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
        guard(false);
        header.show(saved, false);
        problems.show(saved);
        if (editor != null) {
            editor.mark(findingsOf(diagramPath));
        }
    }

    void check() {
        var viewer = desk.viewer();
        save(() -> {
            var id = draftId();
            later("studio.checking", () -> desk.drafts().check(pack.key(), id, viewer), this::readAgain);
        });
    }

    void approve(String comment) {
        act(id -> desk.drafts().approve(pack.key(), id, comment, desk.viewer()));
    }

    void publish(String comment) {
        var viewer = desk.viewer();
        var id = draftId();
        later("studio.publishing", () -> desk.drafts().publish(pack.key(), id, comment, viewer), () -> {
            unsaved = false;
            guard(false);
            view.open("versions");
        });
    }

    void discard() {
        if (Failures.attempt(() -> desk.drafts().discard(pack.key(), draftId(), desk.viewer()))) {
            unsaved = false;
            guard(false);
            view.reload("diagram");
        }
    }

    private void act(Consumer<Long> action) {
        Failures.attempt(() -> {
            action.accept(draftId());
            readAgain();
        });
    }

    private void readAgain() {
        Failures.attempt(() ->
                accept(desk.drafts().find(pack.key(), draftId(), desk.viewer()).orElseThrow()));
    }

    /** Examples take seconds: they run beside the screen, which says so and can be left meanwhile. */
    private void later(String words, Runnable work, Runnable then) {
        var ui = UI.getCurrent();
        header.busy(view.getTranslation(words));
        desk.later(() -> {
            Runnable after = then;
            try {
                work.run();
            } catch (Refusal refused) {
                after = () -> {
                    Failures.tell(ui, refused.getMessage());
                    readAgain();
                };
            } catch (RuntimeException failed) {
                after = () -> {
                    header.show(draft, unsaved);
                    throw failed;
                };
            }
            // Whoever left meanwhile reads the outcome when they come back.
            ui.accessLater(after::run, () -> {}).run();
        });
    }

    /** What a finding's element is called on the canvas, its id where it has no name. */
    private String nameOf(Finding finding) {
        var id = String.valueOf(finding.element());
        if (!finding.file().endsWith(".bpmn") || !pack.files().has(finding.file())) {
            return id;
        }
        var tag = Pattern.compile("<[^>]*\\bid=\"" + Pattern.quote(id) + "\"[^>]*>")
                .matcher(pack.text(finding.file()));
        var name = Pattern.compile("\\bname=\"([^\"]+)\"").matcher(tag.find() ? tag.group() : "");
        return name.find() ? Parser.unescapeEntities(name.group(1), true) : id;
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
