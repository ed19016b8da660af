package org.praxisitsm.practice;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;

/** What may be ordered from the catalogue; fulfilled by the catalogue module. */
public interface CatalogueOrders {

    /**
     * An offering as it is at the moment of the order: what is promised and asked for then stays with the ticket.
     *
     * @param form form of the pack that asks what the offering needs to know, or null for the start form
     * @param facts values for those fields and attributes of the ticket that bear their names
     */
    record Order(@Nullable String form, Map<String, Object> facts) {}

    /** @return whether somebody may order for the person at all, and so may know what that one could have */
    boolean mayOrderFor(String person, Viewer by);

    /**
     * @param person account of whoever it is for: their belonging to the audience counts, not that of whoever orders
     * @return empty where there is no such offering of the practice, it is not published, or the person may not have it:
     *     nobody is told which
     * @throws org.praxisitsm.shared.Refusal forbidden, where they may not order for the person
     */
    Optional<Order> order(String practice, String offering, String person, Viewer by);

    /** @return whether there is an offering of the key, in whatever state */
    boolean has(String offering);
}
