package org.praxisitsm.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.demo.HistoryFile.Solution;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Category;
import org.praxisitsm.sla.ClockState;
import org.praxisitsm.sla.Clocks;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketView;

/**
 * A ticket at one instant of its history, and what people can do to it then. What the process does not offer (any more) is
 * left out: a ticket that its closing date closed cannot be confirmed.
 */
final class Scene {

    static final String SERVICE_DESK = "service-desk";

    private static final Viewer DIRECTOR = Viewer.system("demo");
    private static final String PRACTICE = "incident";
    private static final String WORD = "update";
    private static final String ASSET = "asset";
    private static final String OWN = "own:";
    private static final List<String> MOST_TO_LEAST =
            List.of("everyone", "site", "team", "one", "high", "medium", "low");

    private final Stage stage;
    private final HistoryFile file;
    private final Tale tale;

    Scene(Stage stage, HistoryFile file, Tale tale) {
        this.stage = stage;
        this.file = file;
        this.tale = tale;
    }

    String number() {
        return Objects.requireNonNull(tale.number);
    }

    TicketView ticket() {
        return stage.desk().get(number(), DIRECTOR);
    }

    /** Most report in the portal, some call the service desk. */
    void open() {
        var called = tale.chance(30);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("category", tale.story.category());
        fields.put("impact", degree(tale.story.impact()));
        fields.put("urgency", degree(tale.story.urgency()));
        if (tale.story.service() != null) {
            fields.put("service", tale.story.service());
        }
        asset().filter(number -> called || isOwn()).ifPresent(number -> fields.put(ASSET, number));
        var phone = stage.people().person(tale.requester).map(person -> person.phone());
        if (tale.chance(40)) {
            phone.ifPresent(extension -> fields.put("contact", "Extension " + extension));
        }
        var order = new OpenTicket(
                PRACTICE,
                tale.told(tale.one(tale.story.subjects())),
                tale.told(tale.one(tale.story.texts())),
                called ? tale.requester : null,
                null,
                called ? "DESK" : "PORTAL",
                fields);
        tale.number = stage.intake()
                .open(order, called ? someoneOf(SERVICE_DESK) : viewer(tale.requester))
                .number();
        if (tale.chance(12)) {
            attach();
        }
    }

    /** What it is about. Requesters know their own things only; those who classify their report know the others. */
    private Optional<String> asset() {
        var told = tale.story.asset();
        if (told == null) {
            return Optional.empty();
        }
        return isOwn()
                ? stage.belongings().had(tale.requester, told.substring(OWN.length()))
                : stage.belongings().named(tale.told(told));
    }

    private boolean isOwn() {
        return tale.story.asset() != null && tale.story.asset().startsWith(OWN);
    }

    private String degree(List<String> possible) {
        return tale.calm
                ? possible.stream()
                        .max(Comparator.comparingInt(MOST_TO_LEAST::indexOf))
                        .orElseThrow()
                : tale.one(possible);
    }

    private void attach() {
        for (var attached : tale.story.files().entrySet()) {
            var content = new ByteArrayInputStream(attached.getValue().getBytes(StandardCharsets.UTF_8));
            stage.desk().attach(number(), attached.getKey(), content, false, viewer(tale.requester));
        }
    }

    /** The file of the story, where it has one. */
    void sendFile() {
        attach();
    }

    void classify(String outcome, Map<String, ?> values) {
        var all = new LinkedHashMap<String, Object>(values);
        if (open("Task_ClassifyIncident").isPresent() && ticket().fields().get(ASSET) == null) {
            asset().ifPresent(number -> all.put(ASSET, number));
        }
        complete("Task_ClassifyIncident", outcome, all);
    }

    void claim(String account) {
        var viewer = viewer(account);
        open("Task_ClassifyIncident").filter(task -> task.assignee() == null).ifPresent(task -> stage.tasks()
                .claim(task.id(), viewer));
    }

    /** First line solves it itself: the ticket stays with the service desk. */
    void keepAtDesk(@Nullable String account) {
        if (open("Task_DiagnoseIncident").isPresent()) {
            var who = account == null ? someoneOf(SERVICE_DESK) : viewer(account);
            stage.desk().change(number(), Map.of("group", SERVICE_DESK, "assignee", who.account()), null, who);
        }
    }

    void handTo(String account) {
        open("Task_DiagnoseIncident").ifPresent(task -> stage.tasks().assign(task.id(), account, worker(task)));
    }

    /** A public word of whoever works on it. */
    void say(String text) {
        comment(text, false, worker());
        tale.saidAt = stage.clock().instant();
    }

    /** The requester hears from those who work on it before they ask; not while it waits, nor once it is solved. */
    void keepPosted() {
        var category = ticket().category();
        if (category == Category.NEW || category == Category.IN_PROGRESS) {
            say(phrase("update"));
        }
    }

