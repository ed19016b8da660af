package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.NewCi;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.shell.Going;

/** Writes down a new item: its class first, which then asks for what it needs. */
class NewAssetDialog extends Dialog {

    private static final List<String> FIELDS = List.of(
            CiFields.STATE,
            CiFields.GROUP,
            CiFields.OWNER,
            CiFields.USER,
            CiFields.ENVIRONMENT,
            CiFields.CRITICALITY,
            CiFields.LOCATION,
            CiFields.SERIAL,
            CiFields.ASSET_TAG);

    private final transient AssetListView.Tools tools;
    private final transient Viewer viewer;
    private final transient ValueEditors editors;
    private final ComboBox<CiClass> ciClass = new ComboBox<>();
    private final TextField name = new TextField();
    private final Div form = new Div();
    private final Div problem = new Div();
    private final transient Map<String, ValueEditor> fields = new LinkedHashMap<>();

    NewAssetDialog(AssetListView.Tools tools, Viewer viewer, @Nullable String chosen) {
        this.tools = tools;
        this.viewer = viewer;
        this.editors = new ValueEditors(tools.assets(), tools.classes(), tools.names(), tools.sources());
        setHeaderTitle(getTranslation("asset.new"));
        setWidth("640px");
        problem.addClassNames("px-ban", "err");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var classes = tools.classes().all().stream()
                .filter(one -> !one.isAbstract() && tools.access().mayChangeClass(viewer, one.key()))
                .sorted(java.util.Comparator.comparing(
                        one -> one.name(AssetNames.reader()), java.text.Collator.getInstance(AssetNames.reader())))
                .toList();
        ciClass.setId("new-class");
        ciClass.setLabel(getTranslation("asset.class"));
        ciClass.setItems(classes);
        ciClass.setItemLabelGenerator(one -> one.name(AssetNames.reader()));
        ciClass.setRequiredIndicatorVisible(true);
        ciClass.addValueChangeListener(change -> form());
        name.setId("new-name");
        name.setLabel(getTranslation("asset.field.name"));
        name.setRequiredIndicatorVisible(true);
        form.addClassName("px-form");
        var top = new Div(ciClass, name);
        top.addClassName("px-form");
        add(problem, top, form);
        var save = new Button(getTranslation("asset.create"), click -> save());
        save.setId("create-asset");
        save.addThemeNames("primary");
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), save);
        classes.stream()
                .filter(one -> one.key().equals(chosen))
                .findFirst()
                .ifPresentOrElse(ciClass::setValue, this::form);
    }

    private void form() {
        form.removeAll();
        fields.clear();
        var chosen = ciClass.getValue();
        if (chosen == null) {
            return;
        }
        for (var field : FIELDS) {
            put(field, getTranslation("asset.field." + field), editors.field(chosen.key(), field, null, viewer), false);
        }
        if (tools.classes().isA(chosen.key(), "service")) {
            put(
                    CiFields.SERVICE,
                    getTranslation("asset.field.service"),
                    editors.field(chosen.key(), CiFields.SERVICE, null, viewer),
                    false);
        }
        for (var attribute : tools.classes().attributesOf(chosen.key())) {
            put(
                    "attributes." + attribute.key(),
                    attribute.name(AssetNames.reader()),
                    editors.attribute(attribute, null, viewer),
                    attribute.required());
        }
    }

    private void put(String key, String label, ValueEditor editor, boolean required) {
        Component component = editor.component();
        component.setId("new-" + key.replace('.', '-'));
        if (component instanceof HasLabel labelled) {
            labelled.setLabel(label);
        }
        if (component instanceof com.vaadin.flow.component.HasValueAndElement<?, ?> valued) {
            valued.setRequiredIndicatorVisible(required);
        }
        if (key.equals("attributes.description")) {
            component.addClassName("wide");
        }
        fields.put(key, editor);
        form.add(component);
    }

    private void save() {
        problem.setVisible(false);
        name.setInvalid(false);
        ciClass.setInvalid(ciClass.getValue() == null);
        if (ciClass.getValue() == null) {
            ciClass.setErrorMessage(getTranslation("asset.class.missing"));
            return;
        }
        var order = NewCi.of(ciClass.getValue().key(), name.getValue());
        for (var entry : fields.entrySet()) {
            var value = entry.getValue().value();
            if (value != null) {
                order = entry.getKey().startsWith("attributes.")
                        ? order.attribute(entry.getKey().substring("attributes.".length()), value)
                        : order.with(entry.getKey(), value);
            }
        }
        try {
            var made = tools.assets().create(order, viewer);
            close();
            Going.to(UI.getCurrent(), "desk/assets/" + made.number());
        } catch (Refusal refused) {
            Failures.note(refused);
            refused(refused);
        }
    }

    private void refused(Refusal refused) {
        var rest = new ArrayList<String>();
        for (var error : refused.errors()) {
            if (error.field().equals(CiFields.NAME)) {
                name.setInvalid(true);
                name.setErrorMessage(ServiceWords.here(error.message()));
            } else if (fields.containsKey(error.field())) {
                fields.get(error.field()).refused(ServiceWords.here(error.message()));
            } else {
                rest.add(error.field() + ": " + ServiceWords.here(error.message()));
            }
        }
        if (refused.errors().isEmpty()) {
            rest.add(ServiceWords.here(refused.getMessage()));
        }
        problem.setVisible(!rest.isEmpty());
        problem.setText(String.join(" ", rest));
    }
}
