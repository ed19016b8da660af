package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.html.Section;
import java.util.Optional;

/**
 * A part of what stands beside an item's page. Every bean is one, in the order of
 * {@link org.springframework.core.annotation.Order}: Lifecycle 10, Open tickets 20, Changes 30, Last seen differently 40.
 */
public interface CiSection {

    /** @return nothing where there is nothing to say; its title is a {@code div.px-sec}, see {@link CiParts#section} */
    Optional<Section> of(CiVisit visit);
}
