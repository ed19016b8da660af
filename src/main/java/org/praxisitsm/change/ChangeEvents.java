package org.praxisitsm.change;

/** What happened in the change calendar, for modules above. Published inside the transaction. */
public final class ChangeEvents {

    private ChangeEvents() {}

    /** Something that the calendar shows is another now. */
    public record ScheduleChanged() {}
}
