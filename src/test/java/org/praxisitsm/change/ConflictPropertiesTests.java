package org.praxisitsm.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/**
 * The check against {@link MinuteOracle}, on random changes and windows around the nights in which clocks change, midnights
 * and month ends. The seed is printed and repeats the run.
 */
class ConflictPropertiesTests {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("Europe/Lisbon"));

    /** Nights around which things happen; clocks change in most of them. */
    private static final List<String> NIGHTS =
            List.of("2027-03-28", "2027-10-31", "2027-03-14", "2027-11-07", "2026-12-31", "2026-11-29");

    private static final List<Scope> SCOPES = List.of(
            Scope.EVERYTHING,
            new Scope(Scope.Kind.CI, "1"),
            new Scope(Scope.Kind.CI, "2"),
            new Scope(Scope.Kind.CLASS, "server"),
            new Scope(Scope.Kind.UNIT, "it"),
            new Scope(Scope.Kind.ENVIRONMENT, "prod"),
            new Scope(Scope.Kind.SERVICE, "mail"));

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void saysWhatEachMinuteSays(@ForAll @LongRange(min = 0) long chance) {
        var random = new Random(chance);
        var night = LocalDate.parse(NIGHTS.get(random.nextInt(NIGHTS.size())));
        var change = booking(random, 1, night);
        var around = around(random, night, change);

        var real = ConflictCheck.of(change, around).stream()
                .filter(conflict -> conflict.kind() != ConflictKind.DEPENDENCY)
                .toList();

        assertThat(MinuteOracle.minutesOf(real))
                .as("chance %s: %s around %s", chance, change, around)
                .isEqualTo(onlyFirstStretch(MinuteOracle.of(change, around)));
    }

    /** The check names the first stretch in which a group has too much to do; later minutes of the oracle are left out. */
    private static Set<String> onlyFirstStretch(Set<String> minutes) {
        var group = minutes.stream()
                .filter(word -> word.startsWith("GROUP_BOOKED"))
                .sorted()
                .toList();
        var kept = new HashSet<>(minutes);
        for (var i = 1; i < group.size(); i++) {
            var before = Instant.parse(group.get(i - 1).split(" ")[1]);
            var at = Instant.parse(group.get(i).split(" ")[1]);
            if (!before.plus(15, ChronoUnit.MINUTES).equals(at)) {
                kept.removeAll(group.subList(i, group.size()));
                break;
            }
        }
        return new java.util.TreeSet<>(kept);
    }

    private static Booking booking(Random random, long id, LocalDate night) {
        var from = night.minusDays(1)
                .atTime(20, 0)
                .plusMinutes(15L * random.nextInt(50))
                .toInstant(java.time.ZoneOffset.UTC);
        var planned = new Span(from, from.plus(15L * (1 + random.nextInt(20)), ChronoUnit.MINUTES));
        var items = new HashSet<Long>();
        for (var i = 0; i < random.nextInt(4); i++) {
            items.add(1L + random.nextInt(5));
        }
        return new Booking(
                id,
                "CHG" + id,
                planned,
                random.nextInt(3) == 0 ? null : "person" + random.nextInt(2),
                random.nextInt(3) == 0 ? null : "group" + random.nextInt(2),
                items,
                List.of(),
                random.nextBoolean(),
                false,
                id > 1 && random.nextInt(6) == 0,
                false);
    }

    private static Surroundings around(Random random, LocalDate night, Booking change) {
        var others = new ArrayList<Booking>();
        for (var i = 0; i < random.nextInt(6); i++) {
            others.add(booking(random, 2L + i, night));
        }
        var windows = new ArrayList<ChangeWindow>();
        for (var i = 0; i < random.nextInt(4); i++) {
            windows.add(window(random, 1L + i, night));
        }
        var subjects = new ArrayList<Scope.Subject>();
        change.items().stream().sorted().forEach(item -> subjects.add(subject(item)));
        var neighbours = new HashMap<Long, Neighbour>();
        for (var far = 1L; far <= 5; far++) {
            if (!change.items().isEmpty() && !change.items().contains(far) && random.nextInt(3) == 0) {
                neighbours.put(
                        far,
                        new Neighbour(
                                far, change.items().iterator().next(), random.nextBoolean(), 1 + random.nextInt(3)));
            }
        }
        var now = change.planned().from().plus(15L * (random.nextInt(8) - 6), ChronoUnit.MINUTES);
        now = now.isAfter(change.planned().to()) ? change.planned().from() : now;
        return new Surroundings(
                false,
                now,
                null,
                others,
                windows,
                subjects,
                neighbours,
                neighbours.keySet().stream()
                        .map(ConflictPropertiesTests::subject)
                        .toList(),
                1 + random.nextInt(3),
                Surroundings.Times.BY_RULE);
    }

    private static Scope.Subject subject(long item) {
        return new Scope.Subject(
                item,
                "item " + item,
                item % 2 == 0 ? Set.of("server", "hardware") : Set.of("client"),
                item == 3 ? "test" : "prod",
                item < 4 ? "it" : "hr",
                item == 5 ? Set.of("mail") : Set.of());
    }

    private static ChangeWindow window(Random random, long id, LocalDate night) {
        var starts = night.minusDays(7L * random.nextInt(3) + random.nextInt(2))
                .atTime(random.nextInt(24), 15 * random.nextInt(4));
        var rule =
                switch (random.nextInt(3)) {
                    case 0 -> null;
                    case 1 -> "FREQ=WEEKLY";
                    default -> "FREQ=DAILY";
                };
        return ConflictCase.window(
                id,
                WindowKind.values()[random.nextInt(3)],
                ZONES.get(random.nextInt(ZONES.size())),
                starts,
                starts.plusMinutes(15L * (1 + random.nextInt(40))),
                rule,
                SCOPES.get(random.nextInt(SCOPES.size())));
    }
}
