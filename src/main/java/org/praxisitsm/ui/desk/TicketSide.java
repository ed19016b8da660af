package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.praxisitsm.asset.TicketAssets;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.change.ChangeWords;
import org.praxisitsm.ui.change.ScheduleSection;
import org.praxisitsm.ui.components.ApprovalWords;
import org.praxisitsm.ui.components.AssetBox;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.ListFilter;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PersonBox;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Zones;

/** Beside the ticket: the requester and their other tickets, the service, the fields, links and watchers. */
class TicketSide extends Composite<Aside> {

    private static final List<String> LINKS =
            List.of("related", "parent-of", "child-of", "duplicate-of", "caused-by", "blocks");

    private final transient TicketServices services;
    private final transient Viewer viewer;
    private final transient Runnable changed;
    private final transient Consumer<String> reply;

    TicketSide(TicketServices services, Viewer viewer, Runnable changed, Consumer<String> reply) {
        this.reply = reply;
        this.services = services;
        this.viewer = viewer;
        this.changed = changed;
        getContent().addClassName("px-side");
        getContent().getElement().setAttribute("aria-label", getTranslation("ticket.about"));
    }

    void show(TicketView ticket) {
        getContent().removeAll();
        schedule(ticket).ifPresent(getContent()::add);
        getContent().add(approvals(ticket));
        getContent()
                .add(
                        requester(ticket),
                        fields(ticket),
                        articles(ticket),
                        assets(ticket),
                        others(ticket),
                        links(ticket),
                        watchers(ticket));
        getContent()
                .getChildren()
                .filter(Section.class::isInstance)
                .forEach(section -> section.setVisible(section.getChildren().count() > 1
                        || section.getElement().hasAttribute("data-always")));
    }

    private Optional<Section> schedule(TicketView ticket) {
        if (viewer.isOnlyRequester() || !services.changes().isScheduled(ticket.practice(), ticket.packVersion())) {
            return Optional.empty();
        }
        ChangeWords.Texts texts = (key, arguments) -> getTranslation(key, arguments);
        var words = new ChangeWords(texts, Zones.of(services.people(), viewer), getLocale());
        return services.changes()
                .find(ticket.number(), viewer)
                .map(details -> ScheduleSection.of(title("changes.schedule"), details, words, texts));
    }

    private Section approvals(TicketView ticket) {
        var section = new Section(title("ticket.approvals"));
        section.setId("ticket-approvals");
        ApprovalSection.fill(
                section,
                services.approvals().ofTicket(ticket.number(), viewer),
                new ApprovalWords((key, arguments) -> getTranslation(key, arguments), services.names()));
        return section;
    }

    private Section articles(TicketView ticket) {
        var section = new Section(title("ticket.articles"));
        section.setId("ticket-articles");
        ArticleSection.fill(section, ticket, services, viewer, reply);
        return section;
    }

    private Section requester(TicketView ticket) {
        var section = new Section();
        section.getElement().setAttribute("data-always", true);
        var person = services.people().person(ticket.requester());
        var strong = new Span(services.names().person(ticket.requester()));
        strong.addClassName("px-strong");
        var words = new Div(strong);
        person.ifPresent(it -> {
            var facts = new Div(String.join(
                    " · ",
                    Stream.of(it.title(), it.site(), it.phone())
                            .filter(fact -> fact != null && !fact.isBlank())
                            .toList()));
            facts.addClassName("px-faint");
            words.add(facts);
            if (it.vip()) {
                var vip = new Span("VIP");
                vip.addClassNames("px-badge", "warn");
                words.add(vip);
            }
            if (it.email() != null) {
                words.add(new Div(SafeLink.outside("mailto:" + it.email(), it.email())));
            }
        });
        var row = new Div(new Marks.Person(services.names().person(ticket.requester())).plain(), words);
        row.addClassName("px-side-person");
        section.add(row);
        return section;
    }

    private Section fields(TicketView ticket) {
        var section = new Section(title("ticket.details"));
        var list = new DescriptionList();
        list.addClassName("px-kv");
        if (ticket.service() != null) {
            put(list, getTranslation("field.service"), services.names().service(ticket.service()));
        }
        if (ticket.affected() != null && !ticket.affected().equals(ticket.requester())) {
            put(list, getTranslation("field.affected"), services.names().person(ticket.affected()));
        }
        var zone = Zones.of(services.people(), viewer);
        ticket.fields().forEach((key, value) -> {
            var text = services.names().value(ticket, key, value, getLocale(), zone);
            // The currency is said with each amount.
            if (!text.isBlank() && !key.equals(PracticeDescriptor.CURRENCY)) {
                var name = services.names().field(ticket.practice(), ticket.packVersion(), key, getLocale());
                services.names()
                        .assetOf(ticket, key, value)
                        .ifPresentOrElse(
                                number -> put(list, name, SafeLink.to("desk/assets/" + number, text)),
                                () -> put(list, name, text));
            }
        });
        if (list.getChildren().findAny().isPresent()) {
            section.add(list);
        }
        return section;
    }

