package org.praxisitsm.ui.change;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.receivers.MemoryBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.change.ChangeWindows.NewWindow;
import org.praxisitsm.change.WindowKind;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Toast;

/** Reads a calendar file, shows what its events would become, and keeps them when somebody says so. */
class WindowImportDialog extends Dialog {

    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final int SHOWN = 12;

    private transient List<NewWindow> found = List.of();
    private final Div report = new Div();
    private final Button keep;

    WindowImportDialog(ChangeWindows windows, Viewer viewer, ZoneId zone, Runnable then) {
        setHeaderTitle(getTranslation("changes.windows.import.title"));
        setWidth("520px");
        var kind = new Select<WindowKind>();
        kind.setLabel(getTranslation("changes.windows.kind"));
        kind.setItems(WindowKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("changes.windows.kind." + one.name()));
        kind.setValue(WindowKind.MAINTENANCE);
        var buffer = new MemoryBuffer();
        var upload = new Upload(buffer);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MAX_BYTES);
        upload.setAcceptedFileTypes(".ics", "text/calendar");
        keep = new Button("", click -> {
            var done = Failures.attempt(() -> {
                var kept = windows.load(found, viewer);
                Toast.done(getTranslation("changes.windows.imported", kept.size()));
            });
            if (done) {
                close();
                then.run();
            }
        });
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        keep.setVisible(false);
        upload.addSucceededListener(event -> Failures.attempt(() -> {
            try (var in = buffer.getInputStream()) {
                var named = zone.getId().contains("/") ? zone.getId() : "Europe/Lisbon";
                var read = windows.preview(in.readAllBytes(), kind.getValue(), viewer.unit(), named, viewer);
                show(read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
        report.getElement().setAttribute("aria-live", "polite");
        add(kind, upload, report);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), keep);
    }

    private void show(List<ChangeWindows.Read> read) {
        found = read.stream()
                .map(ChangeWindows.Read::window)
                .filter(Objects::nonNull)
                .toList();
        report.removeAll();
        report.add(new Div(getTranslation("changes.windows.import.found", found.size(), read.size())));
        read.stream().limit(SHOWN).forEach(one -> {
            var window = one.window();
            var line = new Div(
                    window == null
                            ? getTranslation("changes.windows.import.refused", one.line(), one.name(), one.refused())
                            : one.name() + ", " + window.starts()
                                    + (window.rule() == null ? "" : ", " + window.rule()));
            line.addClassName("px-faint");
            report.add(line);
        });
        keep.setText(getTranslation("changes.windows.import.now", found.size()));
        keep.setVisible(!found.isEmpty());
    }
}
