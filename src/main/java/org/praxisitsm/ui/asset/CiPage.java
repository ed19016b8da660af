package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import org.jspecify.annotations.Nullable;

/**
 * A tab of an item's page. Every bean is a tab, in the order of {@link org.springframework.core.annotation.Order}: Overview 10,
 * Impact 20, Relations 30, Tickets 40, Changes 50, Lifecycle 60, History 70. Beans keep nothing of a visit. Each is named in
 * {@link CiPageView#PAGES}, and its components in an {@code @Uses} there, for the build of the front end.
 */
public interface CiPage {

    /** @return what the address says, and the end of {@code asset.tab.<key>} in the bundles */
    String key();

    /** @return whether the item has this tab at all */
    default boolean isFor(CiVisit visit) {
        return true;
    }

    /** @return how many there are of what the tab shows, or null where a number says nothing; quick to find out */
    default @Nullable Integer count(CiVisit visit) {
        return null;
    }

    Component open(CiVisit visit);
}
