package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.CsvLine;
import org.praxisitsm.ui.components.FateWords;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.workflow.Migrations.Fate;
import org.praxisitsm.workflow.Migrations.Line;
import org.praxisitsm.workflow.Migrations.Migration;
import org.praxisitsm.workflow.Migrations.Result;
import org.praxisitsm.workflow.Migrations.Status;

/** What becomes of each ticket, or became of it; opens to everything that happens to it. */
class MoveTickets extends Composite<Div> {

    private static final int PAGE = 50;

    private final transient VersionDesk desk;
    private final String practice;
    private final int from;
    private final int to;
    private final transient FateWords fates;
    private final Div head = new Div();
    private final Div rows = new Div();
    private final Div foot = new Div();
    private transient @Nullable Migration migration;
    private boolean onlyBehind;
    private int shown = PAGE;
    private String state = "";

    MoveTickets(VersionDesk desk, String practice, int from, int to) {
        this.desk = desk;
        this.practice = practice;
        this.from = from;
        this.to = to;
        this.fates = new FateWords(desk.names(), practice, from, to, getLocale(), desk.zone());
        head.addClassName("px-card-head");
        rows.addClassName("px-move-rows");
        foot.addClassName("px-move-foot");
        getContent().addClassNames("px-card", "px-move-tickets");
        getContent().setId("move-tickets");
        getContent().add(head, rows, foot);
    }

    void show(@Nullable Migration fresh) {
        migration = fresh;
        var now = String.valueOf(fresh) + onlyBehind + shown;
        if (now.equals(state)) {
            return;
        }
        state = now;
        head.removeAll();
        rows.removeAll();
        foot.removeAll();
        head.add(new H2(getTranslation("move.each")));
        if (fresh == null) {
            return;
        }
        var counts = fresh.counts();
        var all = counts.values().stream().mapToInt(Integer::intValue).sum();
        var behind = counts.get(Result.STAYS) + counts.get(Result.FAILED);
        var segment = new Div(
                way(getTranslation("move.each.all", all), false), way(getTranslation("move.each.look", behind), true));
        segment.addClassName("px-seg");
        head.add(segment);
        var lines = lines(fresh);
        var subjects = desk.subjects(lines.stream().map(Line::number).toList(), desk.viewer());
        lines.forEach(line -> rows.add(row(line, subjects)));
        var left = (onlyBehind ? behind : all) - lines.size();
        if (left > 0) {
            var more = new Button(getTranslation("move.more", left), click -> {
                shown += PAGE;
                show(migration);
            });
            more.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            foot.add(more);
        }
        foot.add(export(fresh));
    }

    private NativeButton way(String text, boolean behind) {
        var way = new NativeButton(text, click -> {
            onlyBehind = behind;
            shown = PAGE;
            show(migration);
        });
        way.getElement().setAttribute("aria-pressed", String.valueOf(behind == onlyBehind));
        return way;
    }

    private List<Line> lines(Migration fresh) {
        var migrations = desk.migrations();
        var viewer = desk.viewer();
        if (!onlyBehind) {
            return migrations
                    .tickets(practice, fresh.id(), null, shown, null, viewer)
                    .items();
        }
        var found = new java.util.ArrayList<>(migrations
                .tickets(practice, fresh.id(), Result.STAYS, shown, null, viewer)
                .items());
        found.addAll(migrations
                .tickets(practice, fresh.id(), Result.FAILED, shown, null, viewer)
                .items());
        return found.subList(0, Math.min(found.size(), shown));
    }

    private NativeDetails row(Line line, Map<String, String> subjects) {
        var icon = new PxIcon(
                switch (line.result()) {
                    case WAITING -> "clock";
                    case MOVED -> "check";
                    case STAYS, FAILED -> "warning";
                });
        var number = new Span(line.number());
        number.addClassName("px-move-number");
        var subject = new Span(subjects.getOrDefault(line.number(), ""));
        subject.addClassNames("px-ell", "px-grow");
        var fate = new Span(words(line));
        fate.addClassNames("px-move-fate", "px-ell");
        fate.setTitle(fate.getText());
        var summary = new Span(icon, number, subject, fate);
        summary.addClassNames("px-move-row", "px-move-" + line.result().name().toLowerCase(java.util.Locale.ROOT));
        summary.setClassName("px-move-otherwhere", elsewhere(line) != null);
        var all = new Div();
        all.addClassName("px-move-all");
        if (line.message() != null) {
            all.add(new Div(fates.said(line.message())));
        }
        line.fates().forEach(one -> all.add(new Div(fates.of(one))));
        all.add(SafeLink.to("desk/tickets/" + line.number() + "?tab=process", getTranslation("move.open")));
        var row = new NativeDetails(summary, all);
        row.addClassName("px-move-ticket");
        return row;
    }

    private String words(Line line) {
        var tried = migration != null && migration.dryRun();
        var cancelled = migration != null && migration.status() == Status.CANCELLED;
        return switch (line.result()) {
            case WAITING -> cancelled ? getTranslation("move.not-begun", from) : getTranslation("move.waits");
            case STAYS -> getTranslation("move.stays", from);
            case FAILED -> getTranslation("move.failed");
            case MOVED -> {
                var other = elsewhere(line);
                yield other == null
                        ? getTranslation(tried ? "move.same-step" : "move.moved", to)
                        : getTranslation("move.to-step", other);
            }
        };
    }

    /** @return the step that a ticket stands at then, where it is another one than before */
    private @Nullable String elsewhere(Line line) {
        return line.fates().stream()
                .filter(fate -> fate.kind().equals("STEP")
                        && fate.from() != null
                        && fate.to() != null
                        && !fate.from().equals(fate.to()))
                .map(fate -> fates.step(fate.toName() == null ? String.valueOf(fate.to()) : fate.toName()))
                .findFirst()
                .orElse(null);
    }

    private Anchor export(Migration fresh) {
        var viewer = desk.viewer();
        var id = fresh.id();
        var handler = (DownloadHandler) event -> {
            event.setFileName("praxis-" + practice + "-" + from + "-" + to + ".csv");
            event.setContentType("text/csv;charset=utf-8");
            write(id, viewer, event.getOutputStream());
        };
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, "");
        link.setId("move-csv");
        link.add(new PxIcon("download"), new Span(getTranslation("move.csv")));
        link.addClassName("px-quiet-link");
        return link;
    }

    private void write(long id, Viewer viewer, OutputStream out) throws IOException {
        out.write(CsvLine.of("number", "result", "message", "effects", "at").getBytes(StandardCharsets.UTF_8));
        @Nullable String cursor = null;
        do {
            var page = desk.migrations().tickets(practice, id, null, 500, cursor, viewer);
            for (var line : page.items()) {
                var effects =
                        line.fates().stream().map(Fate::sentence).reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
                out.write(CsvLine.of(line.number(), line.result(), line.message(), effects, line.at())
                        .getBytes(StandardCharsets.UTF_8));
            }
            cursor = page.next();
        } while (cursor != null);
    }
}
