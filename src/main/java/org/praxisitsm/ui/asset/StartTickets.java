package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.springframework.stereotype.Component;

/** Ways to begin a ticket about an item: one for each practice whose first form asks for an asset. */
@Component
public class StartTickets {

    private final Practices practices;

    StartTickets(Practices practices) {
        this.practices = practices;
    }

    /**
     * @param place where the forms are: {@code desk/new} or that of the portal
     * @return links in the words of each practice's offer, in the order of the offers, with the item filled in
     */
    public List<Anchor> about(String number, String place, Locale locale, Viewer viewer) {
        return practices.offered(viewer).stream()
                .filter(published -> asksFor(published).isPresent())
                .map(published -> {
                    var field = asksFor(published).orElseThrow();
                    var link = SafeLink.to(place + "/" + published.pack().key() + "?" + field + "=" + number, "");
                    var icon = published.pack().descriptor().icon();
                    link.add(new PxIcon(icon == null ? "form" : icon));
                    link.add(published.pack().in(locale).offer());
                    link.addClassName("px-btn");
                    link.setId("start-" + published.pack().key());
                    return link;
                })
                .toList();
    }

    /** @return key of the question that an asset answers */
    private static Optional<String> asksFor(PublishedPack published) {
        var form = published.pack().forms().get(published.pack().descriptor().startForm());
        return form == null
                ? Optional.empty()
                : form.fields().stream()
                        .filter(field -> field.type().equals("asset"))
                        .map(FormDefinition.Component::key)
                        .filter(java.util.Objects::nonNull)
                        .findFirst();
    }
}
