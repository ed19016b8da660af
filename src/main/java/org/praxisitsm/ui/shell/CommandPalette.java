package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.PxIcon;

/** Ctrl+K: do something on this screen, go somewhere, or find a ticket or person, all by typing. */
class CommandPalette extends Dialog {

    private final transient SearchAll search;
    private final transient Viewer viewer;
    private final transient List<KeyBinding> bindings;
    private final transient Consumer<String> act;
    private final HitList hits = new HitList("palette-hits");

    CommandPalette(SearchAll search, Viewer viewer, List<KeyBinding> bindings, Consumer<String> act) {
        this.search = search;
        this.viewer = viewer;
        this.bindings = bindings;
        this.act = act;
        getElement().setAttribute("aria-label", getTranslation("palette.title"));
        addThemeVariants(com.vaadin.flow.component.dialog.DialogVariant.LUMO_NO_PADDING);
        setWidth("640px");
        setTop("104px");
        var field = new TextField();
        field.setId("palette-field");
        field.setAriaLabel(getTranslation("palette.title"));
        field.setPlaceholder(getTranslation("palette.placeholder"));
        field.setPrefixComponent(new PxIcon("search"));
        field.setSuffixComponent(KeyboardHelp.caps("Esc"));
        field.setWidthFull();
        field.setAutofocus(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(120);
        field.addValueChangeListener(change -> show(change.getValue()));
        field.addKeyDownListener(Key.ARROW_DOWN, key -> hits.move(1));
        field.addKeyDownListener(Key.ARROW_UP, key -> hits.move(-1));
        field.addKeyDownListener(Key.ENTER, key -> hits.act());
        var box = new Div(field, hits);
        box.addClassName("px-palette");
        add(box);
        show("");
    }

    private void show(String text) {
        hits.clear();
        commands("palette.do", text, binding -> !binding.action().startsWith("go "), "bolt");
        commands("palette.go", text, binding -> binding.action().startsWith("go "), "arrow-right");
        found("palette.tickets", text.isBlank() ? List.of() : search.tickets(text.strip(), viewer, 6));
        found("palette.articles", text.isBlank() ? List.of() : search.articles(text.strip(), viewer, 4));
        found("palette.assets", text.isBlank() ? List.of() : search.assets(text.strip(), viewer, 5));
        found("palette.people", text.isBlank() ? List.of() : search.people(text.strip(), 4));
        if (hits.isEmpty()) {
            hits.section(getTranslation("search.none", text));
        }
    }

    private void commands(String title, String text, java.util.function.Predicate<KeyBinding> kind, String icon) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        var matching = bindings.stream()
                .filter(kind)
                .filter(binding -> !List.of("row-down", "row-up", "search").contains(binding.action()))
                .filter(binding ->
                        getTranslation(binding.label()).toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        if (!matching.isEmpty()) {
            hits.section(getTranslation(title));
        }
        matching.forEach(binding -> hits.add(
                icon, getTranslation(binding.label()), "", KeyboardHelp.caps(binding.keys()), () -> perform(binding)));
    }

    private void found(String title, List<SearchAll.Hit> found) {
        if (!found.isEmpty()) {
            hits.section(getTranslation(title));
        }
        found.forEach(hit -> hits.add(hit.icon(), hit.title(), hit.text(), hit.mark(), () -> {
            close();
            Going.to(UI.getCurrent(), hit.path());
        }));
    }

    private void perform(KeyBinding binding) {
        close();
        act.accept(binding.action());
    }
}
