package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.CalendarDefinition;
import org.praxisitsm.sla.CalendarVersion;
import org.praxisitsm.sla.LocalWindow;
import org.praxisitsm.ui.components.DateFields;
import org.praxisitsm.ui.components.ServiceWords;

/** The few questions around a calendar: its name and zone, saving it, its versions. */
final class CalendarDialogs {

    private CalendarDialogs() {}

    /** Asks since when the new version counts, and why there is one. */
    static class Save extends AdminDialog {

        private final DateTimePicker from = DateFields.time();
        private final TextArea comment = new TextArea();

        Save(int version, ZoneId zone, BiConsumer<@Nullable Instant, String> save) {
            super("");
            setHeaderTitle(getTranslation("calendar.save", version));
            from.setLabel(getTranslation("calendar.save.from"));
            from.setHelperText(getTranslation("calendar.save.from.hint", zone.getId()));
            comment.setLabel(getTranslation("calendar.save.comment"));
            comment.setMaxLength(1_000);
            fields(new Paragraph(getTranslation("calendar.save.hint")), from, comment);
            primary(getTranslation("calendar.save.do"), () -> {
                try {
                    var local = from.getValue();
                    save.accept(local == null ? null : local.atZone(zone).toInstant(), comment.getValue());
                    return true;
                } catch (Refusal refusal) {
                    refuse(ServiceWords.of(refusal));
                    return false;
                }
            });
        }
    }

    /** Names a new calendar, or a copy. */
    static class Create extends AdminDialog {

        private final TextField name = new TextField();
        private final TextField key = new TextField();
        private final ComboBox<String> zone = zones();

        Create(CalendarDefinition like, Consumer<CalendarDefinition> then) {
            super("");
            setHeaderTitle(getTranslation("calendar.new"));
            name.setLabel(getTranslation("calendar.name"));
            key.setLabel(getTranslation("calendar.key"));
            key.setHelperText(getTranslation("calendar.key.hint"));
            zone.setLabel(getTranslation("calendar.zone"));
            zone.setValue(like.zone().getId());
            fields(name, key, zone);
            primary(getTranslation("calendar.new.do"), () -> {
                try {
                    then.accept(new CalendarDefinition(
                            key.getValue().strip(),
                            name.getValue().strip(),
                            ZoneId.of(zone.getValue() == null ? like.zone().getId() : zone.getValue()),
                            like.hours(),
                            like.holidays(),
                            like.rules(),
                            like.exceptions()));
                    return true;
                } catch (Refusal refusal) {
                    refuse(ServiceWords.of(refusal));
                    return false;
                }
            });
        }
    }

    /** Changes name and zone. */
    static class Rename extends AdminDialog {

        Rename(CalendarEditing editing) {
            super("");
            var definition = editing.draft().definition();
            setHeaderTitle(getTranslation("calendar.rename"));
            var name = new TextField(getTranslation("calendar.name"));
            name.setValue(definition.name());
            var zone = zones();
            zone.setLabel(getTranslation("calendar.zone"));
            zone.setValue(definition.zone().getId());
            fields(name, zone);
            primary(
                    getTranslation("calendar.apply"),
                    () -> editing.change(
                            () -> editing.draft()
                                    .rename(
                                            name.getValue().strip(),
                                            zone.getValue() == null ? definition.zone() : ZoneId.of(zone.getValue())),
                            problem));
        }
    }

    /** Every version with its date and author; one may be looked at. */
    static class Versions extends Dialog {

        Versions(List<CalendarVersion> versions, UnaryOperator<String> nameOf, Consumer<CalendarVersion> look) {
            setHeaderTitle(getTranslation("calendar.versions"));
            setWidth("760px");
            var grid = new Grid<CalendarVersion>();
            grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
            grid.addColumn(CalendarVersion::version)
                    .setHeader(getTranslation("calendar.version"))
                    .setFlexGrow(0)
                    .setRowHeader(true);
            grid.addColumn(LitRenderer.<CalendarVersion>of("<px-time at=${item.at} mode='exact'></px-time>")
                            .withProperty(
                                    "at", version -> version.effectiveFrom().toString()))
                    .setHeader(getTranslation("calendar.since"));
            grid.addColumn(version -> nameOf.apply(version.publishedBy())).setHeader(getTranslation("calendar.by"));
            grid.addColumn(version -> version.comment() == null ? "" : version.comment())
                    .setHeader(getTranslation("calendar.save.comment"))
                    .setFlexGrow(2);
            grid.setItems(versions);
            grid.setAllRowsVisible(true);
            grid.addItemClickListener(event -> {
                close();
                look.accept(event.getItem());
            });
            add(grid);
        }
    }

    /** What a new calendar starts from. */
    static CalendarDefinition office(String name, ZoneId zone) {
        var week = Arrays.stream(DayOfWeek.values())
                .limit(5)
                .collect(Collectors.toMap(day -> day, day -> List.of(new LocalWindow(8 * 60, 17 * 60))));
        return CalendarDefinition.weekly("new", name, zone, week);
    }

    private static ComboBox<String> zones() {
        var zone = new ComboBox<String>();
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        return zone;
    }
}
