package org.praxisitsm.ui.components;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.catalog.Offerings;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormValidation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Where forms find people, groups and services, and what is asked for with the values so far. */
@Component
public class FormSources {

    private final People people;
    private final Services services;
    private final FormValidation validation;
    private final Assets assets;
    private final Offerings offerings;
    private final Viewers viewers;
    private final FormFiles files;
    private final boolean trial;

    @Autowired
    FormSources(
            People people,
            Services services,
            FormValidation validation,
            Assets assets,
            Offerings offerings,
            Viewers viewers,
            FormFiles files) {
        this(people, services, validation, assets, offerings, viewers, files, false);
    }

    private FormSources(
            People people,
            Services services,
            FormValidation validation,
            Assets assets,
            Offerings offerings,
            Viewers viewers,
            FormFiles files,
            boolean trial) {
        this.people = people;
        this.services = services;
        this.validation = validation;
        this.assets = assets;
        this.offerings = offerings;
        this.viewers = viewers;
        this.files = files;
        this.trial = trial;
    }

    /** @return the same for a form that is only tried: no file is kept */
    public FormSources onTrial() {
        return new FormSources(people, services, validation, assets, offerings, viewers, files, true);
    }

    boolean isTrial() {
        return trial;
    }

    FormFiles files() {
        return files;
    }

    /** @return whoever fills in the form; nobody behind a link that needs no sign-in */
    Optional<Viewer> viewer() {
        return viewers.find();
    }

    /** @return numbers of assets that whoever fills in the form may see */
    List<String> assets(String text, int limit) {
        return viewers.find()
                .map(viewer ->
                        assets
                                .list(CiFilter.all().withText(text), null, Math.max(1, limit), null, viewer)
                                .items()
                                .stream()
                                .map(CiRow::number)
                                .toList())
                .orElse(List.of());
    }

    String asset(String number) {
        return viewers.find()
                .map(viewer -> assets.find(number, viewer)
                        .map(ci -> ci.name() + " · " + ci.number())
                        .orElseGet(() -> I18NProvider.translate("value.hidden")))
                .orElse(number);
    }

    List<String> people(String text, int limit) {
        return people.search(text, limit, null).items().stream()
                .map(People.Person::account)
                .toList();
    }

    String person(String account) {
        return people.nameOf(account);
    }

    public List<People.Group> groups() {
        return people.groups();
    }

    /** @return what whoever fills in the form may order, key to name */
    Map<String, String> offerings(java.util.Locale locale) {
        var options = new java.util.LinkedHashMap<String, String>();
        viewers.find().ifPresent(viewer -> offerings
                .visible(viewer.account(), viewer)
                .forEach(offering -> options.put(offering.key(), offering.name(locale))));
        return options;
    }

    String offering(String key, java.util.Locale locale) {
        return offerings.named(key).map(offering -> offering.name(locale)).orElse(key);
    }

    public List<Services.Service> services() {
        return services.all();
    }

    Set<String> visible(FormDefinition form, Map<String, ?> values, Map<String, ?> context) {
        return validation.visible(form, values, context);
    }
}
