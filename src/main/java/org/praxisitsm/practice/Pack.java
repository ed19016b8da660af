package org.praxisitsm.practice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A practice pack that has been read: its descriptor and its files by path.
 *
 * @param descriptor what practice.yaml says
 * @param files bytes by path, as laid out in the repository ({@code processes/<key>/...}, {@code rules/<key>/...})
 * @param forms parsed forms by id
 * @param texts its words in other languages
 */
public record Pack(PracticeDescriptor descriptor, PackFiles files, Map<String, FormDefinition> forms, PackTexts texts) {

    private static final Pattern DECISION = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,119}");

    public String key() {
        return descriptor.key();
    }

    /** @return what this pack calls things in a reader's language. */
    public PackWords in(Locale locale) {
        return new PackWords(this, locale);
    }

    public List<String> diagrams() {
        return files.pathsEndingWith(".bpmn");
    }

    public List<String> tables() {
        return files.pathsEndingWith(".dmn");
    }

    /**
     * @return the path of the file that holds this decision: that of its name, or another that has it among those that its own
     *     decision requires
     */
    public Optional<String> fileOf(String decision) {
        var own = "rules/" + key() + "/" + decision + ".dmn";
        if (files.has(own)) {
            return Optional.of(own);
        }
        if (!DECISION.matcher(decision).matches()) {
            return Optional.empty();
        }
        var tag = Pattern.compile("<(?:\\w+:)?decision\\s[^>]*\\bid\\s*=\\s*[\"']" + Pattern.quote(decision) + "[\"']");
        return tables().stream().filter(path -> tag.matcher(text(path)).find()).findFirst();
    }

    public List<String> grids() {
        return files.pathsEndingWith(".rules.csv");
    }

    public List<String> scenarios() {
        return files.paths().stream()
                .filter(path -> path.contains("/scenarios/") && path.endsWith(".yaml"))
                .toList();
    }

    public List<String> agreements() {
        return files.paths().stream()
                .filter(path -> path.contains("/agreements/") && path.endsWith(".yaml"))
                .toList();
    }

    public List<String> cases() {
        return files.pathsEndingWith(".cases.csv");
    }

    public String text(String path) {
        return new String(files.bytes(path), StandardCharsets.UTF_8);
    }
}