    /** @return when the first of the targets is due, of those whose time runs */
    Optional<Instant> due(Set<String> targets) {
        return running()
                .filter(clock -> targets.contains(clock.key().target()))
                .map(ClockState::dueAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** @return how long the requester may be without a word, where that is promised and runs */
    Optional<Duration> silence() {
        return running()
                .filter(clock -> clock.key().target().equals(WORD))
                .map(ClockState::promised)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Stream<ClockState> running() {
        return stage.clocks().of(number(), DIRECTOR).stream()
                .map(Clocks.Explained::clock)
                .filter(clock -> clock.state() == ClockState.State.RUNNING
                        || clock.state() == ClockState.State.BREACHED && clock.endedAt() == null);
    }

    void note(String text) {
        comment(text, true, worker());
    }

    void reply(String text) {
        comment(text, false, viewer(tale.requester));
    }

    /** Somebody who has the same trouble, and wants to know. */
    void join(String account, String text) {
        var viewer = viewer(account);
        stage.desk().watch(number(), true, viewer);
        comment(text, true, viewer);
    }

    void watch(String account) {
        stage.desk().watch(number(), true, viewer(account));
    }

    private void comment(String text, boolean internal, Viewer by) {
        stage.desk().comment(number(), tale.told(text), internal, List.of(), by);
    }

    void diagnose(String outcome, Map<String, ?> values) {
        complete("Task_DiagnoseIncident", outcome, values);
    }

    /** @param forHours until somebody looks at it again at the latest */
    void hold(String reason, String reply, int forHours) {
        diagnose("hold", Map.of());
        var until = stage.clock().instant().plus(Duration.ofHours(forHours)).truncatedTo(ChronoUnit.HOURS);
        var values = new LinkedHashMap<String, Object>();
        values.put("holdReason", reason);
        values.put("resumeAt", until.toString());
        values.put("reply", tale.told(reply));
        tale.saidAt = stage.clock().instant();
        complete("Task_GiveHoldReason", null, values);
    }

    void goOn(String note) {
        complete("Task_WaitOnHold", null, Map.of("note", tale.told(note)));
    }

    void resolve(Solution solution) {
        diagnose("resolve", Map.of());
        complete(
                "Task_RecordResolution",
                "resolve",
                Map.of(
                        "resolutionCode",
                        solution.code(),
                        "cause",
                        solution.cause(),
                        "resolution",
                        tale.told(solution.text())));
    }

    void confirm(String rating) {
        complete("Task_ConfirmSolution", "confirm", Map.of("rating", rating));
    }

    void reopen(String why) {
        complete("Task_ConfirmSolution", "reopen", Map.of("reopenReason", tale.told(why)));
    }

    void readReply(String outcome) {
        complete("Task_ReadReply", outcome, Map.of());
    }

    void update(String text) {
        complete("Task_WriteUpdate", null, Map.of("majorUpdate", tale.told(text)));
    }

    void lead(String outcome) {
        complete("Task_LeadMajorIncident", outcome, Map.of());
    }

    void review(Solution solution, String review) {
        complete(
                "Task_ReviewMajorIncident",
                null,
                Map.of(
                        "resolutionCode",
                        solution.code(),
                        "cause",
                        solution.cause(),
                        "resolution",
                        solution.text(),
                        "review",
                        review));
    }

    /** By whoever works on it; nothing once it is over. */
    void command(String id, Map<String, ?> values) {
        command(id, values, worker());
    }

    void commandOfRequester(String id, Map<String, ?> values) {
        command(id, values, viewer(tale.requester));
    }

    private void command(String id, Map<String, ?> values, Viewer by) {
        if (!ticket().category().isFinal()) {
            stage.commands().send(number(), id, values, by);
        }
    }

    void link(String type, Tale other) {
        if (other.number != null && !ticket().category().isFinal()) {
            stage.desk().link(number(), type, other.number, worker());
        }
    }

    String phrase(String kind) {
        return tale.one(file.phrases(Objects.requireNonNull(tale.story.language()), kind));
    }

    Tale tale() {
        return tale;
    }

    private void complete(String activity, @Nullable String outcome, Map<String, ?> values) {
        open(activity).ifPresent(task -> {
            var by = task.assignee() != null ? viewer(task.assignee()) : worker(task);
            stage.tasks().complete(task.id(), outcome, values, null, by);
        });
    }

    private Optional<TaskRow> open(String activity) {
        return stage.queries().tasksOf(number(), DIRECTOR).stream()
                .filter(task -> task.activity().equals(activity))
                .findFirst();
    }

    private Viewer worker() {
        var ticket = ticket();
        if (ticket.assignee() != null) {
            return viewer(ticket.assignee());
        }
        return someoneOf(ticket.group() == null ? SERVICE_DESK : ticket.group());
    }

    private Viewer worker(TaskRow task) {
        return task.group() == null ? worker() : someoneOf(task.group());
    }

    private Viewer someoneOf(String group) {
        return viewer(tale.one(stage.people().accountsOf(group)));
    }

    private Viewer viewer(String account) {
        return stage.viewers().of(account);
    }
}
