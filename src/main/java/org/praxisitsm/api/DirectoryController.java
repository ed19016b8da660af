package org.praxisitsm.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People, groups and services, as whoever is signed in may look them up. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Directory")
class DirectoryController {

    private final People people;
    private final Services services;

    DirectoryController(People people, Services services) {
        this.people = people;
        this.services = services;
    }

    /** What a colleague may know of a colleague; whether somebody is a VIP is no such thing. */
    @Schema(name = "Person")
    record PersonBody(
            @Schema(example = "agent") String account,
            String name,
            @Nullable String email,
            @Schema(example = "it") String unit,
            @Nullable String title,
            @Nullable String phone,
            @Nullable String site,
            @Nullable String manager) {

        static PersonBody of(People.Person person) {
            return new PersonBody(
                    person.account(),
                    person.name(),
                    person.email(),
                    person.unit(),
                    person.title(),
                    person.phone(),
                    person.site(),
                    person.manager());
        }
    }

    @GetMapping("/people")
    @Operation(summary = "People by name, account or mail address; active ones only")
    Listing<PersonBody> people(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Viewer viewer) {
        return Listing.of(people.search(TicketQuery.blankAsNull(q), Listing.limit(limit), cursor)
                .map(PersonBody::of));
    }

    @GetMapping("/people/{account}")
    @Operation(summary = "A person")
    PersonBody person(@PathVariable String account, Viewer viewer) {
        return people.person(account)
                .map(PersonBody::of)
                .orElseThrow(() -> Refusal.notFound("There is no such person"));
    }

    @GetMapping("/groups")
    @Operation(summary = "Support groups")
    Listing<People.Group> groups(Viewer viewer) {
        return Listing.complete(people.groups());
    }

    @GetMapping("/groups/{key}")
    @Operation(summary = "A support group")
    People.Group group(@PathVariable String key, Viewer viewer) {
        return people.group(key).orElseThrow(() -> Refusal.notFound("There is no such group"));
    }

    @GetMapping("/services")
    @Operation(summary = "The services of the catalogue")
    Listing<Services.Service> services(Viewer viewer) {
        return Listing.complete(services.all());
    }

    @GetMapping("/services/{key}")
    @Operation(summary = "A service")
    Services.Service service(@PathVariable String key, Viewer viewer) {
        return services.find(key).orElseThrow(() -> Refusal.notFound("There is no such service"));
    }
}
