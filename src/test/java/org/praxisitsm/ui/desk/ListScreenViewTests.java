package org.praxisitsm.ui.desk;

import static com.github.mvysny.kaributesting.v10.GridKt._doubleClickItem;
import static com.github.mvysny.kaributesting.v10.GridKt._findAll;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.praxisitsm.ticket.SavedViews;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketRow;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.components.ColumnsButton;
import org.praxisitsm.ui.shell.HasKeys;
import org.springframework.beans.factory.annotation.Autowired;

/** "My work" and "Tickets" share how they are worked: what one can, the other can. */
class ListScreenViewTests extends ScreenTest {

    enum ListKind {
        WORK("desk/work/all"),
        TICKETS("desk/tickets");

        final String path;

        ListKind(String path) {
            this.path = path;
        }
    }

    private static final AtomicInteger WORDS = new AtomicInteger();

    @Autowired
    SavedViews saved;

    @ParameterizedTest
    @EnumSource(ListKind.class)
    void theRowThatTheAddressNamesIsToldBesideTheList(ListKind list) {
        var word = word();
        var number = report("Old " + word);
        desk.say(number, "Do not forget the " + word, true, List.of(), viewer("admin"));
        openAs("admin", list.path + "?q=" + word);
        _assertNone(Aside.class, spec -> spec.withId("preview"));
        openAs("admin", list.path + "?q=" + word + "&at=" + number);
        assertThat(_get(Aside.class, spec -> spec.withId("preview"))
                        .getElement()
                        .getTextRecursively())
                .contains(number)
                .contains("Now: Classify incident")
                .contains("Do not forget the " + word);
    }

