package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.notification.MailLog;
import org.praxisitsm.notification.Outbox;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.NodeState;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.workflow.EngineState;
import org.praxisitsm.workflow.FailedJobs;

/** How Praxis itself is doing: this node, the database, the background, what is to be told; and what failed, with the cause. */
@Route(value = "admin/health", layout = DeskShell.class)
@PermitAll
@CssImport("./admin/admin.css")
@CssImport("./admin/health.css")
class HealthView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** What the page reads from. */
    @org.springframework.stereotype.Component
    record Sources(
            NodeState node,
            EngineState engine,
            FailedJobs jobs,
            Outbox outbox,
            MailLog mail,
            Practices practices,
            Clock clock) {}

    private final transient Sources sources;
    private final transient Viewer viewer;
    private final Div body = new Div();
    private final Div head = new Div();
    private String practice = "";
    private String cause = "";

    HealthView(Sources sources, Viewers viewers) {
        this.sources = sources;
        this.viewer = viewers.current();
        addClassName("px-admin");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("health.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!viewer.has(Role.ADMINISTRATOR)) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        var asked = event.getLocation().getQueryParameters();
        practice = asked.getSingleParameter("practice").orElse("");
        cause = asked.getSingleParameter("cause").orElse("");
        removeAll();
        head.addClassName("px-admin-head");
        body.addClassName("px-admin-body");
        var main = new Div(head, body);
        main.addClassName("px-admin-main");
        add(new AdminNav("admin/health"), main);
        show();
    }

    private void show() {
        var cards = new HealthCards(sources, viewer);
        head.removeAll();
        body.removeAll();
        var space = new Span();
        space.addClassName("px-grow");
        var again = new Button(getTranslation("health.refresh"), new PxIcon("undo"), click -> show());
        again.setId("health-refresh");
        again.addThemeNames("small");
        var at = new Span(new Span(getTranslation("health.at")), new Span(" "), new Marks.Time(cards.at()));
        at.addClassName("px-quiet");
        head.add(new H1(getTranslation("health.title")), cards.verdict(), space, at, again);
        body.add(
                cards,
                new FailedJobList(sources, viewer, practice, cause, this::show),
                new OutboxCard(sources, viewer),
                new MailCard(sources.mail(), viewer));
    }
}
