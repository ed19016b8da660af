package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.UI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Comparisons;
import org.praxisitsm.practice.DraftReviews;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.TicketViewChoice;
import org.praxisitsm.workflow.Interventions;
import org.praxisitsm.workflow.Migrations;
import org.praxisitsm.workflow.StepChoices;
import org.springframework.stereotype.Component;

/** What the screens about versions need of the services. */
@Component
class VersionDesk {

    private final PackDesk pack;
    private final Practices practices;
    private final Comparisons comparisons;
    private final DraftReviews reviews;
    private final Migrations migrations;
    private final StepChoices choices;
    private final Interventions interventions;
    private final TicketQueries tickets;
    private final TicketViewChoice views;
    private final Names names;

    VersionDesk(
            PackDesk pack,
            Practices practices,
            Comparisons comparisons,
            DraftReviews reviews,
            Migrations migrations,
            StepChoices choices,
            Interventions interventions,
            TicketQueries tickets,
            TicketViewChoice views,
            Names names) {
        this.pack = pack;
        this.practices = practices;
        this.comparisons = comparisons;
        this.reviews = reviews;
        this.migrations = migrations;
        this.choices = choices;
        this.interventions = interventions;
        this.tickets = tickets;
        this.views = views;
        this.names = names;
    }

    Viewer viewer() {
        return pack.viewer();
    }

    List<People.Group> groupsOfOwnUnits() {
        return pack.groupsOfOwnUnits();
    }

    /** @return letters that numbers of tickets begin with */
    Set<String> prefixes() {
        return pack.prefixes();
    }

    Drafts drafts() {
        return pack.drafts();
    }

    DraftReviews reviews() {
        return reviews;
    }

    Comparisons comparisons() {
        return comparisons;
    }

    Migrations migrations() {
        return migrations;
    }

    /** @return what a step can become in another version */
    StepChoices choices() {
        return choices;
    }

    Interventions interventions() {
        return interventions;
    }

    TicketViewChoice views() {
        return views;
    }

    Names names() {
        return names;
    }

    Optional<PublishedPack> current(String practice) {
        return practices.current(practice);
    }

    Optional<PublishedPack> version(String practice, int version) {
        return practices.version(practice, version);
    }

    List<PublishedPack> versions(String practice) {
        return practices.versions(practice);
    }

    byte[] zip(String practice, int version) {
        return practices.zip(practice, version);
    }

    int running(String practice, int version) {
        return pack.running(practice).getOrDefault(version, 0);
    }

    /** @return subjects by number, of those tickets that the viewer may see */
    Map<String, String> subjects(List<String> numbers, Viewer viewer) {
        return tickets.subjects(numbers, viewer);
    }

    boolean needsSecond(Draft draft, PracticeDescriptor practice) {
        return pack.needsSecond(draft, practice);
    }

    String nameOf(String account) {
        return pack.nameOf(account);
    }

    /** @return the reader's */
    ZoneId zone() {
        return pack.zone();
    }

    /** Runs it beside the screens. */
    void later(Runnable work) {
        pack.later(work);
    }

    /** The same, with the outcome told on the screen that asked. */
    void later(UI ui, Runnable work, Runnable then, Runnable again) {
        pack.later(ui, work, then, again);
    }
}
