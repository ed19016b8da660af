package org.praxisitsm.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Page;
import org.praxisitsm.shared.Refusal;
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

    private static final int MOST_AT_ONCE = 500;

    private final Directory directory;
    private final DirectoryRows rows;
    private final Absences absences;

    People(Directory directory, DirectoryRows rows, Absences absences) {
        this.directory = directory;
        this.rows = rows;
        this.absences = absences;
    }

    public Optional<Person> person(String account) {
        return directory.person(account);
    }

    /** @return whether active people have the person as their manager */
    public boolean leadsSomebody(String account) {
        return rows.hasReports(account);
    }

    public Optional<Group> group(String key) {
        return directory.groups().stream()
                .filter(group -> group.key().equals(key))
                .findFirst();
    }

    /** @return name of the person, or the account itself where there is no such person. */
    public String nameOf(String account) {
        return directory.person(account).map(Person::name).orElse(account);
    }

    /**
     * People whose name, account or mail begins with or contains the text, by name; active ones only.
     *
     * @param limit 1 to 500
     * @throws Refusal invalid, for a limit out of range or a cursor that is not ours
     */
    public Page<Person> search(@Nullable String text, int limit, @Nullable String cursor) {
        if (limit < 1 || limit > MOST_AT_ONCE) {
            throw Refusal.invalid("limit", "Between 1 and " + MOST_AT_ONCE + ".");
        }
        var after = cursor == null ? null : position(cursor);
        var found = rows.search(
                text == null ? "" : text.strip(),
                limit,
                after == null ? null : after.getKey(),
                after == null ? null : after.getValue());
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        return new Page<>(List.copyOf(found.subList(0, limit)), cursor(found.get(limit - 1)));
    }

    public List<Group> groups() {
        return directory.groups();
    }

    /** @return active members with skills and whether they are present (active, not absent) at the instant. */
    public List<Member> membersOf(String group, Instant at) {
        return directory.seats(group).stream()
                .map(seat -> new Member(seat.person(), seat.skills(), !seat.isAbsent(at)))
                .toList();
    }

    /** @return accounts of the active members */
    public List<String> accountsOf(String group) {
        return directory.seats(group).stream()
                .map(seat -> seat.person().account())
                .toList();
    }

    /** @return accounts of the active people who have the role for the unit or for all; null for any unit */
    public List<String> accountsWith(Role role, @Nullable String unit) {
        return rows.accountsWith(role, unit);
    }

    /** @return skills with their level, 1 (knows it) to 3 (expert) */
    public Map<String, Integer> skillsOf(String account) {
        return rows.skillsOf(account);
    }

    /** @return whether the person is active and not absent at the instant */
    public boolean isPresent(String account, Instant at) {
        return directory.viewer(account).isPresent() && absences.at(account, at).isEmpty();
    }

    /**
     * @return who stands in for an absent person at the instant: their substitute, or that one's own where they are away
     *     too; empty where the person is present or nobody stands in
     */
    public Optional<Person> substituteOf(String account, Instant at) {
        var asked = new HashSet<String>();
        var current = account;
        while (current != null && asked.add(current)) {
            var absence = absences.at(current, at);
            if (absence.isEmpty()) {
                return current.equals(account)
                        ? Optional.empty()
                        : person(current).filter(Person::active);
            }
            current = absence.get().substitute();
        }
        return Optional.empty();
    }

    private static String cursor(Person last) {
        var text = last.account() + "\n" + last.name();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @return name and account of the last person of the page before */
    private static Map.Entry<String, String> position(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var cut = text.indexOf('\n');
            if (cut > 0) {
                return Map.entry(text.substring(cut + 1), text.substring(0, cut));
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below like every other cursor that is not ours.
        }
        throw Refusal.invalid("cursor", "This is not a cursor of this list.");
    }
}
