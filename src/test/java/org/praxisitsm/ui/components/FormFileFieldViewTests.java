package org.praxisitsm.ui.components;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.WaitingFiles;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Files in a form as a person attaches them: at once refused where they do not fit, kept with the draft, sent with the form. */
class FormFileFieldViewTests extends ScreenTest {

    @Autowired
    WaitingFiles waiting;

    private FormFileField offers() {
        return _get(FormFileField.class);
    }

    private static File file(String content) {
        try {
            var file = Files.createTempFile("praxis", ".tmp");
            Files.writeString(file, content, StandardCharsets.US_ASCII);
            return file.toFile();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(FormFileField field) {
        return field.getElement().getTextRecursively();
    }

    @Test
    void whatIsChosenIsKeptWithTheDraftUntilItIsSent() {
        signIn("requester");
        var viewer = viewers.of("requester");
        waiting.of(viewer).forEach(old -> waiting.remove(old.id(), viewer));
        go("portal/report/finance-purchase");
        var arrived = file("%PDF-1.7\n");
        offers().take("offer.pdf", arrived);
        offers().take("second.pdf", file("%PDF-1.7\n2"));
        assertThat(arrived).doesNotExist();
        assertThat(text(offers())).contains("offer.pdf", "second.pdf", ".pdf");
        go("portal/report/finance-purchase");
        assertThat(text(offers())).as("kept until it is sent").contains("offer.pdf", "second.pdf");
        _click(_find(offers(), Button.class, spec -> spec.withAttribute("aria-label", "Remove: second.pdf"))
                .get(0));
        assertThat(text(offers())).doesNotContain("second.pdf");
        assertThat(waiting.of(viewer)).extracting(WaitingFiles.Waiting::name).containsExactly("offer.pdf");
    }

    @Test
    void aProgramIsRefusedAtTheField() {
        signIn("requester");
        go("portal/report/finance-purchase");
        offers().take("run.pdf", file("#!/bin/sh\nrm -rf /"));
        assertThat(text(offers())).contains("program");
        assertThat(String.valueOf(offers().read())).doesNotContain("run.pdf");
    }

    @Test
    void anotherKindIsRefusedAtTheFieldAndNotKept() {
        signIn("requester");
        var viewer = viewers.of("requester");
        waiting.of(viewer).forEach(old -> waiting.remove(old.id(), viewer));
        go("portal/report/finance-purchase");
        offers().write(null);
        offers().take("offer.txt", file("An offer"));
        offers().take("disguised.pdf", file("<html><body>An offer</body></html>"));
        assertThat(text(offers())).contains("disguised.pdf is of another kind");
        assertThat(offers().read()).isNull();
        assertThat(waiting.of(viewer)).isEmpty();
    }

    @Test
    void whoIsAskedInThePortalAttachesWhatIsWanted() {
        var number = asked("requester");
        signIn("requester");
        go("portal/requests/" + number);
        offers().take("letter.pdf", file("%PDF-1.7\n"));
        _setValue(_get(TextArea.class, spec -> spec.withId("field-answer")), "See the letter.");
        _click(_get(Button.class, spec -> spec.withText("Send answer")));
        assertAttached(number, "requester");
    }

    @Test
    void whoIsAskedAtTheDeskAttachesWhatIsWanted() {
        var number = asked("agent");
        signIn("agent");
        go("desk/tickets/" + number);
        offers().take("letter.pdf", file("%PDF-1.7\n"));
        _setValue(_get(TextArea.class, spec -> spec.withId("field-answer")), "See the letter.");
        _click(_get(Button.class, spec -> spec.withId("outcome-done")));
        assertAttached(number, "agent");
    }

    private void assertAttached(String number, String by) {
        assertThat(desk.attachments(number, viewers.of(by)))
                .extracting(TicketDesk.Attachment::name)
                .containsExactly("letter.pdf");
        assertThat(waiting.of(viewers.of(by)))
                .extracting(WaitingFiles.Waiting::name)
                .doesNotContain("letter.pdf");
    }

    /** A case about which HR has a question to whoever raised it. */
    private String asked(String account) {
        var number = intake.open(
                        new OpenTicket(
                                "hr-case", "My contract", "A question", null, null, "PORTAL", Map.of("topic", "pay")),
                        viewers.of(account))
                .number();
        step(number, "accept", Map.of("topic", "pay"));
        step(number, "ask", Map.of("question", "In which month?"));
        return number;
    }

    private void step(String number, String outcome, Map<String, Object> values) {
        var task = queries.tasksOf(number, viewers.of("hr")).get(0);
        tasks.complete(task.id(), outcome, values, null, viewers.of("hr"));
    }

    @Test
    void amountsShowTheirCurrencyAndTheFieldSpeaksGerman() {
        signIn("requester", Locale.GERMAN);
        go("portal/report/finance-purchase");
        assertThat(text(offers())).contains("Angebote", "Arten:");
        assertThat(_find(BigDecimalField.class))
                .anyMatch(field -> field.getSuffixComponent() != null
                        && field.getSuffixComponent().getElement().getText().equals("EUR"));
        assertThat(_get(offers(), Upload.class).getMaxFiles()).isGreaterThanOrEqualTo(0);
    }
}
