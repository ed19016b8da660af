package org.praxisitsm.ui.asset;

import static com.github.mvysny.kaributesting.v10.GridKt._get;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.asset.CiView;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.asset.TicketAssets;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.components.AssetBox;
import org.praxisitsm.ui.components.ColumnsButton;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of items, and what is done from it. */
class AssetListViewTests extends ScreenTest {

    @Autowired
    Assets assets;

    @Autowired
    TicketAssets attached;

    private CiView make(String ciClass, String name) {
        return assets.create(NewCi.of(ciClass, name), viewer("agent"));
    }

    @SuppressWarnings("unchecked")
    private Grid<CiRow> grid() {
        return _get(Grid.class, spec -> spec.withId("assets"));
    }

    @Test
    void addressNarrowsAndFacetsCount() {
        make("printer", "Quokka printer");
        make("phone", "Quokka phone");
        signIn("agent");
        go("desk/assets?q=quokka");
        assertThat(_size(grid())).isEqualTo(2);
        assertThat(_get(Anchor.class, spec -> spec.withId("facet-device"))
                        .getElement()
                        .getTextRecursively())
                .contains("2");
        go("desk/assets?q=quokka&class=phone");
        assertThat(_size(grid())).isOne();
        assertThat(_get(grid(), 0).name()).isEqualTo("Quokka phone");
    }

    @Test
    void anAddressOfNonsenseShowsTheListAndSaysWhatIsWrong() {
        signIn("agent");
        go("desk/assets?class=spaceship&sort=colour&criticality=99&attribute.wings=2");
        assertThat(grid().isVisible()).isTrue();
        assertThat(told()).anyMatch(text -> text.contains("spaceship"));
    }

    @Test
    void manyAreChangedAfterATrialAndPutBack() {
        var one = make("phone", "Wombat one");
        make("phone", "Wombat two");
        signIn("agent");
        go("desk/assets?q=wombat");
        grid().asMultiSelect().select(_get(grid(), 0), _get(grid(), 1));
        _click(_get(Button.class, spec -> spec.withId("bulk-state")));
        @SuppressWarnings("unchecked")
        ComboBox<String> value = _get(ComboBox.class, spec -> spec.withId("bulk-value"));
        value.setValue("stored");
        assertThat(_get(Div.class, spec -> spec.withId("bulk-preview"))
                        .getElement()
                        .getTextRecursively())
                .contains(one.number(), "2");
        _click(_get(Button.class, spec -> spec.withId("bulk-apply")));
        assertThat(assets.get(one.number(), viewer("agent")).state()).isEqualTo("stored");
        _click(_get(Button.class, spec -> spec.withId("undo")));
        assertThat(assets.get(one.number(), viewer("agent")).state()).isEqualTo("in-use");
    }

    @Test
    void aNewAssetIsWrittenDownByItsClassAndRefusalsStandAtTheirFields() {
        signIn("agent");
        go("desk/assets");
        _click(_get(Button.class, spec -> spec.withId("new-asset")));
        @SuppressWarnings("unchecked")
        ComboBox<CiClass> ciClass = _get(ComboBox.class, spec -> spec.withId("new-class"));
        ciClass.setValue(ciClass.getListDataView()
                .getItems()
                .filter(one -> one.key().equals("contract"))
                .findFirst()
                .orElseThrow());
        _setValue(_get(TextField.class, spec -> spec.withId("new-name")), "Dingo care");
        _click(_get(Button.class, spec -> spec.withId("create-asset")));
        assertThat(_get(TextField.class, spec -> spec.withId("new-attributes-supplier"))
                        .isInvalid())
                .isTrue();
        _setValue(_get(TextField.class, spec -> spec.withId("new-attributes-supplier")), "Dingo Ltd");
        _click(_get(Button.class, spec -> spec.withId("create-asset")));
        settle();
        assertThat(address()).startsWith("desk/assets/CI");
        assertThat(assets.get(address().substring("desk/assets/".length()), viewer("agent"))
                        .name())
                .isEqualTo("Dingo care");
    }

