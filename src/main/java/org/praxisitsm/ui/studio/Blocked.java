package org.praxisitsm.ui.studio;

import java.util.function.UnaryOperator;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.PracticeDescriptor;

/** Why a step on the way to publication cannot be taken yet; empty where it can. The service decides in the end. */
record Blocked(UnaryOperator<String> text, Draft draft, PracticeDescriptor practice, Viewer viewer, boolean unsaved) {

    String saving() {
        return unsaved ? "" : text.apply("studio.why.nothing");
    }

    String approving() {
        if (unsaved) {
            return text.apply("studio.why.unsaved");
        }
        if (draft.author().equals(viewer.account())) {
            return text.apply("studio.why.own");
        }
        if (draft.approvedBy() != null) {
            return text.apply("studio.why.approved");
        }
        return checked();
    }

    String publishing() {
        if (unsaved) {
            return text.apply("studio.why.unsaved");
        }
        var red = checked();
        if (!red.isEmpty()) {
            return red;
        }
        return practice.secondPerson() && draft.approvedBy() == null ? text.apply("studio.why.second") : "";
    }

    private String checked() {
        var check = draft.check();
        if (check == null) {
            return text.apply("studio.why.unchecked");
        }
        return check.isGreen() ? "" : text.apply("studio.why.red");
    }
}
