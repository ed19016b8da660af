package org.praxisitsm.ui.portal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.PersonBox;

/** What is offered to whom, how it is found, and how it is ordered, in the portal. */
class PortalCatalogueViewTests extends ScreenTest {

    private List<String> tiles() {
        return _find(_get(Div.class, spec -> spec.withId("catalogue-found")), Anchor.class).stream()
                .map(link -> link.getElement().getTextRecursively())
                .toList();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    @Test
    void theCatalogueShowsWhatThePersonMayHaveWithPriceAndTime() {
        signIn("requester");
        go("portal/catalogue");
        assertThat(tiles())
                .anyMatch(tile -> tile.contains("Laptop")
                        && tile.contains("€1,180")
                        && tile.contains("usually within 5 working days"))
                .noneMatch(tile -> tile.contains("Test server") || tile.contains("Fax") || tile.contains("Parking"));
    }

    @Test
    void wordsFindInBothLanguagesAndTheAddressKeepsThem() {
        signIn("requester", Locale.GERMAN);
        go("portal/catalogue");
        _setValue(_get(TextField.class, spec -> spec.withId("catalogue-search")), "geraete Dock");
        assertThat(tiles()).singleElement().asString().contains("Notebook", "1.180", "Arbeitstagen");
        go("portal/catalogue?q=headphones&category=devices");
        assertThat(tiles()).singleElement().asString().contains("Headset");
    }

    @Test
    void aSearchThatFindsNothingSaysWhatToDoNext() {
        signIn("requester");
        go("portal/catalogue?q=submarine");
        var empty = _get(EmptyState.class);
        assertThat(text(empty)).contains("submarine");
        assertThat(_find(empty, Anchor.class))
                .extracting(Anchor::getHref)
                .contains("portal/catalogue")
                .anyMatch(address -> address.startsWith("portal/report/"));
    }

    @Test
    void forSomebodyElseTheCatalogueIsThatPersons() {
        signIn("approver");
        go("portal/catalogue?for=requester");
        assertThat(tiles()).noneMatch(tile -> tile.contains("Parking"));
        _click(_get(Button.class, spec -> spec.withId("catalogue-for-me")));
        assertThat(tiles()).anyMatch(tile -> tile.contains("Parking"));
        _click(_get(Button.class, spec -> spec.withId("catalogue-for-other")));
        var whom = _get(PersonBox.class, spec -> spec.withId("catalogue-for"));
        _setValue(whom, "hr-owner");
        assertThat(whom.isInvalid()).as("of another unit").isTrue();
        _setValue(whom, "requester");
        assertThat(address()).contains("for=requester");
        go("portal/catalogue?for=hr-owner");
        assertThat(tiles()).as("one's own").anyMatch(tile -> tile.contains("Parking"));
    }

    @Test
    void anOfferingIsOrderedAndItsMilestonesAreShown() {
        signIn("requester");
        go("portal/catalogue/headset");
        assertThat(_get(H1.class).getText()).isEqualTo("Headset");
        _assertNone(TextField.class, spec -> spec.withId("field-subject"));
        _setValue(_get(BigDecimalField.class, spec -> spec.withId("field-quantity")), BigDecimal.valueOf(51));
        _click(_get(Button.class, spec -> spec.withId("portal-order")));
        assertThat(_get(BigDecimalField.class, spec -> spec.withId("field-quantity"))
                        .isInvalid())
                .isTrue();
        _setValue(_get(BigDecimalField.class, spec -> spec.withId("field-quantity")), BigDecimal.valueOf(2));
        _click(_get(Button.class, spec -> spec.withId("portal-order")));
        assertThat(address()).startsWith("portal/requests/REQ");
        var ticket = desk.get(address().substring("portal/requests/".length()), viewer("requester"));
        assertThat(ticket.subject()).isEqualTo("Headset");
        assertThat(ticket.fields()).containsEntry("offeringName", "Headset");
        assertThat(_find(com.vaadin.flow.component.html.ListItem.class))
                .anyMatch(item -> text(item).contains("Being provided"));
    }

    @Test
    void aBundleSaysWhatItIncludesAndIsOrderedForAnother() {
        signIn("approver");
        go("portal/catalogue/new-colleague");
        _assertOne(com.vaadin.flow.component.html.UnorderedList.class);
        assertThat(text(_get(com.vaadin.flow.component.html.UnorderedList.class)))
                .contains("Account", "Badge", "Laptop", "Second screen", "Desk");
        var whom = _get(PersonBox.class, spec -> spec.withId("field-affected"));
        _setValue(whom, "requester");
        assertThat(whom.getErrorMessage()).isNullOrEmpty();
    }

    @Test
    void whoeverTheOfferingIsNotMeantForIsTold() {
        signIn("approver");
        go("portal/catalogue/parking-oslo");
        var whom = _get(PersonBox.class, spec -> spec.withId("field-affected"));
        _setValue(whom, "requester");
        assertThat(whom.getErrorMessage()).contains("Rita Azevedo");
        _click(_get(Button.class, spec -> spec.withId("portal-order")));
        assertThat(address()).isEqualTo("portal/catalogue/parking-oslo");
    }

    @Test
    void whatIsNotOfferedIsNotThere() {
        signIn("requester");
        go("portal/catalogue/parking-oslo");
        _assertNone(Button.class, spec -> spec.withId("portal-order"));
    }

    @Test
    void theFormOfAPracticeWithACatalogueIsReachedThroughIt() {
        signIn("requester");
        go("portal/report/service-request");
        assertThat(address()).isEqualTo("portal/catalogue");
    }

    @Test
    void rowsOfAFormAreAddedTakenAwayRefusedAtTheirCellsAndSent() {
        signIn("requester");
        go("portal/report/finance-purchase");
        _setValue(cell("article"), "Rack");
        _click(_get(Button.class, spec -> spec.withId("rows-add-lines")));
        assertThat(cells("article")).hasSize(2);
        _setValue(cells("article").get(1), "Screws");
        _click(_get(Button.class, spec -> spec.withId("portal-send")));
        var pieces = _find(BigDecimalField.class).stream()
                .filter(field -> field.getId().orElse("").endsWith("-pieces"))
                .toList();
        assertThat(pieces).hasSize(2).allMatch(BigDecimalField::isInvalid);
        assertThat(cells("article")).noneMatch(TextField::isInvalid);
        go("portal/report/finance-purchase");
        assertThat(cells("article"))
                .as("kept until it is sent")
                .extracting(TextField::getValue)
                .containsExactly("Rack", "Screws");
        _click(_find(Button.class, spec -> spec.withClasses("px-asked-row-away"))
                .get(0));
        assertThat(cells("article")).extracting(TextField::getValue).containsExactly("Screws");
    }

    private TextField cell(String column) {
        return cells(column).get(0);
    }

    private List<TextField> cells(String column) {
        return _find(TextField.class).stream()
                .filter(field -> field.getId().orElse("").matches("field-lines-\\d+-" + column))
                .toList();
    }
}
