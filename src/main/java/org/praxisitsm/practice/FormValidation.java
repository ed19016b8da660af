package org.praxisitsm.practice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.praxisitsm.practice.FormAnswer.Wrong;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Checks what people send in a form, on the server, against the form of the published version. */
@Component
public class FormValidation {

    private final ObjectProvider<Feel> feel;
    private final ObjectProvider<KnownServices> services;
    private final ObjectProvider<KnownAssets> assets;
    private final ObjectProvider<CatalogueOrders> catalogue;
    private final Directory directory;

    @Autowired
    FormValidation(
            ObjectProvider<Feel> feel,
            ObjectProvider<KnownServices> services,
            ObjectProvider<KnownAssets> assets,
            ObjectProvider<CatalogueOrders> catalogue,
            Directory directory) {
        this.feel = feel;
        this.services = services;
        this.assets = assets;
        this.catalogue = catalogue;
        this.directory = directory;
    }

    /**
     * @param sent values by key as plain JSON types; keys that the form does not ask for are refused by name
     * @param known values that the form was filled with before (read-only and left-out ones are taken from here)
     * @param context further values that conditions may read
     * @return typed values by key, without what was hidden or read-only: texts, numbers, booleans and lists of texts as they
     *     are; dates as {@code 2027-03-27}, instants as {@code 2027-03-27T16:00:00Z}; null where an answer was taken back
     * @throws org.praxisitsm.shared.Refusal invalid, naming every bad field as {@code <prefix>.<key>}
     */
    public Map<String, Object> validated(
            FormDefinition form, Map<String, ?> sent, Map<String, ?> known, Map<String, ?> context, String prefix) {
        var errors = unknown(form, sent, prefix);
        var answers = answers(form, sent, known);
        var conditions = new FormConditions(feel::getObject, form, context, answers);
        var answer = new FormAnswer(
                directory,
                java.util.Optional.ofNullable(services.getIfAvailable()),
                java.util.Optional.ofNullable(assets.getIfAvailable()),
                java.util.Optional.ofNullable(catalogue.getIfAvailable()));
        var rows = new RowAnswers(answer, feel::getObject);
        var values = new LinkedHashMap<String, Object>();
        for (var field : form.fields()) {
            var key = field.key();
            if (!conditions.isAsked(field)) {
                continue;
            }
            try {
                if (sent.containsKey(key) || !known.containsKey(key)) {
                    var read = field.type().equals("dynamiclist")
                            ? rows.read(field, answers.get(key), around(context, answers), prefix + "." + key, errors)
                            : answer.read(field, answers.get(key));
                    put(values, key, read, sent.containsKey(key));
                } else if (FormAnswer.isEmpty(known.get(key))) {
                    FormAnswer.refuseMissing(field);
                } else {
                    values.put(key, known.get(key));
                }
            } catch (Wrong e) {
                errors.add(new FieldError(prefix + "." + key, String.valueOf(e.getMessage())));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return values;
    }

    /** Which components are visible with these values: keys of fields, ids of what only shows something. */
    public Set<String> visible(FormDefinition form, Map<String, ?> values, Map<String, ?> context) {
        return new FormConditions(feel::getObject, form, context, values).shown();
    }

    private static void put(
            Map<String, Object> values, String key, @org.jspecify.annotations.Nullable Object value, boolean wasSent) {
        if (value != null || wasSent) {
            values.put(key, value);
        }
    }

    private static Map<String, Object> around(Map<String, ?> context, Map<String, Object> answers) {
        var around = new LinkedHashMap<String, Object>(context);
        around.putAll(answers);
        return around;
    }

    private static List<FieldError> unknown(FormDefinition form, Map<String, ?> sent, String prefix) {
        var keys = form.fields().stream().map(FormDefinition.Component::key).collect(Collectors.toSet());
        var errors = new ArrayList<FieldError>();
        sent.keySet().stream()
                .filter(key -> !keys.contains(key))
                .sorted()
                .forEach(key -> errors.add(new FieldError(prefix + "." + key, "The form has no such field")));
        return errors;
    }

    /** What is sent counts; else what was known; else what the form proposes. */
    private static Map<String, Object> answers(FormDefinition form, Map<String, ?> sent, Map<String, ?> known) {
        var answers = new LinkedHashMap<String, Object>(known);
        for (var field : form.fields()) {
            if (field.defaultValue() != null && !known.containsKey(field.key())) {
                answers.put(field.key(), field.defaultValue());
            }
        }
        var fixed = form.fields().stream()
                .filter(FormDefinition.Component::readOnly)
                .map(FormDefinition.Component::key)
                .collect(Collectors.toSet());
        sent.forEach((key, value) -> {
            if (!fixed.contains(key)) {
                answers.put(key, value);
            }
        });
        return answers;
    }
}
