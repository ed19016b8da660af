package org.praxisitsm.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.praxisitsm.approval.Delegations;
import org.praxisitsm.approval.Delegations.Delegation;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.DateFields;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.PersonBox;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.ui.shell.PortalShell;

/** Who decides approvals for a person, by day and practice; administrators say it for others as well. */
@Route(value = "portal/substitutes", layout = PortalShell.class)
@PermitAll
@CssImport("./portal/portal.css")
class SubstitutesView extends Div implements HasDynamicTitle {

    private final transient Delegations delegations;
    private final transient Practices practices;
    private final transient Names names;
    private final transient FormSources sources;
    private final transient Clock clock;
    private final transient Viewer viewer;
    private final ZoneId zone;
    private String whose;

    SubstitutesView(
            Delegations delegations,
            Practices practices,
            Names names,
            FormSources sources,
            People people,
            Viewers viewers,
            Clock clock) {
        this.delegations = delegations;
        this.practices = practices;
        this.names = names;
        this.sources = sources;
        this.clock = clock;
        this.viewer = viewers.current();
        this.zone = Zones.of(people, viewer);
        this.whose = viewer.account();
        addClassNames("px-portal-page", "px-portal-narrow");
        show();
    }

    private boolean isOwn() {
        return whose.equals(viewer.account());
    }

    private void show() {
        removeAll();
        add(new H1(getTranslation("substitutes.title")), new Paragraph(getTranslation("substitutes.lead")));
        if (viewer.has(Role.ADMINISTRATOR)) {
            add(whom());
        }
        var mine = section(
                isOwn() ? getTranslation("substitutes.mine") : getTranslation("substitutes.of", names.person(whose)));
        mine.setId("substitutes-mine");
        list(mine, delegations.of(whose, viewer), true, "substitutes.none");
        add(mine, form());
        if (isOwn()) {
            var others = section(getTranslation("substitutes.others"));
            others.setId("substitutes-others");
            list(others, delegations.naming(viewer), false, "substitutes.others.none");
            add(others);
        }
    }

    private Component whom() {
        var person = new PersonBox(getTranslation("substitutes.whose"), sources);
        person.setId("substitutes-whose");
        person.setWidthFull();
        person.setValue(whose);
        person.addValueChangeListener(event -> {
            whose = event.getValue() == null ? viewer.account() : event.getValue();
            show();
        });
        return person;
    }

    private static Section section(String title) {
        var section = new Section(new H2(title));
        section.addClassName("px-portal-section");
        return section;
    }

    private void list(Section section, List<Delegation> all, boolean removable, String none) {
        if (all.isEmpty()) {
            section.add(PortalPieces.quietCard(getTranslation(none)));
            return;
        }
        var card = PortalPieces.card();
        all.forEach(one -> card.add(line(one, removable)));
        section.add(card);
    }

    private Component line(Delegation one, boolean removable) {
        var name = new Span(names.person(removable ? one.substitute() : one.account()));
        name.addClassName("px-strong");
        var small = new Span(day(one.from()) + " – " + day(one.to().minusSeconds(1)) + " · " + scope(one));
        small.addClassName("px-small");
        var words = new Div(name, small);
        words.addClassName("px-lines");
        var line = new Div(words);
        line.addClassName("px-own");
        if (!one.from().isAfter(clock.instant())) {
            var now = new Span(getTranslation("substitutes.now"));
            now.addClassNames("px-badge", "ok");
            line.add(now);
        }
        if (removable) {
            var remove = new Button(getTranslation("substitutes.remove"), click -> remove(one));
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            line.add(remove);
        }
        return line;
    }

    private String day(Instant at) {
        return DateWords.days(getLocale()).format(at.atZone(zone));
    }

    private String scope(Delegation one) {
        return one.practices().isEmpty()
                ? getTranslation("substitutes.all")
                : one.practices().stream().map(names::practice).collect(Collectors.joining(", "));
    }

    private void remove(Delegation one) {
        if (Failures.attempt(() -> delegations.remove(whose, one.id(), viewer))) {
            Toast.done(getTranslation("substitutes.removed", names.person(one.substitute())));
            show();
        }
    }

    private Component form() {
        var who = new PersonBox(getTranslation("substitutes.who"), sources);
        who.setId("substitute-who");
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var from = picker("substitutes.from", "substitute-from", today);
        var to = picker("substitutes.to", "substitute-to", null);
        from.addValueChangeListener(event -> to.setMin(event.getValue() == null ? today : event.getValue()));
        to.setMin(today);
        var only = new MultiSelectComboBox<String>(getTranslation("substitutes.practices"));
        only.setId("substitute-practices");
        only.setItems(practices.all().stream()
                .map(published -> published.pack().key())
                .sorted()
                .toList());
        only.setItemLabelGenerator(names::practice);
        only.setHelperText(getTranslation("substitutes.practices.hint"));
        who.setWidthFull();
        only.setWidthFull();
        var days = new Div(from, to);
        days.addClassName("px-portal-actions");
        var problem = PortalPieces.problem();
        var name = new Button(getTranslation("substitutes.name"), click -> {
            if (who.getValue() == null || from.getValue() == null || to.getValue() == null) {
                problem.setText(getTranslation("substitutes.missing"));
                problem.setVisible(true);
                return;
            }
            try {
                var made = delegations.add(
                        whose,
                        who.getValue(),
                        from.getValue().atStartOfDay(zone).toInstant(),
                        to.getValue().plusDays(1).atStartOfDay(zone).toInstant(),
                        List.copyOf(only.getValue()),
                        viewer);
                Toast.done(getTranslation("substitutes.named", names.person(made.substitute())));
                show();
            } catch (Refusal refusal) {
                problem.setText(ServiceWords.first(refusal));
                problem.setVisible(true);
            }
        });
        name.setId("substitute-name");
        name.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var card = PortalPieces.card();
        card.addClassName("px-portal-padded");
        card.add(who, days, only, problem, name);
        var section = section(getTranslation("substitutes.new"));
        section.add(card);
        return section;
    }

    private DatePicker picker(String label, String id, @org.jspecify.annotations.Nullable LocalDate value) {
        var picker = DateFields.day(getTranslation(label));
        picker.setId(id);
        picker.setValue(value);
        return picker;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("substitutes.title");
    }
}
