package org.praxisitsm.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Wait;

/** What a round asks of the world outside: the directory, or what a scenario describes of it. */
public interface Whom {

    /** Somebody who answers for another. */
    record StandIn(String account, Vote.Because because) {}

    /**
     * @param person whose manager {@code manager} means; null for the requester's
     * @return accounts that a word means, in order; those who left included
     */
    List<String> of(String word, @Nullable String person);

    /** @return whether the person can be asked at all */
    boolean isActive(String account);

    Optional<StandIn> standIn(String account);

    /** Accounts of those whose own matter it is. */
    Set<String> barred();

    /** The group that is asked where nobody is found, or null. */
    @Nullable
    String group();

    /** The outcome that counts as yes. */
    String yes();

    Instant now();

    /** When so much will have passed, as the approval counts time. */
    Instant after(Wait wait);

    /** When an answer is due that is asked for now, or null. */
    @Nullable
    Instant due();

    long nextId();
}
