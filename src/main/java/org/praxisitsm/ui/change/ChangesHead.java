package org.praxisitsm.ui.change;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** Above the change calendar: which days, which service, which view; and what the colours mean. */
class ChangesHead extends Composite<Div> {

    /** What the head asks the calendar to do. */
    interface Asked {

        void turn(int pages);

        void today();

        void view(String view);

        void service(@Nullable String service);

        void newChange();
    }

    private final transient Asked asked;
    private final Span range = new Span();
    private final Select<String> service = new Select<>();
    private final Map<String, NativeButton> segments = new LinkedHashMap<>();

    ChangesHead(List<String> services, Names names, boolean mayOpen, ZoneId zone, Asked asked) {
        this.asked = asked;
        getContent().add(head(services, names, mayOpen), legend(zone));
    }

    void show(ChangePeriod period, @Nullable String wantedService) {
        range.setText(period.title(getLocale(), (key, arguments) -> getTranslation(key, arguments)));
        service.setValue(wantedService);
        segments.forEach((view, button) ->
                button.getElement().setAttribute("aria-pressed", String.valueOf(view.equals(period.view()))));
    }

    private Component head(List<String> services, Names names, boolean mayOpen) {
        var now = new Button(getTranslation("changes.today"), click -> asked.today());
        now.addThemeVariants(ButtonVariant.LUMO_SMALL);
        range.addClassName("px-changes-range");
        range.getElement().setAttribute("aria-live", "polite");
        service(services, names);
        var segment = new Div();
        segment.addClassName("px-seg");
        segment.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("changes.view"));
        for (var view : ChangePeriod.VIEWS) {
            var button = new NativeButton(getTranslation("changes.view." + view), click -> asked.view(view));
            button.setId("view-" + view);
            segments.put(view, button);
            segment.add(button);
        }
        var fresh = new Button(getTranslation("changes.new"), new PxIcon("plus"), click -> asked.newChange());
        fresh.setId("new-change");
        fresh.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        fresh.setVisible(mayOpen);
        var grow = new Span();
        grow.addClassName("px-grow");
        var head = new Div(
                new H1(getTranslation("changes.title")),
                step("chevron-left", "changes.before", -1),
                now,
                step("chevron-right", "changes.next", 1),
                range,
                grow,
                service,
                segment,
                fresh);
        head.addClassName("px-changes-head");
        return head;
    }

    private void service(List<String> services, Names names) {
        var all = getTranslation("changes.allServices");
        service.setId("changes-service");
        service.setAriaLabel(getTranslation("changes.service"));
        service.addThemeName("small");
        service.setWidth("132px");
        service.setEmptySelectionAllowed(true);
        service.setEmptySelectionCaption(all);
        service.setItems(services);
        service.setItemLabelGenerator(key -> key == null ? all : names.service(key));
        service.addValueChangeListener(value -> {
            if (value.isFromClient()) {
                asked.service(value.getValue());
            }
        });
    }

    private Button step(String icon, String label, int by) {
        var button = new Button(new PxIcon(icon), click -> asked.turn(by));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(getTranslation(label));
        return button;
    }

    private Component legend(ZoneId zone) {
        var grow = new Span();
        grow.addClassName("px-grow");
        var links = new Span(
                SafeLink.to("desk/changes/board", getTranslation("changes.board")),
                SafeLink.to("desk/changes/windows", getTranslation("changes.windows")));
        links.addClassName("px-changes-links");
        var place = zone.getId().replaceAll("^.*/", "").replace('_', ' ');
        var legend = new Div(
                key("w", "changes.legend.window"),
                key("b", "changes.legend.blackout"),
                key("c", "changes.legend.critical"),
                key("p", "changes.legend.approved"),
                key("d", "changes.legend.plan"),
                mark("warn", "warning", "changes.legend.conflict"),
                mark("err", "bolt", "changes.legend.emergency"),
                grow,
                links,
                new Span(getTranslation("changes.zone", place)));
        legend.addClassName("px-changes-legend");
        return legend;
    }

    private Span key(String css, String label) {
        var box = new Span();
        box.getElement().appendChild(new com.vaadin.flow.dom.Element("i").setAttribute("class", css));
        box.add(new Span(getTranslation(label)));
        return box;
    }

    private Span mark(String css, String icon, String label) {
        var box = new Span(new PxIcon(icon), new Span(getTranslation(label)));
        box.addClassName(css);
        return box;
    }
}
