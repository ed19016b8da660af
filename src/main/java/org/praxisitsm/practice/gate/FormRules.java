package org.praxisitsm.practice.gate;

import java.util.List;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.FormDefinition.Component;
import org.praxisitsm.practice.reading.FormReader;

/** Forms: id = file name, the supported components, conditions that parse. */
final class FormRules {

    private FormRules() {}

    static void check(GateScope scope, String file) {
        FormReader.read(file, scope.files().bytes(file), scope.findings()).ifPresent(form -> {
            if (!form.id().equals(GateScope.nameOf(file))) {
                scope.at(
                        Severity.ERROR,
                        file,
                        null,
                        "form-id",
                        "The form's id " + form.id() + " is not the name of the file",
                        "Rename the file or the form.");
            }
            conditions(scope, file, form.components());
        });
    }

    private static void conditions(GateScope scope, String file, List<Component> components) {
        for (var component : components) {
            condition(scope, file, component, component.hideIf());
            condition(scope, file, component, component.readOnlyIf());
            conditions(scope, file, component.components());
        }
    }

    private static void condition(
            GateScope scope, String file, Component component, @org.jspecify.annotations.Nullable String text) {
        if (text != null) {
            FeelText.problem(scope, text).ifPresent(problem -> scope.findings()
                    .error(
                            file,
                            component.id(),
                            null,
                            "form-condition",
                            "The condition '" + text + "' cannot be used: " + problem,
                            "For example =impact = \"site\"."));
        }
    }
}
