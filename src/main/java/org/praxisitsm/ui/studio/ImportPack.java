package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.List;
import java.util.regex.Pattern;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.UnreadablePack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Uploads;
import org.praxisitsm.ui.shell.Going;

/** Takes a zip as a draft; what cannot even be kept is refused with what is wrong about it. */
class ImportPack extends Dialog {

    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final int MOST_SHOWN = 100;
    private static final Pattern DESCRIPTOR = Pattern.compile("processes/([a-z0-9-]{2,40})/practice\\.yaml");

    private final transient VersionDesk desk;
    private final String practice;
    private final Div problems = new Div();
    private final Upload upload;

    /** @param practice that it has to be, or empty for whatever the zip holds */
    ImportPack(VersionDesk desk, String practice) {
        this.desk = desk;
        this.practice = practice;
        setHeaderTitle(getTranslation("import.title"));
        setWidth("560px");
        upload = new Upload(UploadHandler.inMemory((meta, bytes) -> take(bytes)));
        upload.setAcceptedFileTypes(".zip", "application/zip");
        upload.setMaxFileSize(MAX_BYTES);
        upload.setI18n(Uploads.words(upload, 1, MAX_BYTES));
        upload.setMaxFiles(1);
        upload.setUploadButton(new Button(getTranslation("import.choose")));
        upload.addFileRejectedListener(event -> {
            problems.removeAll();
            refuse(event.getErrorMessage());
        });
        problems.addClassName("px-import-findings");
        problems.getElement().setAttribute("role", "alert");
        problems.setVisible(false);
        add(new Paragraph(getTranslation(practice.isEmpty() ? "import.hint.new" : "import.hint")), upload, problems);
        getFooter().add(new Button(getTranslation("studio.cancel"), click -> close()));
    }

    /** Kept for tests to call as the upload does. */
    final void take(byte[] zip) {
        // What is refused does not stand in the way of the next one.
        upload.clearFileList();
        problems.removeAll();
        problems.setVisible(false);
        try {
            var key = practice.isEmpty() ? keyIn(zip) : practice;
            desk.drafts().upload(key, zip, desk.viewer());
            close();
            Going.to(UI.getCurrent(), "studio/" + key);
        } catch (UnreadablePack unreadable) {
            refuse(unreadable.findings());
        } catch (Refusal refused) {
            Failures.note(refused);
            refuse(ServiceWords.of(refused));
        }
    }

    private String keyIn(byte[] zip) {
        return PackFiles.fromZip(zip).paths().stream()
                .map(DESCRIPTOR::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("zip", getTranslation("import.no-practice")));
    }

    private void refuse(List<Finding> findings) {
        findings.stream()
                .limit(MOST_SHOWN)
                .forEach(finding ->
                        line((finding.file().isEmpty() ? "" : finding.file() + ": ") + ServiceWords.of(finding)));
        problems.setVisible(true);
    }

    private void refuse(String message) {
        line(message);
        problems.setVisible(true);
    }

    private void line(String text) {
        var line = new Div(new PxIcon("warning"), new Span(" " + ServiceWords.here(text)));
        problems.add(line);
    }
}
