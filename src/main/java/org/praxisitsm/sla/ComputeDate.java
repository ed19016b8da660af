package org.praxisitsm.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Computes the instant a timer waits for: so much elapsed time, service time or working days from now, or from a date. */
@Component
class ComputeDate implements ServiceAction {

    private static final String USUAL_CALENDAR = "service-hours";

    private final Calendars calendars;
    private final Clock clock;

    ComputeDate(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "computeDate",
                "Compute date",
                "The instant that lies so much elapsed time, service time or so many working days ahead, or before a date.",
                List.of(
                        new Input("amount", ValueType.NUMBER, true, "How many"),
                        new Input(
                                "unit",
                                ValueType.TEXT,
                                true,
                                "days, hours or minutes of elapsed time; businessDays; serviceHours"),
                        new Input(
                                "calendar",
                                ValueType.TEXT,
                                false,
                                "Key of the calendar for working days and service hours; service-hours where left"
                                        + " out"),
                        new Input(
                                "from",
                                ValueType.INSTANT,
                                false,
                                "From when it is counted; now where left out. Days, hours and minutes below zero lie"
                                        + " before it")),
                List.of(new Output("date", ValueType.INSTANT, "For a timer")),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var amount = ((Number) inputs.get("amount")).longValue();
        var now = inputs.get("from") instanceof Instant from ? from : clock.instant();
        var date =
                switch (inputs.get("unit").toString()) {
                    case "days" -> now.plus(amount, ChronoUnit.DAYS);
                    case "hours" -> now.plus(amount, ChronoUnit.HOURS);
                    case "minutes" -> now.plus(amount, ChronoUnit.MINUTES);
                    case "businessDays" ->
                        calendar(inputs, now).deadlineInBusinessDays(now, Math.toIntExact(amount), false, List.of());
                    case "serviceHours" -> calendar(inputs, now).deadline(now, Duration.ofHours(amount));
                    default ->
                        throw new IllegalArgumentException(
                                "unit is days, hours, minutes, businessDays or serviceHours, not "
                                        + inputs.get("unit"));
                };
        return Map.of("date", date);
    }

    private ServiceCalendar calendar(Map<String, Object> inputs, Instant now) {
        var key = Objects.toString(inputs.get("calendar"), USUAL_CALENDAR);
        return calendars.effective(key, now).calendar();
    }

    /** Timers of a rehearsal are fired by hand: no calendar is read, a working day lasts as long as any. */
    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        var amount = ((Number) inputs.get("amount")).longValue();
        var from = inputs.get("from") instanceof Instant given ? given : clock.instant();
        return switch (inputs.get("unit").toString()) {
            case "businessDays" -> Map.of("date", from.plus(amount, ChronoUnit.DAYS));
            case "serviceHours" -> Map.of("date", from.plus(amount, ChronoUnit.HOURS));
            default -> run(context, inputs);
        };
    }
}
