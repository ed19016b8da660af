package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.sla.Backfills;
import org.praxisitsm.sla.Replans;
import org.praxisitsm.ui.components.Toast;

/** Brings running clocks to the newest version of what they count by: first who would be concerned, then for good. */
class ReplanDialog extends AdminDialog {

    /** Does it and tells how far it is. */
    interface Apply {
        Replans.Outcome apply(String reason, IntConsumer progress);
    }

    private final String words;
    private final transient Callable<Replans.Outcome> preview;
    private final transient Apply forGood;
    private final transient AdminWork work;
    private final Div report = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final TextArea reason = new TextArea();
    private final Button apply;

    static ReplanDialog replan(Replans replans, Replans.Order order, AdminWork work, Viewer viewer) {
        return new ReplanDialog(
                "replan",
                () -> replans.preview(order, viewer),
                (reason, progress) -> replans.apply(order, reason, progress, viewer),
                work);
    }

    static ReplanDialog backfill(Backfills backfills, String practice, AdminWork work, Viewer viewer) {
        return new ReplanDialog(
                "backfill",
                () -> backfills.preview(practice, viewer),
                (reason, progress) -> backfills.apply(practice, reason, progress, viewer),
                work);
    }

    private ReplanDialog(String words, Callable<Replans.Outcome> preview, Apply forGood, AdminWork work) {
        super("");
        this.words = words;
        this.preview = preview;
        this.forGood = forGood;
        this.work = work;
        setHeaderTitle(getTranslation(words + ".title"));
        setWidth("720px");
        report.getElement().setAttribute("role", "status");
        reason.setLabel(getTranslation("replan.reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(1_000);
        bar.setIndeterminate(true);
        fields(new Paragraph(getTranslation(words + ".hint")), report, bar, reason);
        apply = primary(getTranslation(words + ".apply"), this::apply);
        apply.setEnabled(false);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        work.run(attach.getUI(), preview, (outcome, problem) -> {
            bar.setVisible(false);
            if (outcome == null) {
                refuse(problem);
                return;
            }
            report.add(new ReplanReport(outcome, words));
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
                () -> forGood.apply(why, done -> ui.accessLater(
                                () -> progress.setText(getTranslation("replan.progress", done)), () -> {})
                        .run()),
                (outcome, problem) -> {
                    bar.setVisible(false);
                    if (outcome == null) {
                        refuse(problem);
                        apply.setEnabled(true);
                        return;
                    }
                    close();
                    Toast.done(getTranslation(words + ".done", outcome.clocks(), outcome.moved()));
                });
        return false;
    }
}
