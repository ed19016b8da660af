package org.praxisitsm.ticket.actions;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ServiceAction;
import org.springframework.stereotype.Component;

/** Computes the instant a timer waits for: so much elapsed time from now. */
@Component
class ComputeDate implements ServiceAction {

    private final Clock clock;

    ComputeDate(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Signature signature() {
        return new Signature(
                "computeDate",
                "Compute date",
                "The instant that lies so much elapsed time ahead.",
                List.of(
                        new Input("amount", ValueType.NUMBER, true, "How many"),
                        new Input("unit", ValueType.TEXT, true, "days, hours or minutes")),
                List.of(new Output("date", ValueType.INSTANT, "For a timer")),
                List.of());
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
        var unit =
                switch (inputs.get("unit").toString()) {
                    case "days" -> ChronoUnit.DAYS;
                    case "hours" -> ChronoUnit.HOURS;
                    case "minutes" -> ChronoUnit.MINUTES;
                    default ->
                        throw new IllegalArgumentException("unit is days, hours or minutes, not " + inputs.get("unit"));
                };
        var amount = ((Number) inputs.get("amount")).longValue();
        return Map.of("date", clock.instant().plus(Duration.of(amount, unit)));
    }

    @Override
    public Map<String, Object> rehearse(ActionContext context, Map<String, Object> inputs) {
        return run(context, inputs);
    }
}
