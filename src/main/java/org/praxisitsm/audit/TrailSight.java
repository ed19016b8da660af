package org.praxisitsm.audit;

import java.util.Set;
import java.util.regex.Pattern;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Visibility.Predicate;

/**
 * What a module knows of who may hear of its things. Every reading of the trail asks all of them, set by set: an entry about a
 * thing that the reader may not see is left out, and its name in the values of other entries is not shown.
 */
public interface TrailSight {

    /** Stands in place of a name that the reader may not hear. */
    String NOT_SHOWN = "(not shown)";

    /** Finds nothing: for things that have no name which values of others hold. */
    Pattern NAMELESS = Pattern.compile("(?!)");

    /**
     * @param alias of the table of entries, e.g. {@code e}
     * @return a condition that holds for every entry about things of other modules, and for those of its own that the viewer
     *     may hear of; what is there no more only whoever sees everything hears of
     */
    Predicate about(Viewer viewer, String alias);

    /** @return how the things are called wherever an entry names them */
    default Pattern names() {
        return NAMELESS;
    }

    /** @return those of the names that the viewer may not hear, and those of nothing: both look the same */
    default Set<String> hidden(Set<String> names, Viewer viewer) {
        return Set.of();
    }
}
