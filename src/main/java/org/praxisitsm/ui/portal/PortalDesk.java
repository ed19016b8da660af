package org.praxisitsm.ui.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.catalog.Offering;
import org.praxisitsm.catalog.Offerings;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.knowledge.Articles;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TaskFilter;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ui.components.Live;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.workflow.ProcessViews;
import org.praxisitsm.workflow.ProcessViews.Milestone;
import org.springframework.stereotype.Component;

/** What the pages of the portal need of the services. */
@Component
class PortalDesk {

    /** So many headings show their offers at once; those after them say how many there are. */
    private static final int OPEN_GROUPS = 4;

    /**
     * Something a person can ask for.
     *
     * @param service key of the service it is about, or null for the practice in general
     * @param catalogue whether it is asked for by choosing from the catalogue
     */
    record Offer(
            String practice,
            @Nullable String service,
            String name,
            String description,
            String icon,
            boolean catalogue) {

        boolean matches(String text) {
            var words = text.toLowerCase(Locale.ROOT).split("\\s+");
            var all = (name + " " + description).toLowerCase(Locale.ROOT);
            return java.util.Arrays.stream(words).anyMatch(word -> word.length() > 2 && all.contains(word));
        }
    }

    /**
     * Offers under one heading.
     *
     * @param name the heading, or null where no pack names it
     * @param fallback key of the text that stands there then
     * @param closed whether it only says how many there are until somebody opens it
     */
    record OfferGroup(@Nullable String name, String fallback, List<Offer> offers, boolean closed) {}

    private final Practices practices;
    private final Services services;
    private final Offerings offerings;
    private final TicketQueries tickets;
    private final ProcessViews processes;
    private final Articles articles;
    private final Live live;
    private final Names names;

    PortalDesk(
            Practices practices,
            Services services,
            Offerings offerings,
            TicketQueries tickets,
            ProcessViews processes,
            Articles articles,
            Live live,
            Names names) {
        this.names = names;
        this.articles = articles;
        this.live = live;
        this.practices = practices;
        this.services = services;
        this.offerings = offerings;
        this.tickets = tickets;
        this.processes = processes;
    }

    /** To be called while the page is being attached. */
    void follow(com.vaadin.flow.component.Component page, String topic, Runnable reaction) {
        live.follow(page.getUI().orElseThrow(), page, topic, reaction);
    }

    String nameOf(TaskRow task) {
        return names.task(task);
    }

    String nameOf(RoundView round) {
        return names.round(round);
    }

    /** @return how it ended, where that was before its last milestone; else null */
    @Nullable
    String ended(TicketRow ticket, List<Milestone> milestones, Locale locale) {
        return PortalPieces.endedEarly(ticket.category(), milestones)
                ? names.state(ticket.practice(), ticket.packVersion(), ticket.state(), locale)
                : null;
    }

    /** A request of a list: where it stands, or how it ended. */
    com.vaadin.flow.component.Component request(TicketRow ticket, Locale locale, Viewer viewer) {
        var milestones = milestones(ticket.number(), locale, viewer);
        return PortalPieces.request(ticket, milestones, ended(ticket, milestones, locale));
    }

    /** The same among what a search found. */
    com.vaadin.flow.component.Component hit(TicketRow ticket, Locale locale, Viewer viewer) {
        var milestones = milestones(ticket.number(), locale, viewer);
        return PortalPieces.hit(ticket, milestones, ended(ticket, milestones, locale));
    }

    Services services() {
        return services;
    }

    Practices practices() {
        return practices;
    }

    /** The practices first, then each service with the practice whose report asks for one. */
    List<Offer> offers(Locale locale, Viewer viewer) {
        var offers = new ArrayList<Offer>();
        practices.offered(viewer).forEach(published -> offers.add(offer(published, locale)));
        offers.addAll(aboutServices(viewer));
        return offers;
    }

    private static Offer offer(PublishedPack published, Locale locale) {
        var words = published.pack().in(locale);
        var descriptor = published.pack().descriptor();
        return new Offer(
                published.pack().key(),
                null,
                words.offer(),
                words.offerDescription(),
                Objects.requireNonNullElse(descriptor.icon(), "flag"),
                descriptor.catalogue() != null);
    }

