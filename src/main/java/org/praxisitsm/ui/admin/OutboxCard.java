package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.notification.Outbox.Late;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.Toast;

/** What should have been told by now and was not: who has not taken it, and since when. */
class OutboxCard extends Composite<Div> {

    private final transient HealthView.Sources sources;
    private final transient Viewer viewer;

    OutboxCard(HealthView.Sources sources, Viewer viewer) {
        this.sources = sources;
        this.viewer = viewer;
        getContent().addClassNames("px-admin-card", "px-failed-jobs");
        getContent().setId("health-outbox");
        show();
    }

    private void show() {
        getContent().removeAll();
        getContent().getElement().removeAllChildren();
        var late = sources.outbox().longest(viewer);
        var head = new Div(new H2(getTranslation("health.outbox.late")));
        head.addClassName("px-card-head");
        getContent().add(head);
        if (late.isEmpty()) {
            var good = new Span(getTranslation("health.outbox.none"));
            good.addClassName("px-quiet");
            head.add(good);
            return;
        }
        var again = new Button(getTranslation("health.outbox.again"), new PxIcon("undo"), click -> {
            if (Failures.attempt(() -> sources.outbox().again(viewer))) {
                Toast.done(getTranslation("health.outbox.done"));
                show();
            }
        });
        again.setId("outbox-again");
        again.addThemeNames("small");
        head.add(again);
        getContent().getElement().appendChild(table(late));
        var note = new Div(getTranslation("health.outbox.why"));
        note.addClassName("px-quiet");
        getContent().add(note);
    }

    private Element table(List<Late> late) {
        var head = new Element("tr");
        for (var title : List.of("health.outbox.event", "health.outbox.listener", "failed.since")) {
            head.appendChild(new Element("th").setAttribute("scope", "col").setText(getTranslation(title)));
        }
        var body = new Element("tbody");
        late.forEach(one -> body.appendChild(new Element("tr")
                .appendChild(
                        new Element("th").setAttribute("scope", "row").setText(one.event()),
                        new Element("td").setText(one.listener()),
                        new Element("td").appendChild(new Marks.Time(one.since()).getElement()))));
        return new Element("table")
                .setAttribute("class", "px-failed-causes")
                .appendChild(new Element("thead").appendChild(head), body);
    }
}
