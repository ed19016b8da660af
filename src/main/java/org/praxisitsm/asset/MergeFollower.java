package org.praxisitsm.asset;

import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps something by item, which follows when two items turn out to be one, and goes back when they do not. */
@Transactional(propagation = Propagation.MANDATORY)
public interface MergeFollower {

    /** @return what it is, the same for ever: merges remember by it */
    String key();

    /** @return what {@link #back} needs to know, in a form of its own; both items are locked meanwhile */
    String follow(CiRecord kept, CiRecord other, Origin origin);

    /** @param moved what {@link #follow} returned; what has happened to the kept item since stays there */
    void back(CiRecord kept, CiRecord other, String moved, Origin origin);
}
