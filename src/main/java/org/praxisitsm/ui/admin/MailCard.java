package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.notification.MailLog;
import org.praxisitsm.notification.MailLog.FailedMail;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.Toast;

/** Mails that the mail server did not take, whom they were for and what it said; or that there is no mail server. */
class MailCard extends Composite<Div> {

    private static final int SHOWN = 50;

    private final transient MailLog log;
    private final transient Viewer viewer;

    MailCard(MailLog log, Viewer viewer) {
        this.log = log;
        this.viewer = viewer;
        getContent().addClassNames("px-admin-card", "px-failed-jobs");
        getContent().setId("health-mail");
        show();
    }

    private void show() {
        getContent().removeAll();
        getContent().getElement().removeAllChildren();
        var counts = log.counts(viewer);
        var head = new Div(new H2(getTranslation("health.mail")));
        head.addClassName("px-card-head");
        getContent().add(head);
        if (counts.failed() == 0) {
            var state = counts.configured() ? "health.mail.none" : "health.mail.off";
            var quiet = new Span(getTranslation(state, counts.waiting()));
            quiet.addClassName("px-quiet");
            head.add(quiet);
            return;
        }
        var again = new Button(getTranslation("health.mail.again"), new PxIcon("undo"), click -> retry());
        again.setId("mail-again");
        again.addThemeNames("small");
        head.add(again);
        getContent()
                .getElement()
                .appendChild(table(log.failed(SHOWN, null, viewer).items()));
    }

    private void retry() {
        if (Failures.attempt(() -> log.retryAll(viewer))) {
            Toast.done(getTranslation("health.mail.done"));
            show();
        }
    }

    private Element table(List<FailedMail> mails) {
        var head = new Element("tr");
        for (var title : List.of("health.mail.for", "health.mail.error", "failed.since")) {
            head.appendChild(new Element("th").setAttribute("scope", "col").setText(getTranslation(title)));
        }
        var body = new Element("tbody");
        mails.forEach(mail -> body.appendChild(new Element("tr")
                .appendChild(
                        new Element("th").setAttribute("scope", "row").setText(mail.account()),
                        new Element("td").setText(mail.error() == null ? "" : mail.error()),
                        new Element("td").appendChild(new Marks.Time(mail.at()).getElement()))));
        return new Element("table")
                .setAttribute("class", "px-failed-causes")
                .appendChild(new Element("thead").appendChild(head), body);
    }
}
