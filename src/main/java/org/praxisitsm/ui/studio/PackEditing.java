package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.ForeignFile;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Toast;

/**
 * A pack on the table: the version in use, or a draft of the next one with what was changed and not yet saved. The pages of
 * a pack tell it their changes, file by file; what a browser holds (a canvas) is fetched when it is saved.
 */
class PackEditing {

    /** What mends a finding with one press. */
    record Remedy(String label, Runnable action) {}

    private final PackDesk desk;
    private final PackView view;
    private final PublishedPack published;
    private final PackHeader header;
    private final PackProblems problems;
    private final Viewer viewer;
    private final PackChanges changes;
    private @Nullable Draft draft;
    private String chosen = "";
    private String openPath = "";
    private @Nullable Consumer<Consumer<String>> open;
    private @Nullable List<Finding> live;
    private Function<Finding, Optional<Remedy>> remedies = finding -> Optional.empty();
    private Runnable onFindings = () -> {};
    private Consumer<String> onJump = element -> {};
    private boolean unsaved;
    private boolean touched;

    PackEditing(PackDesk desk, PackView view, PublishedPack published, @Nullable Draft draft) {
        this.desk = desk;
        this.view = view;
        this.published = published;
        this.draft = draft;
        this.viewer = desk.viewer();
        var practice = published.pack().descriptor();
        this.changes = new PackChanges(
                draft == null ? published.pack() : desk.drafts().files(practice.key(), draft.id(), desk.viewer()));
        this.problems = new PackProblems(
                view::jumpTo,
                new FindingPlaces(this, view::getTranslation)::of,
                this::wordsOf,
                finding -> remedies.apply(finding));
        this.header = new PackHeader(this, desk, published);
        header.show(draft, false);
        problems.show(draft, null);
    }

    String name() {
        return published.pack().in(view.locale()).name();
    }

    PackDesk desk() {
        return desk;
    }

    /** @return the files as they were saved last. */
    Pack pack() {
        return changes.saved();
    }

    PublishedPack published() {
        return published;
    }

    Optional<Draft> draft() {
        return Optional.ofNullable(draft);
    }

    boolean isDraft() {
        return draft != null;
    }

    boolean isUnsaved() {
        return unsaved;
    }

    Component header() {
        return header;
    }

    /** @return the panel of findings; it stands on one page at a time. */
    Component problems() {
        return problems;
    }

    /** One draft, one author: to all others it is a picture. */
    boolean mayDraw() {
        return draft != null
                && draft.author().equals(viewer.account())
                && StudioRights.mayDraw(viewer, published.pack().descriptor());
    }

    /** @return path of the file that was asked for, or empty. */
    String chosen() {
        return chosen;
    }

    void choose(String path) {
        chosen = path;
    }

    /** What stands on the screen now, so that the address says it too. */
    void stands(String tab, String path) {
        chosen = path;
        problems.open(path);
        view.address(tab, path);
    }

    /** @return paths of what was changed, made or removed, and not saved yet */
    Set<String> changedPaths() {
        return changes.paths();
    }

    /** Saves, then shows this tab with this file. */
    void go(String tab, String path) {
        save(() -> view.open(tab, path));
    }

    /** A page is left: nothing in a browser belongs to the pack any more. */
    void closed() {
        open = null;
        openPath = "";
        touched = false;
        remedies = finding -> Optional.empty();
        problems.offers(List::of);
        onFindings = () -> {};
        onJump = element -> {};
    }

    /** A file whose newest state is in the browser; after {@link #touched()} it is fetched before anything is saved. */
    void edits(String path, Consumer<Consumer<String>> reader) {
        openPath = path;
        open = reader;
        problems.open(path);
    }

    /** Called whenever the findings of the draft are new. */
    void onFindings(Runnable listener) {
        onFindings = listener;
    }

    /** @return whether what is about this file stands on the screen */
    boolean shows(String path) {
        return openPath.equals(path) || chosen.equals(path);
    }

    /**
     * Offered beside the findings that the open page can mend.
     *
     * @param forMany what mends many at once, asked for whenever the findings are new
     */
    void remedies(Function<Finding, Optional<Remedy>> offered, Supplier<List<Component>> forMany) {
        remedies = offered;
        problems.offers(forMany);
        problems.show(draft, live);
    }

    /** Checks the files as they would be if this one were saved now; nothing is kept. */
    void judge(String path, String text) {
        changes.hold(path, text);
        judge();
    }

    /** Checks the files as they would be if all that was changed were saved now. */
    void judge() {
        if (draft == null) {
            return;
        }
        var now = drawn();
        // As saved: what the last check said of them still holds.
        live = now.hash().equals(pack().files().hash()) ? null : desk.judge(now, pack().key());
        problems.show(draft, live);
        onFindings.run();
    }

