package org.praxisitsm.practice.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A descriptor is changed where somebody changed it, and nowhere else. */
class YamlTextTests {

    private static final String TEXT =
            """
            # What it is
            key: demo   # never changes
            name: 'Demo: one'
            offer:
              name: Something 🚀 broke
            states:
              # first of all
              - {key: new, label: New, category: NEW}   # fresh
              - key: done
                label: "Done"
                category: CLOSED
                labels:
                  de: Fertig
              - {key: gone, label: 'It''s gone', category: CANCELLED, labels: {de: Weg}}

            fields:
              - key: impact
                label: Impact
                type: CHOICE
                editableBy: [agent]
                options:
                  one: Only me
                  # everybody
                  all: All of us
            milestones:
              - key: begun
                label: Begun
                activities:
                  - Start_A
                  - Task_B
            """;

    private static YamlText demo() {
        return YamlText.read(TEXT).orElseThrow();
    }

    private static List<Path> shipped() throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.getFileName().toString().equals("practice.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static void onlyLine(String before, String after, int line) {
        var one = before.lines().toList();
        var other = after.lines().toList();
        assertThat(other).hasSameSizeAs(one);
        assertThat(IntStream.range(0, one.size()).filter(i -> !one.get(i).equals(other.get(i))))
                .containsExactly(line - 1);
    }

    @Test
    void readsWhatStandsThere() {
        var yaml = demo();
        assertThat(yaml.scalar("name")).contains("Demo: one");
        assertThat(yaml.scalar("states", 2, "label")).contains("It's gone");
        assertThat(yaml.scalar("states", 7, "label")).isEmpty();
        assertThat(yaml.size("states")).isEqualTo(3);
        assertThat(yaml.members("fields", 0, "options")).containsExactly("one", "all");
        assertThat(yaml.scalars("milestones", 0, "activities")).containsExactly("Start_A", "Task_B");
        assertThat(YamlText.read("- a")).isEmpty();
        assertThat(YamlText.read("a: &x 1")).isEmpty();
    }

