package org.praxisitsm.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Offering.Category;
import org.praxisitsm.catalog.Offering.Lifecycle;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes what can be ordered. An offering belongs to the unit of the practice that provides it: that unit's process owners
 * change it, and administrators.
 */
@Service
@Transactional
public class OfferingEditing {

    private final OfferingRows rows;
    private final OfferingCheck check;
    private final Practices practices;
    private final ApplicationEventPublisher events;

    OfferingEditing(OfferingRows rows, OfferingCheck check, Practices practices, ApplicationEventPublisher events) {
        this.rows = rows;
        this.check = check;
        this.practices = practices;
        this.events = events;
    }

    /** @return whether the person may change what the practice provides */
    public boolean mayEdit(String practice, Viewer by) {
        return practices
                        .current(practice)
                        .map(published -> published.pack().descriptor().unit())
                        .map(unit -> by.has(Role.PROCESS_OWNER, unit))
                        .orElse(false)
                || by.has(Role.ADMINISTRATOR);
    }

    /** @return keys of the practices that take orders and whose offerings the person changes, by name */
    public List<String> practices(Viewer by) {
        return practices.all().stream()
                .map(published -> published.pack().descriptor())
                .filter(practice -> practice.catalogue() != null && mayEdit(practice.key(), by))
                .map(practice -> practice.key())
                .toList();
    }

    /** @return all that the person may change, drafts and what is retired too, by name */
    @Transactional(readOnly = true)
    public List<Offering> all(Viewer by) {
        return rows.all().stream()
                .filter(offering -> mayEdit(offering.practice(), by))
                .toList();
    }

    /** @return the same for one; empty also where it exists and the person may not change it */
    @Transactional(readOnly = true)
    public Optional<Offering> find(String key, Viewer by) {
        return rows.find(key).filter(offering -> mayEdit(offering.practice(), by));
    }

    /** @return the audiences that the practice's table knows; empty where it asks for none, or for any */
    public List<String> audiences(String practice) {
        return check.audiences(practice);
    }

    /** @return keys and names of the forms that an offering of the practice may ask with */
    public List<String> forms(String practice) {
        return practices
                .current(practice)
                .map(published ->
                        published.pack().forms().keySet().stream().sorted().toList())
                .orElse(List.of());
    }

    /** @throws Refusal forbidden; invalid, naming every member that is wrong; conflict where the key is taken */
    public Offering create(Offering draft, Viewer by) {
        require(draft.practice(), by);
        check.refuse(draft);
        if (rows.find(draft.key()).isPresent()) {
            throw Refusal.conflict("There is an offering " + draft.key() + " already.");
        }
        rows.insert(draft);
        events.publishEvent(Act.on(by.account(), "offering.created", "offering", draft.key(), facts(draft)));
        return rows.find(draft.key()).orElseThrow();
    }

    /**
     * @param draft with the version that it is based on
     * @throws Refusal forbidden; not found; conflict where it was changed since, or where what is published needs it;
     *     invalid, naming every member that is wrong
     */
    public Offering change(Offering draft, Viewer by) {
        var before = rows.find(draft.key()).orElseThrow(() -> Refusal.notFound("There is no such offering"));
        if (!mayEdit(before.practice(), by)) {
            throw Refusal.notFound("There is no such offering");
        }
        require(draft.practice(), by);
        check.refuse(draft);
        if (!draft.isPublished() && before.isPublished()) {
            needed(draft.key());
        }
        if (!rows.update(draft)) {
            throw Refusal.conflict("The offering " + draft.key() + " was changed by somebody else after you read it.");
        }
        tell(before, draft, by);
        return rows.find(draft.key()).orElseThrow();
    }

    /** Publishes, retires or takes back into draft. */
    public Offering move(String key, Lifecycle lifecycle, int version, Viewer by) {
        var before = find(key, by).orElseThrow(() -> Refusal.notFound("There is no such offering"));
        return change(before.in(lifecycle, version), by);
    }

