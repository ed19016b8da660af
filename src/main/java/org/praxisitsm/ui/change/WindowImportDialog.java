package org.praxisitsm.ui.change;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.change.ChangeWindows.NewWindow;
import org.praxisitsm.change.WindowKind;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.components.Uploads;
import org.praxisitsm.ui.components.Zones;

/** Reads a calendar file, shows what its events would become, and keeps them when somebody says so. */
class WindowImportDialog extends Dialog {

    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final int SHOWN = 12;

    private final transient ChangeWindows windows;
    private final transient Viewer viewer;
    private final ZoneId zone;
    private transient List<NewWindow> found = List.of();
    private transient byte @Nullable [] file;
    private final Select<WindowKind> kind = new Select<>();
    private final Div problem = new Div();
    private final Div report = new Div();
    private final Button keep;

    WindowImportDialog(ChangeWindows windows, Viewer viewer, ZoneId zone, Runnable then) {
        this.windows = windows;
        this.viewer = viewer;
        this.zone = zone;
        setHeaderTitle(getTranslation("changes.windows.import.title"));
        setWidth("560px");
        kind.setLabel(getTranslation("changes.windows.kind"));
        kind.setItems(WindowKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("changes.windows.kind." + one.name()));
        kind.setValue(WindowKind.MAINTENANCE);
        kind.addValueChangeListener(change -> read());
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
        var upload = Uploads.inMemory(
                getTranslation("changes.windows.import.file"),
                1,
                MAX_BYTES,
                (name, bytes) -> {
                    file = bytes;
                    read();
                },
                this::refuse,
                ".ics",
                "text/calendar");
        problem.addClassNames("px-ban", "err");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        report.getElement().setAttribute("aria-live", "polite");
        report.addClassName("px-windows-read");
        add(kind, upload, problem, report);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), keep);
    }

    private void refuse(@Nullable String why) {
        found = List.of();
        report.removeAll();
        keep.setVisible(false);
        problem.setText(why);
        problem.setVisible(true);
    }

    private void read() {
        if (file == null) {
            return;
        }
        problem.setVisible(false);
        try {
            show(windows.preview(file, kind.getValue(), viewer.unit(), Zones.named(zone), viewer));
        } catch (Refusal refusal) {
            Failures.note(refusal);
            refuse(ServiceWords.here(refusal.getMessage()));
        }
    }

    private void show(List<ChangeWindows.Read> read) {
        found = read.stream()
                .map(ChangeWindows.Read::window)
                .filter(Objects::nonNull)
                .toList();
        report.removeAll();
        report.add(new Div(getTranslation("changes.windows.import.found", found.size(), read.size())));
        read.stream().limit(SHOWN).forEach(one -> report.add(line(one)));
        if (read.size() > SHOWN) {
            report.add(faint(getTranslation("changes.windows.import.more", read.size() - SHOWN)));
        }
        keep.setText(getTranslation("changes.windows.import.now", found.size()));
        keep.setVisible(!found.isEmpty());
    }

    private Component line(ChangeWindows.Read one) {
        var window = one.window();
        if (window == null) {
            var refused = faint(getTranslation(
                    "changes.windows.import.refused", one.line(), one.name(), ServiceWords.here(one.refused())));
            refused.addClassName("px-windows-refused");
            return refused;
        }
        var format = DateWords.like("EEE d MMM yyyy, HH:mm", getLocale());
        var line = new Div(
                new Span(one.name()),
                faint(times(window, format)
                        + (window.rule() == null
                                ? ""
                                : " · "
                                        + new RuleWords((key, arguments) -> getTranslation(key, arguments), getLocale())
                                                .of(window.rule()))));
        line.addClassName("px-windows-line");
        return line;
    }

    private String times(NewWindow window, DateTimeFormatter format) {
        return window.starts() == null || window.ends() == null
                ? ""
                : getTranslation("changes.span", format.format(window.starts()), format.format(window.ends()));
    }

    private static Div faint(String text) {
        var faint = new Div(text);
        faint.addClassName("px-faint");
        return faint;
    }
}
