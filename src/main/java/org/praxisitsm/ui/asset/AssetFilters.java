package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.PxIcon;

/** Words and conditions that narrow the list of assets down. */
final class AssetFilters extends Composite<Div> {

    private final transient AssetListView.Tools tools;
    private final transient Viewer viewer;
    private final transient Consumer<AssetQuestion> go;
    private final TextField search = new TextField();
    private transient AssetQuestion asked = AssetQuestion.everything();

    AssetFilters(AssetListView.Tools tools, Viewer viewer, Consumer<AssetQuestion> go) {
        this.tools = tools;
        this.viewer = viewer;
        this.go = go;
        getContent().addClassName("px-filters");
        search.setId("asset-search");
        search.addClassName("px-ci-search");
        search.setPlaceholder(getTranslation("asset.search"));
        search.setAriaLabel(getTranslation("asset.search"));
        search.setPrefixComponent(new PxIcon("search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(250);
        search.addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                go.accept(asked.with("q", typed.getValue()));
            }
        });
    }

    void show(AssetQuestion wanted) {
        asked = wanted;
        getContent().removeAll();
        search.setValue(asked.get("q") == null ? "" : asked.get("q"));
        getContent().add(search);
        getContent().add(select("state", states(), this::stateWords));
        getContent().add(select("environment", CiFields.ENVIRONMENTS, tools.names()::environment));
        getContent()
                .add(select(
                        "group",
                        tools.sources().groups().stream()
                                .map(group -> group.key())
                                .toList(),
                        tools.names().names()::group));
        getContent().add(select("criticality", List.of("1", "2", "3", "4"), key -> tools.names()
                .criticality(key.matches("[1-4]") ? Integer.valueOf(key) : null)));
        getContent().add(select("ended", List.of("true", "all"), key -> getTranslation("asset.ended." + key)));
        asked.others().forEach((key, value) -> getContent().add(chip(key, value)));
    }

    void focus() {
        search.focus();
    }

    private List<String> states() {
        var ofClass = asked.get("class");
        var keys = new LinkedHashSet<String>();
        tools.classes().all().stream()
                .map(CiClass::key)
                .filter(key -> ofClass == null || tools.classes().isA(key, ofClass))
                .forEach(key -> tools.classes().statesOf(key).forEach(state -> keys.add(state.key())));
        return List.copyOf(keys);
    }

    private String stateWords(String key) {
        return tools.classes().all().stream()
                .flatMap(one -> one.states().stream())
                .filter(state -> state.key().equals(key))
                .findFirst()
                .map(state -> state.name(AssetNames.reader()))
                .orElse(key);
    }

    private Component select(String key, List<String> values, Function<String, String> words) {
        var select = new Select<String>();
        select.setId("filter-" + key);
        select.addClassName("px-ci-filter");
        select.addThemeNames("small");
        var name = getTranslation("asset.column." + key);
        select.setAriaLabel(name);
        select.setPlaceholder(name);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("asset.filter.any", name));
        var all = new ArrayList<>(values);
        var now = asked.get(key);
        if (now != null && !all.contains(now)) {
            all.add(now);
        }
        select.setItems(all);
        select.setItemLabelGenerator(value -> value == null ? name : words.apply(value));
        select.setValue(now);
        select.setClassName("on", now != null);
        select.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go.accept(asked.with(key, change.getValue()));
            }
        });
        return select;
    }

    private Component chip(String key, String value) {
        var out = new NativeButton();
        out.add(new PxIcon("close"));
        out.getElement().setAttribute("aria-label", getTranslation("asset.filter.remove", key));
        out.addClickListener(click -> go.accept(asked.with(key, null)));
        var words = key.startsWith("attribute.")
                ? tools.classes().all().stream()
                        .flatMap(one -> one.attributes().stream())
                        .filter(one -> one.key().equals(key.substring("attribute.".length())))
                        .findFirst()
                        .map(one -> one.name(AssetNames.reader()))
                        .orElse(key)
                : getTranslation("asset.field." + (key.equals("person") ? "user" : key));
        var shown = tools.names().value("ci", key, value, viewer);
        return CiParts.chip(new Span(words + ": "), CiParts.text(shown, "px-strong"), out);
    }
}
