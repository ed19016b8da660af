package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.praxisitsm.shared.Refusal.FieldError;

/** The fields of a page by the path of the member that they show, so that a complaint is put where it belongs. */
final class ProblemPlaces {

    private final Map<String, Component> fields = new LinkedHashMap<>();

    void clear() {
        fields.clear();
    }

    void put(String path, Component field) {
        fields.put(path, field);
    }

    /** Marks the fields; a complaint about something without a field of its own goes to what is around it. */
    void show(List<FieldError> problems) {
        fields.values().forEach(field -> {
            if (field instanceof HasValidation marked) {
                marked.setInvalid(false);
                marked.setErrorMessage("");
            } else {
                field.removeClassName("px-wrong");
            }
        });
        for (var problem : problems) {
            nearest(problem.field()).ifPresent(field -> {
                if (field instanceof HasValidation marked) {
                    marked.setErrorMessage(problem.message());
                    marked.setInvalid(true);
                } else {
                    field.addClassName("px-wrong");
                }
            });
        }
    }

    void focus(String path) {
        nearest(path).ifPresent(field -> {
            field.scrollIntoView();
            if (field instanceof Focusable<?> focusable) {
                focusable.focus();
            }
        });
    }

    Optional<Component> nearest(String path) {
        var place = path;
        while (!place.isEmpty()) {
            if (fields.containsKey(place)) {
                return Optional.of(fields.get(place));
            }
            var cut = Math.max(place.lastIndexOf('.'), place.lastIndexOf('['));
            place = cut < 0 ? "" : place.substring(0, cut);
        }
        return Optional.empty();
    }
}
