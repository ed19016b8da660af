package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.DrawnNames;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.workflow.Interventions.FailedJob;

/** What went wrong in the background of a practice's tickets: which step, why, and once more. */
class FailedSteps extends Composite<Div> {

    private final transient VersionDesk desk;
    private final String practice;
    private boolean good = true;
    private transient @Nullable DrawnNames drawn;

    FailedSteps(VersionDesk desk, String practice) {
        this.desk = desk;
        this.practice = practice;
        getContent().addClassName("px-card");
        getContent().setId("failed-steps");
        show();
    }

    /** @return whether there was nothing to see to when it was opened or read last */
    boolean isGood() {
        return good;
    }

    private void show() {
        getContent().removeAll();
        getContent().getElement().removeAllChildren();
        List<FailedJob> failed;
        try {
            failed = desk.interventions().failedJobs(practice, desk.viewer());
        } catch (Refusal notForThem) {
            setVisible(false);
            return;
        }
        good = failed.isEmpty();
        var head = new Div(new H2(getTranslation("failed.title")));
        head.addClassName("px-card-head");
        if (failed.isEmpty()) {
            var good = new Span(getTranslation("failed.none"));
            good.addClassName("px-quiet");
            head.add(good);
            getContent().add(head);
            return;
        }
        if (desk.viewer().has(Role.ADMINISTRATOR)) {
            var all = SafeLink.to("admin/health?practice=" + practice, getTranslation("failed.all-practices"));
            all.addClassName("px-quiet-link");
            all.setId("failed-health");
            head.add(all);
        }
        if (failed.size() > 1) {
            head.add(button(getTranslation("failed.retry-all", failed.size()), () -> desk.interventions()
                    .retryAll(practice, desk.viewer())));
        }
        getContent().add(head);
        getContent().getElement().appendChild(table(failed));
    }

    private Element table(List<FailedJob> failed) {
        var head = new Element("tr");
        for (var title : List.of("failed.ticket", "failed.step", "failed.cause", "failed.attempts", "failed.since")) {
            head.appendChild(new Element("th").setAttribute("scope", "col").setText(getTranslation(title)));
        }
        head.appendChild(new Element("td"));
        var body = new Element("tbody");
        failed.forEach(job -> body.appendChild(row(job)));
        return new Element("table")
                .setAttribute("class", "px-version-table")
                .appendChild(new Element("thead").appendChild(head), body);
    }

    private Element row(FailedJob job) {
        var ticket = SafeLink.to("desk/tickets/" + job.number() + "?tab=process", job.number());
        var again = button(
                getTranslation("failed.retry"), () -> desk.interventions().retry(practice, job.id(), desk.viewer()));
        return new Element("tr")
                .appendChild(
                        new Element("th").setAttribute("scope", "row").appendChild(ticket.getElement()),
                        new Element("td").setText(step(job)),
                        new Element("td")
                                .setText(
                                        job.cause().isEmpty()
                                                ? getTranslation("failed.unknown")
                                                : ServiceWords.here(job.cause())),
                        new Element("td")
                                .setText(
                                        job.retries() == 0
                                                ? getTranslation("failed.waits")
                                                : getTranslation("failed.left", job.retries())),
                        new Element("td").appendChild(new Marks.Time(job.since()).getElement()),
                        new Element("td").appendChild(again.getElement()));
    }

    /** A step that nobody named is told by what it is and where it stands. */
    private String step(FailedJob job) {
        var version = desk.current(practice).orElseThrow().version();
        if (!job.name().equals(job.activity())) {
            return desk.names().step(practice, version, job.activity(), job.name(), getLocale());
        }
        if (drawn == null) {
            drawn = desk.names().drawn(practice, version, getLocale());
        }
        return drawn.of(job.activity());
    }

    private Button button(String text, Runnable action) {
        var button = new Button(text, new PxIcon("undo"), click -> {
            if (Failures.attempt(action)) {
                Toast.done(getTranslation("failed.retried"));
                show();
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
