package org.praxisitsm.ui.studio;

import java.util.List;
import org.praxisitsm.identity.People;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.workflow.TicketTrials;
import org.springframework.stereotype.Component;

/** What the screens of a trial need of the services. */
@Component
record TrialDesk(
        PackDesk packs, TicketTrials trials, People people, FormSources forms, Names names, List<PackPage> pages) {

    /** @return key of the tab where a file is edited */
    String tab(String file) {
        return pages.stream()
                .filter(page -> page.holds(file))
                .findFirst()
                .map(PackPage::key)
                .orElse("files");
    }
}
