package org.praxisitsm.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of {@code change/conflict-cases.txt}. */
record ConflictCase(String name, Booking change, Surroundings around, List<String> expected) {

    private static final String NOTHING = "-";

    @Override
    public String toString() {
        return name;
    }

    static List<ConflictCase> all() {
        try (var file = ConflictCase.class.getResourceAsStream("/change/conflict-cases.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ConflictCase::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConflictCase parse(String line) {
        var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        var change = booking("A " + cells.get(1));
        var others = parts(cells.get(2)).stream().map(ConflictCase::booking).toList();
        var windows = new ArrayList<ChangeWindow>();
        parts(cells.get(3)).forEach(text -> windows.add(window(windows.size() + 1, text)));
        return new ConflictCase(
                cells.get(0), change, around(cells.get(4), change, others, windows), parts(cells.get(5)));
    }

    private static List<String> parts(String cell) {
        // A rule has semicolons too: those that part are followed by a space.
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(";\\s+"));
    }

    private static Booking booking(String text) {
        var words = new ArrayList<>(Arrays.asList(text.split("\\s+")));
        var number = words.remove(0);
        Span planned = null;
        if (words.get(0).equals(NOTHING)) {
            words.remove(0);
        } else {
            planned = new Span(instant(words.remove(0)), instant(words.remove(0)));
        }
        var values = values(words);
        return new Booking(
                id(number),
                number,
                planned,
                values.get("assignee"),
                values.get("group"),
                new HashSet<>(
                        list(values.get("items")).stream().map(Long::valueOf).toList()),
                list(values.get("after")).stream().map(ConflictCase::id).toList(),
                values.containsKey("approved"),
                values.containsKey("started"),
                values.containsKey("over"),
                values.containsKey("failed"));
    }

    private static Map<String, String> values(List<String> words) {
        var values = new HashMap<String, String>();
        for (var word : words) {
            var pair = word.split("=", 2);
            values.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        return values;
    }

    private static List<String> list(@Nullable String text) {
        return text == null ? List.of() : Arrays.asList(text.split(","));
    }

    static long id(String number) {
        return number.charAt(0) - 'A' + 1L;
    }

    static Instant instant(String minute) {
        return Instant.parse(minute + ":00Z");
    }

    private static ChangeWindow window(long id, String text) {
        var words = text.split("\\s+");
        var kind =
                switch (words[0]) {
                    case "M" -> WindowKind.MAINTENANCE;
                    case "B" -> WindowKind.BLACKOUT;
                    default -> WindowKind.CRITICAL_DAY;
                };
        var scope = words[5].split(":", 2);
        return window(
                id,
                kind,
                ZoneId.of(words[1]),
                LocalDateTime.parse(words[2]),
                LocalDateTime.parse(words[3]),
                words[4].equals(NOTHING) ? null : words[4],
                new Scope(Scope.Kind.valueOf(scope[0].toUpperCase()), scope.length == 2 ? scope[1] : ""));
    }

    static ChangeWindow window(
            long id,
            WindowKind kind,
            ZoneId zone,
            LocalDateTime starts,
            LocalDateTime ends,
            @Nullable String rule,
            Scope scope) {
        return new ChangeWindow(
                id,
                kind,
                "window " + id,
                "it",
                zone,
                starts,
                ends,
                rule,
                Set.of(),
                List.of(scope),
                null,
                null,
                Instant.EPOCH,
                "test",
                1);
    }

    private static Surroundings around(String text, Booking change, List<Booking> others, List<ChangeWindow> windows) {
        var words = text.isEmpty() ? List.<String>of() : Arrays.asList(text.split("\\s+"));
        var values = values(words);
        var neighbours = new HashMap<Long, Neighbour>();
        for (var word : words) {
            if (word.matches("(need|serve):.*")) {
                var parts = word.substring(word.indexOf(':') + 1).split("[<>@]");
                var far = Long.parseLong(parts[1]);
                neighbours.put(
                        far,
                        new Neighbour(
                                far, Long.parseLong(parts[0]), word.startsWith("need"), Integer.parseInt(parts[2])));
            }
        }
        var subjects = new ArrayList<Scope.Subject>();
        change.items().stream().sorted().forEach(item -> subjects.add(subject(item, values)));
        var near = neighbours.keySet().stream()
                .sorted()
                .map(item -> subject(item, values))
                .toList();
        if (values.containsKey("subject")) {
            subjects.add(new Scope.Subject(null, "service", Set.of(), null, null, Set.of(values.get("subject"))));
        }
        return new Surroundings(
                values.containsKey("starting"),
                instant(values.getOrDefault("now", "2026-11-20T12:00")),
                values.containsKey("earliest") ? instant(values.get("earliest")) : null,
                others,
                windows,
                subjects,
                neighbours,
                near,
                Integer.parseInt(values.getOrDefault("capacity", "9")),
                Surroundings.Times.BY_RULE);
    }

    private static Scope.Subject subject(long item, Map<String, String> values) {
        return new Scope.Subject(
                item,
                "item " + item,
                new HashSet<>(list(values.get("class:" + item))),
                values.get("env:" + item),
                values.get("unit:" + item),
                new HashSet<>(list(values.get("service:" + item))));
    }
}
