package org.praxisitsm.ui.insight;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.praxisitsm.ui.shell.DeskShell;

/** The entrance of insight: leads to its first report. */
@Route(value = "insight", layout = DeskShell.class)
@PermitAll
class InsightView extends Div implements BeforeEnterObserver {

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.forwardTo(ServiceLevelsView.class);
    }
}