    /** @return the files as they would be if all that was changed were saved now */
    PackFiles drawn() {
        return changes.drawn();
    }

    /** @return what the gate would say about a file with another text, the others as they are on the screen */
    List<Finding> judged(String path, String text) {
        return desk.judge(drawn().with(path, text.getBytes(StandardCharsets.UTF_8)), pack().key()).stream()
                .filter(finding -> finding.file().equals(path))
                .toList();
    }

    /** @return the file as it was drawn or told last; empty where there is none */
    String newest(String path) {
        return changes.newest(path);
    }

    /** Hands on the open file as it stands in the browser. */
    void current(Consumer<String> reader) {
        if (open != null && touched) {
            open.accept(reader);
        } else {
            text(openPath).ifPresent(reader);
        }
    }

    /** Saves the open file with another text; what stands in the browser counts no more. */
    void replace(String text, Runnable then) {
        var drawn = touched;
        touched = false;
        change(openPath, text);
        store(then);
        if (!changes.isEmpty()) {
            // Refused: the browser shows what was there, and so it stays.
            changes.takeBack(openPath);
            touched = drawn;
            dirty();
        }
    }

    /** Shows the place of a finding, on whichever page. */
    void look(Finding finding) {
        view.jumpTo(finding);
    }

    /** Called with the element that a finding names. */
    void onJump(Consumer<String> listener) {
        onJump = listener;
    }

    void jump(Finding finding) {
        if (finding.element() != null) {
            onJump.accept(finding.element());
        }
    }

    /** What is open in the browser was changed there. */
    void touched() {
        touched = true;
        dirty();
    }

    /** What is open in the browser stands there as it did when it was fetched last. */
    void untouched() {
        touched = false;
        dirty();
    }

