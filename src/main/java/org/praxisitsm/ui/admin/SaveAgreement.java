package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.AgreementVersion;
import org.praxisitsm.sla.Agreements;
import org.praxisitsm.sla.Replans;
import org.praxisitsm.ui.components.DateFields;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;

/**
 * Saves a version of an agreement: what changes in words, from when on, and what becomes of the clocks that run. The re-plan is
 * looked at before anything is stored.
 */
class SaveAgreement extends AdminDialog {

    private final transient AgreementDraft draft;
    private final transient Agreements agreements;
    private final transient Replans replans;
    private final transient AdminWork work;
    private final transient Viewer viewer;
    private final transient ZoneId zone;
    private final transient Consumer<AgreementVersion> saved;

    private final DateTimePicker from = DateFields.time();
    private final TextArea reason = new TextArea();
    private final Div report = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final Checkbox replan = new Checkbox();
    private final Button save;

    SaveAgreement(
            AgreementDraft draft,
            List<String> changes,
            Agreements agreements,
            Replans replans,
            AdminWork work,
            Viewer viewer,
            ZoneId zone,
            Consumer<AgreementVersion> saved) {
        super("");
        this.draft = draft;
        this.agreements = agreements;
        this.replans = replans;
        this.work = work;
        this.viewer = viewer;
        this.zone = zone;
        this.saved = saved;
        setHeaderTitle(getTranslation("agreement.save", draft.version() + 1));
        setWidth("760px");
        var list = new UnorderedList();
        list.addClassName("px-agreement-changes");
        changes.forEach(change -> list.add(new com.vaadin.flow.component.html.ListItem(change)));
        from.setLabel(getTranslation("agreement.save.from"));
        from.setHelperText(getTranslation("calendar.save.from.hint", zone.getId()));
        from.addValueChangeListener(change -> plan());
        reason.setLabel(getTranslation("agreement.save.reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(1_000);
        report.getElement().setAttribute("role", "status");
        replan.setId("agreement-replan");
        replan.setVisible(false);
        bar.setIndeterminate(true);
        fields(
                new H3(getTranslation("agreement.save.changes")),
                changes.isEmpty() ? new Span(getTranslation("agreement.save.first")) : list,
                from,
                reason,
                new H3(getTranslation("agreement.save.clocks")),
                new Paragraph(getTranslation("agreement.save.clocks.hint")),
                report,
                bar,
                replan);
        save = primary(getTranslation("agreement.save.do"), this::save);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        if (draft.version() == 0) {
            bar.setVisible(false);
            report.add(new Span(getTranslation("replan.none")));
            return;
        }
        work.run(
                attach.getUI(),
                () -> replans.preview(agreements.proposed(draft.key(), draft.bytes(), viewer), viewer),
                (outcome, problem) -> {
                    bar.setVisible(false);
                    if (outcome == null) {
                        refuse(problem);
                        return;
                    }
                    report.add(new ReplanReport(outcome));
                    replan.setVisible(outcome.clocks() > 0);
                    replan.setValue(outcome.clocks() > 0);
                    replan.setLabel(getTranslation("agreement.save.replan", outcome.clocks()));
                    plan();
                });
    }

    /** A version of later is not there to re-plan by. */
    private void plan() {
        replan.setEnabled(from.getValue() == null);
        if (from.getValue() != null) {
            replan.setValue(false);
        }
    }

    private boolean save() {
        if (reason.isEmpty()) {
            reason.setErrorMessage(getTranslation("replan.reason.missing"));
            reason.setInvalid(true);
            return false;
        }
        AgreementVersion version;
        try {
            version = agreements.put(
                    draft.key(),
                    draft.bytes(),
                    effectiveFrom(),
                    reason.getValue().strip(),
                    draft.version() == 0 ? null : draft.version(),
                    viewer);
        } catch (Refusal refusal) {
            refuse(ServiceWords.of(refusal));
            return false;
        }
        saved.accept(version);
        if (!replan.getValue()) {
            Toast.done(getTranslation("agreement.saved", version.version()));
            return true;
        }
        replan(version);
        return false;
    }

    private @Nullable Instant effectiveFrom() {
        var local = from.getValue();
        return local == null ? null : local.atZone(zone).toInstant();
    }

    private void replan(AgreementVersion version) {
        var ui = getUI().orElseThrow();
        save.setEnabled(false);
        replan.setEnabled(false);
        var progress = new Span();
        report.removeAll();
        report.add(progress);
        bar.setVisible(true);
        var order = new Replans.Order(version.agreement().key(), null);
        work.run(
                ui,
                () -> replans.apply(
                        order,
                        version.comment(),
                        done -> ui.accessLater(
                                        () -> progress.setText(getTranslation("replan.progress", done)), () -> {})
                                .run(),
                        viewer),
                (outcome, problem) -> {
                    bar.setVisible(false);
                    if (outcome == null) {
                        refuse(getTranslation("replan.failed", version.version(), problem));
                        return;
                    }
                    close();
                    Toast.done(getTranslation(
                            "agreement.saved.replanned", version.version(), outcome.clocks(), outcome.moved()));
                });
    }
}
