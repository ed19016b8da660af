package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.audit.AuditTrail.DecisionRecord;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.DiagramView;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FateWords;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.ui.desk.InterventionDialog.Way;
import org.praxisitsm.workflow.ProcessViews;
import org.praxisitsm.workflow.ProcessViews.Passage;
import org.praxisitsm.workflow.Tasks;

/** Beside a ticket's diagram: where it stands, the step that was chosen, where the time went, why it came here, its version. */
class ProcessSide extends Composite<Aside> {

    private static final int LONGEST = 5;

    /** What takes less says nothing of where the time went. */
    private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

    private final transient TicketServices services;
    private final transient Viewer viewer;
    private final transient UnaryOperator<String> tabs;
    private final transient Runnable refresh;
    private final transient IntConsumer versions;
    private final Section chosen = new Section();
    private @Nullable String step;
    private transient ProcessViews.@Nullable DiagramView diagram;

    /**
     * @param tabs address of a tab of the page
     * @param refresh reads the ticket again
     * @param versions shows the ticket on one of the versions that it has run on
     */
    ProcessSide(
            TicketServices services,
            Viewer viewer,
            UnaryOperator<String> tabs,
            Runnable refresh,
            IntConsumer versions) {
        this.refresh = refresh;
        this.versions = versions;
        this.services = services;
        this.viewer = viewer;
        this.tabs = tabs;
        getContent().addClassName("px-side");
        getContent().setId("process-side");
        getContent().getElement().setAttribute("aria-label", getTranslation("process.about"));
        chosen.setId("chosen-step");
        chosen.getElement().setAttribute("aria-live", "polite");
        chosen.setVisible(false);
    }

    /** @param anew whether another ticket is shown, of which no step was chosen yet */
    void show(TicketView ticket, ProcessViews.DiagramView view, boolean anew) {
        diagram = view;
        if (anew) {
            chosen.setVisible(false);
            step = null;
        }
        getContent().removeAll();
        getContent().add(stands(ticket, view), chosen, times(view));
        why(ticket).ifPresent(getContent()::add);
        getContent().add(version(view));
        if (mayIntervene(ticket)) {
            getContent().add(byHand(ticket));
        }
    }

    /** The service asks again. */
    private boolean mayIntervene(TicketView ticket) {
        return !ticket.category().isFinal()
                && (viewer.has(Role.PROCESS_OWNER, ticket.unit())
                        || viewer.has(Role.MANAGER)
                        || viewer.has(Role.ADMINISTRATOR));
    }

    /** For a ticket that is stuck: by the owner of its practice, with a reason. */
    private Section byHand(TicketView ticket) {
        var section = new Section(title("intervene.title"));
        section.setId("by-hand");
        section.add(faint(getTranslation("intervene.why")));
        var actions = new Div();
        actions.addClassName("px-by-hand");
        for (var way : Way.values()) {
            var key = way.name().toLowerCase(Locale.ROOT);
            var button = new Button(getTranslation("intervene." + key), click -> intervene(ticket, way));
            button.setId("intervene-" + key);
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            actions.add(button);
        }
        section.add(actions);
        return section;
    }

    private void intervene(TicketView ticket, Way way) {
        var words = new FateWords(
                services.names(),
                ticket.practice(),
                ticket.packVersion(),
                ticket.packVersion(),
                getLocale(),
                Zones.of(services.people(), viewer));
        Failures.attempt(() -> new InterventionDialog(
                        services.interventions(), viewer, words, ticket.number(), way, step, refresh)
                .open());
    }

    /** @param step id of a step of the diagram */
    void choose(String step) {
        this.step = step;
        var view = Objects.requireNonNull(diagram);
        var passages = view.steps().stream()
                .filter(passage -> passage.activity().equals(step))
                .toList();
        chosen.removeAll();
        chosen.setVisible(true);
        if (passages.isEmpty()) {
            chosen.add(title("process.chosen"), faint(getTranslation("process.chosen.not")));
            return;
        }
        var name = new Div(passages.get(0).name());
        name.addClassName("px-strong");
        chosen.add(
                title("process.chosen"),
                name,
                faint(getTranslation(
                        passages.size() == 1 ? "process.once" : "process.times",
                        DiagramView.words(sum(passages)),
                        passages.size())));
        passages.forEach(passage -> chosen.add(passage(passage)));
        passages.stream()
                .filter(passage -> passage.version() != view.version())
                .findFirst()
                .ifPresent(passage -> chosen.add(faint(getTranslation("process.chosen.version", passage.version()))));
    }

    private Section stands(TicketView ticket, ProcessViews.DiagramView view) {
        var section = new Section(title("process.stands"));
        section.setId("stands");
        var open = services.queries().tasksOf(ticket.number(), viewer);
        open.forEach(task -> section.add(task(task)));
        if (open.isEmpty()) {
            view.steps().stream()
                    .filter(step -> step.endedAt() == null && view.active().contains(step.activity()))
                    .filter(step -> !step.name().equals(step.activity()))
                    .forEach(step -> {
                        var name = new Div(step.name());
                        name.addClassName("px-strong");
                        section.add(name, since(step.startedAt()));
                    });
        }
        if (section.getComponentCount() == 1) {
            section.add(faint(getTranslation("process.over")));
        }
        return section;
    }

