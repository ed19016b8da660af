package org.praxisitsm.ui.change;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The calendar itself: draws what it is given in wall time, and says what was chosen, opened or dragged. */
@Tag("px-change-calendar")
@JsModule("./change/px-change-calendar.ts")
class ChangeCalendar extends Component {

    record Box(String id, String kind, String name, String from, String to) {}

    record Entry(
            String number,
            String subject,
            String line,
            String from,
            String to,
            String look,
            String mark,
            boolean movable,
            String label) {}

    record Shown(
            String view,
            List<String> days,
            int month,
            String now,
            String selected,
            List<Box> windows,
            List<Entry> changes,
            List<String> names,
            Map<String, String> texts) {}

    ChangeCalendar(
            Consumer<String> chosen,
            Consumer<String> opened,
            BiConsumer<String, LocalDateTime> moved,
            Consumer<String> day) {
        var number = "event.detail.number";
        getElement()
                .addEventListener(
                        "change-chosen",
                        event -> chosen.accept(event.getEventData().getString(number)))
                .addEventData(number);
        getElement()
                .addEventListener(
                        "change-opened",
                        event -> opened.accept(event.getEventData().getString(number)))
                .addEventData(number);
        getElement()
                .addEventListener(
                        "change-moved",
                        event -> moved.accept(
                                event.getEventData().getString(number),
                                LocalDateTime.parse(event.getEventData().getString("event.detail.from"))))
                .addEventData(number)
                .addEventData("event.detail.from");
        getElement()
                .addEventListener(
                        "day-chosen", event -> day.accept(event.getEventData().getString("event.detail.day")))
                .addEventData("event.detail.day");
    }

    void show(Shown shown) {
        getElement().setPropertyBean("data", shown);
    }
}
