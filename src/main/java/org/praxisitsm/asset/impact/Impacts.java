package org.praxisitsm.asset.impact;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.RelationKind;
import org.praxisitsm.asset.impact.ImpactQuestion.Direction;
import org.praxisitsm.asset.impact.ItemRows.Item;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketDesk;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is hit when configuration items fail. All that there is gets evaluated, also what the viewer may not see: it is
 * counted, and never named.
 */
@Service
@EnableConfigurationProperties(ImpactSettings.class)
@Transactional(readOnly = true)
public class Impacts {

    private static final String SERVICE = "service";
    private static final String CONTRACT = "contract";

    private final JdbcClient jdbc;
    private final IdLists lists;
    private final ItemRows rows;
    private final Classes classes;
    private final AssetAccess access;
    private final Services services;
    private final TicketDesk tickets;
    private final ObjectProvider<AffectedAgreements> agreements;
    private final ImpactSettings settings;

    Impacts(
            JdbcClient jdbc,
            IdLists lists,
            ItemRows rows,
            Classes classes,
            AssetAccess access,
            Services services,
            TicketDesk tickets,
            ObjectProvider<AffectedAgreements> agreements,
            ImpactSettings settings) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.rows = rows;
        this.classes = classes;
        this.access = access;
        this.services = services;
        this.tickets = tickets;
        this.agreements = agreements;
        this.settings = settings;
    }

    /**
     * What happens when the item fails.
     *
     * @throws Refusal not found, also for an item that the viewer may not see; invalid where there is no such kind
     */
    public Impact of(String number, ImpactQuestion question, Viewer viewer) {
        return of(List.of(item(number, viewer)), question, viewer);
    }

    /**
     * What happens when all of these fail together.
     *
     * @throws Refusal as {@link #of(String, ImpactQuestion, Viewer)}
     */
    public Impact of(Collection<String> numbers, ImpactQuestion question, Viewer viewer) {
        return of(numbers.stream().map(number -> item(number, viewer)).toList(), question, viewer);
    }

    /**
     * What the ticket is about: of an incident what is hit, of a change what could be. Items of the ticket that the viewer may
     * not see are left out.
     *
     * @throws Refusal not found where the viewer may not see the ticket, or only as the one who asks
     */
    public Impact ofTicket(String ticket, ImpactQuestion question, Viewer viewer) {
        if (!viewer.isSystem()) {
            tickets.get(ticket, viewer);
            if (viewer.isOnlyRequester()) {
                throw Refusal.forbidden("What a ticket hits is shown to those who work with tickets.");
            }
        }
        var asked = rows.ofTicket(ticket).stream()
                .filter(item -> access.maySee(viewer, item.facts()))
                .toList();
        return of(asked, question, viewer);
    }

    /** @return whether the ticket is about any item that the viewer may see */
    public boolean concerns(String ticket, Viewer viewer) {
        return rows.ofTicket(ticket).stream().anyMatch(item -> access.maySee(viewer, item.facts()));
    }

    /** @return whether the ticket only plans to change its items: then nothing is hit yet */
    public boolean isPlanned(String ticket) {
        var roles = rows.rolesOf(ticket);
        return !roles.isEmpty() && roles.stream().allMatch("CHANGED"::equals);
    }

    private Item item(String number, Viewer viewer) {
        return rows.of(number)
                .filter(item -> access.maySee(viewer, item.facts()))
                .orElseThrow(() -> Refusal.notFound("There is no asset " + number + "."));
    }

    private Impact of(List<Item> asked, ImpactQuestion question, Viewer viewer) {
        var neighbours = new RelationRows(jdbc, lists, rows, classes.kinds(), followed(question));
        if (asked.isEmpty()) {
            return Impact.nothing(question);
        }
        var ids = asked.stream().map(Item::id).collect(Collectors.toCollection(LinkedHashSet::new));
        var bounds = new Subgraph.Bounds(question.depth(), settings.most());
        var above = question.direction().looksUp() ? Subgraph.above(ids, bounds, neighbours) : null;
        var below = question.direction().looksDown() ? Subgraph.below(ids, bounds, neighbours) : null;
        var items = neighbours.met();
        asked.forEach(item -> items.put(item.id(), item));
        var serviceClasses = classes.withBelow(SERVICE);
        var assessment = new Assessment(
                ids,
                above,
                below,
                items,
                item -> access.maySee(viewer, item.facts()),
                item -> serviceClasses.contains(item.classKey()));
        return told(assessment, items, question, viewer);
    }

    private Set<String> followed(ImpactQuestion question) {
        var known = classes.kinds().stream()
                .filter(kind -> kind.impact() != RelationKind.Impact.NONE)
                .map(RelationKind::kind)
                .collect(Collectors.toSet());
        for (var wanted : question.kinds()) {
            if (!known.contains(wanted)) {
                throw Refusal.invalid(
                        "kinds",
                        wanted + " is no kind of relation through which a failure spreads; there are "
                                + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
        }
        return question.kinds().isEmpty() ? known : question.kinds();
    }

    private Impact told(Assessment assessment, Map<Long, Item> items, ImpactQuestion question, Viewer viewer) {
        var looksUp = question.direction() != Direction.DOWN;
        var visible = (java.util.function.Predicate<Item>) item -> access.maySee(viewer, item.facts());
        var everybody = assessment.people(item -> true);
        var hitServices = assessment.services();
        var said = looksUp
                ? rows.saidUsers(hitServices).values().stream()
                        .max(Comparator.naturalOrder())
                        .orElse(0)
                : 0;
        var promises = agreements.getIfAvailable();
        return new Impact(
                question,
                assessment.askedNodes(),
                assessment.nodes(),
                assessment.edges(),
                assessment.totals(Math.max(everybody.size(), said), this::criticality),
                assessment.people(visible).stream().limit(Impact.MOST_PEOPLE).toList(),
                promises == null || !looksUp
                        ? List.of()
                        : promises.of(serviceKeys(hitServices, items, visible), everybody, viewer),
                looksUp ? contracts(assessment, visible) : List.of());
    }

    private static Set<String> serviceKeys(
            Set<Long> hit, Map<Long, Item> items, java.util.function.Predicate<Item> visible) {
        return hit.stream()
                .map(items::get)
                .filter(visible)
                .map(Item::serviceKey)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private List<Impact.Contract> contracts(Assessment assessment, java.util.function.Predicate<Item> visible) {
        return rows.of(rows.contracts(assessment.hit(), classes.withBelow(CONTRACT))).values().stream()
                .filter(visible)
                .map(item -> new Impact.Contract(item.number(), item.name()))
                .sorted(Comparator.comparing(Impact.Contract::name).thenComparing(Impact.Contract::number))
                .toList();
    }

    /** Its own or inherited one, or where it has none that of the catalogue's service that it is. */
    private @Nullable Integer criticality(Item item) {
        if (item.criticality() != null || item.serviceKey() == null) {
            return item.criticality();
        }
        return services.find(item.serviceKey())
                .map(Services.Service::criticality)
                .map(CriticalityWords::level)
                .orElse(null);
    }
}
