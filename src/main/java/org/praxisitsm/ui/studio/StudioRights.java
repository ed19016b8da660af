package org.praxisitsm.ui.studio;

import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.PracticeDescriptor;

/** Who meets the Studio, and which of its buttons; the services ask again. */
final class StudioRights {

    private StudioRights() {}

    static boolean mayEnter(Viewer viewer) {
        return viewer.has(Role.PROCESS_OWNER)
                || viewer.has(Role.MANAGER)
                || viewer.has(Role.AUDITOR)
                || viewer.has(Role.ADMINISTRATOR);
    }

    static boolean mayDraw(Viewer viewer, PracticeDescriptor practice) {
        return viewer.has(Role.PROCESS_OWNER, practice.unit()) || viewer.has(Role.ADMINISTRATOR);
    }

    static boolean mayApprove(Viewer viewer, PracticeDescriptor practice) {
        return mayDraw(viewer, practice) || viewer.has(Role.MANAGER);
    }
}
