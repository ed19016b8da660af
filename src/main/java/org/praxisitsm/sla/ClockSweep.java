package org.praxisitsm.sla;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.praxisitsm.shared.Rhythm;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Finds clocks that are due, on any number of nodes, and has them dealt with ticket by ticket. */
@Component
@EnableConfigurationProperties(SweepSettings.class)
class ClockSweep extends Rhythm {

    private final ClockClaims claims;
    private final ThresholdPassing passing;
    private final SweepSettings settings;
    private final Clock clock;
    private final AtomicBoolean stopping = new AtomicBoolean();

    ClockSweep(ClockClaims claims, ThresholdPassing passing, SweepSettings settings, Clock clock) {
        super("clock-sweep", settings.pause());
        this.claims = claims;
        this.passing = passing;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (settings.enabled()) {
            stopping.set(false);
            super.start();
        }
    }

    @Override
    public synchronized void stop() {
        stopping.set(true);
        super.stop();
    }

    @Override
    protected void round() {
        if (sweepOnce() == 0) {
            return;
        }
        // More than one batch is due: all threads at once, until nothing is left.
        var threads = Executors.newFixedThreadPool(settings.threads());
        try {
            var work = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < settings.threads(); i++) {
                work.add(this::sweepAll);
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private int sweepAll() {
        var all = 0;
        for (var some = sweepOnce(); some > 0 && !stopping.get(); some = sweepOnce()) {
            all += some;
        }
        return all;
    }

    /** @return how many tickets were claimed */
    int sweepOnce() {
        var tickets = List.copyOf(claims.claim(clock.instant(), settings.batch(), settings.lease()));
        for (var from = 0; from < tickets.size(); from += settings.together()) {
            handle(tickets.subList(from, Math.min(from + settings.together(), tickets.size())));
        }
        return tickets.size();
    }

    /** Several in one transaction; where one of them fails, each by itself, so that only that one waits. */
    private void handle(List<Long> tickets) {
        try {
            passing.handle(tickets);
        } catch (RuntimeException failed) {
            if (tickets.size() > 1) {
                log.debug("{} tickets are dealt with one by one after a failure", tickets.size(), failed);
                tickets.forEach(ticket -> handle(List.of(ticket)));
                return;
            }
            var ticket = tickets.get(0);
            log.warn("The clocks of the ticket with id {} wait after a failure: {}", ticket, failed.toString());
            log.debug("The clocks of the ticket with id {} failed", ticket, failed);
            claims.putBack(ticket, clock.instant());
        }
    }
}
