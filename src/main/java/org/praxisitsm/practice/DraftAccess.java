package org.praxisitsm.practice;

import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;

/** Who may draw, and who may agree. */
final class DraftAccess {

    private DraftAccess() {}

    /** Process owners of every unit concerned (the pack's now, and the one the draft gives it to), and administrators. */
    static void refuseUnlessOwner(Viewer viewer, @Nullable String currentUnit, String draftUnit) {
        if (viewer.has(Role.ADMINISTRATOR)) {
            return;
        }
        var owns = viewer.has(Role.PROCESS_OWNER, draftUnit)
                && (currentUnit == null || viewer.has(Role.PROCESS_OWNER, currentUnit));
        if (!owns) {
            throw Refusal.forbidden("Only a process owner of the unit "
                    + (currentUnit == null ? draftUnit : currentUnit) + " or an administrator changes this practice");
        }
    }

    static boolean mayApprove(Viewer viewer, @Nullable String currentUnit, String draftUnit) {
        return viewer.has(Role.MANAGER)
                || viewer.has(Role.ADMINISTRATOR)
                || viewer.has(Role.PROCESS_OWNER, draftUnit)
                        && (currentUnit == null || viewer.has(Role.PROCESS_OWNER, currentUnit));
    }

    /** Drafts are read by those who draw, agree or audit. */
    static boolean mayRead(Viewer viewer, @Nullable String currentUnit, String draftUnit) {
        return viewer.has(Role.AUDITOR) || mayApprove(viewer, currentUnit, draftUnit);
    }
}
