package org.praxisitsm.ticket;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order to open a ticket.
 *
 * @param requester account, or null for whoever opens it
 * @param affected account of the person who has the trouble, or null for the requester
 * @param channel {@code PORTAL, DESK, API, MAIL, EVENT}
 * @param fields answers to the practice's start form, by key
 */
public record OpenTicket(
        String practice,
        String subject,
        @Nullable String description,
        @Nullable String requester,
        @Nullable String affected,
        String channel,
        Map<String, ?> fields) {}