    @Test
    void whatIsNarrowedDownIsSavedWithItsColumnsAndChangedAndRemoved() {
        make("phone", "Possum phone");
        signIn("agent");
        go("desk/assets?q=possum&sort=-number");
        _click(_get(Button.class, spec -> spec.withId("save-view")));
        _setValue(_get(TextField.class, spec -> spec.withId("view-name")), "Possums");
        _click(_get(Button.class, spec -> spec.withId("view-save")));
        settle();
        var saved = address();
        assertThat(saved).matches("desk/assets\\?view=\\d+");
        assertThat(_get(H1.class).getElement().getTextRecursively()).contains("Possums", "1");
        assertThat(_size(grid())).isOne();
        _get(ColumnsButton.class).choose(List.of("name", "tag"));
        go("desk/assets");
        assertThat(shown()).contains("number").doesNotContain("tag");
        go(saved);
        assertThat(shown()).containsExactly("name", "tag");
        assertThat(_find(Button.class, spec -> spec.withId("save-view"))).isEmpty();
        signIn("network");
        go(saved);
        assertThat(address()).as("somebody else's view").isEqualTo(saved);
        assertThat(_get(H1.class).getElement().getTextRecursively()).doesNotContain("Possums");
    }

    private List<String> shown() {
        return grid().getColumns().stream()
                .filter(column -> column.isVisible() && column.getKey() != null)
                .map(Grid.Column::getKey)
                .toList();
    }

    @Test
    void theFileHasWhatTheListHas() throws Exception {
        var one = make("phone", "=Wallaby()");
        make("phone", "Somebody's phone");
        var out = new java.io.ByteArrayOutputStream();
        new AssetExport(assets).write(CiFilter.all().withText("wallaby"), null, viewer("agent"), out);
        var lines = out.toString(java.nio.charset.StandardCharsets.UTF_8).split("\\R");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("number,class,name,state");
        assertThat(lines[1]).startsWith(one.number() + ",phone,").contains("'=Wallaby()", ",it,");
    }

    @Test
    void relationsAreAddedAndTakenAway() {
        var app = make("application", "Emu app");
        var host = make("server", "Emu host");
        signIn("agent");
        go("desk/assets/" + app.number() + "?tab=relations");
        _click(_get(Button.class, spec -> spec.withId("add-relation")));
        _get(CiBox.class, spec -> spec.withId("relation-target")).choose(host.number());
        _click(_get(Button.class, spec -> spec.withId("relation-save")));
        assertThat(assets.relationsOf(app.number(), viewer("agent"))).hasSize(1);
        assertThat(_get(Div.class, spec -> spec.withId("ci-relations"))
                        .getElement()
                        .getTextRecursively())
                .contains("depends on", "Emu host");
        _click(_get(Button.class, spec -> spec.withAttribute("aria-label", "Remove the relation to Emu host")));
        assertThat(assets.relationsOf(app.number(), viewer("agent"))).isEmpty();
    }

    @Test
    void aTicketIsBegunAtAnAssetAndNamesIt() {
        var laptop = make("client", "Koala laptop");
        signIn("agent");
        go("desk/assets/" + laptop.number());
        var link = _get(Anchor.class, spec -> spec.withId("start-incident"));
        assertThat(link.getHref()).isEqualTo("desk/new/incident?asset=" + laptop.number());
        go(link.getHref());
        assertThat(_get(AssetBox.class).getValue()).isEqualTo(laptop.number());
    }

    @Test
    void theTicketSaysWhatItConcernsAndTheAssetSaysWhichTickets() {
        var laptop = make("client", "Numbat laptop");
        var number = report("Numbat is slow");
        signIn("agent");
        attached.attach(number, laptop.number(), TicketAssets.Role.AFFECTED, viewer("agent"));
        go("desk/tickets/" + number);
        assertThat(_get(com.vaadin.flow.component.html.Section.class, spec -> spec.withId("ticket-assets"))
                        .getElement()
                        .getTextRecursively())
                .contains("Numbat laptop");
        go("desk/assets/" + laptop.number() + "?tab=tickets");
        assertThat(_get(Div.class, spec -> spec.withId("ci-tickets"))
                        .getElement()
                        .getTextRecursively())
                .contains("Numbat is slow");
    }

    @Test
    void aRequesterSeesWhatIsTheirsAndReportsAProblemWithIt() {
        var mine = assets.create(NewCi.of("client", "Bilby laptop").with(CiFields.USER, "requester"), viewer("agent"));
        make("client", "Somebody's laptop");
        signIn("requester");
        go("portal/assets");
        assertThat(_get(Div.class, spec -> spec.withId("my-assets"))
                        .getElement()
                        .getTextRecursively())
                .contains("Bilby laptop")
                .doesNotContain("Somebody's");
        var link = _get(Anchor.class, spec -> spec.withId("report-" + mine.number()));
        assertThat(link.getHref()).isEqualTo("portal/report/incident?asset=" + mine.number());
        go(link.getHref());
        assertThat(_get(AssetBox.class).getValue()).isEqualTo(mine.number());
        assertThat(List.of(address())).isNotEmpty();
    }
}