    @Test
    void oneValueChangesOneLineAndKeepsItsQuotationMarksAndComment() {
        onlyLine(TEXT, demo().with("Demo: two", "name").text(), 3);
        assertThat(demo().with("Demo: two", "name").text()).contains("name: 'Demo: two'\n");
        assertThat(demo().with("Neu", "states", 0, "label").text())
                .contains("- {key: new, label: Neu, category: NEW}   # fresh");
        assertThat(demo().with("Ready, steady", "states", 0, "label").text())
                .contains("label: 'Ready, steady', category: NEW}   # fresh");
        assertThat(demo().with("true", "fields", 0, "label").text()).contains("label: 'true'\n");
        assertThat(demo().with("It's me: #1", "fields", 0, "options", "one").scalar("fields", 0, "options", "one"))
                .contains("It's me: #1");
        assertThat(demo().with("two\nlines", "offer", "name").scalar("offer", "name"))
                .contains("two\nlines");
        assertThatThrownBy(() -> demo().with("x", "states")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsMissingIsPutWhereItBelongs() {
        assertThat(demo().with(true, "confidential").text()).contains("name: 'Demo: one'\nconfidential: true\noffer:");
        assertThat(demo().with("Neu", "states", 0, "labels", "de").text())
                .contains("category: NEW, labels: {de: Neu}}   # fresh");
        assertThat(demo().with("Finito", "states", 1, "labels", "it").text())
                .contains("      de: Fertig\n      it: Finito\n");
        assertThat(demo().with("Wirkung", "fields", 0, "labels", "de").scalar("fields", 0, "labels", "de"))
                .contains("Wirkung");
        assertThat(demo().with("Some", "fields", 0, "options", "some").members("fields", 0, "options"))
                .containsExactly("one", "all", "some");
        assertThat(demo().withScalars(List.of("agent", "manager"), "fields", 0, "editableBy")
                        .text())
                .contains("editableBy: [agent, manager]\n");
        assertThat(demo().withScalars(List.of("Start_A", "Task_C", "End"), "milestones", 0, "activities")
                        .text())
                .endsWith("    activities:\n      - Start_A\n      - Task_C\n      - End\n");
    }

    @Test
    void whatIsTakenOutLeavesTheRest() {
        assertThat(demo().without("states", 0).text())
                .isEqualTo(TEXT.replace("  # first of all\n  - {key: new, label: New, category: NEW}   # fresh\n", ""));
        assertThat(demo().without("states", 2, "labels").text()).contains("category: CANCELLED}\n");
        assertThat(demo().without("states", 1, "labels", "de").text()).contains("    category: CLOSED\n  - {key: gone");
        assertThat(demo().without("fields", 0, "options", "all").text()).contains("      one: Only me\nmilestones:");
        assertThat(demo().without("nothing", "here").text()).isEqualTo(TEXT);
    }

    @Test
    void entriesComeAndMoveWithTheirComments() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("key", "paused");
        entry.put("label", "Paused: for now");
        entry.put("category", "ON_HOLD");
        var more = demo().withEntry(1, entry, "states");
        assertThat(more.text())
                .contains("# fresh\n  - {key: paused, label: 'Paused: for now', category: ON_HOLD}\n  - key: done");
        assertThat(more.without("states", 1).text()).isEqualTo(TEXT);
        assertThat(demo().withEntry(3, entry, "states").scalar("states", 3, "key"))
                .contains("paused");
        var moved = demo().withMoved(0, 2, "states");
        assertThat(moved.text())
                .contains("# first of all\n  - {key: new, label: New, category: NEW}   # fresh\n\nfields:");
        assertThat(moved.withMoved(2, 0, "states").text()).isEqualTo(TEXT);
        assertThat(demo().withMoved(1, 0, "fields", 0, "options").members("fields", 0, "options"))
                .containsExactly("all", "one");
        assertThat(demo().withName("everybody", "fields", 0, "options", "all").text())
                .contains("      everybody: All of us\n");
    }

    @Test
    void aFileWithoutALastLineBreakStaysReadable() {
        var yaml = YamlText.read("key: a\nstates:\n  - {key: x}\n  - {key: y}").orElseThrow();
        assertThat(yaml.withMoved(0, 1, "states").text()).isEqualTo("key: a\nstates:\n  - {key: y}\n  - {key: x}");
        assertThat(yaml.withEntry(2, Map.of("key", "z"), "states").scalar("states", 2, "key"))
                .contains("z");
        assertThat(yaml.without("states", 1).text()).isEqualTo("key: a\nstates:\n  - {key: x}\n");
    }

    @Test
    void aWholeTreeTouchesOnlyWhatDiffers() throws IOException {
        var mapper = new com.fasterxml.jackson.dataformat.yaml.YAMLMapper();
        try (var files = Files.walk(Path.of("processes"))) {
            for (var file : files.filter(one -> one.toString().contains("agreements"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                var before = Files.readString(file);
                var yaml = YamlText.read(before).orElseThrow();
                @SuppressWarnings("unchecked")
                Map<String, Object> tree = mapper.readValue(before, LinkedHashMap.class);
                assertThat(yaml.withTree(tree).text()).as(file.toString()).isEqualTo(before);

                tree.put("name", "Better: than before");
                assertThat(differing(before, yaml.withTree(tree).text())).isEqualTo(1);

                @SuppressWarnings("unchecked")
                var targets = (List<Map<String, Object>>) tree.get("targets");
                Map<String, Object> target = new LinkedHashMap<>();
                target.put("key", "extra");
                target.put("name", "Extra");
                target.put("promise", "PT4H");
                target.put("rules", List.of(Map.of("event", "opened"), Map.of("event", "closed")));
                targets.add(target);
                targets.get(0).remove("thresholds");
                targets.get(0).put("onReopen", "restart");
                var after = yaml.withTree(tree).text();
                assertThat(mapper.readValue(after, LinkedHashMap.class))
                        .as(after)
                        .isEqualTo(tree);
                targets.remove(0);
                assertThat(mapper.readValue(yaml.withTree(tree).text(), LinkedHashMap.class))
                        .isEqualTo(tree);
            }
        }
    }

    /** Reading and writing the same changes no byte; changing a label changes its line and no other. */
    @Test
    void shippedDescriptorsStayByteForByte() throws IOException {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.println("Seed of the random changes: " + seed);
        var random = new Random(seed);
        for (var file : shipped()) {
            var before = Files.readString(file);
            for (var list : List.of("states", "fields", "milestones")) {
                var yaml = YamlText.read(before).orElseThrow();
                for (var i = 0; i < yaml.size(list); i++) {
                    var label = yaml.scalar(list, i, "label").orElseThrow();
                    assertThat(yaml.with(label, list, i, "label").text()).isEqualTo(before);
                    var fresh = label
                            + List.of(" 2", ", or so", ": yes", " #1", "'s", " \"x\"", "?")
                                    .get(random.nextInt(7));
                    var after = yaml.with(fresh, list, i, "label");
                    assertThat(after.scalar(list, i, "label")).contains(fresh);
                    assertThat(differing(before, after.text()))
                            .as(file + ", seed " + seed + ", " + fresh)
                            .isEqualTo(1);
                    assertThat(after.with(label, list, i, "label").scalar(list, i, "label"))
                            .contains(label);
                }
                shuffled(yaml, list, random, file + ", seed " + seed);
            }
        }
    }

    private static long differing(String before, String after) {
        var one = before.lines().toList();
        var other = after.lines().toList();
        assertThat(other).hasSameSizeAs(one);
        return IntStream.range(0, one.size())
                .filter(i -> !one.get(i).equals(other.get(i)))
                .count();
    }

    private static void shuffled(YamlText begun, String list, Random random, String name) {
        var yaml = begun;
        var keys = new ArrayList<String>();
        for (var i = 0; i < yaml.size(list); i++) {
            keys.add(yaml.scalar(list, i, "key").orElseThrow());
        }
        for (var i = 0; i < 30; i++) {
            var from = random.nextInt(keys.size());
            switch (random.nextInt(3)) {
                case 0 -> {
                    var to = random.nextInt(keys.size());
                    yaml = yaml.withMoved(from, to, list);
                    keys.add(to, keys.remove(from));
                }
                case 1 -> {
                    yaml = yaml.withEntry(from, Map.of("key", "n" + i, "label", "L"), list);
                    keys.add(from, "n" + i);
                }
                default -> {
                    if (keys.size() > 1) {
                        yaml = yaml.without(list, from);
                        keys.remove(from);
                    }
                }
            }
            var now = new ArrayList<String>();
            for (var j = 0; j < yaml.size(list); j++) {
                now.add(yaml.scalar(list, j, "key").orElseThrow());
            }
            assertThat(now).as(name + ", change " + i).isEqualTo(keys);
        }
    }
}
