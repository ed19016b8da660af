package org.praxisitsm.ui.components;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.FormValidation;
import org.springframework.stereotype.Component;

/** Where forms find people, groups and services, and what is asked for with the values so far. */
@Component
public class FormSources {

    private final People people;
    private final Services services;
    private final FormValidation validation;

    FormSources(People people, Services services, FormValidation validation) {
        this.people = people;
        this.services = services;
        this.validation = validation;
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

    public List<Services.Service> services() {
        return services.all();
    }

    Set<String> visible(FormDefinition form, Map<String, ?> values, Map<String, ?> context) {
        return validation.visible(form, values, context);
    }
}