    private Component task(TaskRow task) {
        var name = new Div(services.names().task(task));
        name.addClassName("px-strong");
        var whose = task.assignee() == null
                ? getTranslation("process.unclaimed", services.names().group(task.group()))
                : task.assignee().equals(viewer.account())
                        ? getTranslation("process.yours")
                        : services.names().person(task.assignee());
        var line = new Div(new Span(whose + " "), new Marks.Time(task.createdAt()));
        line.addClassName("px-faint");
        var block = new Div(name, line);
        block.addClassName("px-stands");
        var ways = services.names().inWords(services.tasks().form(task.id(), viewer)).outcomes().stream()
                .map(Tasks.Outcome::label)
                .toList();
        if (ways.size() > 1) {
            block.add(faint(getTranslation("work.next", String.join(" · ", ways))));
        }
        var there = SafeLink.to(tabs.apply("conversation"), getTranslation("process.do"));
        there.addClassName("px-btn");
        block.add(there);
        return block;
    }

    private Component since(Instant at) {
        var line = new Div(new Span(getTranslation("process.since") + " "), new Marks.Time(at));
        line.addClassName("px-faint");
        return line;
    }

    private Component passage(Passage passage) {
        var who = new Span(
                passage.who() != null
                        ? services.names().person(passage.who())
                        : passage.type().equalsIgnoreCase("userTask") ? "–" : getTranslation("diagram.praxis"));
        who.addClassName("px-grow");
        var took = new Span(
                DiagramView.words(DiagramView.took(passage, services.clock().instant())));
        took.addClassName("px-num");
        var row = new Div(who, new Marks.Time(passage.startedAt()).stamp(), took);
        row.addClassName("px-passage");
        return row;
    }

    /** The steps that took longest, all their passages together. */
    private Section times(ProcessViews.DiagramView view) {
        var spent = new LinkedHashMap<String, Duration>();
        view.steps().stream()
                .filter(step -> step.type().toLowerCase(Locale.ROOT).endsWith("task"))
                .forEach(step -> spent.merge(step.name(), sum(List.of(step)), Duration::plus));
        var longest = spent.entrySet().stream()
                .filter(step -> step.getValue().compareTo(WORTH_TELLING) >= 0)
                .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
                .limit(LONGEST)
                .toList();
        var section = new Section(title("process.spent"));
        section.setId("times");
        section.setVisible(!longest.isEmpty());
        longest.forEach(step -> {
            var share = new Div();
            share.addClassName("px-share");
            share.setWidth(Math.max(
                            1,
                            step.getValue().toSeconds()
                                    * 100
                                    / longest.get(0).getValue().toSeconds()) + "%");
            var name = new Span(step.getKey());
            name.addClassNames("px-ell", "px-grow");
            var took = new Span(DiagramView.words(step.getValue()));
            took.addClassName("px-num");
            var line = new Div(name, took);
            line.addClassName("px-row");
            section.add(new Div(line, share));
        });
        return section;
    }

    private Duration sum(List<Passage> passages) {
        return passages.stream()
                .map(step -> DiagramView.took(step, services.clock().instant()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The last decision that named the group that the ticket is with. */
    private Optional<Section> why(TicketView ticket) {
        if (!ticket.mayWork() || ticket.group() == null) {
            return Optional.empty();
        }
        return services.trail().decisionsOf(ticket.number(), viewer).stream()
                .filter(record ->
                        ticket.group().equals(record.decision().outputs().get("group")))
                .reduce((earlier, later) -> later)
                .map(record -> why(ticket, record));
    }

    private Section why(TicketView ticket, DecisionRecord record) {
        var decision = record.decision();
        var words = new TrailWords(services.names(), ticket, getLocale(), Zones.of(services.people(), viewer));
        var head =
                new Div(new Span(getTranslation("process.why", services.names().group(ticket.group()))));
        head.addClassName("px-sec");
        var link = SafeLink.to(tabs.apply("history"), services.names().decision(decision.key()));
        var version = new Span(
                getTranslation("history." + decision.kind().name().toLowerCase(Locale.ROOT), decision.version()));
        version.addClassName("px-badge");
        var table = new Div(link, version);
        table.addClassName("px-row");
        var section = new Section(head, table);
        section.setId("why-here");
        decision.matchedRules()
                .forEach(rule -> section.add(faint(getTranslation("history.rule", Integer.toString(rule.row()))
                        + (rule.annotation() == null ? "" : ": " + rule.annotation()))));
        var facts = new DescriptionList();
        facts.addClassName("px-kv");
        decision.inputs().forEach((key, value) -> {
            if (value != null && !(value instanceof Map<?, ?>) && !(value instanceof Iterable<?>)) {
                var description = new DescriptionList.Description();
                description.add(words.shown(key, value));
                facts.add(new DescriptionList.Term(words.field(key)), description);
            }
        });
        section.add(facts);
        return section;
    }

    private Section version(ProcessViews.DiagramView view) {
        var section = new Section(title("process.version"));
        section.setId("version");
        section.add(new Div(getTranslation(
                view.currentVersion() ? "process.version.current" : "process.version.older", view.version())));
        if (view.versions().size() > 1) {
            section.add(faint(getTranslation(
                    "process.version.ran",
                    String.join(
                            ", ", view.versions().stream().map(String::valueOf).toList()))));
            var others = new Div();
            others.addClassName("px-by-hand");
            view.versions().stream().filter(one -> one != view.version()).forEach(one -> {
                var there = new Button(getTranslation("process.version.show", one), click -> versions.accept(one));
                there.addThemeVariants(ButtonVariant.LUMO_SMALL);
                others.add(there);
            });
            section.add(others);
        }
        return section;
    }

    private Div title(String key) {
        var title = new Div(new Span(getTranslation(key)));
        title.addClassName("px-sec");
        return title;
    }

    private static Div faint(String text) {
        var line = new Div(text);
        line.addClassName("px-faint");
        return line;
    }
}
