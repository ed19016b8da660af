package org.praxisitsm.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ServiceWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A screen that could not be shown: what happened, that nothing was changed, and a reference for whoever looks into it. */
@AnonymousAllowed
class FailureView extends Composite<Div> implements HasErrorParameter<Exception> {

    private static final Logger log = LoggerFactory.getLogger(FailureView.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        getContent().addClassName("px-page-error");
        var home = SafeLink.to("", getTranslation("failure.home"));
        home.addClassNames("px-btn", "primary");
        if (parameter.getCaughtException() instanceof Refusal refusal) {
            getContent()
                    .add(new EmptyState(
                            "info", ServiceWords.of(refusal), getTranslation("failure.nothing.changed"), home));
            return refusal.kind().status();
        }
        var reference = Long.toString(Ids.next(), 36);
        log.error("Screen {} failed, reference {}", event.getLocation().getPath(), reference, parameter.getException());
        getContent()
                .add(new EmptyState(
                        "warning",
                        getTranslation("failure.screen"),
                        getTranslation("failure.screen.text", reference),
                        home));
        return 500;
    }
}
