package org.praxisitsm.practice;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Checks what people send in a form, on the server, against the form of the published version. */
@Component
public class FormValidation {

    /**
     * @param sent values by key as plain JSON types; keys that the form does not ask for are refused by name
     * @param known values that the form was filled with before (read-only and left-out ones are taken from here)
     * @param context further values that conditions may read
     * @return typed values by key, without what was hidden or read-only
     * @throws org.praxisitsm.shared.Refusal invalid, naming every bad field as {@code <prefix>.<key>}
     */
    public Map<String, Object> validated(
            FormDefinition form, Map<String, ?> sent, Map<String, ?> known, Map<String, ?> context, String prefix) {
        throw new UnsupportedOperationException("practice");
    }

    /** The same without required checks: what is kept as a draft, and which components are visible with these values. */
    public java.util.Set<String> visible(FormDefinition form, Map<String, ?> values, Map<String, ?> context) {
        throw new UnsupportedOperationException("practice");
    }
}
