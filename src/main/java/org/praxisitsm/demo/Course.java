package org.praxisitsm.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways that tickets of the history go, how many of {@value #ALL} go each, and how long ago they were reported. Those that
 * are still open were reported lately.
 */
enum Course {
    CONFIRMED(44, 70, 1000),
    CLOSED_ITSELF(28, 300, 1000),
    ASKED_AND_ANSWERED(14, 120, 1000),
    WAITED_FOR_SUPPLIER(8, 240, 960),
    WAITED_FOR_DATE(5, 200, 960),
    REOPENED_AND_FIXED(8, 200, 1000),
    THANKED(9, 100, 1000),
    ESCALATED_AND_FIXED(9, 120, 1000),
    MANAGEMENT_CALLED_IN(3, 120, 900),
    CANCELLED(7, 60, 1000),
    WITHDRAWN(7, 60, 1000),
    DUPLICATE(12, 100, 1000, 2),
    FAMILY_CLOSED(8, 300, 900, 4),
    MAJOR_CLOSED(6, 250, 900, 3),
    MAJOR_STOOD_DOWN(1, 250, 700),
    NEW(19, 0, 7),
    NEW_AND_CLAIMED(6, 1, 6),
    IN_PROGRESS(30, 1, 26),
    IN_TALK(12, 2, 24),
    RESOLVING(4, 2, 14),
    WAITS_FOR_REQUESTER(7, 20, 150),
    WAITS_FOR_SUPPLIER(6, 5, 40),
    WAITS_FOR_CHANGE(4, 40, 250),
    WAITS_FOR_PROBLEM(3, 60, 350),
    WAITS_FOR_OTHER(3, 5, 30),
    RESOLVED(15, 16, 60),
    REPLY_UNREAD(3, 24, 70),
    ESCALATED(5, 3, 20),
    CLASSIFIED_AGAIN(3, 3, 16),
    REOPENED(3, 24, 48),
    FAMILY_OPEN(4, 4, 20, 4),
    MAJOR_OPEN(4, 2, 3, 4);

    /** The sum of all shares: the history has this many tickets unless told otherwise. */
    static final int ALL = 300;

    private final int share;
    private final int youngestInHours;
    private final int oldestInHours;
    private final int size;

    Course(int share, int youngestInHours, int oldestInHours) {
        this(share, youngestInHours, oldestInHours, 1);
    }

    Course(int share, int youngestInHours, int oldestInHours, int size) {
        this.share = share;
        this.youngestInHours = youngestInHours;
        this.oldestInHours = oldestInHours;
        this.size = size;
    }

    /** How many tickets go it together. */
    int size() {
        return size;
    }

    /** @param drawn from 0 (lately) to 1 (long ago) */
    Duration age(double drawn) {
        return Duration.ofMinutes((long) (60 * (youngestInHours + drawn * (oldestInHours - youngestInHours))));
    }

    /** Whether its tickets were reported in these hours, whatever the hour is. */
    boolean isOfToday() {
        return oldestInHours < 24;
    }

    /** Whether its tickets are not over by now. */
    boolean isOpen() {
        return ordinal() >= NEW.ordinal();
    }

    /** @return courses for about as many tickets, mixed so that a few show as many different ones as can be */
    static List<Course> mix(int tickets) {
        var mixed = new ArrayList<Course>();
        var given = new int[values().length];
        var sum = 0;
        while (sum < tickets) {
            var next = CONFIRMED;
            var behind = -1.0;
            for (var course : values()) {
                // The share that a course lacks by now; rare ones come first, so that none is left out.
                var wanted = course.share / (double) course.size;
                var lack = (wanted - given[course.ordinal()]) / wanted;
                if (lack > behind + 1e-9 && sum + course.size <= Math.max(tickets, course.size)) {
                    next = course;
                    behind = lack;
                }
            }
            given[next.ordinal()]++;
            mixed.add(next);
            sum += next.size;
        }
        return mixed;
    }
}
