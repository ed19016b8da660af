package org.praxisitsm.practice;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.ForeignParts.Part;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Service;

/** Mends many places of a draft's diagrams at once, where they come from another tool: what the Studio offers above its list. */
@Service
public class DiagramRemedies {

    /**
     * @param file path of the diagram
     * @param taken what would be taken out of it; {@code kept}: what another engine would run, and so stays
     * @param plainTasks steps that do not say of what kind they are
     */
    public record Found(String file, List<Part> taken, List<Part> kept, int plainTasks) {

        boolean isAnything() {
            return !taken.isEmpty() || !kept.isEmpty() || plainTasks > 0;
        }
    }

    private final Drafts drafts;

    DiagramRemedies(Drafts drafts) {
        this.drafts = drafts;
    }

    /**
     * @return of each diagram that has any of it
     * @throws Refusal not found where there is no such draft, or the viewer may not know of it
     */
    public List<Found> of(String practice, long id, Viewer by) {
        var pack = drafts.files(practice, id, by);
        return pack.diagrams().stream()
                .map(file -> found(file, pack.text(file)))
                .filter(Found::isAnything)
                .toList();
    }

    private static Found found(String file, String text) {
        var parts = ForeignParts.of(text);
        return new Found(
                file,
                parts.map(ForeignParts::taken).orElse(List.of()),
                parts.map(ForeignParts::kept).orElse(List.of()),
                HumanTasks.of(text).map(HumanTasks::number).orElse(0));
    }

    /**
     * Takes out of one diagram, or of all, what other tools left there.
     *
     * @param file path of a diagram, or null for all
     * @return the draft, unchanged where there was nothing
     * @throws Refusal forbidden for anyone but the author, invalid for what is no diagram of the draft
     */
    public Draft takeForeignParts(String practice, long id, @Nullable String file, Viewer by) {
        return mend(practice, id, file, text -> ForeignParts.of(text).map(ForeignParts::diagram), by);
    }

    /** Makes human tasks of steps without a kind; otherwise as {@link #takeForeignParts}. */
    public Draft makeHumanTasks(String practice, long id, @Nullable String file, Viewer by) {
        return mend(practice, id, file, text -> HumanTasks.of(text).map(HumanTasks::diagram), by);
    }

    private Draft mend(
            String practice, long id, @Nullable String file, Function<String, Optional<String>> remedy, Viewer by) {
        var draft = drafts.find(practice, id, by)
                .orElseThrow(() -> Refusal.notFound("There is no draft " + id + " of the practice " + practice));
        var pack = drafts.files(practice, id, by);
        if (file != null && !pack.diagrams().contains(file)) {
            throw Refusal.invalid("file", "must be the path of a diagram of the draft");
        }
        Map<String, Optional<byte[]>> changes = new LinkedHashMap<>();
        for (var path : file == null ? pack.diagrams() : List.of(file)) {
            var text = pack.text(path);
            remedy.apply(text)
                    .filter(mended -> !mended.equals(text))
                    .ifPresent(mended -> changes.put(path, Optional.of(mended.getBytes(StandardCharsets.UTF_8))));
        }
        return changes.isEmpty() ? draft : drafts.save(id, changes, draft.version(), by);
    }
}
