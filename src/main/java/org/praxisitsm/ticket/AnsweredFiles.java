package org.praxisitsm.ticket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FileAnswers;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.praxisitsm.ticket.TicketDesk.Attachment;
import org.praxisitsm.ticket.WaitingFiles.Waiting;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Files that answers name: whoever answers has uploaded them, or they are attached to this very ticket and for them to see.
 * Any other id is refused, whatever it belongs to.
 */
@Component
class AnsweredFiles {

    private final WaitingFiles waiting;
    private final AttachmentStore store;
    private final ApplicationEventPublisher events;

    AnsweredFiles(WaitingFiles waiting, AttachmentStore store, ApplicationEventPublisher events) {
        this.waiting = waiting;
        this.store = store;
        this.events = events;
    }

    /**
     * @param answers as the form took them
     * @param before what the ticket says already, which nobody has to answer for again
     * @param attached what the ticket has and the viewer may see of it
     * @return the same with each file under its true name
     * @throws Refusal invalid, naming every field whose files are not theirs or of another kind
     */
    Map<String, Object> named(
            FormDefinition form,
            Map<String, Object> answers,
            String prefix,
            Map<String, ?> before,
            List<Attachment> attached,
            Viewer by) {
        var errors = new ArrayList<FieldError>();
        var named = new LinkedHashMap<>(answers);
        for (var field : form.fields()) {
            var answer = answers.get(field.key());
            if (field.type().equals("file") && answer != null && !answer.equals(before.get(field.key()))) {
                try {
                    named.put(field.key(), files(field, answer, attached, by));
                } catch (IllegalArgumentException wrong) {
                    errors.add(new FieldError(prefix + "." + field.key(), String.valueOf(wrong.getMessage())));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return named;
    }

    private List<Map<String, Object>> files(
            FormDefinition.Component field, @Nullable Object answer, List<Attachment> attached, Viewer by) {
        var files = new ArrayList<Map<String, Object>>();
        for (var id : FileAnswers.ids(answer)) {
            var number = number(id);
            var upload = waiting.find(number, by);
            upload.ifPresent(file -> store.refuseOtherKinds(field.traits().accept(), file.name(), file.mediaType()));
            var name = upload.map(Waiting::name)
                    .or(() -> attached.stream()
                            .filter(file -> file.id() == number)
                            .map(Attachment::name)
                            .findFirst())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "You have uploaded no file " + id + ", or it is no longer kept. Attach it again"));
            files.add(FileAnswers.named(id, name));
        }
        return files;
    }

    private static long number(String id) {
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : -1;
    }

    /**
     * What the answers name and was only uploaded becomes the ticket's, seen by those who see the field.
     *
     * @param practice says which fields are for those who work on the ticket
     */
    void attach(
            Ticket ticket, PracticeDescriptor practice, FormDefinition form, Map<String, Object> answers, Viewer by) {
        for (var field : form.fields()) {
            if (!field.type().equals("file")) {
                continue;
            }
            var internal = practice.field(String.valueOf(field.key()))
                    .map(PracticeDescriptor.Field::internal)
                    .orElse(false);
            FileAnswers.ids(answers.get(field.key()))
                    .forEach(id -> waiting.find(number(id), by).ifPresent(file -> attach(ticket, file, internal)));
        }
    }

    private void attach(Ticket ticket, Waiting file, boolean internal) {
        if (!waiting.taken(file.id(), file.account())) {
            throw Refusal.conflict(file.name() + " was sent already, with something else. Attach it again");
        }
        var kept = new Attachment(
                file.id(),
                file.name(),
                file.mediaType(),
                file.sizeInBytes(),
                file.sha256(),
                file.account(),
                Micros.truncated(file.at()),
                internal);
        store.adopt(ticket.id, ticket.number, kept);
        Act act = TicketDesk.added(ticket.number, kept);
        events.publishEvent(act);
    }
}
