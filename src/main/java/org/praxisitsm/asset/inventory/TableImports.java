package org.praxisitsm.asset.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.inventory.Identifier.Kind;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes items of the lines of a table: says first what each line would do, then does it, line by line, in the background. */
@Service
public class TableImports implements DisposableBean {

    /** Most lines that a preview goes through. */
    public static final int PREVIEWED = 500;

    /** The column that says of which class a line is. */
    public static final String CLASS = "class";

    private static final int KEPT_LINES = 1_000;
    private static final int NOTED_EVERY = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    public enum Verdict {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED
    }

    /**
     * @param line of the file
     * @param detail what changes, or why it is refused
     * @param errors of a refused line, by the column of the file that each stands in, as far as it is of one
     */
    public record Line(
            int line,
            Verdict verdict,
            String name,
            @Nullable String number,
            String detail,
            @Nullable List<FieldError> errors) {

        /** Imports that were kept before have none. */
        @Override
        public List<FieldError> errors() {
            return Objects.requireNonNullElse(errors, List.of());
        }
    }

    /** @param lines those that a preview went through, or those that were refused */
    public record Report(int total, int created, int changed, int unchanged, int refused, List<Line> lines) {}

    /** @param state RUNNING, DONE or FAILED */
    public record Progress(
            long id,
            String file,
            String state,
            int done,
            Report report,
            Instant startedAt,
            @Nullable Instant endedAt) {}

