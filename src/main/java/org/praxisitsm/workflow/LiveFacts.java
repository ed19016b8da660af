package org.praxisitsm.workflow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.ticket.TicketProgress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known today of people, services and groups, as rules want to read it. */
@Component
class LiveFacts {

    private final People people;
    private final DerivedFacts derived;
    private final TicketProgress progress;
    private final Services services;
    private final Clock clock;

    LiveFacts(People people, DerivedFacts derived, TicketProgress progress, Services services, Clock clock) {
        this.services = services;
        this.people = people;
        this.derived = derived;
        this.progress = progress;
        this.clock = clock;
    }

    @Nullable
    String criticality(String service) {
        return Objects.toString(derived.of(Map.of("service", service)).get("criticality"), null);
    }

    @Nullable
    String owner(String service) {
        return services.find(service).map(Services.Service::owner).orElse(null);
    }

    boolean isVip(String account) {
        return Boolean.TRUE.equals(derived.of(Map.of("affected", account)).get("vip"));
    }

    @Nullable
    String manager(String account) {
        return people.person(account).map(People.Person::manager).orElse(null);
    }

    @Nullable
    String lead(String group) {
        return people.group(group).map(People.Group::lead).orElse(null);
    }

    /** @return the people of a group with skills, load and presence */
    @Transactional
    List<Map<String, Object>> candidates(String group) {
        var members = people.membersOf(group, clock.instant());
        var loads = progress.loads(
                members.stream().map(member -> member.person().account()).toList());
        var lead = lead(group);
        var facts = new ArrayList<Map<String, Object>>();
        for (var member : members) {
            var person = member.person();
            var fact = new LinkedHashMap<String, Object>();
            fact.put("account", person.account());
            fact.put("name", person.name());
            fact.put("skills", member.skills());
            fact.put("load", loads.getOrDefault(person.account(), 0));
            fact.put("present", member.present());
            fact.put("title", person.title());
            fact.put("site", person.site());
            fact.put("unit", person.unit());
            fact.put("isLead", person.account().equals(lead));
            facts.add(fact);
        }
        return facts;
    }
}
