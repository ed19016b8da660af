package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.recurrence.Recurrence;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.DeskShell;

/** What is opened by date: which review for what, every how many months, when next, and what became of the last one. */
@Route(value = "admin/recurrences", layout = DeskShell.class)
@PermitAll
@CssImport("./admin/admin.css")
class RecurrencesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String PATH = "admin/recurrences";

    private final transient RecurrenceDesk desk;
    private final transient Viewer viewer;
    private final Div page = new Div();

    RecurrencesView(RecurrenceDesk desk, Viewers viewers) {
        this.desk = desk;
        this.viewer = viewers.current();
        addClassName("px-admin");
        page.addClassName("px-recurrences");
        add(new AdminNav(PATH, viewer.has(Role.ADMINISTRATOR)), page);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("admin.recurrences") + " · Praxis";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (desk.recurrences().practices(viewer).isEmpty()) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        show();
    }

    private void show() {
        page.removeAll();
        var add = new Button(getTranslation("admin.recurrence.new"), new PxIcon("plus"), click -> plan());
        add.setId("new-recurrence");
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        var space = new Span();
        space.addClassName("px-grow");
        var head = new Div(new H1(getTranslation("admin.recurrences")), space, add);
        head.addClassName("px-list-head");
        var hint = new Paragraph(getTranslation("admin.recurrences.hint"));
        hint.addClassName("px-faint");
        page.add(head, hint);
        var all = desk.recurrences().all(viewer);
        if (all.isEmpty()) {
            page.add(new EmptyState(
                    "calendar",
                    getTranslation("admin.recurrences.none"),
                    getTranslation("admin.recurrences.none.why")));
            return;
        }
        page.add(grid(all));
    }

    private Grid<Recurrence> grid(List<Recurrence> all) {
        var days = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(getLocale());
        var grid = new Grid<Recurrence>();
        grid.setId("recurrences");
        grid.setAllRowsVisible(true);
        grid.addThemeNames("compact", "row-stripes");
        grid.addComponentColumn(this::subject)
                .setHeader(getTranslation("list.subject"))
                .setFlexGrow(3);
        grid.addColumn(one -> desk.practice(one.practice(), getLocale()))
                .setHeader(getTranslation("admin.recurrence.practice"))
                .setFlexGrow(2);
        grid.addColumn(one -> desk.names().person(one.owner())).setHeader(getTranslation("admin.recurrence.owner"));
        grid.addColumn(one -> getTranslation("admin.recurrence.months", one.everyMonths()))
                .setHeader(getTranslation("admin.recurrence.every"));
        grid.addColumn(one -> one.paused() ? getTranslation("admin.recurrence.paused") : days.format(one.nextOn()))
                .setHeader(getTranslation("admin.recurrence.next"));
        grid.addComponentColumn(one -> one.lastTicket() == null
                        ? new Span("–")
                        : SafeLink.to("desk/tickets/" + one.lastTicket(), one.lastTicket()))
                .setHeader(getTranslation("admin.recurrence.last"));
        grid.setItems(all);
        grid.addItemClickListener(click -> change(click.getItem()));
        return grid;
    }

    private Div subject(Recurrence one) {
        var open = new Button(one.subject(), click -> change(one));
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE, ButtonVariant.LUMO_SMALL);
        var cell = new Div(open);
        if (one.problem() != null) {
            var badge = new Span(getTranslation("admin.recurrence.problem"));
            badge.addClassNames("px-badge", "err");
            badge.getElement().setAttribute("title", ServiceWords.here(one.problem()));
            cell.add(new Span(" "), badge);
        }
        return cell;
    }

    private void plan() {
        var practices = new ArrayList<>(desk.recurrences().practices(viewer));
        var tomorrow = desk.today().plusDays(1);
        new RecurrenceDialog(
                        desk,
                        viewer,
                        new Recurrence(
                                0,
                                practices.get(0),
                                "",
                                viewer.account(),
                                Map.of(),
                                3,
                                tomorrow,
                                14,
                                false,
                                null,
                                null,
                                null,
                                0),
                        practices,
                        this::kept)
                .open();
    }

    private void change(Recurrence one) {
        new RecurrenceDialog(desk, viewer, one, List.of(one.practice()), this::kept).open();
    }

    private void kept(Recurrence one) {
        Toast.done(getTranslation("admin.recurrence.saved", one.subject()));
        show();
    }
}
