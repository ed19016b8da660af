package org.praxisitsm.practice.reading;

import java.util.Set;

/** Names that every ticket and process has already: attributes, variables set by Praxis, words of the expressions. */
public final class ReservedNames {

    /** What a process can read without any field of its own; see docs/pack-reference.md. */
    public static final Set<String> VARIABLES = Set.of(
            "number",
            "requester",
            "affected",
            "unit",
            "service",
            "criticality",
            "vip",
            "channel",
            "group",
            "assignee",
            "priority");

    public static final Set<String> ALL = Set.of(
            "number",
            "requester",
            "affected",
            "unit",
            "service",
            "criticality",
            "vip",
            "channel",
            "group",
            "assignee",
            "priority",
            "subject",
            "description",
            "state",
            "openedAt",
            "updatedAt",
            "resolvedAt",
            "closedAt",
            "ticketId",
            "outcome",
            "decision",
            "execution",
            "task",
            "true",
            "false",
            "null",
            "and",
            "or",
            "not",
            "empty",
            "eq",
            "ne",
            "lt",
            "le",
            "gt",
            "ge",
            "div",
            "mod",
            "instanceof");

    /** What a form may ask for although it is no field of the practice: attributes of the ticket, and what is said about it. */
    static final Set<String> ASKED_BY_FORMS =
            Set.of("subject", "description", "affected", "service", "group", "assignee", "priority");

    private ReservedNames() {}
}