    private static void put(DescriptionList list, String name, String value) {
        list.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }

    private static void put(DescriptionList list, String name, Component value) {
        var description = new DescriptionList.Description();
        description.add(value);
        list.add(new DescriptionList.Term(name), description);
    }

    private Section others(TicketView ticket) {
        var any = TicketFilter.any();
        var filter = new TicketFilter(
                null,
                List.of(),
                List.of(),
                false,
                List.of(),
                null,
                false,
                ticket.requester(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                any.fields(),
                null);
        var section = new Section(title("ticket.others"));
        services.queries().tickets(filter, "-updatedAt", 6, null, viewer).items().stream()
                .filter(row -> !row.number().equals(ticket.number()))
                .limit(5)
                .forEach(row -> section.add(other(row)));
        return section;
    }

    private Component other(TicketRow row) {
        var state = services.names().state(row.practice(), row.packVersion(), row.state(), getLocale());
        var mark = new Marks.State(row.category(), "");
        mark.getElement().setAttribute("title", state);
        return line(row.number(), row.subject(), mark);
    }

    private static Component line(String number, String subject, Component mark) {
        var link = SafeLink.to("desk/tickets/" + number, "");
        var id = new Span(number);
        id.addClassNames("px-faint", "px-num");
        var words = new Span(subject);
        words.addClassName("px-ell");
        link.add(mark, id, words);
        link.addClassName("px-side-row");
        return link;
    }

    /** What the ticket concerns; asset fields of the ticket are among them. */
    private Section assets(TicketView ticket) {
        var head = title("ticket.assets");
        var section = new Section(head);
        section.setId("ticket-assets");
        if (ticket.mayWork()) {
            section.getElement().setAttribute("data-always", true);
            head.add(addAsset(ticket));
        }
        services.assets().of(ticket.number(), viewer).forEach(one -> section.add(asset(ticket, one)));
        return section;
    }

    private Component addAsset(TicketView ticket) {
        var add = new Button(getTranslation("ticket.assets.add"));
        add.setId("add-asset");
        add.addThemeNames("tertiary", "small", "accent");
        var box = new AssetBox(getTranslation("ticket.assets.which"), services.forms());
        box.setId("asset");
        var popover = new Popover(box);
        popover.setTarget(add);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAutofocus(true);
        popover.setAriaLabel(getTranslation("ticket.assets.which"));
        box.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                var done = Failures.attempt(() -> services.assets()
                        .attach(ticket.number(), change.getValue(), TicketAssets.Role.AFFECTED, viewer));
                popover.close();
                if (done) {
                    changed.run();
                }
            }
        });
        return new Span(add, popover);
    }

    private Component asset(TicketView ticket, TicketAssets.Attached one) {
        var link = SafeLink.to("desk/assets/" + one.number(), "");
        var name = new Span(one.name());
        name.addClassName("px-ell");
        link.add(new PxIcon(services.assetNames().icon(one.ciClass())), name);
        link.addClassName("px-side-row");
        link.getElement()
                .setAttribute(
                        "title", one.number() + " · " + services.assetNames().ciClass(one.ciClass()));
        var row = new Div(link);
        row.addClassName("px-link-row");
        if (one.role() != TicketAssets.Role.AFFECTED) {
            var role = new Span(getTranslation("ticket.assets." + one.role()));
            role.addClassName("px-badge");
            link.add(role);
        }
        if (one.criticality() != null && one.criticality() <= 2) {
            var level = new Span(services.assetNames().criticality(one.criticality()));
            level.addClassNames("px-badge", "warn");
            link.add(level);
        }
        if (ticket.mayWork() && !ticket.fields().containsValue(one.number())) {
            var away = new Button(
                    new PxIcon("close"),
                    click -> Failures.attempt(() -> {
                        services.assets().detach(ticket.number(), one.number(), one.role(), viewer);
                        changed.run();
                    }));
            away.setAriaLabel(getTranslation("ticket.assets.remove", one.name()));
            away.addThemeNames("tertiary", "small", "icon");
            row.add(away);
        }
        return row;
    }

    private Section links(TicketView ticket) {
        var head = title("ticket.links");
        var section = new Section(head);
        section.getElement().setAttribute("data-always", true);
        if (ticket.mayWork()) {
            var add = new Button(getTranslation("ticket.link.add"), click -> linking(ticket));
            add.setId("add-link");
            add.addThemeNames("tertiary", "small", "accent");
            head.add(add);
        }
        services.desk().links(ticket.number(), viewer).forEach(link -> {
            var kind = new Span(getTranslation("link." + link.type()));
            kind.addClassName("px-badge");
            var row = new Div(line(link.target(), link.subject(), kind));
            row.addClassName("px-link-row");
            if (ticket.mayWork()) {
                var away = new Button(
                        new PxIcon("close"),
                        click -> Failures.attempt(() -> {
                            services.desk().unlink(ticket.number(), link.id(), viewer);
                            changed.run();
                        }));
                away.setAriaLabel(getTranslation("ticket.link.remove", link.target()));
                away.addThemeNames("tertiary", "small", "icon");
                row.add(away);
            }
            section.add(row);
        });
        return section;
    }

    private void linking(TicketView ticket) {
        var dialog = new Dialog(getTranslation("ticket.link.add"));
        var type = new ComboBox<String>(getTranslation("ticket.link.type"), LINKS);
        type.setItemLabelGenerator(each -> getTranslation("link." + each));
        type.setValue("related");
        var target = new ComboBox<TicketRow>(getTranslation("ticket.link.target"));
        target.setId("link-target");
        target.addClassName("wide");
        target.setItemLabelGenerator(row -> row.number() + " " + row.subject());
        target.setItemsWithFilterConverter(
                query -> found(ticket, query.getFilter().orElse("")).stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()),
                typed -> typed);
        var save = new Button(getTranslation("ticket.link.add"), click -> {
            try {
                services.desk()
                        .link(
                                ticket.number(),
                                type.getValue(),
                                target.getValue() == null
                                        ? ""
                                        : target.getValue().number(),
                                viewer);
                dialog.close();
                changed.run();
            } catch (Refusal refusal) {
                Failures.note(refusal);
                target.setInvalid(true);
                target.setErrorMessage(ServiceWords.of(refusal));
            }
        });
        save.addThemeNames("primary");
        var form = new Div(type, target);
        form.addClassName("px-form");
        dialog.add(form);
        dialog.getFooter().add(new Button(getTranslation("cancel"), click -> dialog.close()), save);
        dialog.open();
    }

    /** Tickets that fit what was typed; the newest where nothing was. */
    private List<TicketRow> found(TicketView ticket, String typed) {
        var words = new ListFilter(Map.of()).with("q", typed);
        return services.queries().tickets(words.tickets(null), "-updatedAt", 20, null, viewer).items().stream()
                .filter(row -> !row.number().equals(ticket.number()))
                .toList();
    }

    private Section watchers(TicketView ticket) {
        var head = title("ticket.watchers");
        var section = new Section(head);
        section.setId("watchers");
        if (ticket.mayWork()) {
            section.getElement().setAttribute("data-always", true);
            head.add(addWatcher(ticket));
        }
        services.desk().watchers(ticket.number(), viewer).forEach(account -> section.add(watcher(ticket, account)));
        return section;
    }

    private Component addWatcher(TicketView ticket) {
        var add = new Button(getTranslation("ticket.watchers.add"));
        add.setId("add-watcher");
        add.addThemeNames("tertiary", "small", "accent");
        var person = new PersonBox(getTranslation("ticket.watchers.who"), services.forms());
        person.setId("watcher");
        var popover = new Popover(person);
        popover.setTarget(add);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAutofocus(true);
        popover.setAriaLabel(getTranslation("ticket.watchers.who"));
        person.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                watch(ticket, change.getValue(), true);
                popover.close();
            }
        });
        return new Span(add, popover);
    }

    private Component watcher(TicketView ticket, String account) {
        var name = services.names().person(account);
        var row = new Div(new Marks.Person(name).me(account.equals(viewer.account())));
        row.addClassNames("px-link-row", "px-watcher");
        if (ticket.mayWork() || account.equals(viewer.account())) {
            var away = new Button(new PxIcon("close"), click -> watch(ticket, account, false));
            away.setAriaLabel(getTranslation("ticket.watchers.remove", name));
            away.addThemeNames("tertiary", "small", "icon");
            row.add(away);
        }
        return row;
    }

    private void watch(TicketView ticket, String account, boolean watching) {
        if (Failures.attempt(() -> services.desk().watch(ticket.number(), account, watching, viewer))) {
            changed.run();
        }
    }

    private Div title(String key) {
        var title = new Div(new Span(getTranslation(key)));
        title.addClassName("px-sec");
        return title;
    }
}
