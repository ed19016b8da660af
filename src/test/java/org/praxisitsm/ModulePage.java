package org.praxisitsm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/**
 * The page docs/modules.md: what each module is for and what it really uses, drawn from the code. Modules whose package
 * lies within another's are part of it and not shown.
 */
final class ModulePage {

    private static final Pattern PURPOSE = Pattern.compile("/\\*\\*(.+?)\\*/", Pattern.DOTALL);

    private final ApplicationModules modules;

    /** Once for each module: a module is asked by looking through all classes of all others. */
    private final Map<String, List<String>> uses = new HashMap<>();

    ModulePage(ApplicationModules modules) {
        this.modules = modules;
    }

    String text() {
        return "# The modules\n\nWritten by `ModularityTests` from the code; an arrow says \"uses\".\n\n```mermaid\nflowchart TD\n"
                + arrows().collect(Collectors.joining("\n"))
                + "\n```\n\n| module | is for | uses | is used by |\n|---|---|---|---|\n"
                + shown().map(this::row).collect(Collectors.joining("\n"))
                + "\n";
    }

    private Stream<ApplicationModule> shown() {
        return modules.stream().sorted((a, b) -> name(a).compareTo(name(b))).filter(module -> !name(module)
                .contains("."));
    }

    private Stream<String> arrows() {
        return shown().flatMap(module -> uses(module).stream().map(used -> "    " + name(module) + " --> " + used));
    }

    private String row(ApplicationModule module) {
        var usedBy = shown().filter(other -> uses(other).contains(name(module)))
                .map(ModulePage::name)
                .toList();
        return "| `" + name(module) + "` | " + purpose(module) + " | " + String.join(", ", uses(module)) + " | "
                + String.join(", ", usedBy) + " |";
    }

    private List<String> uses(ApplicationModule module) {
        return uses.computeIfAbsent(name(module), key -> used(module));
    }

    private List<String> used(ApplicationModule module) {
        return Stream.of(DependencyType.values())
                .flatMap(type -> module.getDirectDependencies(modules, type).stream())
                .map(dependency -> name(dependency.getTargetModule()))
                .filter(used -> !used.equals(name(module)))
                .distinct()
                .sorted()
                .toList();
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    /** First sentence of the package's own words, or the whole of them where they are one. */
    private static String purpose(ApplicationModule module) {
        var source = Path.of("src/main/java/org/praxisitsm", name(module), "package-info.java");
        try {
            var comment = PURPOSE.matcher(Files.readString(source));
            if (!comment.find()) {
                throw new IllegalStateException(source + " does not say what the module is for");
            }
            var words = comment.group(1)
                    .replaceAll("(?m)^\\s*\\*", " ")
                    .replaceAll("\\{@code ([^}]+)}", "`$1`")
                    .replaceAll("\\s+", " ")
                    .strip();
            return words.split("(?<=\\.) (?=[A-Z<])", 2)[0].replace("|", "\\|");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
