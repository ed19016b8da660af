package org.praxisitsm.ui.admin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.praxisitsm.catalog.Offering;
import org.praxisitsm.catalog.Offering.Category;
import org.praxisitsm.catalog.Offering.Kind;
import org.praxisitsm.catalog.Offering.Lifecycle;
import org.praxisitsm.catalog.OfferingEditing;
import org.praxisitsm.catalog.Offerings;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.Names;
import org.springframework.stereotype.Component;

/** What there is to choose from where an offering is changed. */
@Component
class OfferingChoices {

    private final Offerings offerings;
    private final OfferingEditing editing;
    private final Services services;
    private final Names names;
    private final FormSources sources;

    OfferingChoices(Offerings offerings, OfferingEditing editing, Services services, Names names, FormSources sources) {
        this.offerings = offerings;
        this.editing = editing;
        this.services = services;
        this.names = names;
        this.sources = sources;
    }

    List<Category> categories() {
        return offerings.categories();
    }

    Category create(Category category, Viewer by) {
        return editing.create(category, by);
    }

    Category change(Category category, Viewer by) {
        return editing.change(category, by);
    }

    String category(String key, Locale locale) {
        return categories().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .map(one -> one.name(locale))
                .orElse(key);
    }

    List<String> practices(Viewer viewer) {
        return editing.practices(viewer);
    }

    String practice(String key) {
        return names.practice(key);
    }

    List<String> forms(String practice) {
        return editing.forms(practice);
    }

    List<String> audiences(String practice) {
        return editing.audiences(practice);
    }

    List<String> services() {
        return services.all().stream().map(Services.Service::key).toList();
    }

    String service(String key) {
        return names.service(key);
    }

    FormSources sources() {
        return sources;
    }

    /** What a bundle of the practice may consist of. */
    List<String> parts(String practice, Viewer viewer) {
        return editing.all(viewer).stream()
                .filter(one -> one.practice().equals(practice) && one.kind() != Kind.BUNDLE)
                .map(Offering::key)
                .toList();
    }

    String offering(String key, Locale locale) {
        return offerings.named(key).map(one -> one.name(locale)).orElse(key);
    }

    Offering empty(String practice) {
        var category = categories().stream().findFirst().map(Category::key).orElse("");
        return new Offering(
                "",
                Kind.ITEM,
                Lifecycle.DRAFT,
                category,
                Map.of(),
                Map.of(),
                null,
                "box",
                practice,
                null,
                null,
                null,
                editing.audiences(practice).stream().findFirst().orElse(""),
                null,
                "EUR",
                null,
                null,
                List.of(),
                0);
    }
}
