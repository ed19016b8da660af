package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field for one value, and how what is typed becomes the value. */
final class ValueEditor {

    private final Component component;
    private final java.util.function.Supplier<@Nullable Object> value;

    private ValueEditor(Component component, java.util.function.Supplier<@Nullable Object> value) {
        this.component = component;
        this.value = value;
    }

    static <T> ValueEditor of(AbstractField<?, T> field, Function<T, @Nullable Object> typed) {
        return new ValueEditor(field, () -> {
            var given = field.getValue();
            return given == null ? null : typed.apply(given);
        });
    }

    Component component() {
        return component;
    }

    @Nullable
    Object value() {
        return value.get();
    }

    void focus() {
        if (component instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    void refused(String why) {
        if (component instanceof HasValidation validated) {
            validated.setInvalid(true);
            validated.setErrorMessage(why);
        }
    }
}
