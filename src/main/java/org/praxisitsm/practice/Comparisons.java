package org.praxisitsm.practice;

import java.util.List;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.compare.PackBeside;
import org.praxisitsm.practice.compare.PackDifferences;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Service;

/** Two states of a practice side by side: published versions by number, drafts as {@code draft:<id>}. */
@Service
public class Comparisons {

    private static final String DRAFT = "draft:";

    private final Practices practices;
    private final Drafts drafts;

    Comparisons(Practices practices, Drafts drafts) {
        this.practices = practices;
        this.drafts = drafts;
    }

    /**
     * @return what {@code to} has otherwise than {@code from}, file by file
     * @throws Refusal invalid where it is no version, not found where there is no such draft or the viewer may not know of it
     */
    public List<Difference> between(String practice, String from, String to, Viewer by) {
        refuseUnlessReader(practice, from, by);
        return PackDifferences.between(pack(practice, "from", from, by), pack(practice, "to", to, by));
    }

    /** @return one file of both beside each other: as a table where it is one, else as lines */
    public Beside beside(String practice, String from, String to, String path, Viewer by) {
        refuseUnlessReader(practice, from, by);
        return PackBeside.of(pack(practice, "from", from, by), pack(practice, "to", to, by), path);
    }

    /** @return one file of both beside each other, line by line */
    public Beside asText(String practice, String from, String to, String path, Viewer by) {
        refuseUnlessReader(practice, from, by);
        return PackBeside.asText(pack(practice, "from", from, by), pack(practice, "to", to, by), path);
    }

    /** @return the files of a state, as {@link #between} names it */
    public Pack state(String practice, String state, Viewer by) {
        refuseUnlessReader(practice, state, by);
        return pack(practice, "state", state, by);
    }

    private void refuseUnlessReader(String practice, String from, Viewer by) {
        if (by.isOnlyRequester()) {
            throw Refusal.forbidden("Packs are shown to those who work with them");
        }
        if (practices.current(practice).isEmpty() && !from.startsWith(DRAFT)) {
            throw Refusal.notFound("There is no practice " + practice);
        }
    }

    private Pack pack(String practice, String member, String state, Viewer by) {
        var id = state.startsWith(DRAFT) ? state.substring(DRAFT.length()) : state;
        if (!id.matches("\\d{1,18}") || !state.startsWith(DRAFT) && id.length() > 9) {
            throw Refusal.invalid(member, "must be the number of a version, or draft: and the id of a draft");
        }
        return state.startsWith(DRAFT)
                ? drafts.files(practice, Long.parseLong(id), by)
                : practices
                        .version(practice, Integer.parseInt(id))
                        .orElseThrow(() -> Refusal.invalid(member, practice + " has no version " + id))
                        .pack();
    }
}
