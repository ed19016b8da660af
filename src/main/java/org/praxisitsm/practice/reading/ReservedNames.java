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

    private ReservedNames() {}
}
