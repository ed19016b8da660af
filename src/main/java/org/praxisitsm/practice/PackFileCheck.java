package org.praxisitsm.practice;

import java.util.List;
import java.util.Set;

/** Reads a kind of pack file whose meaning belongs to a module above; the gate asks it as it asks its own rules. */
public interface PackFileCheck {

    /** @return what is wrong with the pack's files of this kind, and what is worth a thought */
    List<Finding> check(Pack pack);

    /** @return names of messages that these files let Praxis send to the pack's processes */
    Set<String> messages(Pack pack);
}
