package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Predicate;
import org.praxisitsm.ui.components.PxIcon;

/** All keys of this screen, from the same list that the keyboard listens to. */
class KeyboardHelp extends Dialog {

    KeyboardHelp(List<KeyBinding> bindings) {
        setHeaderTitle(getTranslation("keys.title"));
        setWidth("640px");
        var close = new Button(new PxIcon("close"), click -> close());
        close.setAriaLabel(getTranslation("close"));
        close.addThemeNames("tertiary", "icon");
        getHeader().add(close);
        Predicate<KeyBinding> going = binding -> binding.keys().startsWith("g ");
        Predicate<KeyBinding> everywhere =
                binding -> List.of("search", "help", "new").contains(binding.action());
        var columns = new Div(
                section("keys.here", bindings, going.or(everywhere).negate()),
                section("keys.everywhere", bindings, everywhere),
                section("keys.go", bindings, going));
        columns.addClassName("px-keys-help");
        add(columns);
    }

    private Div section(String title, List<KeyBinding> bindings, Predicate<KeyBinding> chosen) {
        var section = new Div(new H3(getTranslation(title)));
        bindings.stream().filter(chosen).forEach(binding -> {
            var row = new Div(new Span(getTranslation(binding.label())), caps(binding.keys()));
            row.addClassName("px-keys-row");
            section.add(row);
        });
        if (title.equals("keys.everywhere")) {
            var row = new Div(new Span(getTranslation("keys.palette")), caps("Ctrl K"));
            row.addClassName("px-keys-row");
            section.add(row);
        }
        section.setVisible(section.getComponentCount() > 1);
        return section;
    }

    static Span caps(String keys) {
        var caps = new Span();
        caps.addClassName("px-caps");
        for (var key : keys.split(" ")) {
            var cap = new Span(key.equals("Enter") ? "↵" : key.length() == 1 ? key.toUpperCase() : key);
            cap.addClassName("px-kbd");
            caps.add(cap);
        }
        return caps;
    }
}
