package org.praxisitsm.shared;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, published as an application event by the module that did it and written by {@code audit} in
 * the same transaction (in one of its own where none is open).
 *
 * @param actor account of the person, or the name of the component that acted, e.g. {@code system:workflow}
 * @param act what was done, as {@code subject.verb}, e.g. {@code ticket.opened}, {@code state.moved}, {@code sign-in.failed}
 * @param objectType kind of thing it was done to, e.g. {@code ticket}, {@code task}, {@code draft}
 * @param objectId identifier of that thing in the words of the API
 * @param ticket number of the ticket concerned, if any
 * @param before values that were changed or removed, as plain JSON types; may be empty
 * @param after values that are true now, as plain JSON types; may be empty
 * @param process the step of the diagram that did it, if one did
 * @param internal whether a requester must not see the entry
 */
public record Act(
        String actor,
        String act,
        String objectType,
        String objectId,
        @Nullable String ticket,
        Map<String, ?> before,
        Map<String, ?> after,
        @Nullable ProcessStep process,
        boolean internal) {

    /** The act of being refused, which is kept also where all that was tried is rolled back. */
    public static final String REFUSED = "access.refused";

    /**
     * Where in which version of which diagram an act happened.
     *
     * @param key process id
     * @param version version of the practice pack the ticket runs on, starting at 1
     * @param activity id of the element, or null for the process as a whole
     */
    public record ProcessStep(String key, int version, @Nullable String activity) {}

    /** An act on something that is no ticket. */
    public static Act on(String actor, String act, String objectType, String objectId, Map<String, ?> after) {
        return new Act(actor, act, objectType, objectId, null, Map.of(), after, null, true);
    }

    /** An act on a ticket by a person or component, outside the diagram, that those who see the ticket may know. */
    public static Act onTicket(String actor, String act, String number, Map<String, ?> before, Map<String, ?> after) {
        return new Act(actor, act, "ticket", number, number, before, after, null, false);
    }

    /** The same act, hidden from requesters. */
    public Act hidden() {
        return new Act(actor, act, objectType, objectId, ticket, before, after, process, true);
    }

    public Act in(@Nullable ProcessStep step) {
        return new Act(actor, act, objectType, objectId, ticket, before, after, step, internal);
    }
}
