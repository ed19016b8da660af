package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.DraftReviews;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Gate;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.sla.AgreementRules;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.DiagramEditorChoices;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Zones;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the pages of a pack need of the services. */
@Component
class PackDesk implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(PackDesk.class);

    private final Practices practices;
    private final Drafts drafts;
    private final DraftReviews reviews;
    private final Gate gate;
    private final TicketQueries tickets;
    private final People people;
    private final Viewers viewers;
    private final List<ServiceAction> actions;
    private final ExecutorService background =
            new ThreadPoolExecutor(4, 4, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(100), work -> {
                var thread = new Thread(work, "praxis-studio");
                thread.setDaemon(true);
                return thread;
            });
    private boolean ended;
    private final Set<Runnable> leaving = ConcurrentHashMap.newKeySet();

    PackDesk(
            Practices practices,
            Drafts drafts,
            DraftReviews reviews,
            Gate gate,
            TicketQueries tickets,
            People people,
            Viewers viewers,
            List<ServiceAction> actions) {
        this.practices = practices;
        this.drafts = drafts;
        this.reviews = reviews;
        this.gate = gate;
        this.tickets = tickets;
        this.people = people;
        this.viewers = viewers;
        this.actions = actions;
    }

    /** Runs it beside the screens, four at a time on this node; screens that go as the server stops ask for nothing more. */
    synchronized void later(Runnable work) {
        if (!ended) {
            background.execute(work);
        }
    }

    /**
     * The same, with the outcome told on the screen that asked; whoever left meanwhile reads it when they come back.
     *
     * @param again reads the screen anew after a refusal, which is told, and after a failure
     */
    void later(UI ui, Runnable work, Runnable then, Runnable again) {
        later(() -> {
            Runnable after = then;
            try {
                work.run();
            } catch (Refusal refused) {
                after = () -> {
                    Failures.tell(ui, refused.getMessage());
                    again.run();
                };
            } catch (RuntimeException failed) {
                after = () -> {
                    again.run();
                    throw failed;
                };
            }
            ui.accessLater(after::run, () -> {}).run();
        });
    }

    /**
     * Screens are taken away after the database is: what they hold has to be saved before.
     *
     * @return takes it back
     */
    Registration onStop(Runnable work) {
        leaving.add(work);
        return () -> leaving.remove(work);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        leaving.forEach(work -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.warn("What an open editor held could not be saved", failed);
            }
        });
    }

    @Override
    public synchronized void destroy() {
        ended = true;
        background.shutdownNow();
    }

    Viewer viewer() {
        return viewers.current();
    }

    Drafts drafts() {
        return drafts;
    }

    /** @return what the last reviewer of the files as they stand wants otherwise. */
    Optional<DraftReviews.Review> changesWanted(Drafts.Draft draft) {
        return reviews.of(draft.practice(), draft.id(), viewer()).stream()
                .findFirst()
                .filter(review -> review.current() && review.verdict() == DraftReviews.Verdict.CHANGES_WANTED);
    }

    /** @return what the gate says about files that nobody has saved yet */
    List<Finding> judge(PackFiles files, String practice) {
        return gate.check(files, practice);
    }

    /** @return groups of the units for which the viewer may publish */
    List<People.Group> groupsOfOwnUnits() {
        var viewer = viewer();
        return people.groups().stream()
                .filter(group -> viewer.has(Role.PROCESS_OWNER, group.unit()) || viewer.has(Role.ADMINISTRATOR))
                .toList();
    }

    Set<String> prefixes() {
        return practices.all().stream()
                .map(published -> published.pack().descriptor().prefix())
                .collect(Collectors.toSet());
    }

    Optional<PublishedPack> current(String practice) {
        return practices.current(practice);
    }

    Optional<Pack> version(String practice, int version) {
        return practices.version(practice, version).map(PublishedPack::pack);
    }

    List<ServiceAction.Signature> actions() {
        return actions.stream().map(ServiceAction::signature).toList();
    }

    /** @return the version in use, or what a draft of a new practice would become; empty where there is neither. */
    Optional<PublishedPack> base(String practice) {
        return current(practice).or(() -> drafts.ofNewPractices(viewer()).stream()
                .filter(draft -> draft.practice().equals(practice))
                .findFirst()
                .map(draft -> new PublishedPack(
                        drafts.files(practice, draft.id(), viewer()),
                        0,
                        "",
                        "",
                        draft.createdAt(),
                        draft.author(),
                        null,
                        null)));
    }

    List<PublishedPack> versions(String practice) {
        return practices.versions(practice);
    }

    Map<Integer, Integer> running(String practice) {
        return tickets.runningByVersion(practice);
    }

    /** The version it was made from asks for a second person too, or a draft could take that rule away for itself. */
    boolean needsSecond(Drafts.Draft draft, PracticeDescriptor practice) {
        return practice.secondPerson()
                || version(draft.practice(), draft.baseVersion())
                        .map(base -> base.descriptor().secondPerson())
                        .orElse(false);
    }

    /** @return the reader's */
    ZoneId zone() {
        return Zones.of(people, viewer());
    }

    String nameOf(String account) {
        return account.startsWith("system:") ? "Praxis" : people.nameOf(account);
    }

    /** @return the person's own open draft, else the newest that they may agree to */
    Optional<Drafts.Draft> openDraft(String practice) {
        var viewer = viewer();
        var published = base(practice);
        if (published.isEmpty()) {
            return Optional.empty();
        }
        var open = StudioRights.mayApprove(viewer, published.get().pack().descriptor())
                ? drafts.open(practice, viewer)
                : List.<Drafts.Draft>of();
        return open.stream()
                .filter(one -> one.author().equals(viewer.account()))
                .findFirst()
                .or(() -> open.stream().findFirst());
    }

    /** @return the time as whoever looks reads it */
    String at(Instant instant, Locale locale) {
        return DateWords.times(locale).withZone(zone()).format(instant);
    }

    /** The draft, or the version in use where there is none. */
    PackEditing open(String practice, PackView view) {
        return new PackEditing(
                this, view, base(practice).orElseThrow(), openDraft(practice).orElse(null));
    }

    DiagramEditorChoices choices(Pack pack, com.vaadin.flow.component.Component screen) {
        var groups = new LinkedHashMap<String, String>();
        people.groups().forEach(group -> groups.put(group.key(), group.name()));
        var states = new LinkedHashMap<String, String>();
        pack.descriptor().states().forEach(state -> states.put(state.key(), state.label()));
        return new DiagramEditorChoices(
                actions.stream()
                        .map(ServiceAction::signature)
                        .sorted(java.util.Comparator.comparing(ServiceAction.Signature::name))
                        .toList(),
                groups,
                names(pack, pack.files().pathsEndingWith(".form"), screen),
                names(pack, pack.tables(), screen),
                names(pack, pack.grids(), screen),
                states,
                names(pack, pack.diagrams(), screen),
                AgreementRules.targets(pack),
                AgreementRules.thresholds(pack),
                EditorWords.variables(pack, groups),
                EditorWords.fields(pack),
                EditorWords.topics());
    }

    /** @return by id what each is called on its own page */
    private static Map<String, String> names(
            Pack pack, List<String> paths, com.vaadin.flow.component.Component screen) {
        var names = new LinkedHashMap<String, String>();
        paths.forEach(path -> names.put(SheetScreen.idOf(path), PartNames.of(pack, path, screen)));
        return names;
    }
}
