package org.praxisitsm.ui.change;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import org.praxisitsm.change.Scope;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.AssetBox;
import org.praxisitsm.ui.components.PxIcon;

/** What a window is for, as a row of chips; more are chosen by their names. */
class ScopeEditor extends Composite<Div> {

    private final transient WindowTools tools;
    private final transient Viewer viewer;
    private final List<Scope> scopes = new ArrayList<>();
    private final Div chips = new Div();
    private final Select<Scope.Kind> what = new Select<>();
    private final ComboBox<String> key = new ComboBox<>();
    private final AssetBox item;

    ScopeEditor(WindowTools tools, Viewer viewer, List<Scope> first) {
        this.tools = tools;
        this.viewer = viewer;
        scopes.addAll(first);
        chips.addClassName("px-chips");
        chips.getElement().setAttribute("aria-live", "polite");
        var title = new Div(getTranslation("changes.windows.for"));
        title.addClassName("px-faint");
        what.setItems(Scope.Kind.values());
        what.setItemLabelGenerator(one -> getTranslation("changes.windows.scope." + one.name()));
        what.setValue(Scope.Kind.SERVICE);
        what.setId("scope-kind");
        what.setAriaLabel(getTranslation("changes.windows.for"));
        what.addValueChangeListener(value -> offer());
        key.setId("scope-key");
        key.setItemLabelGenerator(one -> tools.name(what.getValue(), one, getLocale(), viewer));
        item = new AssetBox("", tools.forms());
        item.setId("scope-item");
        item.setAriaLabel(getTranslation("changes.windows.scope.CI"));
        var add = new Button(getTranslation("changes.windows.scope.add"), click -> add());
        add.setId("scope-add");
        var row = new Div(what, key, item, add);
        row.addClassNames("px-row", "px-scope-row");
        getContent().addClassName("px-scopes");
        getContent().add(title, chips, row);
        offer();
        show();
    }

    List<Scope> scopes() {
        return List.copyOf(scopes);
    }

    private void offer() {
        var kind = what.getValue();
        key.setVisible(kind != Scope.Kind.EVERYTHING && kind != Scope.Kind.CI);
        key.setAriaLabel(getTranslation("changes.windows.scope." + kind.name()));
        key.clear();
        key.setItems(tools.keys(kind, viewer));
        item.setVisible(kind == Scope.Kind.CI);
    }

    private void add() {
        switch (what.getValue()) {
            case EVERYTHING -> put(Scope.EVERYTHING);
            case CI -> {
                if (item.getValue() != null) {
                    tools.idOf(item.getValue(), viewer).ifPresent(id -> put(new Scope(Scope.Kind.CI, id)));
                    item.clear();
                }
            }
            default -> {
                if (key.getValue() != null) {
                    put(new Scope(what.getValue(), key.getValue()));
                    key.clear();
                }
            }
        }
    }

    /** Everything and something of it are one: the narrower choice replaces the wide one. */
    private void put(Scope scope) {
        if (scope.equals(Scope.EVERYTHING)) {
            scopes.clear();
        }
        scopes.remove(Scope.EVERYTHING);
        scopes.remove(scope);
        scopes.add(scope);
        show();
    }

    private void show() {
        chips.removeAll();
        for (var scope : List.copyOf(scopes)) {
            var name = new Span(words(scope));
            var away = new Button(new PxIcon("close"), click -> {
                scopes.remove(scope);
                show();
            });
            away.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
            away.setAriaLabel(getTranslation("changes.windows.remove") + ": " + words(scope));
            var chip = new Span(name, away);
            chip.addClassName("px-chip");
            chips.add(chip);
        }
        if (scopes.isEmpty()) {
            var none = new Span(getTranslation("changes.windows.scope.none"));
            none.addClassName("px-faint");
            chips.add(none);
        }
    }

    private String words(Scope scope) {
        var kind = getTranslation("changes.windows.scope." + scope.kind().name());
        return scope.kind() == Scope.Kind.EVERYTHING
                ? kind
                : kind + ": " + tools.name(scope.kind(), scope.key(), getLocale(), viewer);
    }
}
