package org.praxisitsm.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.reading.DescriptorReader;
import org.praxisitsm.practice.reading.Findings;
import org.praxisitsm.practice.reading.FormReader;
import org.praxisitsm.practice.reading.YamlTree;

/** Reads the descriptor and the forms of a pack from its files. */
public final class PackReader {

    private PackReader() {}

    /**
     * @return the pack; forms that cannot be read are left out and reported by {@link Gate}
     * @throws UnreadablePack where files of several practices are mixed, or practice.yaml is missing or wrong
     */
    public static Pack read(PackFiles files) {
        return read(files, keyOf(files));
    }

    /** The same for a practice that is named from outside; files of another are refused. */
    public static Pack read(PackFiles files, String practice) {
        var path = "processes/" + practice + "/practice.yaml";
        if (!keyOf(files).equals(practice)) {
            throw refused(files.paths().get(0), "The pack is of another practice than " + practice);
        }
        if (!files.has(path)) {
            throw refused(path, "The pack has no practice.yaml");
        }
        var findings = new Findings();
        var descriptor =
                YamlTree.read(path, files.bytes(path), findings).map(yaml -> DescriptorReader.read(yaml, practice));
        if (findings.hasErrors() || descriptor.isEmpty()) {
            throw new UnreadablePack(findings.sorted());
        }
        return new Pack(descriptor.get(), files, forms(files), PackTexts.of(files));
    }

    private static Map<String, FormDefinition> forms(PackFiles files) {
        var forms = new LinkedHashMap<String, FormDefinition>();
        for (var path : files.pathsEndingWith(".form")) {
            var findings = new Findings();
            FormReader.read(path, files.bytes(path), findings)
                    .filter(form -> !findings.hasErrors())
                    .ifPresent(form -> forms.put(form.id(), form));
        }
        return Map.copyOf(forms);
    }

    private static String keyOf(PackFiles files) {
        var keys = new TreeSet<String>();
        for (var path : files.paths()) {
            PackPaths.problem(path).ifPresent(problem -> {
                throw refused(path, problem);
            });
            PackPaths.keyOf(path).ifPresent(keys::add);
        }
        if (keys.size() != 1) {
            throw refused("pack.zip", keys.isEmpty() ? "The pack is empty" : "The pack mixes the practices " + keys);
        }
        return keys.first();
    }

    static UnreadablePack refused(String path, String message) {
        return new UnreadablePack(List.of(new Finding(
                Severity.ERROR,
                path,
                null,
                null,
                "pack-files",
                message,
                "A pack holds processes/<key>/ and rules/<key>/ of one practice.")));
    }
}
