package org.praxisitsm.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.springframework.stereotype.Component;

/** What a process reads about a ticket's service and affected person; it changes with them. */
@Component
class DerivedFacts {

    /** What they are derived from. */
    static final Set<String> SOURCES = Set.of("service", "affected");

    private final People people;
    private final Services services;

    DerivedFacts(People people, Services services) {
        this.people = people;
        this.services = services;
    }

    /** @return {@code criticality} and {@code vip}, as far as the values name a service or an affected person */
    Map<String, Object> of(Map<String, ?> values) {
        var facts = new HashMap<String, Object>();
        if (values.containsKey("service")) {
            facts.put("criticality", criticality(values.get("service")));
        }
        if (values.get("affected") != null) {
            facts.put("vip", isVip(values.get("affected").toString()));
        }
        return facts;
    }

    private @Nullable String criticality(@Nullable Object service) {
        return service == null
                ? null
                : services.find(service.toString())
                        .map(Services.Service::criticality)
                        .orElse(null);
    }

    private boolean isVip(String account) {
        return people.person(account).map(People.Person::vip).orElse(false);
    }
}