    /** The file as it is now; kept until it is saved. */
    void change(String path, String text) {
        change(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void change(String path, byte[] content) {
        changes.change(path, content);
        dirty();
    }

    /** A file from elsewhere: put in, saved, and shown where its kind is edited, with what the gate says of it. */
    void bring(String name, byte[] content) {
        Failures.attempt(() -> {
            var file = ForeignFile.of(pack(), name, content);
            Runnable put = () -> {
                change(file.path(), content);
                save(() -> view.show(file.path()));
            };
            if (file.replaces()) {
                PackDialogs.replace(file.path(), put);
            } else {
                put.run();
            }
        });
    }

    void remove(String path) {
        changes.remove(path);
        dirty();
    }

    /** @return the file as it was last told here, saved or not; empty where there is none. */
    Optional<String> text(String path) {
        return changes.text(path);
    }

    /** @return the pack with what was changed here and is not saved yet, read again as far as it can be. */
    Pack now() {
        return changes.now();
    }

    private void dirty() {
        unsaved = touched || !changes.isEmpty();
        guard(unsaved);
        header.show(draft, unsaved);
    }

    /** A reload or a closed tab would lose what is not saved: the browser asks first. */
    private void guard(boolean dirty) {
        view.getElement()
                .executeJs(
                        "window.onbeforeunload = $0 ? (event) => { event.preventDefault(); return ''; } : null", dirty);
    }

    void startDraft() {
        if (Failures.attempt(() -> desk.drafts().edit(pack().key(), desk.viewer()))) {
            view.reload("diagram", "");
        }
    }

    /** Saves what was changed and then goes on; on a refusal the edit stays where it is. */
    void save(Runnable then) {
        if (draft == null || !unsaved) {
            then.run();
        } else if (open != null && touched) {
            var path = openPath;
            open.accept(text -> {
                touched = false;
                change(path, text);
                store(then);
            });
        } else {
            store(then);
        }
    }

    private void store(Runnable then) {
        if (changes.isEmpty()) {
            dirty();
            then.run();
            return;
        }
        try {
            accept(desk.drafts().save(draftId(), changes.asMap(), draft == null ? 0 : draft.version(), desk.viewer()));
        } catch (Refusal refused) {
            Failures.note(refused);
            if (refused.kind() != Refusal.Kind.CONFLICT || !overtaken()) {
                Failures.tell(UI.getCurrent(), refused.getMessage());
            }
            return;
        }
        then.run();
    }

    /**
     * The draft was saved in another window: other files go together with what was changed here, for the same ones somebody
     * chooses.
     *
     * @return whether that is why it was refused
     */
    private boolean overtaken() {
        var known = draft;
        var now = desk.drafts()
                .find(pack().key(), draftId(), desk.viewer())
                .filter(found -> known != null && found.version() != known.version())
                .filter(found -> found.status() == Drafts.Status.OPEN)
                .orElse(null);
        if (now == null) {
            return false;
        }
        var theirs = desk.drafts().files(pack().key(), now.id(), desk.viewer());
        var clashes = changes.clashes(theirs);
        // What replaced an open file is taken back until somebody has chosen.
        var mine = changes.asMap();
        Runnable together = () -> {
            draft = now;
            touched = false;
            changes.goOnFrom(theirs, mine);
            store(() -> {
                view.again();
                Toast.done(view.getTranslation("studio.overtaken.together"));
            });
        };
        if (clashes.isEmpty()) {
            together.run();
        } else {
            PackDialogs.overtaken(
                    desk.at(now.updatedAt(), view.locale()),
                    clashes.stream().map(path -> view.placeOf(path, pack())).toList(),
                    together,
                    () -> {
                        forget();
                        view.again();
                    });
        }
        return true;
    }

    private void accept(Draft saved) {
        draft = saved;
        changes.become(desk.drafts().files(pack().key(), saved.id(), desk.viewer()));
        live = null;
        unsaved = touched;
        guard(unsaved);
        header.show(saved, unsaved);
        problems.show(saved, null);
        onFindings.run();
    }

    /** Saves, then lets a sample ticket go through it. */
    void tryIt() {
        var ui = UI.getCurrent();
        save(() -> ui.navigate("studio/" + pack().key() + "/try"));
    }

    void check() {
        var viewer = desk.viewer();
        save(() -> {
            var id = draftId();
            later("studio.checking", () -> desk.drafts().check(pack().key(), id, viewer), this::checked);
        });
    }

    /** Most pages have no list of problems: what came of it is said wherever one is. */
    private void checked() {
        readAgain();
        draft().map(now -> new CheckTold(now, view::getTranslation))
                .filter(CheckTold::ran)
                .ifPresent(told -> {
                    var first = told.first();
                    if (first.isPresent()) {
                        Toast.done(told.words(), view.getTranslation("studio.show"), () -> view.jumpTo(first.get()));
                    } else {
                        Toast.done(told.words());
                    }
                });
    }

    void approve(String comment) {
        act(id -> desk.drafts().approve(pack().key(), id, comment, desk.viewer()));
    }

    void discard() {
        if (Failures.attempt(() -> desk.drafts().discard(pack().key(), draftId(), desk.viewer()))) {
            forget();
            view.reload("diagram", "");
        }
    }

    /** The browser was closed, or is gone: what is known of what it held is saved, as nobody said that it should be lost. */
    void left() {
        if (!unsaved || !mayDraw()) {
            return;
        }
        if (touched) {
            changes.keepHeld(openPath);
        }
        unsaved = false;
        if (changes.isEmpty()) {
            return;
        }
        try {
            desk.drafts().save(draftId(), changes.asMap(), draft == null ? 0 : draft.version(), viewer);
        } catch (Refusal refused) {
            // Half typed, or saved elsewhere meanwhile: what was saved last stands, and there is nobody to tell.
        }
    }

    void forget() {
        changes.forget();
        unsaved = false;
        touched = false;
        guard(false);
    }

    private void act(Consumer<Long> action) {
        Failures.attempt(() -> {
            action.accept(draftId());
            readAgain();
        });
    }

    private void readAgain() {
        Failures.attempt(() -> {
            var now = desk.drafts().find(pack().key(), draftId(), desk.viewer()).orElseThrow();
            if (unsaved) {
                keep(now);
            } else {
                accept(now);
            }
        });
    }

    /** Whoever drew on meanwhile keeps that; what was saved elsewhere meanwhile is refused when they save. */
    private void keep(Draft now) {
        var files = desk.drafts().files(pack().key(), now.id(), desk.viewer()).files();
        if (files.hash().equals(pack().files().hash())) {
            draft = now;
        }
        header.show(draft, true);
        problems.show(draft, live);
    }

    /** Examples take seconds: they run beside the screen, which says so and can be left meanwhile. */
    private void later(String words, Runnable work, Runnable then) {
        header.busy(view.getTranslation(words));
        desk.later(UI.getCurrent(), work, then, this::readAgain);
    }

    /** What is wrong and what to do, as the screens call actions, inputs and fields. */
    String wordsOf(Finding finding) {
        return FindingWords.of(finding, pack(), view.locale(), view::getTranslation);
    }

    private long draftId() {
        return draft == null ? 0 : draft.id();
    }

    List<Finding> findingsOf(String path) {
        return PackProblems.findings(draft, live).stream()
                .filter(finding -> finding.file().equals(path))
                .toList();
    }
}
