package org.praxisitsm.practice.gate;

import java.util.List;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.FormDefinition.Component;
import org.praxisitsm.practice.PracticeDescriptor.FieldType;
import org.praxisitsm.practice.reading.FormReader;

/** Forms: id = file name, the supported components, conditions that parse. */
final class FormRules {

    private FormRules() {}

    static void check(GateScope scope, String file, List<Diagram> diagrams) {
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
            form.fields().forEach(field -> {
                kept(scope, file, field);
                files(scope, file, field);
            });
            NeededRules.check(scope, file, form, diagrams);
        });
    }

    /** Rows are kept in a field of their own kind, and that kind of field takes nothing else. */
    private static void kept(GateScope scope, String file, Component field) {
        var known = scope.pack().descriptor().field(String.valueOf(field.key()));
        var rows = field.type().equals("dynamiclist");
        if (rows != known.filter(it -> it.type() == FieldType.ROWS).isPresent()) {
            scope.findings()
                    .error(
                            file,
                            field.id(),
                            null,
                            "form-rows",
                            rows
                                    ? "The list " + field.key()
                                            + " is not kept: practice.yaml has no such field of type ROWS"
                                    : "The field " + field.key() + " holds rows and is asked for by a " + field.type(),
                            "Give the list of the form a field of type ROWS with the same key");
        }
    }

    /** What was attached is found again under a field of its own kind, which takes nothing else. */
    private static void files(GateScope scope, String file, Component field) {
        var known = scope.pack().descriptor().field(String.valueOf(field.key()));
        var files = field.type().equals("file");
        if (files != known.filter(it -> it.type() == FieldType.FILES).isPresent()) {
            scope.findings()
                    .error(
                            file,
                            field.id(),
                            null,
                            "form-files",
                            files
                                    ? "The files of " + field.key()
                                            + " are not kept: practice.yaml has no such field of type FILES"
                                    : "The field " + field.key() + " holds files and is asked for by a " + field.type(),
                            "Ask for files by a filepicker with the key of a field of type FILES");
        }
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
