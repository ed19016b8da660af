package org.praxisitsm.identity;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People.Group;
import org.praxisitsm.identity.People.Person;
import org.springframework.core.io.ClassPathResource;

/** The file {@code demo/organisation.yaml}: people as somebody would write them down. */
record DemoFile(String organisation, Map<String, Site> sites, List<Group> groups, List<Entry> people) {

    /** Of everybody in it. Never right under the profile {@code production}. */
    static final String PASSWORD = "demo";

    private static final int FIRST_EXTENSION = 4101;

    record Site(String zone) {}

    /**
     * @param roles unit by role
     * @param groups keys of the groups that the person is a member of
     * @param skills level by skill
     */
    record Entry(
            String account,
            String name,
            String title,
            String unit,
            String site,
            @Nullable String manager,
            @Nullable String locale,
            boolean vip,
            @Nullable Map<Role, String> roles,
            @Nullable List<String> groups,
            @Nullable Map<String, Integer> skills) {

        Entry {
            roles = roles == null ? Map.of() : roles;
            groups = groups == null ? List.of() : groups;
            skills = skills == null ? Map.of() : skills;
        }
    }

    static DemoFile read() {
        var yaml = new ObjectMapper(new YAMLFactory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        try (var in = new ClassPathResource("demo/organisation.yaml").getInputStream()) {
            return yaml.readValue(in, DemoFile.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<String> accounts() {
        return people.stream().map(Entry::account).toList();
    }

    Person person(Entry entry) {
        var site = Objects.requireNonNull(sites.get(entry.site()), "site of " + entry.account());
        return new Person(
                entry.account(),
                entry.name(),
                entry.account() + "@halvern.example",
                entry.unit(),
                entry.title(),
                Integer.toString(FIRST_EXTENSION + people.indexOf(entry)),
                entry.site(),
                entry.locale() == null ? "en" : entry.locale(),
                site.zone(),
                entry.vip(),
                true,
                entry.manager());
    }

    static Stream<Map.Entry<Role, String>> grants(Entry entry) {
        return Stream.concat(
                Stream.of(Map.entry(Role.REQUESTER, Viewer.EVERY_UNIT)), entry.roles().entrySet().stream());
    }
}
