package org.praxisitsm.ui.studio;

import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.ui.components.DrawnNames;

/**
 * Why a step on the way to publication cannot be taken yet; empty where it can. The service decides in the end.
 *
 * @param second whether somebody else has to agree
 */
record Blocked(DrawnNames.Texts texts, Draft draft, boolean second, Viewer viewer, boolean unsaved) {

    String saving() {
        return unsaved ? "" : texts.of("studio.why.nothing");
    }

    /** Said to somebody who did not draw it: what is missing before they can agree, and who does that. */
    String approving() {
        if (unsaved) {
            return texts.of("studio.why.unsaved");
        }
        if (draft.author().equals(viewer.account())) {
            return texts.of("studio.why.own");
        }
        if (draft.approvedBy() != null) {
            return texts.of("studio.why.approved");
        }
        var told = new CheckTold(draft, texts);
        if (!told.ran()) {
            return texts.of("review.unchecked");
        }
        return told.isGreen() ? "" : texts.of("review.red");
    }

    String publishing() {
        if (unsaved) {
            return texts.of("studio.why.unsaved");
        }
        var told = new CheckTold(draft, texts);
        if (!told.ran()) {
            return texts.of("studio.why.unchecked");
        }
        if (!told.isGreen()) {
            return texts.of("studio.why.red");
        }
        return second && draft.approvedBy() == null ? texts.of("studio.why.second") : "";
    }
}
