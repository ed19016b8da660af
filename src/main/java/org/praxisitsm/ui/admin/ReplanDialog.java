package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextArea;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.sla.Replans;
import org.praxisitsm.ui.components.Toast;

/** Brings running clocks to the newest version of what they count by: first who would be concerned, then for good. */
class ReplanDialog extends AdminDialog {

    private final transient Replans replans;
    private final transient Replans.Order order;
    private final transient AdminWork work;
    private final transient Viewer viewer;
    private final Div report = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final TextArea reason = new TextArea();
    private final Button apply;

    ReplanDialog(Replans replans, Replans.Order order, AdminWork work, Viewer viewer) {
        super("");
        this.replans = replans;
        this.order = order;
        this.work = work;
        this.viewer = viewer;
        setHeaderTitle(getTranslation("replan.title"));
        setWidth("720px");
        report.getElement().setAttribute("role", "status");
        reason.setLabel(getTranslation("replan.reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(1_000);
        bar.setIndeterminate(true);
        fields(new Paragraph(getTranslation("replan.hint")), report, bar, reason);
        apply = primary(getTranslation("replan.apply"), this::apply);
        apply.setEnabled(false);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        work.run(attach.getUI(), () -> replans.preview(order, viewer), (outcome, problem) -> {
            bar.setVisible(false);
            if (outcome == null) {
                refuse(problem);
                return;
            }
            report.add(new ReplanReport(outcome));
            apply.setEnabled(outcome.clocks() > 0);
        });
    }

    private boolean apply() {
        if (reason.isEmpty()) {
            reason.setErrorMessage(getTranslation("replan.reason.missing"));
            reason.setInvalid(true);
            return false;
        }
        apply.setEnabled(false);
        var ui = getUI().orElseThrow();
        var progress = new Span();
        report.removeAll();
        report.add(progress);
        bar.setVisible(true);
        var why = reason.getValue();
        work.run(
                ui,
                () -> replans.apply(
                        order,
                        why,
                        done -> ui.accessLater(
                                        () -> progress.setText(getTranslation("replan.progress", done)), () -> {})
                                .run(),
                        viewer),
                (outcome, problem) -> {
                    bar.setVisible(false);
                    if (outcome == null) {
                        refuse(problem);
                        apply.setEnabled(true);
                        return;
                    }
                    close();
                    Toast.done(getTranslation("replan.done", outcome.clocks(), outcome.moved()));
                });
        return false;
    }
}
