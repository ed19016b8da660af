package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;

/** One value of an item: its name, what it is, where it is known from; a click makes it a field. */
class ValueRow extends Composite<Div> {

    private final String name;
    private final @Nullable Component shown;
    private final @Nullable String source;
    private final @Nullable Instant seenAt;
    private final transient @Nullable Supplier<ValueEditor> editor;
    private final transient Consumer<@Nullable Object> save;

    /**
     * @param shown null where there is no value
     * @param editor null where the viewer may not change it
     */
    ValueRow(
            String name,
            @Nullable Component shown,
            @Nullable String source,
            @Nullable Instant seenAt,
            @Nullable Supplier<ValueEditor> editor,
            Consumer<@Nullable Object> save) {
        this.name = name;
        this.shown = shown;
        this.source = source;
        this.seenAt = seenAt;
        this.editor = editor;
        this.save = save;
        getContent().addClassName("px-ci-row");
        read();
    }

    private void read() {
        getContent().removeAll();
        var value = new Div(shown == null ? CiParts.text("–", "px-faint") : shown);
        value.addClassName("px-ci-value");
        getContent().add(CiParts.text(name, "px-ci-name"), value, origin());
        if (editor != null) {
            var edit = new Button(new PxIcon("form"), click -> edit());
            edit.setAriaLabel(getTranslation("asset.edit", name));
            edit.addThemeNames("tertiary", "small", "icon");
            edit.addClassName("px-ci-edit");
            getContent().add(edit);
        }
    }

    private Component origin() {
        var origin = new Span();
        origin.addClassNames("px-ci-origin", "px-faint");
        if (source != null) {
            origin.add(new Span(source + " "));
            if (seenAt != null) {
                origin.add(new Marks.Time(seenAt));
            }
        }
        return origin;
    }

    private void edit() {
        var field = java.util.Objects.requireNonNull(editor).get();
        var keep = new Button(getTranslation("asset.save"), click -> keep(field));
        keep.addThemeNames("primary", "small");
        keep.setId("value-save");
        var cancel = new Button(getTranslation("cancel"), click -> read());
        cancel.addThemeNames("tertiary", "small");
        keep.addClickShortcut(Key.ENTER).listenOn(getContent());
        cancel.addClickShortcut(Key.ESCAPE).listenOn(getContent());
        getContent().removeAll();
        var edited = new Div(field.component(), keep, cancel);
        edited.addClassName("px-ci-editing");
        getContent().add(CiParts.text(name, "px-ci-name"), edited);
        field.focus();
    }

    private void keep(ValueEditor field) {
        try {
            save.accept(field.value());
        } catch (Refusal refused) {
            Failures.note(refused);
            field.refused(
                    refused.errors().isEmpty()
                            ? ServiceWords.here(refused.getMessage())
                            : ServiceWords.here(refused.errors().get(0).message()));
        }
    }
}
