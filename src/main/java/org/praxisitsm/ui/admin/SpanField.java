package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Elapsed time, written as people do: days, hours and minutes. What cannot be read is kept as it was typed, and refused. */
class SpanField extends TextField {

    SpanField(AgreementEditing editing, Map<String, Object> of, String name, String path) {
        addThemeVariants(TextFieldVariant.LUMO_SMALL);
        setPlaceholder(getTranslation("agreement.hold.nomost"));
        setValue(shown(AgreementDraft.text(of, name)));
        setReadOnly(!editing.mayEdit());
        var fields = new MemberFields(editing);
        addValueChangeListener(change -> fields.set(of, name, written(change.getValue())));
        fields.register(path, name, this);
    }

    private static String shown(String iso) {
        try {
            var span = Duration.parse(iso);
            return span.toDays() > 0 && span.equals(Duration.ofDays(span.toDays()))
                    ? span.toDays() + " d"
                    : Spans.duration(span);
        } catch (DateTimeException other) {
            return iso;
        }
    }

    private static String written(String text) {
        return Spans.businessDays(text)
                .map(days -> "P" + days + "D")
                .or(() -> Optional.of(text)
                        .filter(plain -> !plain.isBlank())
                        .flatMap(Spans::promise)
                        .map(Duration::toString))
                .orElse(text);
    }
}
