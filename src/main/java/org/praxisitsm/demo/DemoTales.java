package org.praxisitsm.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.ShiftableClock;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the few tales of {@code demo/tales.yaml}: tickets of practices that the history does not speak of, played through the
 * services that people use. A practice that has a ticket already is left alone.
 */
@Component
@Profile("demo")
class DemoTales {

    private static final Logger log = LoggerFactory.getLogger(DemoTales.class);
    private static final String FILE = "demo/tales.yaml";

    /** @param hoursAgo when it is opened */
    record Told(
            String practice,
            String by,
            long hoursAgo,
            String subject,
            @Nullable String description,
            @Nullable Map<String, Object> fields,
            @Nullable List<Done> steps) {}

    /** @param hours how long after the step before; {@code command} instead of {@code task} for a button */
    record Done(
            @Nullable String task,
            @Nullable String command,
            @Nullable String outcome,
            String by,
            long hours,
            @Nullable Map<String, Object> with) {}

    private final Stage stage;
    private final Practices practices;
    private final TransactionTemplate transaction;

    DemoTales(Stage stage, Practices practices, TransactionTemplate transaction) {
        this.stage = stage;
        this.practices = practices;
        this.transaction = transaction;
    }

    void tell() {
        var untold = read().stream()
                .filter(told -> practices.current(told.practice()).isPresent() && !hasTickets(told.practice()))
                .toList();
        var numbers = tell(untold);
        log.info("The tales of the demo are told: {} tickets", numbers.size());
    }

    /** @return numbers of the tickets, in the order of the tales */
    List<String> tell(List<Told> tales) {
        var now = Micros.truncated(stage.clock().instant());
        return tales.stream()
                .map(told -> Objects.requireNonNull(transaction.execute(status -> tell(told, now))))
                .toList();
    }

    static List<Told> read() {
        try (var file = new ClassPathResource(FILE).getInputStream()) {
            return new ObjectMapper(new YAMLFactory()).readValue(file, new TypeReference<>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException(FILE, broken);
        }
    }

    private boolean hasTickets(String practice) {
        var filter = TicketFilter.any().ofPractice(practice);
        return stage.queries().countTickets(filter, 1, Viewer.system("demo")) > 0;
    }

    private String tell(Told told, Instant now) {
        var at = now.minus(Duration.ofHours(told.hoursAgo()));
        var number = at(at, now, () -> open(told));
        for (var step : Objects.requireNonNullElse(told.steps(), List.<Done>of())) {
            at = at.plus(Duration.ofHours(step.hours()));
            at(at, now, () -> play(number, step));
        }
        return number;
    }

    private String open(Told told) {
        var order = new OpenTicket(
                told.practice(),
                told.subject(),
                told.description(),
                null,
                null,
                "DESK",
                Objects.requireNonNullElse(told.fields(), Map.<String, Object>of()));
        return stage.intake().open(order, stage.viewers().of(told.by())).number();
    }

    private String play(String number, Done step) {
        var by = stage.viewers().of(step.by());
        var with = Objects.requireNonNullElse(step.with(), Map.<String, Object>of());
        if (step.command() != null) {
            return stage.commands().send(number, step.command(), with, by).number();
        }
        var task = stage.queries().tasksOf(number, Viewer.system("demo")).stream()
                .filter(open -> open.activity().equals(step.task()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(number + " does not wait at " + step.task()));
        return stage.tasks().complete(task.id(), step.outcome(), with, null, by).number();
    }

    private static <T> T at(Instant at, Instant now, Supplier<T> work) {
        return ShiftableClock.at(at.isAfter(now) ? now : at, work);
    }
}
