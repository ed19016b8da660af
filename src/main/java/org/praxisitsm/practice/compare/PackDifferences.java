package org.praxisitsm.practice.compare;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.praxisitsm.practice.Difference;
import org.praxisitsm.practice.Difference.Part;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.compare.Differences.Thing;
import org.praxisitsm.practice.gate.PackText;

/** What two states of a pack do not have in common, file by file: the diagrams first. */
public final class PackDifferences {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private PackDifferences() {}

    /** @return by part, and by path in a part; empty where both say the same, however they are written */
    public static List<Difference> between(Pack before, Pack after) {
        var paths = new TreeSet<>(before.files().paths());
        paths.addAll(after.files().paths());
        var found = new ArrayList<Difference>();
        for (var path : paths) {
            var said = new Differences(part(path), path);
            if (!before.files().has(path)) {
                said.added(file(after, path), null);
            } else if (!after.files().has(path)) {
                said.removed(file(before, path), null);
            } else if (!Arrays.equals(before.files().bytes(path), after.files().bytes(path))) {
                inside(before, after, path, said);
            }
            found.addAll(said.all());
        }
        found.sort(java.util.Comparator.comparing(Difference::part));
        return found;
    }

    private static Part part(String path) {
        if (path.endsWith(".bpmn")) {
            return Part.DIAGRAM;
        }
        if (path.endsWith(".dmn")) {
            return Part.TABLE;
        }
        if (path.endsWith(".rules.csv")) {
            return Part.GRID;
        }
        if (path.endsWith(".cases.csv")) {
            return Part.CASES;
        }
        if (path.endsWith(".form")) {
            return Part.FORM;
        }
        if (path.endsWith("/practice.yaml")) {
            return Part.DESCRIPTOR;
        }
        if (path.contains("/scenarios/")) {
            return Part.SCENARIO;
        }
        return path.contains("/agreements/") ? Part.AGREEMENT : Part.TEXT;
    }

    private static Thing file(Pack pack, String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return part(path) == Part.SCENARIO
                ? Thing.named(null, "scenario", title(pack, path).orElse(name))
                : new Thing(null, "file", name, "The file " + name);
    }

    private static Optional<String> title(Pack pack, String path) {
        return tree(YAML, pack, path).map(tree -> tree.path("title").asText("")).filter(title -> !title.isBlank());
    }

    private static void inside(Pack before, Pack after, String path, Differences said) {
        var whole = file(after, path);
        switch (said.part()) {
            case DIAGRAM ->
                both(PackText.xml(before, path), PackText.xml(after, path), whole, said, DiagramDifferences::between);
            case TABLE ->
                both(PackText.xml(before, path), PackText.xml(after, path), whole, said, TableDifferences::tables);
            case GRID ->
                both(PackText.csv(before, path), PackText.csv(after, path), whole, said, TableDifferences::grids);
            case CASES ->
                both(PackText.csv(before, path), PackText.csv(after, path), whole, said, TableDifferences::cases);
            case FORM -> both(tree(JSON, before, path), tree(JSON, after, path), whole, said, TreeDifferences::between);
            case DESCRIPTOR, AGREEMENT ->
                both(tree(YAML, before, path), tree(YAML, after, path), whole, said, TreeDifferences::between);
            case SCENARIO -> scenario(before, after, path, whole, said);
            case TEXT -> text(before, after, path, whole, said);
        }
    }

    /** A scenario is read as a whole: what differs is shown beside each other, not told member by member. */
    private static void scenario(Pack before, Pack after, String path, Thing whole, Differences said) {
        var old = tree(YAML, before, path);
        var now = tree(YAML, after, path);
        if (old.isEmpty() || !old.equals(now)) {
            said.changed(whole, "", before.text(path), after.text(path));
        }
    }

    private static void text(Pack before, Pack after, String path, Thing whole, Differences said) {
        if (path.endsWith(".properties")) {
            said.changed(whole, properties(before.text(path)), properties(after.text(path)));
        } else {
            said.changed(whole, "", before.text(path), after.text(path));
        }
    }

    private static Map<String, String> properties(String text) {
        var read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Map.of("text", text);
        }
        var sorted = new TreeMap<String, String>();
        read.forEach((key, value) -> sorted.put(String.valueOf(key), String.valueOf(value)));
        return sorted;
    }

    private interface Comparison<T> {
        void between(T before, T after, Differences said);
    }

    private static <T> void both(
            Optional<T> before, Optional<T> after, Thing whole, Differences said, Comparison<T> comparison) {
        if (before.isPresent() && after.isPresent()) {
            comparison.between(before.get(), after.get(), said);
        } else if (before.isPresent() || after.isPresent()) {
            said.changed(
                    whole, "", before.isPresent() ? "readable" : "damaged", after.isPresent() ? "readable" : "damaged");
        } else {
            said.changed(whole, "", "damaged", "damaged otherwise");
        }
    }

    private static Optional<JsonNode> tree(ObjectMapper mapper, Pack pack, String path) {
        try {
            return Optional.ofNullable(mapper.readTree(pack.files().bytes(path)))
                    .filter(JsonNode::isObject);
        } catch (IOException | StackOverflowError unreadable) {
            return Optional.empty();
        }
    }
}
