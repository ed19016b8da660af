package org.praxisitsm.sla;

/** Which clock of a ticket: the target of an agreement. */
public record ClockKey(String agreement, String target) {}
