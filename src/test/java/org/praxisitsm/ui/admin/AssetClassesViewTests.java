package org.praxisitsm.ui.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Classes of assets on the administration's page. */
class AssetClassesViewTests extends ScreenTest {

    @Autowired
    Classes classes;

    @Test
    void aClassIsAddedBelowAnotherAndRefusalsAreTold() {
        signIn("admin");
        go("admin/asset-classes?new=device");
        _setValue(_get(TextField.class, spec -> spec.withId("class-key")), "Wrong Key");
        _click(_get(Button.class, spec -> spec.withId("save-class")));
        assertThat(_get(Div.class, spec -> spec.withId("class-problem"))
                        .getElement()
                        .getTextRecursively())
                .contains("Kebab case", "names.en");
        _setValue(_get(TextField.class, spec -> spec.withId("class-key")), "conveyor");
        _setValue(_get(TextField.class, spec -> spec.withId("class-en")), "Conveyor");
        _click(_get(Button.class, spec -> spec.withId("save-class")));
        settle();
        assertThat(classes.isA("conveyor", "device")).isTrue();
        assertThat(address()).isEqualTo("admin/asset-classes?class=conveyor");
    }

    @Test
    void aShippedClassIsSavedAsItStands() {
        signIn("admin");
        go("admin/asset-classes?class=network-device");
        var before = classes.attributesOf("network-device");
        _setValue(_get(Checkbox.class, spec -> spec.withId("class-shared")), true);
        _click(_get(Button.class, spec -> spec.withId("save-class")));
        assertThat(classes.find("network-device").orElseThrow().version()).isEqualTo(2);
        assertThat(classes.attributesOf("network-device")).isEqualTo(before);
    }

    @Test
    void aKindOfRelationIsAddedAndRefusalsStandAboveIt() {
        signIn("admin");
        go("admin/asset-classes?relation=");
        _setValue(_get(TextField.class, spec -> spec.withId("kind-key")), "powers");
        _click(_get(Button.class, spec -> spec.withId("save-kind")));
        assertThat(_get(Div.class, spec -> spec.withId("kind-problem"))
                        .getElement()
                        .getTextRecursively())
                .contains("English name");
        _setValue(_get(TextField.class, spec -> spec.withId("kind-en")), "powers");
        _setValue(_get(TextField.class, spec -> spec.withId("kind-inverse-en")), "is powered by");
        _click(_get(Button.class, spec -> spec.withId("save-kind")));
        settle();
        assertThat(address()).isEqualTo("admin/asset-classes?relation=powers");
        _click(_get(Button.class, spec -> spec.withId("remove-kind")));
        assertThat(classes.kind("powers")).isEmpty();
        go("admin/asset-classes?relation=runs-on");
        assertThat(_get(TextField.class, spec -> spec.withId("kind-en")).getValue())
                .isEqualTo("runs on");
        assertThat(_find(Button.class, spec -> spec.withId("remove-kind"))).isEmpty();
    }

    @Test
    void aClassIsKeptForGroupsAndWhatIsBelowSaysSo() {
        signIn("admin");
        go("admin/asset-classes?class=contract");
        var read = _get(MultiSelectComboBox.class, spec -> spec.withId("class-read"));
        assertThat(read.getHelperText()).contains("everybody");
        _setValue(read, Set.of("network"));
        _click(_get(Button.class, spec -> spec.withId("save-class")));
        assertThat(classes.rightsOf("contract").read()).containsExactly("network");
        go("admin/asset-classes?new=contract");
        assertThat(_get(MultiSelectComboBox.class, spec -> spec.withId("class-read"))
                        .getHelperText())
                .contains("Network");
        go("admin/asset-classes?class=contract");
        _setValue(_get(MultiSelectComboBox.class, spec -> spec.withId("class-read")), Set.of());
        _click(_get(Button.class, spec -> spec.withId("save-class")));
        assertThat(classes.rightsOf("contract").read()).isEmpty();
    }

    @Test
    void nobodyElseGetsIn() {
        signIn("agent");
        go("admin/asset-classes");
        _assertNone(AssetClassesView.class);
    }
}