    @ParameterizedTest
    @EnumSource(ListKind.class)
    void aViewIsSavedWithItsFilterAndOrderAndFoundAgain(ListKind list) {
        var word = word();
        report("First " + word);
        report("Second " + word);
        report("Something else");
        openAs("admin", list.path + "?q=" + word + "&sort=dueAt");
        _click(button("save-view"));
        _setValue(_get(TextField.class, spec -> spec.withId("view-name")), "The " + word);
        _click(button("view-save"));
        assertThat(address()).contains("saved-");
        assertThat(title()).isEqualTo("The " + word);
        assertThat(rows()).hasSize(2);
        var mine = saved.of(list == ListKind.WORK ? "tasks" : "tickets", viewer("admin")).stream()
                .filter(view -> view.name().equals("The " + word))
                .findFirst()
                .orElseThrow();
        assertThat(mine.query()).contains("q=" + word).contains("sort=dueAt");
        assertThat(_find(Anchor.class, spec -> spec.withId("view-saved-" + mine.id())))
                .hasSize(1);
        openAs("agent", list.path);
        assertThat(_find(Anchor.class, spec -> spec.withId("view-saved-" + mine.id())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ListKind.class)
    void aSharedViewIsThereForOthersWhoMayNotChangeIt(ListKind list) {
        var word = word();
        report("Shared " + word);
        openAs("agent", list.path + "?q=" + word);
        _click(button("save-view"));
        _setValue(_get(TextField.class, spec -> spec.withId("view-name")), "Shared " + word);
        _setValue(_get(Checkbox.class, spec -> spec.withId("view-shared")), true);
        _click(button("view-save"));
        var path = address();
        openAs("ingrid.dahl", path);
        assertThat(title()).isEqualTo("Shared " + word);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void aViewOfOneListIsNoneOfTheOther() {
        var view = saved.keep("tasks", "Of tasks", false, "view=all", viewer("agent"));
        openAs("agent", "desk/tickets?view=saved-" + view.id());
        _assertNone(TicketListView.class);
    }

    @ParameterizedTest
    @EnumSource(ListKind.class)
    void columnsAreKept(ListKind list) {
        openAs("agent", list.path);
        var before = columns();
        assertThat(before).contains("requester");
        columnsButton().choose(List.of("number", "subject"));
        assertThat(columns()).containsExactly("number", "subject");
        openAs("agent", list.path);
        assertThat(columns()).containsExactly("number", "subject");
        columnsButton().choose(List.of());
        openAs("agent", list.path);
        assertThat(columns()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(ListKind.class)
    void manyAreChangedAfterADryRunAndTakenBack(ListKind list) {
        var word = word();
        var one = report("One " + word);
        var two = report("Two " + word);
        var was = desk.get(one, viewer("admin")).priority();
        openAs("admin", list.path + "?q=" + word);
        assertThat(bulkBar()).isEmpty();
        rows().forEach(this::select);
        assertThat(bulkBar()).isPresent();
        _click(button("bulk-priority"));
        value("2");
        assertThat(_get(Div.class, spec -> spec.withId("bulk-preview"))
                        .getElement()
                        .getTextRecursively())
                .contains("Preview: 2 of 2 would change")
                .contains(one)
                .contains("P" + was + " → P2");
        assertThat(desk.get(one, viewer("admin")).priority()).isEqualTo(was);
        _click(button("bulk-apply"));
        assertThat(desk.get(one, viewer("admin")).priority()).isEqualTo(2);
        assertThat(desk.get(two, viewer("admin")).priority()).isEqualTo(2);
        assertThat(bulkBar()).isEmpty();
        _click(button("undo"));
        assertThat(desk.get(one, viewer("admin")).priority()).isEqualTo(was);
        assertThat(desk.get(two, viewer("admin")).priority()).isEqualTo(was);
    }

    @ParameterizedTest
    @EnumSource(ListKind.class)
    void whatIsRefusedIsToldAndStaysChosen(ListKind list) {
        var word = word();
        var number = report("Refused " + word);
        openAs("admin", list.path + "?q=" + word);
        rows().forEach(this::select);
        _click(button("bulk-assign"));
        value("uta.reimers");
        assertThat(button("bulk-apply").isEnabled()).isFalse();
        assertThat(_get(Div.class, spec -> spec.withId("bulk-preview"))
                        .getElement()
                        .getTextRecursively())
                .contains(number)
                .contains("reports tickets and does not work on them");
    }

    @ParameterizedTest
    @EnumSource(ListKind.class)
    void cTakesTheCurrentRowAndTellsItBeside(ListKind list) {
        var word = word();
        var number = report("Mine " + word);
        openAs("admin", list.path + "?q=" + word + "&at=" + number);
        assertThat(_find(H2.class)).extracting(H2::getText).contains("Mine " + word);
        press("claim");
        var assignee = list == ListKind.WORK
                ? task(number).assignee()
                : desk.get(number, viewer("admin")).assignee();
        assertThat(assignee).isEqualTo("admin");
    }

    @ParameterizedTest
    @EnumSource(ListKind.class)
    void aTicketOpenedFromTheListLeadsToItsNeighboursAndBack(ListKind list) {
        var word = word();
        var first = report("Walk 1 " + word);
        var second = report("Walk 2 " + word);
        var third = report("Walk 3 " + word);
        openAs("admin", list.path + "?q=" + word + "&sort=" + (list == ListKind.WORK ? "createdAt" : "number"));
        _doubleClickItem(grid(), 1);
        settle();
        assertThat(place()).isEqualTo("2 of 3");
        assertThat(address()).startsWith("desk/tickets/" + second).contains("from=");
        press("next");
        assertThat(address()).startsWith("desk/tickets/" + third).contains("from=");
        assertThat(place()).isEqualTo("3 of 3");
        press("next");
        assertThat(address()).startsWith("desk/tickets/" + third);
        press("previous");
        press("previous");
        assertThat(address()).startsWith("desk/tickets/" + first);
        assertThat(place()).isEqualTo("1 of 3");
        var shared = address();
        press("back");
        assertThat(address()).startsWith(list.path).contains("q=" + word).contains("at=" + first);
        openAs("ingrid.dahl", shared);
        assertThat(place()).startsWith("1 of");
    }

    @Test
    void aTicketThatLeavesTheListOnTheWayShiftsNothing() {
        var word = word();
        var first = report("Leaves " + word);
        var second = report("Stays " + word);
        openAs("admin", "desk/tickets?view=open&sort=number&q=" + word);
        _doubleClickItem(grid(), 0);
        settle();
        var task = task(first);
        tasks.complete(task.id(), "duplicate", Map.of("duplicateOf", second), null, viewer("admin"));
        assertThat(desk.get(first, viewer("admin")).category().name()).isEqualTo("CLOSED");
        press("next");
        assertThat(address()).startsWith("desk/tickets/" + second);
        assertThat(place()).isEqualTo("2 of 2");
    }

    @Test
    void aListThatIsNoneOfOursIsPassedOver() {
        var number = report("No list");
        openAs("agent", "desk/tickets/" + number + "?from=https%3A%2F%2Fexample.org%2F");
        _assertNone(Span.class, spec -> spec.withId("place"));
        assertThat(_get(Anchor.class, spec -> spec.withId("back")).getHref()).startsWith("desk/");
    }

    @Test
    void ticketsAreOrderedByTheAddressAndShowClosedOnesToo() {
        var word = word();
        var one = report("A " + word);
        var two = report("B " + word);
        tasks.complete(task(one).id(), "duplicate", Map.of("duplicateOf", two), null, viewer("admin"));
        openAs("admin", "desk/tickets?q=" + word + "&sort=-number");
        assertThat(rows()).containsExactly(two, one);
        openAs("admin", "desk/tickets?q=" + word + "&sort=number");
        assertThat(rows()).containsExactly(one, two);
        openAs("admin", "desk/tickets?view=open&q=" + word);
        assertThat(rows()).containsExactly(two);
        openAs("admin", "desk/tickets?view=open&category=CLOSED&q=" + word);
        assertThat(rows()).isEmpty();
        openAs("requester", "desk/tickets?q=" + word);
        _assertNone(TicketListView.class);
    }

    @Test
    void theViewsOfTicketsHoldWhatTheySay() {
        var word = word();
        var mine = report("Mine " + word);
        var free = report("Free " + word);
        desk.change(mine, Map.of("assignee", "agent", "group", "service-desk"), null, viewer("admin"));
        desk.change(free, Map.of("group", "service-desk"), null, viewer("admin"));
        openAs("agent", "desk/tickets?view=mine&q=" + word);
        assertThat(rows()).containsExactly(mine);
        openAs("agent", "desk/tickets?view=unassigned&q=" + word);
        assertThat(rows()).containsExactly(free);
        openAs("agent", "desk/tickets?view=groups&q=" + word);
        assertThat(rows()).containsExactlyInAnyOrder(mine, free);
        openAs("agent", "desk/tickets?view=part&q=" + word);
        assertThat(rows()).containsExactly(mine);
    }

    @Test
    void anEmptyListSaysWhyAndWhereToLookNext() {
        openAs("agent", "desk/tickets?q=" + word());
        assertThat(_get(Grid.class).getEmptyStateComponent().getElement().getTextRecursively())
                .contains("No ticket fits");
    }

    @Test
    void aGermanReadsGerman() {
        signIn("agent", Locale.GERMAN);
        go("desk/tickets");
        assertThat(title()).isEqualTo("Alle Tickets");
        assertThat(_find(Anchor.class))
                .extracting(link -> link.getElement().getTextRecursively())
                .anyMatch(text -> text.startsWith("Mir zugewiesen"));
    }

    private void openAs(String account, String path) {
        signIn(account);
        go(path);
    }

    /** A word that no other test's tickets have. */
    private static String word() {
        return "quokka" + WORDS.incrementAndGet() + "x";
    }

    @SuppressWarnings("unchecked")
    private static Grid<Object> grid() {
        return _get(Grid.class);
    }

    private static List<String> rows() {
        return _findAll(grid()).stream().map(ListScreenViewTests::number).toList();
    }

    private static String number(Object row) {
        return row instanceof TaskRow task ? task.ticket() : ((TicketRow) row).number();
    }

    private void select(String number) {
        _findAll(grid()).stream().filter(row -> number(row).equals(number)).forEach(grid()::select);
    }

    private static List<String> columns() {
        return grid().getColumns().stream()
                .filter(Grid.Column::isVisible)
                .map(Grid.Column::getKey)
                .filter(key -> key != null)
                .toList();
    }

    private static ColumnsButton columnsButton() {
        return _get(ColumnsButton.class);
    }

    private static Optional<BulkBar> bulkBar() {
        return _find(BulkBar.class).stream().findFirst();
    }

    private static String title() {
        return _get(H1.class)
                .getChildren()
                .findFirst()
                .orElseThrow()
                .getElement()
                .getText();
    }

    private static String place() {
        return _get(Span.class, spec -> spec.withId("place")).getText();
    }

    private static Button button(String id) {
        return _get(Button.class, spec -> spec.withId(id));
    }

    @SuppressWarnings("unchecked")
    private static void value(String value) {
        ((ComboBox<String>) _get(ComboBox.class, spec -> spec.withId("bulk-value"))).setValue(value);
    }

    private void press(String action) {
        var screen = Stream.<HasKeys>concat(
                        Stream.<HasKeys>concat(_find(WorkView.class).stream(), _find(TicketListView.class).stream()),
                        _find(TicketPageView.class).stream())
                .findFirst()
                .orElseThrow();
        assertThat(Stream.concat(screen.keys().stream().map(key -> key.action()), Stream.of("row-down")))
                .contains(action);
        screen.pressed(action);
        settle();
    }
}