    /** @throws Refusal forbidden but for those who change some offering; invalid; conflict where the key is taken */
    public Category create(Category category, Viewer by) {
        if (practices(by).isEmpty()) {
            throw Refusal.forbidden("Only those who change offerings make parts of the catalogue.");
        }
        check.refuse(category);
        if (rows.categories().stream().anyMatch(one -> one.key().equals(category.key()))) {
            throw Refusal.conflict("There is a part of the catalogue " + category.key() + " already.");
        }
        rows.insert(category);
        events.publishEvent(Act.on(
                by.account(), "offering-category.created", "offering-category", category.key(), category.names()));
        return category;
    }

    /**
     * Renames or moves a part of the catalogue; its key stays.
     *
     * @param category with the version that it is based on
     * @throws Refusal forbidden; not found; conflict where it was changed since; invalid
     */
    public Category change(Category category, Viewer by) {
        if (practices(by).isEmpty()) {
            throw Refusal.forbidden("Only those who change offerings change parts of the catalogue.");
        }
        var before = category(category.key());
        check.refuse(category);
        if (!rows.update(category)) {
            throw Refusal.conflict(
                    "The part " + category.key() + " of the catalogue was changed by somebody else after you read it.");
        }
        var was = facts(before);
        var is = facts(category);
        if (!was.equals(is)) {
            events.publishEvent(new Act(
                    by.account(),
                    "offering-category.changed",
                    "offering-category",
                    category.key(),
                    null,
                    was,
                    is,
                    null,
                    true));
        }
        return category(category.key());
    }

    /** @throws Refusal not found */
    public Category category(String key) {
        return rows.categories().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no such part of the catalogue"));
    }

    private static Map<String, Object> facts(Category category) {
        var facts = new LinkedHashMap<String, Object>();
        category.names().forEach((language, name) -> facts.put("name." + language, name));
        facts.put("place", category.place());
        return facts;
    }

    private void needed(String key) {
        var bundles = rows.all().stream()
                .filter(Offering::isPublished)
                .filter(bundle -> bundle.parts().contains(key))
                .map(Offering::key)
                .toList();
        if (!bundles.isEmpty()) {
            throw Refusal.conflict(key + " is part of " + String.join(", ", bundles) + ": take it out there first.");
        }
    }

    private void require(@Nullable String practice, Viewer by) {
        if (!mayEdit(Objects.requireNonNullElse(practice, ""), by)) {
            throw Refusal.forbidden("Offerings of " + practice + " are changed by the process owners of its unit.");
        }
    }

    private void tell(Offering before, Offering after, Viewer by) {
        var was = facts(before);
        var is = facts(after);
        var changed = new LinkedHashMap<String, Object>();
        var old = new LinkedHashMap<String, Object>();
        is.forEach((key, value) -> {
            if (!Objects.equals(value, was.get(key))) {
                changed.put(key, value);
                old.put(key, was.get(key));
            }
        });
        if (!changed.isEmpty()) {
            events.publishEvent(new Act(
                    by.account(),
                    "offering.changed",
                    "offering",
                    after.key(),
                    null,
                    Map.copyOf(old),
                    Map.copyOf(changed),
                    null,
                    true));
        }
    }

    /** As plain types; empty where there is none, so that taking something away is told too. */
    private static Map<String, Object> facts(Offering it) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", it.kind().name());
        facts.put("lifecycle", it.lifecycle().name());
        facts.put("category", it.category());
        it.names().forEach((language, name) -> facts.put("name." + language, name));
        it.summaries().forEach((language, text) -> facts.put("summary." + language, text));
        facts.put("keywords", Objects.toString(it.keywords(), ""));
        facts.put("icon", Objects.toString(it.icon(), ""));
        facts.put("practice", it.practice());
        facts.put("form", Objects.toString(it.form(), ""));
        facts.put("service", Objects.toString(it.service(), ""));
        facts.put("owner", Objects.toString(it.owner(), ""));
        facts.put("audience", it.audience());
        var price = it.price();
        facts.put("price", price == null ? "" : price.stripTrailingZeros().toPlainString() + " " + it.currency());
        facts.put("costCentre", Objects.toString(it.costCentre(), ""));
        facts.put("deliveryDays", Objects.toString(it.deliveryDays(), ""));
        facts.put("parts", String.join(", ", it.parts()));
        return facts;
    }
}
