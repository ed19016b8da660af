package org.praxisitsm.ticket;

import org.praxisitsm.shared.Refusal;

/** The refusals for records that are not there, or not for this viewer: the same words, so that nothing is given away. */
final class NoSuch {

    private NoSuch() {}

    static Refusal ticket(String number) {
        return Refusal.notFound("There is no ticket " + shortened(number) + " that you may see.");
    }

    static Refusal task(String id) {
        return Refusal.notFound("There is no open task " + shortened(id) + " that you may see.");
    }

    static Refusal part(String what, long id, String number) {
        return Refusal.notFound(number + " has no " + what + " " + id + ".");
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
