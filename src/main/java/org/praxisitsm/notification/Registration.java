package org.praxisitsm.notification;

/** What ends with {@link #remove()}; more than once does no harm. */
@FunctionalInterface
public interface Registration {

    void remove();
}
