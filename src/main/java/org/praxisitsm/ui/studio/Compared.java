package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Refusal;

/** One side of a comparison: a published version, or a draft. In addresses {@code 7} and {@code draft-123}. */
record Compared(@Nullable PublishedPack published, @Nullable Draft draft, String author, boolean current) {

    static final Compared NONE = new Compared(null, null, "", false);
    private static final String DRAFT = "draft-";

    /** @throws Refusal not found where there is no such version or draft, or the viewer may not know of it */
    static Compared of(VersionDesk desk, String practice, String address) {
        if (address.matches(DRAFT + "\\d{1,18}")) {
            var id = Long.parseLong(address.substring(DRAFT.length()));
            return desk.drafts()
                    .find(practice, id, desk.viewer())
                    .map(draft -> of(desk, draft))
                    .orElseThrow(() -> Refusal.notFound("There is no draft " + id));
        }
        if (!address.matches("\\d{1,9}")) {
            throw Refusal.notFound("There is nothing to compare");
        }
        var version = desk.version(practice, Integer.parseInt(address))
                .orElseThrow(() -> Refusal.notFound(practice + " has no version " + address));
        return published(desk, version);
    }

    /** @return everything of the practice that can be compared, drafts first, then versions, newest first */
    static List<Compared> all(VersionDesk desk, String practice) {
        var all = new ArrayList<Compared>();
        desk.drafts().open(practice, desk.viewer()).forEach(draft -> all.add(of(desk, draft)));
        desk.versions(practice).forEach(version -> all.add(published(desk, version)));
        return all;
    }

    /**
     * @return the draft that is open, or the last version where none is
     * @throws Refusal not found where there is neither
     */
    static Compared newest(VersionDesk desk, String practice) {
        return all(desk, practice).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is nothing to compare"));
    }

    /** @return for a draft the last version, for a version the one before it; itself where there is none */
    static Compared before(VersionDesk desk, String practice, Compared newer) {
        return desk.versions(practice).stream()
                .filter(version -> newer.published() == null
                        || version.version() < newer.published().version())
                .map(version -> published(desk, version))
                .findFirst()
                .orElse(newer);
    }

    private static Compared of(VersionDesk desk, Draft draft) {
        return new Compared(null, draft, desk.nameOf(draft.author()), false);
    }

    private static Compared published(VersionDesk desk, PublishedPack version) {
        var current = desk.current(version.pack().key())
                .filter(one -> one.version() == version.version())
                .isPresent();
        return new Compared(version, null, "", current);
    }

    /** @return as {@link org.praxisitsm.practice.Comparisons} names it */
    String key() {
        return draft == null ? address() : "draft:" + draft.id();
    }

    String address() {
        return draft != null ? DRAFT + draft.id() : published != null ? String.valueOf(published.version()) : "";
    }

    /** @return what it is called: drafts by their author, since there may be several */
    String words(Component screen) {
        return draft == null
                ? screen.getTranslation("studio.version", published == null ? 0 : published.version())
                : screen.getTranslation("compare.draft", draft.baseVersion() + 1, author);
    }

    Component badge(Component screen) {
        var badge = new Span(screen.getTranslation(
                draft != null ? "compare.badge.draft" : current ? "compare.badge.current" : "compare.badge.older"));
        badge.addClassName("px-badge");
        badge.setClassName("acc", draft != null);
        return badge;
    }

    String fact(VersionDesk desk, String practice, Component screen) {
        if (draft != null) {
            return "";
        }
        var running = desk.running(practice, published == null ? 0 : published.version());
        return screen.getTranslation(running == 1 ? "compare.runs.one" : "compare.runs.many", running);
    }
}