    /**
     * What the columns mean.
     *
     * @param ciClass class of lines that do not say theirs
     * @param targets by the name of the column: {@code name}, {@code serial}, ..., {@code attributes.<key>} or {@code class}
     */
    public record Mapping(String ciClass, Map<String, String> targets) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Classes classes;
    private final AssetAccess access;
    private final InventoryIntake intake;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ExecutorService runner = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(20), work -> new Thread(work, "praxis-import"));

    TableImports(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Classes classes,
            AssetAccess access,
            InventoryIntake intake,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.classes = classes;
        this.access = access;
        this.intake = intake;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void destroy() {
        runner.shutdownNow();
    }

    /** @return what a column may mean for a class: fields, then its attributes */
    public List<String> targets(String ciClass) {
        var targets = new ArrayList<String>();
        CiFields.all().stream().filter(field -> !field.equals(CiFields.UNIT)).forEach(targets::add);
        targets.add(CLASS);
        classes.attributesOf(ciClass).forEach(attribute -> targets.add("attributes." + attribute.key()));
        return targets;
    }

    /** @return for each column whose name says it, what it most likely means */
    public Map<String, String> suggest(SheetTable table, String ciClass) {
        return ColumnWords.suggest(table.columns(), targets(ciClass), classes.attributesOf(ciClass));
    }

    /** @return what each of the first lines would do; nothing of it is kept */
    public Report preview(SheetTable table, Mapping mapping, Viewer by) {
        check(table, mapping, by);
        var tally = new Tally(table.lines().size());
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            for (int at = 0; at < Math.min(table.lines().size(), PREVIEWED); at++) {
                tally.add(line(table, mapping, at, by), true);
            }
        });
        return tally.report();
    }

    /** @return the id under which its progress is asked for */
    public long start(String file, SheetTable table, Mapping mapping, Viewer by) {
        check(table, mapping, by);
        long id = Ids.next();
        transaction.executeWithoutResult(status -> {
            jdbc.sql(
                            "insert into ci_import (id, file_name, unit, actor, state, total, done, created, changed, unchanged, refused,"
                                    + " findings, started_at) values (:id, :file, :unit, :actor, 'RUNNING', :total, 0, 0, 0, 0, 0, '[]', :at)")
                    .param("id", id)
                    .param("file", file.length() > 255 ? file.substring(0, 255) : file)
                    .param("unit", by.unit())
                    .param("actor", by.account())
                    .param("total", table.lines().size())
                    .param("at", Micros.of(clock.instant()))
                    .update();
            events.publishEvent(Act.on(
                    by.account(),
                    "asset.import-started",
                    "import",
                    Long.toString(id),
                    Map.of("file", file, "lines", table.lines().size())));
        });
        try {
            runner.execute(() -> run(id, table, mapping, by));
        } catch (RejectedExecutionException full) {
            end(id, "FAILED", new Tally(table.lines().size()), 0);
            throw new Refusal(Refusal.Kind.TOO_MANY, "Too many imports are waiting: come again later", List.of());
        }
        return id;
    }

    private void run(long id, SheetTable table, Mapping mapping, Viewer by) {
        var tally = new Tally(table.lines().size());
        int done = 0;
        try {
            for (int at = 0; at < table.lines().size(); at++) {
                int line = at;
                tally.add(once(table, mapping, line, by), false);
                done++;
                if (done % NOTED_EVERY == 0) {
                    note(id, "RUNNING", tally, done, null);
                }
                if (Thread.currentThread().isInterrupted()) {
                    end(id, "FAILED", tally, done);
                    return;
                }
            }
            end(id, "DONE", tally, done);
        } catch (RuntimeException failed) {
            end(id, "FAILED", tally, done);
        }
    }

    private Line once(SheetTable table, Mapping mapping, int at, Viewer by) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                var line = line(table, mapping, at, by);
                if (line.verdict() == Verdict.REFUSED) {
                    status.setRollbackOnly();
                }
                return line;
            }));
        } catch (DataAccessException | TransactionException busy) {
            return new Line(
                    table.firstLine() + at,
                    Verdict.REFUSED,
                    "",
                    null,
                    "Could not be written: try this line again",
                    List.of());
        }
    }

    private void end(long id, String state, Tally tally, int done) {
        note(id, state, tally, done, clock.instant());
    }

    private void note(long id, String state, Tally tally, int done, @Nullable Instant ended) {
        var report = tally.report();
        transaction.executeWithoutResult(
                status -> jdbc.sql("update ci_import set state = :state, done = :done, created = :created,"
                                + " changed = :changed, unchanged = :unchanged, refused = :refused, findings = :findings, ended_at = :ended"
                                + " where id = :id")
                        .param("state", state)
                        .param("done", done)
                        .param("created", report.created())
                        .param("changed", report.changed())
                        .param("unchanged", report.unchanged())
                        .param("refused", report.refused())
                        .param("findings", written(report.lines()))
                        .param("ended", Micros.of(ended))
                        .param("id", id)
                        .update());
    }

    /** @throws Refusal not found where it is not the caller's own */
    public Progress progress(long id, Viewer by) {
        return jdbc.sql(
                        "select id, file_name, state, done, total, created, changed, unchanged, refused, findings, started_at,"
                                + " ended_at from ci_import where id = :id and actor = :actor")
                .param("id", id)
                .param("actor", by.account())
                .query((row, i) -> new Progress(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        new Report(
                                row.getInt(5),
                                row.getInt(6),
                                row.getInt(7),
                                row.getInt(8),
                                row.getInt(9),
                                read(row.getString(10))),
                        Objects.requireNonNull(Micros.instant(row.getLong(11))),
                        Micros.instant(row.getObject(12, Long.class))))
                .optional()
                .orElseThrow(() -> Refusal.notFound("There is no import " + id + " of yours."));
    }

    private void check(SheetTable table, Mapping mapping, Viewer by) {
        if (!access.mayCreate(by, by.unit())) {
            throw Refusal.forbidden("Assets of " + by.unit() + " are imported by its agents and administrators");
        }
        var errors = new ArrayList<FieldError>();
        var ciClass = classes.find(mapping.ciClass()).orElse(null);
        if (ciClass == null || ciClass.isAbstract()) {
            errors.add(new FieldError("class", "must be a class that has items of its own"));
        }
        mapping.targets().forEach((column, target) -> {
            if (!table.columns().contains(column)) {
                errors.add(new FieldError("columns." + column, "is no column of the table"));
            } else if (ciClass != null && !targets(mapping.ciClass()).contains(target)) {
                errors.add(new FieldError("columns." + column, "cannot mean " + target));
            }
        });
        var meant = new LinkedHashMap<String, String>();
        mapping.targets().forEach((column, target) -> {
            var first = meant.putIfAbsent(target, column);
            if (first != null) {
                errors.add(new FieldError("columns." + column, "means the same as " + first));
            }
        });
        if (!mapping.targets().containsValue(CiFields.NAME)) {
            errors.add(new FieldError("columns", "one column must mean name"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private Line line(SheetTable table, Mapping mapping, int at, Viewer by) {
        var cells = table.lines().get(at);
        var values = new LinkedHashMap<String, String>();
        mapping.targets().forEach((column, target) -> {
            int index = table.columns().indexOf(column);
            var value = index < cells.size() ? cells.get(index).strip() : "";
            if (!value.isEmpty()) {
                values.put(target, value);
            }
        });
        var name = values.getOrDefault(CiFields.NAME, "");
        int line = table.firstLine() + at;
        try {
            if (name.isEmpty()) {
                throw Refusal.invalid("name", "is empty");
            }
            var done = intake.row(order(mapping, values), by);
            return new Line(
                    line,
                    Verdict.valueOf(done.outcome().name()),
                    name,
                    done.number(),
                    String.join(", ", done.changed()),
                    List.of());
        } catch (Refusal refusal) {
            var errors = byColumn(refusal.errors(), mapping);
            var detail = errors.isEmpty()
                    ? String.valueOf(refusal.getMessage())
                    : errors.stream()
                            .map(one -> one.field() + ": " + one.message().replaceFirst("\\.$", ""))
                            .collect(Collectors.joining("; "));
            return new Line(line, Verdict.REFUSED, name, null, detail, errors);
        }
    }

    /** Whoever repairs the file knows its columns, not what we call them. */
    private static List<FieldError> byColumn(List<FieldError> errors, Mapping mapping) {
        return errors.stream()
                .map(error -> mapping.targets().entrySet().stream()
                        .filter(one -> one.getValue().equals(error.field()))
                        .findFirst()
                        .map(one -> new FieldError(one.getKey(), error.message()))
                        .orElse(error))
                .toList();
    }

    private InventoryIntake.Row order(Mapping mapping, Map<String, String> values) {
        var ciClass = values.containsKey(CLASS) ? named(values.get(CLASS)) : mapping.ciClass();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        var identifiers = new ArrayList<Identifier>();
        values.forEach((target, value) -> {
            if (target.startsWith("attributes.")) {
                var key = target.substring("attributes.".length());
                var attribute = classes.attribute(ciClass, key)
                        .orElseThrow(() -> Refusal.invalid(target, "the class " + ciClass + " has no such attribute"));
                attributes.put(key, CellValues.typed(attribute, value));
            } else if (!target.equals(CLASS)) {
                fields.put(target, field(target, value, ciClass));
            }
        });
        boolean isDevice = classes.lineage(ciClass).stream().map(CiClass::key).anyMatch("device"::equals);
        identify(identifiers, Kind.SERIAL, values.get(CiFields.SERIAL));
        identify(identifiers, Kind.UUID, values.get(CiFields.UUID));
        identify(identifiers, Kind.ASSET_TAG, values.get(CiFields.ASSET_TAG));
        identify(identifiers, Kind.MAC, values.get("attributes.mac-address"));
        identify(identifiers, Kind.IMEI, values.get("attributes.imei"));
        if (isDevice) {
            identify(identifiers, Kind.HOSTNAME, values.getOrDefault("attributes.hostname", values.get(CiFields.NAME)));
        }
        return new InventoryIntake.Row(ciClass, fields, attributes, identifiers);
    }

    private Object field(String field, String value, String ciClass) {
        return switch (field) {
            case CiFields.CRITICALITY -> CellValues.number(value);
            case CiFields.STATE -> CellValues.state(classes.statesOf(ciClass), value);
            default -> value;
        };
    }

    private String named(String text) {
        return classes.all().stream()
                .filter(one -> !one.isAbstract())
                .filter(one -> one.key().equalsIgnoreCase(text)
                        || one.names().values().stream().anyMatch(name -> name.equalsIgnoreCase(text)))
                .map(CiClass::key)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("class", "there is no class " + text));
    }

    private static void identify(List<Identifier> identifiers, Kind kind, @Nullable String value) {
        Identifier.of(kind, value).ifPresent(identifiers::add);
    }

    private static String written(List<Line> lines) {
        try {
            return JSON.writeValueAsString(lines);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Line> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    private static final class Tally {

        private final int total;
        private final int[] counts = new int[Verdict.values().length];
        private final List<Line> lines = new ArrayList<>();

        Tally(int total) {
            this.total = total;
        }

        void add(Line line, boolean all) {
            counts[line.verdict().ordinal()]++;
            if ((all || line.verdict() == Verdict.REFUSED) && lines.size() < KEPT_LINES) {
                lines.add(line);
            }
        }

        Report report() {
            return new Report(
                    total,
                    counts[Verdict.CREATED.ordinal()],
                    counts[Verdict.UPDATED.ordinal()],
                    counts[Verdict.UNCHANGED.ordinal()],
                    counts[Verdict.REFUSED.ordinal()],
                    List.copyOf(lines));
        }
    }
}
