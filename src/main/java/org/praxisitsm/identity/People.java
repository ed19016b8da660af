package org.praxisitsm.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Page;
import org.springframework.stereotype.Service;

/** The directory of people and groups. Reads by account are cached for a short time. */
@Service
public class People {

    /** A person as shown and as decision tables see them. */
    public record Person(
            String account,
            String name,
            @Nullable String email,
            String unit,
            @Nullable String title,
            @Nullable String phone,
            @Nullable String site,
            String locale,
            String zone,
            boolean vip,
            boolean active,
            @Nullable String manager) {}

    public record Group(String key, String name, String unit, @Nullable String lead, @Nullable String description) {}

    /** A person of a group who could take work: what an assignment grid decides on. Load is filled by the caller. */
    public record Member(Person person, List<String> skills, boolean present) {}

    public Optional<Person> person(String account) {
        throw new UnsupportedOperationException("identity");
    }

    public Optional<Group> group(String key) {
        throw new UnsupportedOperationException("identity");
    }

    /** @return name of the person, or the account itself where there is no such person. */
    public String nameOf(String account) {
        throw new UnsupportedOperationException("identity");
    }

    /** People whose name, account or mail begins with or contains the text, by name; active ones only. */
    public Page<Person> search(@Nullable String text, int limit, @Nullable String cursor) {
        throw new UnsupportedOperationException("identity");
    }

    public List<Group> groups() {
        throw new UnsupportedOperationException("identity");
    }

    /** @return active members with skills and whether they are present (active, not absent) at the instant. */
    public List<Member> membersOf(String group, Instant at) {
        throw new UnsupportedOperationException("identity");
    }

    public List<String> accountsOf(String group) {
        throw new UnsupportedOperationException("identity");
    }
}
