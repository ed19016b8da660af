package org.praxisitsm.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ScreenRefusals;

/** There is no such screen or record, or not for this person: both look the same. */
@AnonymousAllowed
class NotFoundView extends Composite<Div> implements HasErrorParameter<NotFoundException> {

    private final ScreenRefusals refusals;

    NotFoundView(ScreenRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        getContent().addClassName("px-page-error");
        if (parameter.getException() instanceof NotForYou) {
            refusals.screen(event.getLocation().getPath());
        }
        var home = SafeLink.to("", getTranslation("failure.home"));
        home.addClassNames("px-btn", "primary");
        getContent()
                .add(new EmptyState(
                        "search", getTranslation("failure.missing"), getTranslation("failure.missing.text"), home));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
