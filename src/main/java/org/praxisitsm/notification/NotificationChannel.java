package org.praxisitsm.notification;

import java.time.Instant;
import java.util.Map;

/** A way to reach a person. Every channel is handed every message; which ones a person wants is for the channel to know. */
public interface NotificationChannel {

    /**
     * @param eventId the same for the same event, however often it is delivered
     * @param account of the person to be told
     * @param ticket empty where it is about none: then the arguments hold the {@code link} of a page
     * @param topic key of the text, {@code notification.<topic>}
     * @param at when it happened, which may be a while before it is told
     */
    record Message(
            String eventId, String account, String ticket, String topic, Map<String, Object> arguments, Instant at) {}

    /**
     * Tells the person, once: a message whose event the person was told of on this channel is ignored. Runs in a transaction of
     * its own after the commit; where it throws, the message comes again.
     */
    void tell(Message message);
}
