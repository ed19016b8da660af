package org.praxisitsm.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.rules.TableFailure;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What went wrong in the background, of all practices: for the administrator, who looks for one cause behind many tickets. */
@Service
@Transactional
public class FailedJobs {

    /**
     * @param number of the ticket, empty where there is none
     * @param practice key, empty where there is no ticket
     * @param cause first line of what went wrong, or an empty text
     * @param retries how often it is still tried by itself; 0: it waits for somebody
     * @param nextAt when it is tried next, or null
     */
    public record Failed(
            String id,
            String number,
            String practice,
            String activity,
            String step,
            String cause,
            int retries,
            Instant since,
            @Nullable Instant nextAt) {}

    /**
     * Jobs that failed of the same: numbers of tickets and the like are left out of the comparison.
     *
     * @param key to ask for them; @param cause as one of them has it
     * @param waiting how many of them are not tried by themselves any more
     * @param more whether there are others that were not counted any more
     */
    public record Cause(
            String key, String cause, List<String> steps, int count, int waiting, Instant since, boolean more) {}

    /** So many are read to find what they have in common. */
    private static final int MOST = 5_000;

    private static final int CHUNK = 500;
    private static final int LONGEST_CAUSE = 300;

    private static final String COLUMNS = "select j.ID_, j.CREATE_TIME_, j.RETRIES_, j.EXCEPTION_MSG_, j.DUEDATE_,"
            + " j.PROCESS_DEF_ID_, d.ACT_ID_, e.BUSINESS_KEY_ from ACT_RU_JOB j left join ACT_RU_JOBDEF d on d.ID_ ="
            + " j.JOB_DEF_ID_ left join ACT_RU_EXECUTION e on e.ID_ = j.PROCESS_INSTANCE_ID_ where"
            + " j.EXCEPTION_STACK_ID_ is not null";

