package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.workflow.TicketTrials;

/** What a trial asks for: a sample, the answers to a command, a title for what is kept. */
final class TrialDialogs {

    private TrialDialogs() {}

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }

    /** A form in a dialog; a refusal goes back to its fields, and the dialog stays. */
    static void form(
            String title,
            String confirm,
            @Nullable FormDefinition form,
            Map<String, Object> known,
            FormSources sources,
            ZoneId zone,
            Consumer<Map<String, Object>> then) {
        var dialog = dialog(title);
        var fields = form == null ? null : new FormFields(form, known, sources.onTrial(), zone);
        if (fields != null) {
            dialog.add(fields);
        }
        confirm(dialog, confirm, () -> then.accept(fields == null ? Map.of() : fields.values()));
        dialog.open();
    }

    /**
     * The start form, which the answers of a real ticket may fill.
     *
     * @param facts of a ticket by its number
     */
    static void sample(
            @Nullable FormDefinition form,
            FormSources sources,
            ZoneId zone,
            Function<String, TicketTrials.TicketFacts> facts,
            Consumer<TicketTrials.Answers> then) {
        var dialog = dialog(text("studio.try.sample.title"));
        var place = new Div();
        var taken = new HashMap<String, String>();
        var shown = new FormFields[] {form == null ? null : new FormFields(form, Map.of(), sources.onTrial(), zone)};
        if (shown[0] != null) {
            place.add(shown[0]);
        }
        var number = new TextField(text("studio.try.sample.ticket"));
        number.setId("trial-ticket");
        number.setHelperText(text("studio.try.sample.ticket.hint"));
        var take = new Button(
                text("studio.try.sample.take"),
                click -> Failures.attempt(() -> {
                    var found = facts.apply(number.getValue().strip());
                    taken.put("ticket", number.getValue().strip());
                    taken.put("requester", found.requester());
                    if (form != null) {
                        place.removeAll();
                        shown[0] = new FormFields(form, Map.of(), sources.onTrial(), zone);
                        shown[0].fill(found.answers());
                        place.add(shown[0]);
                    }
                }));
        take.setId("trial-take");
        var row = new Div(number, take);
        row.addClassName("px-try-take");
        dialog.add(row, place);
        confirm(
                dialog,
                text("studio.try.start"),
                () -> then.accept(new TicketTrials.Answers(
                        taken.get("requester"), shown[0] == null ? Map.of() : shown[0].values(), taken.get("ticket"))));
        dialog.open();
    }

    static void keep(String proposed, boolean real, Consumer<String> then) {
        var dialog = dialog(text("studio.try.keep.title"));
        var title = new TextField(text("studio.try.keep.name"));
        title.setId("trial-title");
        title.setWidthFull();
        title.setMaxLength(200);
        title.setValue(proposed);
        title.focus();
        dialog.add(new Paragraph(text(real ? "studio.try.keep.real" : "studio.try.keep.hint")), title);
        confirm(dialog, text("studio.try.keep"), () -> then.accept(title.getValue()));
        dialog.open();
    }

    private static Dialog dialog(String title) {
        var dialog = new Dialog(title);
        dialog.setWidth("560px");
        dialog.getFooter().add(new Button(text("studio.cancel"), click -> dialog.close()));
        return dialog;
    }

    private static void confirm(Dialog dialog, String label, Runnable action) {
        var button = new Button(label, click -> {
            try {
                action.run();
                dialog.close();
            } catch (Refusal refusal) {
                Failures.note(refusal);
                var atFields = dialog.getChildren()
                        .flatMap(child ->
                                java.util.stream.Stream.concat(java.util.stream.Stream.of(child), child.getChildren()))
                        .filter(FormFields.class::isInstance)
                        .map(FormFields.class::cast)
                        .anyMatch(form -> !refusal.errors().isEmpty() && form.complain(refusal.errors()));
                if (!atFields) {
                    Failures.tell(UI.getCurrent(), refusal.getMessage());
                }
            }
        });
        button.setId("trial-confirm");
        button.addThemeNames("primary");
        dialog.getFooter().add(button);
    }
}
