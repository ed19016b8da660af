package org.praxisitsm.approval;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.practice.ApprovalSpec;
import org.praxisitsm.practice.Wait;
import org.praxisitsm.shared.Ids;

/** The directory as a round of a ticket asks it. */
final class TicketWhom implements Whom {

    private final ApprovalSpec spec;
    private final KeptRound kept;
    private final Function<String, @Nullable Object> value;
    private final @Nullable Instant due;
    private final House house;
    private final People people;
    private final Instant now;

    /** @param due a date that an action computed, or null where the diagram says how long it is waited for, if at all */
    TicketWhom(
            ApprovalSpec spec,
            KeptRound kept,
            Function<String, @Nullable Object> value,
            @Nullable Instant due,
            House house,
            Instant now) {
        this.spec = spec;
        this.kept = kept;
        this.value = value;
        this.due = due;
        this.house = house;
        this.people = house.people();
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
            case "serviceOwner" -> one(house.ownerOf(text("service")));
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

    @Override
    public Optional<StandIn> standIn(String account) {
        return house.substitute(account, kept.practice, now).map(other -> new StandIn(other, Vote.Because.SUBSTITUTE));
    }

    @Override
    public Set<String> barred() {
        return house.barred(spec, kept.ticketId);
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
        return kept.yes;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Instant after(Wait wait) {
        return house.after(now, wait, spec);
    }

    @Override
    public @Nullable Instant due() {
        var fixed = spec.fixedDeadline();
        return due != null || fixed == null ? due : after(fixed);
    }

    @Override
    public long nextId() {
        return Ids.next();
    }
}