    private final JdbcClient jdbc;
    private final ManagementService management;
    private final RepositoryService repository;
    private final TicketProgress progress;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FailedJobs(
            JdbcClient jdbc,
            @Lazy ManagementService management,
            @Lazy RepositoryService repository,
            TicketProgress progress,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.management = management;
        this.repository = repository;
        this.progress = progress;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param practice only of its tickets, or null; @param cause key of one, or null; @param cursor of the page before, or null
     * @return newest first
     * @throws Refusal forbidden unless administrator, invalid for a cursor that is not ours
     */
    public Page<Failed> list(
            @Nullable String practice, @Nullable String cause, int limit, @Nullable String cursor, Viewer by) {
        refuseUnlessAdministrator(by);
        var found = new ArrayList<Failed>();
        var place = Place.of(cursor);
        while (true) {
            var rows = read(place, CHUNK);
            for (var row : rows) {
                if (isMeant(row, practice, cause)) {
                    if (found.size() == limit) {
                        return new Page<>(found, place == null ? null : place.written());
                    }
                    found.add(row);
                }
                place = new Place(row.since(), row.id());
            }
            if (rows.size() < CHUNK) {
                return new Page<>(found, null);
            }
        }
    }

    private static boolean isMeant(Failed row, @Nullable String practice, @Nullable String cause) {
        return (practice == null || practice.equals(row.practice()))
                && (cause == null || cause.equals(key(row.cause())));
    }

    /** @return those that most jobs failed of first */
    public List<Cause> causes(Viewer by) {
        refuseUnlessAdministrator(by);
        var found = new LinkedHashMap<String, List<Failed>>();
        var count = 0;
        Place place = null;
        while (count < MOST) {
            var rows = read(place, CHUNK);
            for (var row : rows) {
                found.computeIfAbsent(key(row.cause()), key -> new ArrayList<>())
                        .add(row);
                place = new Place(row.since(), row.id());
            }
            count += rows.size();
            if (rows.size() < CHUNK) {
                break;
            }
        }
        var more = count >= MOST;
        return found.entrySet().stream()
                .map(one -> cause(one.getKey(), one.getValue(), more))
                .sorted(Comparator.comparingInt(Cause::count).reversed())
                .toList();
    }

    private static Cause cause(String key, List<Failed> jobs, boolean more) {
        return new Cause(
                key,
                jobs.get(0).cause(),
                jobs.stream().map(Failed::step).distinct().limit(5).toList(),
                jobs.size(),
                (int) jobs.stream().filter(job -> job.retries() == 0).count(),
                jobs.stream().map(Failed::since).min(Comparator.naturalOrder()).orElseThrow(),
                more);
    }

    /** Two causes that differ only in numbers, identifiers and what is quoted are one. */
    static String key(String cause) {
        return cause.replaceAll("'[^']*'", "'…'")
                .replaceAll("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}", "#")
                .replaceAll("[A-Z]*\\d+", "#");
    }

    /** Tries it once more, at once. @throws Refusal not found where it is no failed job */
    public Failed retry(String id, Viewer by) {
        refuseUnlessAdministrator(by);
        var job = jdbc.sql(COLUMNS + " and j.ID_ = :id")
                .param("id", id)
                .query(this::failed)
                .optional()
                .orElseThrow(() -> Refusal.notFound("There is no failed job " + MigrationPlans.shortened(id) + "."));
        again(job.id(), job.number(), job.step(), job.cause(), by);
        return job;
    }

    /** Tries all that failed of the same once more, at once. @return how many */
    public int retryCause(String cause, Viewer by) {
        refuseUnlessAdministrator(by);
        var count = 0;
        @Nullable String cursor = null;
        do {
            var page = list(null, cause, CHUNK, cursor, by);
            page.items().forEach(job -> again(job.id(), job.number(), job.step(), job.cause(), by));
            count += page.items().size();
            cursor = page.next();
        } while (cursor != null);
        return count;
    }

    void again(String id, String number, String step, String cause, Viewer by) {
        management.setJobRetries(id, 1);
        management.setJobDuedate(id, Date.from(clock.instant()));
        var what = Map.of("step", step, "cause", cause);
        events.publishEvent(
                number.isEmpty()
                        ? Act.on(by.account(), "job.retried", "job", id, what)
                        : Act.onTicket(by.account(), "job.retried", number, Map.of(), what)
                                .hidden());
    }

    private List<Failed> read(@Nullable Place behind, int limit) {
        var query = jdbc.sql(COLUMNS
                        + (behind == null ? "" : " and (j.CREATE_TIME_ < :at or j.CREATE_TIME_ = :at and j.ID_ < :id)")
                        + " order by j.CREATE_TIME_ desc, j.ID_ desc limit :limit")
                .param("limit", limit);
        return (behind == null
                        ? query
                        : query.param("at", Timestamp.from(behind.at())).param("id", behind.id()))
                .query(this::failed)
                .list();
    }

    private Failed failed(ResultSet row, int i) throws SQLException {
        var number = Objects.requireNonNullElse(row.getString("BUSINESS_KEY_"), "");
        var activity = Objects.requireNonNullElse(row.getString("ACT_ID_"), "");
        var definition = row.getString("PROCESS_DEF_ID_");
        var retries = row.getInt("RETRIES_");
        var due = row.getTimestamp("DUEDATE_");
        return new Failed(
                row.getString("ID_"),
                number,
                number.isEmpty() ? "" : practice(number),
                activity,
                definition == null ? activity : TicketMove.name(repository.getBpmnModelInstance(definition), activity),
                firstLine(row.getString("EXCEPTION_MSG_")),
                retries,
                row.getTimestamp("CREATE_TIME_").toInstant(),
                retries == 0 || due == null ? null : due.toInstant());
    }

    private String practice(String number) {
        return progress.idOf(number).map(id -> progress.pack(id).pack().key()).orElse("");
    }

    static String firstLine(@Nullable String text) {
        var line = text == null
                ? ""
                : TableFailure.inWords(text).lines().findFirst().orElse("");
        return line.length() > LONGEST_CAUSE ? line.substring(0, LONGEST_CAUSE) + "..." : line;
    }

    private static void refuseUnlessAdministrator(Viewer by) {
        if (!by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("Only an administrator looks after the background of all practices.");
        }
    }

    /** After which row the next page begins. */
    private record Place(Instant at, String id) {

        static @Nullable Place of(@Nullable String cursor) {
            if (cursor == null) {
                return null;
            }
            var parts = cursor.split(":", 2);
            if (parts.length != 2 || !parts[0].matches("\\d{1,15}")) {
                throw Refusal.invalid("cursor", "Is none that this list gave.");
            }
            return new Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
        }

        String written() {
            return at.toEpochMilli() + ":" + id;
        }
    }
}
