package org.praxisitsm.practice.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FileKinds;
import org.praxisitsm.practice.FormDefinition.Traits;
import org.praxisitsm.practice.NeededFor;
import org.praxisitsm.practice.PersonDefaults;

/**
 * Reads what only some components have: their width, their currency, whose data they begin with, which files they take, which
 * outcomes of the task need them.
 */
final class TraitReader {

    /** Takes what is wrong: where, by which rule, in which words. */
    interface Complaints {
        void about(String place, String rule, String message, String hint);
    }

    private static final String VALUE = "form-value";
    private static final int WIDEST = 16;

    /** Of form-js: its own texts around a value, which nobody shows here, and our {@code from}. */
    private static final Set<String> PREFILLED =
            Set.of("textfield", "textarea", "select", "radio", "person", "service");

    private final JsonNode json;
    private final Complaints complaints;

    TraitReader(JsonNode json, Complaints complaints) {
        this.json = json;
        this.complaints = complaints;
    }

    Traits traits(String type) {
        var files = ComponentTypes.FILES.contains(type);
        return new Traits(
                columns(),
                type.equals("money") ? currency() : null,
                from(type),
                files ? accept() : List.of(),
                files && several(),
                neededFor());
    }

    private List<String> neededFor() {
        var outcomes = json.path("properties").path(NeededFor.PROPERTY);
        if (outcomes.isMissingNode()
                || outcomes.isNull()
                || outcomes.isTextual() && outcomes.asText().isBlank()) {
            return List.of();
        }
        var read = outcomes.isTextual() ? NeededFor.read(outcomes.asText()) : Optional.<List<String>>empty();
        if (read.isEmpty()) {
            complaints.about(
                    "/properties/" + NeededFor.PROPERTY,
                    VALUE,
                    NeededFor.PROPERTY + " names at most " + NeededFor.MOST + " outcomes, with commas",
                    "For example decline or decline, back");
        }
        return read.orElse(List.of());
    }

    private @Nullable Integer columns() {
        var columns = json.path("layout").path("columns");
        if (columns.isMissingNode() || columns.isNull()) {
            return null;
        }
        if (!columns.canConvertToInt() || columns.asInt() < 2 || columns.asInt() > WIDEST) {
            complaints.about("/layout/columns", VALUE, "A component is 2 to 16 columns wide", "8 is half of the form");
            return null;
        }
        return columns.asInt();
    }

    private @Nullable String currency() {
        var currency = json.path("currency");
        if (currency.isMissingNode() || currency.isNull()) {
            return null;
        }
        if (!isCurrency(currency.asText())) {
            complaints.about("/currency", VALUE, "There is no such currency", "Three letters, for example EUR");
            return null;
        }
        return currency.asText();
    }

    static boolean isCurrency(String code) {
        return code.matches("[A-Z]{3}")
                && Currency.getAvailableCurrencies().stream()
                        .anyMatch(known -> known.getCurrencyCode().equals(code));
    }

    private @Nullable String from(String type) {
        var from = json.path("properties").path("from");
        if (from.isMissingNode() || from.isNull()) {
            return null;
        }
        if (!PREFILLED.contains(type) || !PersonDefaults.isKnown(from.asText())) {
            complaints.about(
                    "/properties/from",
                    VALUE,
                    "No data of a person answer this",
                    "A text, a choice or a person begins with " + PersonDefaults.inWords());
            return null;
        }
        return from.asText();
    }

    private List<String> accept() {
        var accept = json.path("accept");
        if (accept.isMissingNode()
                || accept.isNull()
                || accept.isTextual() && accept.asText().isBlank()) {
            return List.of();
        }
        var kinds = accept.isTextual() ? FileKinds.read(accept.asText()) : Optional.<List<String>>empty();
        if (kinds.isEmpty()) {
            complaints.about(
                    "/accept",
                    VALUE,
                    "accept names at most 20 kinds of files, with commas",
                    "For example .pdf, .docx or image/*");
            return List.of();
        }
        return kinds.get();
    }

    private boolean several() {
        var several = json.path("multiple");
        if (!several.isMissingNode() && !several.isNull() && !several.isBoolean()) {
            complaints.about("/multiple", VALUE, "multiple must be true or false", "Expressions are not allowed here");
        }
        return several.asBoolean(false);
    }
}
