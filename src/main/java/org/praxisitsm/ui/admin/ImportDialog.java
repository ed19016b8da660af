package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.Holiday;
import org.praxisitsm.sla.HolidayFile;
import org.praxisitsm.sla.HolidayImport;
import org.praxisitsm.sla.HolidayImports;
import org.praxisitsm.ui.components.Uploads;

/** Reads a file with holidays, shows what it would add and what it refuses, and takes it over into the draft. */
class ImportDialog extends AdminDialog {

    private static final int MOST_SHOWN = 200;

    private final transient CalendarEditing editing;
    private final transient HolidayImports imports;
    private final Div preview = new Div();
    private final Button take;
    private transient @Nullable HolidayFile file;

    ImportDialog(CalendarEditing editing, HolidayImports imports) {
        super("");
        this.editing = editing;
        this.imports = imports;
        setHeaderTitle(getTranslation("calendar.import"));
        setWidth("620px");
        var upload = new Upload(UploadHandler.inMemory((meta, bytes) -> read(meta.fileName(), bytes)));
        upload.setAcceptedFileTypes(".ics", ".json", "text/calendar", "application/json");
        upload.setMaxFileSize(HolidayFile.MAX_BYTES);
        upload.setI18n(Uploads.words(upload, 1, HolidayFile.MAX_BYTES));
        upload.setUploadButton(new Button(getTranslation("calendar.import.choose")));
        preview.addClassName("px-import-preview");
        preview.getElement().setAttribute("role", "status");
        fields(new Span(getTranslation("calendar.import.hint")), upload, preview);
        take = primary(getTranslation("calendar.import.take"), this::take);
        take.setEnabled(false);
    }

    /** Shows what the file would do; kept for tests to call as the upload does. */
    final void read(String fileName, byte[] bytes) {
        var json = fileName.toLowerCase(Locale.ROOT).endsWith(".json");
        var read = new HolidayFile(json ? HolidayFile.Format.JSON : HolidayFile.Format.ICALENDAR, bytes);
        preview.removeAll();
        problem.setVisible(false);
        take.setEnabled(false);
        try {
            var draft = editing.draft();
            var report = imports.preview(draft.definition(), draft.version(), read);
            show(report);
            take.setEnabled(report.changesSomething());
            file = read;
        } catch (Refusal refusal) {
            file = null;
            refuse(refusal.getMessage());
        }
    }

    private boolean take() {
        var read = file;
        return read != null
                && editing.change(
                        () -> editing.draft()
                                .replace(imports.merge(editing.draft().definition(), read)),
                        problem);
    }

    private void show(HolidayImport report) {
        section("calendar.import.added", report.added().size(), names(report.added()));
        section("calendar.import.removed", report.removed().size(), names(report.removed()));
        section("calendar.import.unchanged", report.unchanged(), List.of());
        section(
                "calendar.import.refused",
                report.refused().size(),
                report.refused().stream()
                        .limit(MOST_SHOWN)
                        .map(one -> getTranslation("calendar.import.line", one.line(), one.what(), one.reason()))
                        .toList());
    }

    private List<String> names(List<Holiday> days) {
        return days.stream()
                .limit(MOST_SHOWN)
                .map(day -> Spans.longDay(day.date(), getLocale()) + " "
                        + day.date().getYear() + " · " + day.name())
                .toList();
    }

    private void section(String key, int count, List<String> lines) {
        if (count == 0 && !key.endsWith("added")) {
            return;
        }
        preview.add(new H3(getTranslation(key, count)));
        lines.forEach(line -> preview.add(new Div(line)));
        if (count > lines.size() && !lines.isEmpty()) {
            preview.add(new Div(getTranslation("calendar.import.more", count - lines.size())));
        }
    }
}
