package org.praxisitsm.approval;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A round of a ticket, with what is approved in it. */
final class KeptRound {

    final long id;
    final long ticketId;
    final String number;
    final String practice;
    final int packVersion;
    final String activity;
    final String name;
    final String instance;
    final int cycle;
    final String yes;
    final Instant openedAt;
    final ApprovalRound round;
    Map<String, Object> content;
    String fingerprint;

    /** Of the ticket as it is now; empty while the round is made. */
    String subject = "";

    @Nullable
    Instant endedAt;

    KeptRound(
            long id,
            long ticketId,
            String number,
            String practice,
            int packVersion,
            String activity,
            String name,
            String instance,
            int cycle,
            String yes,
            Instant openedAt,
            ApprovalRound round,
            Map<String, Object> content,
            String fingerprint,
            @Nullable Instant endedAt) {
        this.id = id;
        this.ticketId = ticketId;
        this.number = number;
        this.practice = practice;
        this.packVersion = packVersion;
        this.activity = activity;
        this.name = name;
        this.instance = instance;
        this.cycle = cycle;
        this.yes = yes;
        this.openedAt = openedAt;
        this.round = round;
        this.content = content;
        this.fingerprint = fingerprint;
        this.endedAt = endedAt;
    }
}
