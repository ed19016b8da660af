package org.praxisitsm.practice;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.TreeMap;

/** What the house itself has words for, by topic: {@code notification.<topic>} of its bundle. */
public final class HouseTopics {

    private static final String PREFIX = "notification.";

    /** Of no ticket, so no pack has a say. */
    private static final Set<String> OF_NO_TICKET = Set.of(
            "draft-changes-wanted",
            "draft-review-asked",
            "substitute-named",
            "substitute-removed",
            "substitute-named-for-you",
            "substitute-removed-for-you");

    /** What is told of tickets of every practice, whatever its diagrams say. */
    private static final Set<String> OF_ANY_TICKET = Set.of(
            "comment-added",
            "mentioned",
            "watcher-added",
            "task-assigned",
            "approval-asked",
            "approval-group",
            "approval-again",
            "approval-instead",
            "approval-reminder",
            "approval-by-other",
            "approval-withdrawn",
            "approval-done");

    private HouseTopics() {}

    public static boolean isOfAnyTicket(String topic) {
        return OF_ANY_TICKET.contains(topic);
    }

    public static Set<String> all() {
        return in(Locale.ENGLISH).keySet();
    }

    /** @return the house's sentence by topic, in the reader's language */
    public static Map<String, String> in(Locale locale) {
        var bundle =
                ResourceBundle.getBundle("messages", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        var topics = new TreeMap<String, String>();
        for (var key : bundle.keySet()) {
            var topic = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
            if (!topic.isEmpty() && !OF_NO_TICKET.contains(topic)) {
                topics.put(topic, bundle.getString(key));
            }
        }
        return topics;
    }
}
