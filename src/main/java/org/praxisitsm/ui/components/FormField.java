package org.praxisitsm.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition;

/** One field on screen: how its value is read and written as a plain JSON type. */
record FormField(
        FormDefinition.Component definition,
        Component screen,
        Supplier<@Nullable Object> read,
        Consumer<@Nullable Object> write) {

    void complain(@Nullable String message) {
        if (screen instanceof FormPart part) {
            part.complain(message);
        } else if (screen instanceof HasValidationProperties field) {
            field.setInvalid(message != null);
            field.setErrorMessage(message == null ? null : ServiceWords.here(message));
        }
    }

    void onChange(Runnable changed) {
        if (screen instanceof FormPart part) {
            part.onChange(changed);
        } else if (screen instanceof HasValue<?, ?> field) {
            field.addValueChangeListener(change -> changed.run());
        }
    }

    boolean isEmpty() {
        var value = read.get();
        return value == null || value.equals("") || (value instanceof java.util.Collection<?> many && many.isEmpty());
    }
}