    private List<Offer> aboutServices(Viewer viewer) {
        return practices.offered(viewer).stream()
                .filter(PortalDesk::asksForService)
                .findFirst()
                .map(published -> services.all().stream()
                        .map(service -> new Offer(
                                published.pack().key(),
                                service.key(),
                                service.name(),
                                service.description() == null ? "" : service.description(),
                                service.icon() == null ? "layers" : service.icon(),
                                false))
                        .toList())
                .orElse(List.of());
    }

    /** The offers under their headings: the order of both is that of the packs, and what the viewer asked for most comes first. */
    List<OfferGroup> groups(Locale locale, Viewer viewer) {
        var asked = tickets.askedFor(viewer.account());
        var byName = new LinkedHashMap<String, List<Offer>>();
        var names = new HashMap<String, String>();
        for (var published : practices.offered(viewer)) {
            var declared = published.pack().descriptor().offer();
            var key = declared == null || declared.group() == null ? "" : declared.group();
            var name = published.pack().in(locale).offerGroup();
            if (name != null) {
                names.putIfAbsent(key, name);
            }
            byName.computeIfAbsent(key, none -> new ArrayList<>()).add(offer(published, locale));
        }
        var groups = new ArrayList<OfferGroup>();
        byName.forEach((key, offers) -> {
            offers.sort(Comparator.comparing(offer -> -asked.getOrDefault(offer.practice(), 0)));
            groups.add(new OfferGroup(
                    names.get(key), "portal.offers.other", offers, !key.isEmpty() && groups.size() >= OPEN_GROUPS));
        });
        var services = aboutServices(viewer);
        if (!services.isEmpty()) {
            groups.add(new OfferGroup(null, "portal.offers.services", services, true));
        }
        return groups;
    }

    Articles articles() {
        return articles;
    }

    /** What of the catalogue the viewer may have and the words fit. */
    List<Offering> orderable(String text, int limit, Viewer viewer) {
        return offerings.visible(viewer.account(), viewer).stream()
                .filter(offering -> offering.matches(text))
                .limit(limit)
                .toList();
    }

    private static boolean asksForService(PublishedPack published) {
        var form = published.pack().forms().get(published.pack().descriptor().startForm());
        return form != null && asksFor(form.components(), "service");
    }

    private static boolean asksFor(List<FormDefinition.Component> components, String type) {
        return components.stream()
                .anyMatch(component -> component.type().equals(type) || asksFor(component.components(), type));
    }

    List<TaskRow> waitingFor(Viewer viewer) {
        var mine = new TaskFilter(List.of(), viewer.account(), false, null, null, List.of(), List.of(), null);
        return tickets.tasks(mine, null, 50, null, viewer).items().stream()
                .filter(task -> task.requester().equals(viewer.account()) || viewer.isOnlyRequester())
                .toList();
    }

    Page<TicketRow> requests(Viewer viewer, boolean open, int limit, @Nullable String cursor) {
        return requests(viewer, open, null, limit, cursor);
    }

    /** The viewer's own requests whose subject or number fits, the latest first. */
    List<TicketRow> requestsAbout(String text, int limit, Viewer viewer) {
        return requests(viewer, false, text, limit, null).items();
    }

    private Page<TicketRow> requests(
            Viewer viewer, boolean open, @Nullable String text, int limit, @Nullable String cursor) {
        var any = TicketFilter.any();
        var filter = new TicketFilter(
                null,
                List.of(),
                List.of(),
                open,
                List.of(),
                null,
                false,
                viewer.account(),
                null,
                List.of(),
                null,
                null,
                null,
                text,
                any.fields(),
                null);
        return tickets.tickets(filter, "-updatedAt", limit, cursor, viewer);
    }

    /** @return the milestones, none where the process has not been reached yet. */
    List<Milestone> milestones(String number, Locale locale, Viewer viewer) {
        try {
            return processes.milestones(number, locale, viewer);
        } catch (Refusal refused) {
            return List.of();
        }
    }
}
