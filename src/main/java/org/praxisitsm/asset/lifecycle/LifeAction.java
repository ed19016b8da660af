package org.praxisitsm.asset.lifecycle;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.shared.Refusal;

/** What the actions on assets have in common: they act for the process, within the unit of its practice. */
abstract class LifeAction implements ServiceAction {

    static final Viewer PROCESS = Viewer.system("workflow");

    static final Input ASSET = new Input("asset", ValueType.TEXT, true, "Number of the asset");

    static final Input ASSETS =
            new Input("asset", ValueType.TEXT, true, "Number of the asset, or several parted by commas");

    @FunctionalInterface
    interface Step {
        Map<String, Object> run();
    }

    static Map<String, Object> refusing(Step step) throws ActionRefused {
        try {
            return step.run();
        } catch (LifecycleRefusal refused) {
            throw new ActionRefused(refused.code(), String.valueOf(refused.getMessage()));
        }
    }

    static String unit(ActionContext context) {
        return context.pack().descriptor().unit();
    }

    static @Nullable String text(Map<String, Object> inputs, String name) {
        var value = inputs.get(name);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    static String required(Map<String, Object> inputs, String name) {
        var value = text(inputs, name);
        if (value == null) {
            throw Refusal.invalid(name, "Must not be empty.");
        }
        return value;
    }

    /** Each once, in their order. */
    static List<String> numbers(Map<String, Object> inputs) {
        return Arrays.stream(required(inputs, "asset").split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }

    static @Nullable BigDecimal money(Map<String, Object> inputs, String name) {
        var value = inputs.get(name);
        return value == null ? null : new BigDecimal(value.toString());
    }

    /** Writes those of the outputs that are fields of the practice to the ticket, so that people see them. */
    static Map<String, Object> outputs(ActionContext context, Map<String, ?> values) {
        var outputs = new HashMap<String, Object>(values);
        var fields = new HashMap<String, Object>();
        outputs.forEach((name, value) -> context.pack()
                .descriptor()
                .field(name)
                .ifPresent(field -> fields.put(name, value == null ? null : Objects.toString(value))));
        if (!fields.isEmpty()) {
            context.change(fields);
        }
        return outputs;
    }
}
