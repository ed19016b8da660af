package org.praxisitsm.ui.asset;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.asset.CiView;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.asset.lifecycle.HandOvers;
import org.praxisitsm.asset.lifecycle.StockTakes;
import org.praxisitsm.identity.Accounts;
import org.praxisitsm.identity.Leaving;
import org.praxisitsm.identity.People;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.PersonBox;
import org.springframework.beans.factory.annotation.Autowired;

/** The stock and what moves it, as those who keep it see it. */
class LifecycleViewTests extends ScreenTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    Assets assets;

    @Autowired
    HandOvers handOvers;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    StockTakes takes;

    /** Of this test alone: others share the stock. */
    private final String model = "Lathe " + NEXT.incrementAndGet() + "-" + System.nanoTime() % 100_000;

    private CiView laptop(String name, String state) {
        return assets.create(
                NewCi.of("client", name).with(CiFields.STATE, state).attribute("model", model), viewer("agent"));
    }

    private CiView now(CiView ci) {
        return assets.get(ci.number(), viewer("agent"));
    }

    private void button(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
    }

    private void confirm() {
        _click(_get(Button.class, spec -> spec.withId("life-confirm")));
    }

    private void choose(String key) {
        _click(_get(Button.class, spec -> spec.withId(key)));
    }

    /** @return the texts of the row that says so */
    private static String row(String words) {
        return rows().map(Element::getTextRecursively)
                .filter(text -> text.contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row says " + words + " among "
                        + rows().map(Element::getTextRecursively).toList()));
    }

    private static Stream<Element> rows() {
        return _find(LifeTable.class).stream().flatMap(table -> below(table.getElement())
                .filter(element -> element.getTag().equals("tr")));
    }

    private static Stream<Element> below(Element element) {
        return element.isTextNode()
                ? Stream.empty()
                : Stream.concat(Stream.of(element), element.getChildren().flatMap(LifecycleViewTests::below));
    }

    private static String screen() {
        return _find(Div.class).stream()
                .map(part -> part.getElement().getTextRecursively())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatIsShortOfItsMinimumSaysSo() {
        laptop("stock-" + model, "stored");
        signIn("agent");
        go("desk/assets/stock");
        assertThat(row(model)).contains("Client").doesNotContain("missing");
        var set = _find(Button.class, spec -> spec.withText("Set minimum")).stream()
                .filter(button -> button.getElement()
                        .getParent()
                        .getParent()
                        .getTextRecursively()
                        .contains(model))
                .findFirst()
                .orElseThrow();
        _click(set);
        _setValue(_get(IntegerField.class), 3);
        confirm();
        assertThat(row(model)).contains("2");
        assertThat(_find(LifeTable.class)
                        .get(0)
                        .getElement()
                        .getTextRecursively()
                        .indexOf(model))
                .as("what is short stands before what is not")
                .isPositive();
        signIn("auditor");
        go("desk/assets/stock");
        row(model);
        assertThat(_find(Button.class, spec -> spec.withText("Set minimum"))).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void anOrderIsPlacedAndItsDeliveryBecomesAssets() {
        signIn("agent");
        go("desk/assets/orders");
        button("New order");
        confirm();
        assertThat(_get(LifeDialog.class).isOpened()).as("nothing was said yet").isTrue();
        var classes = (ComboBox<CiClass>) _get(ComboBox.class, spec -> spec.withLabel("Class"));
        _setValue(
                classes,
                classes.getGenericDataView()
                        .getItems()
                        .filter(one -> one.key().equals("client"))
                        .findFirst()
                        .orElseThrow());
        _setValue(_get(TextField.class, spec -> spec.withLabel("Model")), model);
        _setValue(_get(IntegerField.class), 2);
        confirm();
        _assertNone(LifeDialog.class);
        assertThat(row(model)).contains("2 × " + model, "Ordered");

        var receive = _find(Button.class, spec -> spec.withText("Receive")).stream()
                .filter(button ->
                        below(ofRow(button)).anyMatch(part -> part.getText().contains(model)))
                .findFirst()
                .orElseThrow();
        _click(receive);
        _setValue(_get(TextArea.class), "LV-A-" + model + "\nLV-B-" + model);
        confirm();
        _assertNone(LifeDialog.class);
        assertThat(row(model)).contains("Received");
        go("desk/assets/stock");
        assertThat(row(model)).contains("2");
    }

    private static Element ofRow(Button button) {
        var element = button.getElement();
        while (!element.getTag().equals("tr")) {
            element = element.getParent();
        }
        return element;
    }

    @Test
    void aContractSaysWhenNoticeIsDue() {
        var soon = LocalDate.now().plusDays(20).toString();
        assets.create(
                NewCi.of("contract", "Care " + model)
                        .with(CiFields.STATE, "active")
                        .attribute("supplier", "Nordkraft")
                        .attribute("valid-until", soon),
                viewer("agent"));
        signIn("agent");
        go("desk/assets/contracts");
        assertThat(row("Care " + model)).contains("Nordkraft", AssetNames.date(soon));
        signIn("agent", Locale.GERMAN);
        go("desk/assets/contracts");
        assertThat(row("Care " + model)).contains(AssetNames.date(soon));
    }

    @Test
    void moreInstalledThanBoughtStandsFirst() {
        assets.create(
                NewCi.of("licence", "Plan " + model)
                        .with(CiFields.STATE, "active")
                        .attribute("product", "Planner " + model)
                        .attribute("metric", "device")
                        .attribute("quantity", 1),
                viewer("agent"));
        for (var name : new String[] {"one", "two"}) {
            var device = laptop(name + "-" + model, "in-use");
            var installed = assets.create(
                    NewCi.of("software-installation", "Planner on " + name).attribute("product", "Planner " + model),
                    viewer("agent"));
            assets.relate(installed.number(), "installed-on", device.number(), null, null, viewer("agent"));
        }
        signIn("agent");
        go("desk/assets/licences");
        assertThat(row("Planner " + model)).contains("1", "2", "-1", "Under-licensed");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aPlaceIsCountedAndClosedOnTheRecord() {
        var store = assets.create(NewCi.of("location", "Store " + model).attribute("kind", "store"), viewer("agent"));
        var there = laptop("there-" + model, "stored");
        var gone = laptop("gone-" + model, "stored");
        for (var one : new CiView[] {there, gone}) {
            assets.patch(one.number(), CiPatch.of(CiFields.LOCATION, store.number()), null, viewer("agent"));
        }
        signIn("agent");
        go("desk/assets/stock-takes");
        choose("start-take");
        confirm();
        assertThat(_get(LifeDialog.class).isOpened()).as("no place was chosen").isTrue();
        var place = (ComboBox<CiRow>) _get(ComboBox.class, spec -> spec.withLabel("Place"));
        _setValue(
                place,
                assets.list(
                                org.praxisitsm.asset.CiFilter.all().withText("Store " + model),
                                null,
                                5,
                                null,
                                viewer("agent"))
                        .items()
                        .get(0));
        confirm();
        settle();
        assertThat(_get(H1.class).getText()).isEqualTo("Store " + model);
        assertThat(screen()).contains("0 / 2", "there-" + model, "gone-" + model);
        var tick = _find(Checkbox.class).stream()
                .filter(box -> box.getElement().getParent().getTextRecursively().contains("there-" + model))
                .findFirst()
                .orElseThrow();
        _setValue(tick, true, true);
        assertThat(screen()).contains("1 / 2");
        choose("close-take");
        confirm();
        settle();
        assertThat(now(gone).state()).isEqualTo("missing");
        assertThat(now(there).state()).isEqualTo("stored");
        assertThat(_find(Button.class, spec -> spec.withId("close-take"))).isEmpty();
    }

    @Test
    void handedOverWaitsForTheWordOfThePersonAndIsTakenBack() {
        var ci = laptop("hand-" + model, "stored");
        signIn("agent");
        go("desk/assets/" + ci.number() + "?tab=lifecycle");
        choose("life-hand");
        confirm();
        assertThat(_get(LifeDialog.class).isOpened()).as("nobody was named").isTrue();
        _get(PersonBox.class).setValue("requester");
        confirm();
        assertThat(screen()).contains("Rita Azevedo");
        assertThat(now(ci).state()).isEqualTo("reserved");
        choose("life-hand-withdraw");
        assertThat(now(ci).state()).isEqualTo("stored");
        assertThat(handOvers.of(ci.number(), viewer("agent"))).hasSize(1);
    }

    private void atWork(String account, boolean active) {
        accounts.change(Leaving.of(people.person(account).orElseThrow(), active), viewer("admin"));
    }

    @Test
    void anAssetIsOfferedToThoseWhoCanTakeItAlone() {
        var ci = laptop("offer-" + model, "stored");
        atWork("approver", false);
        try {
            signIn("agent");
            go("desk/assets/" + ci.number() + "?tab=lifecycle");
            choose("life-hand");
            var box = _get(PersonBox.class);
            assertThat(box.getHelperText()).contains("active account");
            assertThat(box.getLazyDataView().getItems().toList())
                    .contains("requester")
                    .doesNotContain("approver");
            box.setValue("approver");
            confirm();
            assertThat(_get(LifeDialog.class).isOpened()).isTrue();
            assertThat(now(ci).state()).isEqualTo("stored");
        } finally {
            atWork("approver", true);
        }
    }

    @Test
    void whatIsMovedStandsElsewhere() {
        var room = assets.create(NewCi.of("location", "Room " + model).attribute("kind", "room"), viewer("agent"));
        var ci = laptop("move-" + model, "in-use");
        signIn("agent");
        go("desk/assets/" + ci.number() + "?tab=lifecycle");
        choose("life-move");
        confirm();
        assertThat(_get(LifeDialog.class).isOpened()).as("no place was named").isTrue();
        _get(CiBox.class, spec -> spec.withId("life-place")).choose(room.number());
        confirm();
        assertThat(now(ci).fields().get(CiFields.LOCATION)).isEqualTo(room.number());
        choose("life-to-stock");
        confirm();
        assertThat(now(ci).state()).isEqualTo("stored");
        assertThat(now(ci).fields().get(CiFields.LOCATION))
                .as("stays where it is")
                .isEqualTo(room.number());
    }

    @Test
    void retiredIsDisposedOfOnlyWithAProof() {
        var ci = laptop("end-" + model, "in-use");
        signIn("agent");
        go("desk/assets/" + ci.number() + "?tab=lifecycle");
        choose("life-repair");
        _setValue(_get(TextArea.class), "Hinge is broken");
        confirm();
        assertThat(now(ci).state()).isEqualTo("in-repair");
        choose("life-repaired");
        confirm();
        choose("life-retire");
        confirm();
        assertThat(now(ci).state()).isEqualTo("retired");
        choose("life-dispose");
        confirm();
        assertThat(_get(LifeDialog.class).isOpened()).isTrue();
        assertThat(now(ci).state()).as("no proof yet").isEqualTo("retired");
    }

    @Test
    void whoMayOnlyReadHasNoSteps() {
        var ci = laptop("read-" + model, "stored");
        signIn("auditor");
        go("desk/assets/" + ci.number() + "?tab=lifecycle");
        assertThat(_find(Button.class, spec -> spec.withId("life-hand"))).isEmpty();
        assertThat(screen()).contains("Label");
    }

    @Test
    void labelsFillSheetsFromTheFirstFreePlaceOn() {
        var ci = laptop("label-" + model, "stored");
        signIn("agent");
        go("desk/assets/labels?numbers=" + ci.number() + "&sheet=24&used=5");
        assertThat(screen()).contains(ci.number(), "label-" + model);
        var paper = _get(Div.class, spec -> spec.withClasses("px-label-sheet"));
        assertThat(paper.getComponentCount()).isEqualTo(6);
        assertThat(_get(IntegerField.class, spec -> spec.withId("label-first")).getValue())
                .isEqualTo(6);
        go("desk/assets/labels");
        _get(EmptyState.class);
    }

    @Test
    @SuppressWarnings("unchecked")
    void sheetsAreMeasuredAsTheReaderWritesDecimals() {
        var ci = laptop("sheet-" + model, "stored");
        for (var reader : Map.of(Locale.GERMAN, "63,5 × 38,1 mm", Locale.ENGLISH, "63.5 × 38.1 mm")
                .entrySet()) {
            signIn("agent", reader.getKey());
            go("desk/assets/labels?numbers=" + ci.number());
            var sheets = _get(Select.class, spec -> spec.withId("label-sheet"));
            assertThat((String) sheets.getItemLabelGenerator().apply(sheets.getValue()))
                    .endsWith(reader.getValue());
        }
    }

    @Test
    void requestersHaveNothingHere() {
        signIn("requester");
        for (var path : new String[] {"stock", "orders", "contracts", "licences", "stock-takes", "labels"}) {
            go("desk/assets/" + path);
            assertThat(_find(LifeFrame.class)).as(path).isEmpty();
            assertThat(screen()).as(path).contains("not for you");
        }
    }
}
