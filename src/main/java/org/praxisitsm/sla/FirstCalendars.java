package org.praxisitsm.sla;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.PackInstallation;
import org.praxisitsm.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Puts the two calendars in place that shipped agreements name, before the packs are taken up: {@code always}, and
 * {@code service-hours}, Monday to Friday from 8 to 18. Whoever is there already is left alone, so that an edit stays.
 */
@Component
class FirstCalendars implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FirstCalendars.class);

    private final Calendars calendars;
    private final ZoneId zone;
    private volatile boolean running;

    FirstCalendars(Calendars calendars, @Value("${praxis.sla.zone:Europe/Lisbon}") ZoneId zone) {
        this.calendars = calendars;
        this.zone = zone;
    }

    @Override
    public void start() {
        put(CalendarDefinition.always("always", "Always", zone));
        var week = new EnumMap<DayOfWeek, List<LocalWindow>>(DayOfWeek.class);
        for (var day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(new LocalWindow(8 * 60, 18 * 60)));
        }
        put(CalendarDefinition.weekly("service-hours", "Service hours", zone, week));
        running = true;
    }

    private void put(CalendarDefinition calendar) {
        if (calendars.find(calendar.key()).isPresent()) {
            return;
        }
        try {
            calendars.publish(new PublishCalendar(calendar, 0, null, "Shipped with Praxis"), Viewer.system("sla"));
        } catch (Refusal quicker) {
            LOG.info("The calendar {} is there already: {}", calendar.key(), quicker.getMessage());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PackInstallation.PHASE - 1;
    }
}
