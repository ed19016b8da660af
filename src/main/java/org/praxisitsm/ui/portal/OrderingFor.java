package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.OnBehalf;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.PersonBox;
import org.praxisitsm.ui.components.PxIcon;
import org.springframework.stereotype.Service;

/** Whom the catalogue is looked at for: the viewer, or somebody whom they may ask for. */
@Service
class OrderingFor {

    private final OnBehalf rule;
    private final People people;
    private final FormSources sources;

    OrderingFor(OnBehalf rule, People people, FormSources sources) {
        this.rule = rule;
        this.people = people;
        this.sources = sources;
    }

    boolean mayAskFor(String person, Viewer viewer) {
        return rule.mayAskFor(person, viewer);
    }

    String nameOf(String person) {
        return people.nameOf(person);
    }

    /** @return the account, or null for the viewer and for whoever they may not ask for */
    @Nullable
    String allowed(@Nullable String person, Viewer viewer) {
        return person == null || person.equals(viewer.account()) || !rule.mayAskFor(person, viewer) ? null : person;
    }

    /** @param chosen told the account, or null for the viewer again */
    Component choice(Component page, @Nullable String person, Viewer viewer, Consumer<@Nullable String> chosen) {
        var line = new Div();
        line.addClassName("px-catalogue-for");
        if (person != null) {
            var name = new Span(page.getTranslation("portal.catalogue.for", nameOf(person)));
            name.addClassName("px-chip");
            name.addClassName("acc");
            var back = new Button(page.getTranslation("portal.catalogue.for.me"), click -> chosen.accept(null));
            back.setId("catalogue-for-me");
            back.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            line.add(name, back);
            return line;
        }
        var open = new Button(page.getTranslation("portal.catalogue.for.other"), new PxIcon("people"));
        open.setId("catalogue-for-other");
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        open.addClickListener(click -> {
            line.removeAll();
            line.add(box(page, viewer, chosen));
        });
        line.add(open);
        return line;
    }

    private PersonBox box(Component page, Viewer viewer, Consumer<@Nullable String> chosen) {
        var box = new PersonBox("", sources);
        box.setId("catalogue-for");
        box.setAriaLabel(page.getTranslation("portal.catalogue.for.whom"));
        box.setPlaceholder(page.getTranslation("portal.catalogue.for.whom"));
        box.addValueChangeListener(change -> {
            var person = change.getValue();
            var fine = person == null || mayAskFor(person, viewer);
            box.setInvalid(!fine);
            box.setErrorMessage(fine ? null : page.getTranslation("portal.catalogue.for.no"));
            if (person != null && fine) {
                chosen.accept(person);
            }
        });
        box.focus();
        return box;
    }
}
