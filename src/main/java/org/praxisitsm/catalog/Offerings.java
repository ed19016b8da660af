package org.praxisitsm.catalog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.praxisitsm.catalog.Offering.Category;
import org.praxisitsm.identity.OnBehalf;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.CatalogueOrders;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** What can be ordered, as far as a person belongs to the audience of it. */
@Service
public class Offerings implements CatalogueOrders {

    private final OfferingRows rows;
    private final People people;
    private final OnBehalf onBehalf;
    private final ObjectProvider<Audience> audience;

    Offerings(OfferingRows rows, People people, OnBehalf onBehalf, ObjectProvider<Audience> audience) {
        this.rows = rows;
        this.people = people;
        this.onBehalf = onBehalf;
        this.audience = audience;
    }

    /**
     * @param person account of whoever it is for; the viewer, or somebody whom they order for
     * @return what is published and the person may have, by name
     * @throws org.praxisitsm.shared.Refusal forbidden, where the viewer may not ask for that person
     */
    public List<Offering> visible(String person, Viewer viewer) {
        onBehalf.require(person, viewer);
        var about = about(person, viewer);
        if (about.isEmpty()) {
            return List.of();
        }
        var judges = new HashMap<String, Audience.Judge>();
        return rows.all().stream()
                .filter(Offering::isPublished)
                .filter(offering -> judges.computeIfAbsent(offering.practice(), audience.getObject()::of)
                        .mayOrder(facts(about, offering)))
                .toList();
    }

    /** @return the same for one; empty also where it exists and the person may not have it */
    public Optional<Offering> find(String key, String person, Viewer viewer) {
        onBehalf.require(person, viewer);
        var about = about(person, viewer);
        return about.isEmpty()
                ? Optional.empty()
                : rows.find(key).filter(Offering::isPublished).filter(offering -> audience.getObject()
                        .of(offering.practice())
                        .mayOrder(facts(about, offering)));
    }

    /** @return where offerings stand, in the order of the portal */
    public List<Category> categories() {
        return rows.categories();
    }

    /** @return the parts of a bundle, in its order; a part is shown with its bundle to whoever may have that. */
    public List<Offering> parts(Offering bundle) {
        return bundle.parts().stream().map(rows::find).flatMap(Optional::stream).toList();
    }

    /** @return what an order is called that is or was once to be had: no secret to whoever sees the order */
    public Optional<Offering> named(String key) {
        return rows.find(key);
    }

    @Override
    public boolean mayOrderFor(String person, Viewer by) {
        return onBehalf.mayAskFor(person, by);
    }

    @Override
    public Optional<Order> order(String practice, String key, String person, Viewer by) {
        return find(key, person, by)
                .filter(offering -> offering.practice().equals(practice))
                .map(offering -> new Order(offering.form(), facts(offering)));
    }

    @Override
    public boolean has(String offering) {
        return rows.find(offering).isPresent();
    }

    /** What the order keeps, whatever becomes of the offering later. */
    private Map<String, Object> facts(Offering offering) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("offering", offering.key());
        facts.put("offeringName", offering.names().get("en"));
        facts.put("offeringKind", offering.kind().name());
        facts.put("offeringCategory", offering.category());
        var bundle = offering.kind() == Offering.Kind.BUNDLE;
        facts.put("items", bundle ? String.join(", ", offering.parts()) : offering.key());
        if (bundle) {
            var names = parts(offering).stream().map(part -> part.names().get("en"));
            facts.put("itemNames", names.collect(Collectors.joining("\n")));
        }
        facts.put("price", offering.price());
        facts.put("currency", offering.currency());
        facts.put("costCentre", offering.costCentre());
        facts.put("deliveryDays", offering.deliveryDays());
        facts.put("service", offering.service());
        facts.values().removeIf(Objects::isNull);
        return facts;
    }

    private Optional<Map<String, Object>> about(String account, Viewer orderer) {
        return people.person(account).filter(People.Person::active).map(person -> {
            var facts = new HashMap<String, Object>();
            facts.put("unit", person.unit());
            facts.put("site", person.site());
            facts.put("title", person.title());
            facts.put("vip", person.vip());
            facts.put("leads", people.leadsSomebody(account));
            // What leaders order is mostly for those who do not lead: a new colleague, a team.
            facts.put("ordererLeads", people.leadsSomebody(orderer.account()));
            return facts;
        });
    }

    private static Map<String, Object> facts(Optional<Map<String, Object>> person, Offering offering) {
        var facts = new HashMap<>(person.orElseThrow());
        facts.put("audience", offering.audience());
        facts.put("offering", offering.key());
        facts.put("offeringKind", offering.kind().name());
        facts.put("offeringCategory", offering.category());
        facts.put("price", offering.price());
        return facts;
    }
}
