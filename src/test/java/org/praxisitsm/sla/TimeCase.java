package org.praxisitsm.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A random question to a random calendar, all instants at whole minutes. */
record TimeCase(
        ServiceCalendar calendar,
        MinuteByMinute oracle,
        Instant start,
        Instant end,
        Duration duration,
        List<Interval> pauses) {

    /** Half an hour of summer time, a skipped day, a break for Ramadan, southern summers, no changes, odd offsets. */
    static final List<ZoneId> ZONES = List.of(
                    "Europe/Berlin",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "Pacific/Apia",
                    "Africa/Casablanca",
                    "America/Sao_Paulo",
                    "Asia/Kathmandu",
                    "Asia/Tehran",
                    "Pacific/Chatham",
                    "America/St_Johns",
                    "Asia/Gaza",
                    "Africa/Cairo")
            .stream()
            .map(ZoneId::of)
            .toList();

    private static final int BY_ZONE = 10;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2040-12-31T00:00:00Z");
    private static final Map<ZoneId, List<Instant>> CHANGES = new ConcurrentHashMap<>();

    record Pooled(ServiceCalendar calendar, MinuteByMinute oracle) {
        static Pooled of(CalendarDefinition definition) {
            return new Pooled(ServiceCalendar.of(definition), new MinuteByMinute(definition));
        }
    }

    /** The same calendars in each run, each with the whole span laid out once. */
    private static final List<Pooled> POOL = IntStream.range(0, ZONES.size() * BY_ZONE)
            .mapToObj(n -> Pooled.of(definition(ZONES.get(n / BY_ZONE), new Random(n))))
            .toList();

    static List<Pooled> pool() {
        return POOL;
    }

    static TimeCase pooled(Random random) {
        return of(POOL.get(random.nextInt(POOL.size())), random);
    }

    static TimeCase fresh(Random random) {
        return of(Pooled.of(definition(ZONES.get(random.nextInt(ZONES.size())), random)), random);
    }

    static List<Instant> changes(ZoneId zone) {
        return CHANGES.computeIfAbsent(zone, of -> {
            var changes = new ArrayList<Instant>();
            var change = zone.getRules().nextTransition(FIRST);
            while (change != null && change.getInstant().isBefore(LAST)) {
                changes.add(change.getInstant());
                change = zone.getRules().nextTransition(change.getInstant());
            }
            return changes;
        });
    }

    private static TimeCase of(Pooled pooled, Random random) {
        var start = start(pooled.calendar().definition().zone(), random);
        var minutes = (long) Math.exp(random.nextDouble() * Math.log(3 * 1_440));
        var pauses = new ArrayList<Interval>();
        for (var i = random.nextInt(4); i > 1; i--) {
            var from = start.plusSeconds(60L * (random.nextInt(3_000) - 300));
            pauses.add(new Interval(from, from.plusSeconds(60L * random.nextInt(600))));
        }
        return new TimeCase(
                pooled.calendar(),
                pooled.oracle(),
                start,
                start.plusSeconds(60 * minutes),
                Duration.ofMinutes(random.nextInt(1 + random.nextInt(3_000))),
                pauses);
    }

    private static Instant start(ZoneId zone, Random random) {
        var changes = changes(zone);
        var around =
                switch (random.nextInt(4)) {
                    case 0 -> FIRST.plusSeconds((long) (random.nextDouble() * ChronoUnit.SECONDS.between(FIRST, LAST)));
                    case 1 ->
                        LocalDate.of(2000 + 4 * random.nextInt(11), 2, 29)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                                .plusSeconds(random.nextInt(86_400));
                    default ->
                        changes.isEmpty()
                                ? FIRST
                                : changes.get(random.nextInt(changes.size()))
                                        .plusSeconds(random.nextInt(2 * 86_400) - 86_400L);
                };
        return around.truncatedTo(ChronoUnit.MINUTES);
    }

    private static CalendarDefinition definition(ZoneId zone, Random random) {
        var week = new EnumMap<DayOfWeek, List<LocalWindow>>(DayOfWeek.class);
        var kind = random.nextInt(5);
        for (var day : DayOfWeek.values()) {
            if (day != DayOfWeek.WEDNESDAY && random.nextInt(6) == 0) {
                continue;
            }
            week.put(day, windows(kind, random));
        }
        var rules = new ArrayList<HolidayRule>();
        for (var i = random.nextInt(25); i > 0; i--) {
            rules.add(new HolidayRule.EveryYear("Day", MonthDay.of(1 + random.nextInt(12), 1 + random.nextInt(28))));
        }
        rules.add(new HolidayRule.Easter("Easter Monday", 1, random.nextBoolean()));
        if (random.nextInt(3) == 0) {
            rules.add(new HolidayRule.EveryYear("Leap day", MonthDay.of(2, 29)));
        }
        var exceptions = new ArrayList<DayException>();
        var holidays = new ArrayList<Holiday>();
        for (var change : changes(zone)) {
            var date = change.atZone(zone).toLocalDate();
            switch (random.nextInt(8)) {
                case 0 -> holidays.add(new Holiday(date, "Clocks change"));
                case 1 -> exceptions.add(new DayException(date, "Clocks change", windows(random.nextInt(5), random)));
                default -> {}
            }
        }
        var unique = exceptions.stream()
                .filter(day -> exceptions.stream()
                                .filter(other -> other.date().equals(day.date()))
                                .findFirst()
                                .get()
                        == day)
                .toList();
        return new CalendarDefinition("random", "Random", zone, week, holidays, rules, unique);
    }

    /** Office hours, the whole day, over midnight, single minutes, or anything. */
    private static List<LocalWindow> windows(int kind, Random random) {
        return switch (kind) {
            case 0 -> List.of(new LocalWindow(480, 720), new LocalWindow(780, 1_020));
            case 1 -> List.of(LocalWindow.WHOLE_DAY);
            case 2 -> List.of(new LocalWindow(0, 150 + random.nextInt(60)), new LocalWindow(1_290, 1_440));
            case 3 -> {
                var minutes =
                        random.ints(0, 1_440).distinct().limit(40).sorted().toArray();
                yield IntStream.of(minutes)
                        .mapToObj(minute -> new LocalWindow(minute, minute + 1))
                        .toList();
            }
            default -> {
                var ends = random.ints(0, 1_441)
                        .distinct()
                        .limit(2L + 2 * random.nextInt(4))
                        .sorted()
                        .toArray();
                yield IntStream.range(0, ends.length / 2)
                        .mapToObj(n -> new LocalWindow(ends[2 * n], ends[2 * n + 1]))
                        .toList();
            }
        };
    }

    @Override
    public String toString() {
        return start + " to " + end + ", " + duration + ", pauses " + pauses + " in " + calendar.definition();
    }
}
