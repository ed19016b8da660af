package org.praxisitsm.ui.asset;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.CiView;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.asset.inventory.Bills;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of one item. */
class CiPageViewTests extends ScreenTest {

    @Autowired
    Assets assets;

    @Autowired
    Bills bills;

    private CiView server() {
        return assets.create(
                NewCi.of("server", "SRV-PAGE-1")
                        .with(CiFields.SERIAL, "S-100")
                        .with(CiFields.GROUP, "platform")
                        .attribute("model", "PowerEdge R760"),
                viewer("agent"));
    }

    private ValueRow row(String name) {
        return _find(ValueRow.class).stream()
                .filter(row -> row.getElement().getChild(0).getText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsWhatTheItemIs() {
        var ci = server();
        signIn("agent");
        go("desk/assets/" + ci.number());
        assertThat(_get(H1.class).getElement().getTextRecursively()).contains("SRV-PAGE-1", "PowerEdge R760");
        assertThat(row("Serial number").getElement().getTextRecursively()).contains("S-100");
        assertThat(row("Support group").getElement().getTextRecursively()).contains("Platform");
    }

    @Test
    void aValueIsChangedInItsPlaceAndARefusalIsToldThere() {
        var ci = server();
        signIn("agent");
        go("desk/assets/" + ci.number());
        var row = row("Name");
        _click(_get(row, Button.class));
        _setValue(_get(row, TextField.class), "x".repeat(300));
        _click(_get(row, Button.class, spec -> spec.withId("value-save")));
        assertThat(_get(row, TextField.class).isInvalid()).isTrue();
        assertThat(assets.get(ci.number(), viewer("agent")).name()).isEqualTo("SRV-PAGE-1");
        _setValue(_get(row, TextField.class), "SRV-PAGE-2");
        _click(_get(row, Button.class, spec -> spec.withId("value-save")));
        assertThat(assets.get(ci.number(), viewer("agent")).name()).isEqualTo("SRV-PAGE-2");
        assertThat(_get(H1.class).getElement().getTextRecursively()).contains("SRV-PAGE-2");
    }

    @Test
    void anApplicationIsBuiltOfComponentsAndItsHistoryNamesThem() {
        var app = assets.create(NewCi.of("application", "Till software"), viewer("agent"));
        signIn("agent");
        go("desk/assets/" + app.number() + "?tab=parts");
        assertThat(_get(Upload.class, spec -> spec.withId("bill")).isVisible()).isTrue();
        assertThat(text("ci-parts")).contains("No components known");

        bills.take(
                app.number(),
                """
                {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
                 "components": [{"type": "library", "name": "page-library", "version": "2.1"}]}
                """
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                viewer("agent"));
        go("desk/assets/" + app.number() + "?tab=parts");
        assertThat(text("ci-parts")).contains("page-library", "2.1").doesNotContain("No components known");
        go("desk/assets/" + app.number() + "?tab=history");
        assertThat(text("ci-history")).contains("Components · page-library");
    }

    private static String text(String id) {
        return _get(Div.class, spec -> spec.withId(id)).getElement().getTextRecursively();
    }

    @Test
    void historyTellsWhoChangedWhatFromWhatToWhat() {
        var ci = server();
        assets.patch(ci.number(), CiPatch.of(CiFields.STATE, "in-repair"), null, viewer("network"));
        signIn("agent");
        go("desk/assets/" + ci.number() + "?tab=history");
        assertThat(_get(Div.class, spec -> spec.withId("ci-history"))
                        .getElement()
                        .getTextRecursively())
                .contains("State", "In use", "In repair", "created it");
    }

    @Test
    void whoMayNotSeeItFindsNothingAndWhoMayOnlyReadHasNoFields() {
        var hr = assets.create(NewCi.of("client", "HR-NB").with(CiFields.UNIT, "hr"), Viewer.system("test"));
        signIn("agent");
        go("desk/assets/" + hr.number());
        _assertNone(CiPageView.class);
        var ci = server();
        signIn("auditor");
        go("desk/assets/" + ci.number());
        assertThat(_find(row("Name"), Button.class)).isEmpty();
    }

    @Test
    void aGermanReadsGermanWords() {
        var ci = server();
        signIn("agent", Locale.GERMAN);
        go("desk/assets/" + ci.number());
        assertThat(row("Seriennummer").getElement().getTextRecursively()).contains("S-100");
        assertThat(row("Zustand").getElement().getTextRecursively()).contains("In Gebrauch");
    }

    @Test
    void aRedundantSetSaysHowManyOfHowManyAreNeeded() {
        var cluster = assets.create(NewCi.of("application", "Clustered"), viewer("agent"));
        var nodes = new CiView[] {server(), server(), server()};
        for (var node : nodes) {
            assets.relate(cluster.number(), "runs-on", node.number(), "web", 2, viewer("agent"));
        }
        signIn("agent");
        go("desk/assets/" + cluster.number() + "?tab=relations");
        var shown = _get(Div.class, spec -> spec.withId("ci-relations"))
                .getElement()
                .getTextRecursively();
        assertThat(shown).contains("Set web, 2 of 3 needed");
        go("desk/assets/" + nodes[0].number() + "?tab=relations");
        assertThat(_get(Div.class, spec -> spec.withId("ci-relations"))
                        .getElement()
                        .getTextRecursively())
                .contains("Set web, 2 needed");
    }
}
