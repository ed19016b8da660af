package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.listbox.ListBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import org.praxisitsm.practice.Pack;

/** The files of a pack as text: descriptor, words, diagrams, forms, tables, grids, cases, scenarios. */
class PackFileEditor extends Composite<Div> {

    private final ListBox<String> list = new ListBox<>();
    private final TextArea text = new TextArea();
    private final transient Pack pack;
    private boolean showing;

    PackFileEditor(Pack pack, boolean editable, String chosen, Runnable touched) {
        this.pack = pack;
        var paths = paths(pack);
        list.setItems(paths);
        list.getElement().setAttribute("aria-label", getTranslation("studio.tab.files"));
        list.addValueChangeListener(event -> show());
        text.addClassName("px-file-text");
        text.setReadOnly(!editable);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setSizeFull();
        text.addValueChangeListener(event -> {
            if (!showing) {
                // One file at a time: the list waits until this one is saved.
                list.setReadOnly(true);
                touched.run();
            }
        });
        getContent().addClassName("px-files");
        getContent().add(list, text);
        if (!paths.isEmpty()) {
            list.setValue(paths.contains(chosen) ? chosen : paths.get(0));
        }
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
        text.setValue(pack.text(path));
        showing = false;
    }

    String path() {
        return list.getValue();
    }

    String text() {
        list.setReadOnly(false);
        return text.getValue();
    }
}
