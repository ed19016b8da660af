package org.praxisitsm.catalog;

import java.util.List;
import java.util.Map;

/** Decides by the table of a practice who may order what; fulfilled where decisions are evaluated. */
public interface Audience {

    /**
     * @param practice the practice that the offerings belong to
     * @return a judge for many offerings at once; one that says no to all where the practice takes no orders
     */
    Judge of(String practice);

    /** @return the audiences that the practice's table names; empty where it names none, or there is no such table */
    List<String> words(String practice);

    /** Says of one person and one offering, by what is known of both. */
    interface Judge {

        /** @return false too where no row of the table fits */
        boolean mayOrder(Map<String, ?> facts);
    }
}
