package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.workflow.TicketTrials;
import org.springframework.core.annotation.Order;

/** The scenarios of a pack: read, run, written, and what of the diagram they pass. */
@org.springframework.stereotype.Component
@Order(70)
class ScenariosPage implements PackPage {

    private final TicketTrials trials;

    ScenariosPage(TicketTrials trials) {
        this.trials = trials;
    }

    @Override
    public String key() {
        return "scenarios";
    }

    @Override
    public Integer count(Pack pack) {
        return pack.scenarios().size();
    }

    @Override
    public boolean holds(String path) {
        return path.contains("/scenarios/") && path.endsWith(".yaml");
    }

    @Override
    public Component open(PackEditing editing) {
        return new ScenarioScreen(editing, trials);
    }
}
