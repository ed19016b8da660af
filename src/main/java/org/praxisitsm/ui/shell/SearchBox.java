package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.PxIcon;

/** The search of the top bar: results while one types, arrows and Enter to open. */
class SearchBox extends Composite<Div> {

    private final transient SearchAll search;
    private final transient Viewer viewer;
    private final TextField field = new TextField();
    private final HitList hits = new HitList("search-hits");

    SearchBox(SearchAll search, Viewer viewer) {
        this.search = search;
        this.viewer = viewer;
        field.setId("desk-search");
        field.setPlaceholder(getTranslation("desk.search"));
        field.setAriaLabel(getTranslation("desk.search"));
        field.setPrefixComponent(new PxIcon("search"));
        var cap = new Span("/");
        cap.addClassName("px-kbd");
        field.setSuffixComponent(cap);
        field.setClearButtonVisible(false);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(150);
        field.addValueChangeListener(change -> show(change.getValue()));
        field.addKeyDownListener(Key.ARROW_DOWN, key -> hits.move(1));
        field.addKeyDownListener(Key.ARROW_UP, key -> hits.move(-1));
        field.addKeyDownListener(Key.ENTER, key -> hits.act());
        field.addKeyDownListener(Key.ESCAPE, key -> close());
        hits.setVisible(false);
        getContent().addClassName("px-search");
        getContent().getElement().setAttribute("role", "search");
        getContent().add(field, hits);
    }

    private void show(String text) {
        hits.clear();
        hits.setVisible(text.strip().length() > 1);
        if (!hits.isVisible()) {
            return;
        }
        for (var hit : search.all(text, viewer)) {
            hits.add(hit.icon(), hit.title(), hit.text(), hit.mark(), () -> open(hit.path()));
        }
        if (hits.isEmpty()) {
            hits.section(getTranslation("search.none", text));
        }
    }

    private void open(String path) {
        close();
        Going.to(UI.getCurrent(), path);
    }

    private void close() {
        field.clear();
        hits.setVisible(false);
        field.getElement().executeJs("this.inputElement.blur()");
    }
}
