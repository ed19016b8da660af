package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import org.praxisitsm.demo.HistoryProgress;
import org.praxisitsm.ui.components.Live;

/** Says in the top bar that the demo's tickets are still on their way, and how many there are; gone when all are there. */
class SetupHint extends Composite<Span> {

    private final transient HistoryProgress progress;
    private final transient Live live;

    SetupHint(HistoryProgress progress, Live live) {
        this.progress = progress;
        this.live = live;
        getContent().addClassName("px-setup");
        getContent().getElement().setAttribute("role", "status");
        show();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (progress.running().isPresent()) {
            live.follow(attached.getUI(), this, HistoryProgress.TOPIC, this::show);
        }
        show();
    }

    private void show() {
        var stand = progress.running();
        setVisible(stand.isPresent());
        stand.ifPresent(at -> getContent().setText(getTranslation("setup.demo", at.played(), at.planned())));
    }
}
