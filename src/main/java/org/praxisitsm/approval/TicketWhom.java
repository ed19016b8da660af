package org.praxisitsm.approval;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.shared.Ids;

/** The directory as a round of a ticket asks it. */
final class TicketWhom implements Whom {

    private final ApprovalSpec spec;
    private final String practice;
    private final String yes;
    private final Function<String, @Nullable Object> value;
    private final @Nullable Instant due;
    private final People people;
    private final Delegations delegations;
    private final Instant now;

    TicketWhom(
            ApprovalSpec spec,
            String practice,
            String yes,
            Function<String, @Nullable Object> value,
            @Nullable Instant due,
            People people,
            Delegations delegations,
            Instant now) {
        this.spec = spec;
        this.practice = practice;
        this.yes = yes;
        this.value = value;
        this.due = due;
        this.people = people;
        this.delegations = delegations;
        this.now = now;
    }

    private @Nullable String text(String name) {
        var known = value.apply(name);
        return known == null || known.toString().isBlank() ? null : known.toString();
    }

    @Override
    public List<String> of(String word, @Nullable String person) {
        var colon = word.indexOf(':');
        var name = word.substring(colon + 1);
        return switch (colon < 0 ? word : word.substring(0, colon)) {
            case "manager" -> manager(person != null ? person : text(colon < 0 ? "requester" : name));
            case "groupLead" -> lead(text("group"));
            case "lead" -> lead(name);
            case "group" -> people.accountsOf(name);
            case "role" -> withRole(name);
            case "field" -> one(text(name));
            default -> List.of(word);
        };
    }

    private List<String> manager(@Nullable String account) {
        return one(
                account == null
                        ? null
                        : people.person(account).map(People.Person::manager).orElse(null));
    }

    private List<String> lead(@Nullable String group) {
        return one(
                group == null
                        ? null
                        : people.group(group).map(People.Group::lead).orElse(null));
    }

    private List<String> withRole(String word) {
        var at = word.indexOf('@');
        var name =
                (at < 0 ? word : word.substring(0, at)).toUpperCase(Locale.ROOT).replace('-', '_');
        return java.util.Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .map(role -> people.accountsWith(role, at < 0 ? null : word.substring(at + 1)))
                .orElse(List.of());
    }

    private static List<String> one(@Nullable String account) {
        return account == null ? List.of() : List.of(account);
    }

    @Override
    public boolean isActive(String account) {
        return people.person(account).filter(People.Person::active).isPresent();
    }

    /** What a person has arranged for approvals counts before whoever stands in while they are away. */
    @Override
    public Optional<StandIn> standIn(String account) {
        return delegations
                .standIn(account, practice)
                .or(() -> people.substituteOf(account, now).map(People.Person::account))
                .filter(other -> !other.equals(account))
                .map(other -> new StandIn(other, Vote.Because.SUBSTITUTE));
    }

    @Override
    public Set<String> barred() {
        var barred = new LinkedHashSet<String>();
        spec.notBy().stream().map(this::text).filter(Objects::nonNull).forEach(barred::add);
        return barred;
    }

    @Override
    public @Nullable String group() {
        var group = spec.group();
        var key = group == null || !group.startsWith("${")
                ? group
                : text(group.substring(2, group.length() - 1).strip());
        return key != null && people.group(key).isPresent() ? key : text("group");
    }

    @Override
    public String yes() {
        return yes;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public @Nullable Instant due() {
        return due;
    }

    @Override
    public long nextId() {
        return Ids.next();
    }
}
