package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.listbox.ListBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;

/** The files of a pack as text: descriptor, words, diagrams, forms, tables, grids, cases, scenarios. */
class PackFileEditor extends Composite<Div> {

    private final ListBox<String> list = new ListBox<>();
    private final TextArea text = new TextArea();
    private final transient Pack pack;
    private final Map<String, String> typed = new HashMap<>();
    private boolean showing;

    /** @param changed is told the path and the new text of what was edited */
    PackFileEditor(Pack pack, boolean editable, String chosen, BiConsumer<String, String> changed) {
        this.pack = pack;
        var paths = paths(pack);
        list.setItems(paths);
        list.setRenderer(new ComponentRenderer<>(PackFileEditor::entry));
        list.getElement().setAttribute("aria-label", getTranslation("studio.tab.files"));
        list.addValueChangeListener(event -> show());
        text.addClassName("px-file-text");
        text.setReadOnly(!editable);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setSizeFull();
        text.addValueChangeListener(event -> {
            if (!showing) {
                typed.put(list.getValue(), text.getValue());
                changed.accept(list.getValue(), text.getValue());
            }
        });
        getContent().addClassName("px-files");
        getContent().add(list, text);
        if (!paths.isEmpty()) {
            list.setValue(paths.contains(chosen) ? chosen : paths.get(0));
        }
    }

    /** The name first: folders are much the same in all of them. */
    private static Component entry(String path) {
        var at = path.lastIndexOf('/') + 1;
        var name = new Span(path.substring(at));
        var folder = new Span(path.substring(0, Math.max(0, at - 1)));
        folder.addClassName("px-quiet");
        var entry = new Div(name, folder);
        entry.addClassName("px-file-entry");
        return entry;
    }

    private static List<String> paths(Pack pack) {
        return pack.files().paths();
    }

    private void show() {
        var path = list.getValue();
        if (path == null) {
            return;
        }
        showing = true;
        text.setLabel(path);
        text.setValue(typed.getOrDefault(path, pack.text(path)));
        showing = false;
    }

    /** @return the file that is shown, or null in an empty pack */
    @Nullable
    String path() {
        return list.getValue();
    }

    void onChosen(Runnable listener) {
        list.addValueChangeListener(event -> listener.run());
    }
}
