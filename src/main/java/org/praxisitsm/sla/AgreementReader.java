package org.praxisitsm.sla;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.reading.YamlTree;
import org.praxisitsm.sla.Agreement.Effect;
import org.praxisitsm.sla.Agreement.Hold;
import org.praxisitsm.sla.Agreement.Holds;
import org.praxisitsm.sla.Agreement.Kind;
import org.praxisitsm.sla.Agreement.OnChange;
import org.praxisitsm.sla.Agreement.OnReopen;
import org.praxisitsm.sla.Agreement.Rule;
import org.praxisitsm.sla.Agreement.Target;
import org.praxisitsm.sla.Agreement.Threshold;
import org.praxisitsm.sla.Agreement.Trigger;
import org.praxisitsm.sla.Agreement.TriggerKind;
import org.praxisitsm.sla.Agreement.ZoneRule;

/** Reads an agreement from YAML or JSON. Every complaint names member and line; what is returned then is of no use. */
final class AgreementReader {

    /** What can happen to a ticket, by the names that rules use. */
    static final Set<String> EVENTS = Set.of(
            "opened",
            "agent-replied",
            "requester-replied",
            "noted",
            "assigned",
            "group-assigned",
            "priority-changed",
            "service-changed",
            "hold-started",
            "hold-ended",
            "resolved",
            "reopened",
            "closed",
            "cancelled",
            "diagram");

    static final int MOST_TARGETS = 30;
    private static final int MOST_RULES = 50;
    private static final int MOST_THRESHOLDS = 10;
    private static final int HIGHEST_PERCENT = 1_000;
    private static final String KEBAB = "(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String WORD = "[A-Za-z][A-Za-z0-9_-]{0,119}";

    private AgreementReader() {}

    /** @param practice key of the practice, with which the agreement's key begins */
    static Agreement read(YamlTree yaml, String practice) {
        yaml.only(Set.of("key", "kind", "name", "party", "calendar", "zone", "onChange", "holds", "targets"));
        var key = matching(yaml.child("key"), KEBAB, "a key in kebab case");
        if (!key.startsWith(practice + "-")) {
            yaml.child("key")
                    .complain("The key must begin with " + practice + "-", "Keys are unique over all practices.");
        }
        return new Agreement(
                key,
                practice,
                oneOf(yaml.child("kind"), Kind.class, Kind.SLA, true),
                yaml.child("name").text(160),
                yaml.child("party").isMissing() ? null : yaml.child("party").text(160),
                matching(yaml.child("calendar"), KEBAB, "the key of a calendar"),
                oneOf(yaml.child("zone"), ZoneRule.class, ZoneRule.CALENDAR, false),
                oneOf(yaml.child("onChange"), OnChange.class, OnChange.KEEP, false),
                holds(yaml.child("holds")),
                targets(yaml.child("targets")));
    }

    private static Holds holds(YamlTree yaml) {
        yaml.only(Set.of("field", "rows", "otherwise")).map();
        var seen = new HashSet<String>();
        var rows = new ArrayList<Hold>();
        for (var row : yaml.child("rows").list()) {
            row.only(Set.of("reason", "pauses", "atMost")).map();
            var reason = row.child("reason").text(120);
            if (!seen.add(reason)) {
                row.complain("The reason " + reason + " stands twice", "Keep one row.");
            }
            rows.add(new Hold(reason, row.child("pauses").flag(true), longest(row.child("atMost"))));
        }
        var field = yaml.child("field").isMissing()
                ? null
                : matching(yaml.child("field"), WORD, "the name of a field of the practice");
        if (field == null && !rows.isEmpty()) {
            yaml.complain("Rows by reason need the field that holds the reason", "Add field: holdReason.");
        }
        return new Holds(field, List.copyOf(rows), yaml.child("otherwise").flag(field == null));
    }

    private static @Nullable Duration longest(YamlTree yaml) {
        if (yaml.isMissing()) {
            return null;
        }
        try {
            var longest = Duration.parse(yaml.text(20));
            if (longest.compareTo(Duration.ofMinutes(1)) >= 0 && longest.toDays() <= 3_660) {
                return longest;
            }
        } catch (java.time.format.DateTimeParseException | ArithmeticException unreadable) {
            // Complained about below.
        }
        yaml.complain("Expected elapsed time of at least a minute, ISO 8601", "For example P14D.");
        return null;
    }

    private static List<Target> targets(YamlTree yaml) {
        var targets = new ArrayList<Target>();
        var keys = new HashSet<String>();
        for (var item : yaml.list()) {
            targets.add(target(item, keys));
        }
        if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
            yaml.complain("An agreement has 1 to " + MOST_TARGETS + " targets", "Add one.");
        }
        return List.copyOf(targets);
    }

    private static Target target(YamlTree yaml, Set<String> keys) {
        yaml.only(Set.of(
                        "key",
                        "name",
                        "labels",
                        "promise",
                        "table",
                        "calendar",
                        "onPriority",
                        "onReopen",
                        "resolvedCounts",
                        "announcePassed",
                        "explains",
                        "rules",
                        "thresholds"))
                .map();
        var key = matching(yaml.child("key"), KEBAB, "a key in kebab case");
        if (!keys.add(key)) {
            yaml.child("key").complain("The key " + key + " stands twice", "Give each target its own key.");
        }
        if (yaml.child("promise").isMissing() == yaml.child("table").isMissing()) {
            yaml.complain(
                    "A target says how long it may take: by promise or by table",
                    "promise: PT4H, promise: 2 business days, or table: <decision id>.");
        }
        return new Target(
                key,
                yaml.child("name").text(160),
                rules(yaml.child("rules"), yaml),
                promise(yaml.child("promise")),
                optional(yaml.child("table"), WORD, "the id of a decision table of the practice"),
                optional(yaml.child("calendar"), KEBAB, "the key of a calendar"),
                oneOf(yaml.child("onPriority"), OnChange.class, OnChange.KEEP, false),
                oneOf(yaml.child("onReopen"), OnReopen.class, OnReopen.RESUME, false),
                yaml.child("resolvedCounts").flag(false),
                yaml.child("announcePassed").flag(false),
                optional(yaml.child("explains"), KEBAB, "the key of a target of an SLA"),
                thresholds(yaml.child("thresholds")),
                labels(yaml.child("labels")));
    }

    private static @Nullable Promise promise(YamlTree yaml) {
        if (yaml.isMissing()) {
            return null;
        }
        try {
            return Promise.parse(yaml.text(40));
        } catch (IllegalArgumentException unreadable) {
            yaml.complain(String.valueOf(unreadable.getMessage()), "For example PT4H or 1 business day end of day.");
            return null;
        }
    }

    private static List<Rule> rules(YamlTree yaml, YamlTree target) {
        var rules = new ArrayList<Rule>();
        for (var row : yaml.list()) {
            rules.add(rule(row));
        }
        if (rules.size() > MOST_RULES) {
            yaml.complain("At most " + MOST_RULES + " rules", "Leave some out.");
        }
        if (rules.stream().noneMatch(rule -> rule.then() == Effect.STOP)) {
            target.complain("Nothing stops the target", "Add a rule such as {category: RESOLVED, then: stop}.");
        }
        if (rules.stream().noneMatch(rule -> rule.then() == Effect.START)) {
            target.complain("Nothing starts the target", "Add a rule such as {event: opened, then: start}.");
        }
        var stops = triggers(rules, Effect.STOP);
        if (triggers(rules, Effect.START).stream().anyMatch(stops::contains)) {
            target.complain("The same event starts and stops the target, so it never runs", "Change one of them.");
        }
        var pausesByEvent = rules.stream()
                .anyMatch(rule -> rule.then() == Effect.PAUSE && !rule.when().lasts());
        if (pausesByEvent && triggers(rules, Effect.RESUME).isEmpty()) {
            target.complain(
                    "An event pauses the target and nothing resumes it",
                    "Add a rule with then: resume, or pause by state or category, which ends by itself.");
        }
        return List.copyOf(rules);
    }

    private static Set<Trigger> triggers(List<Rule> rules, Effect effect) {
        return rules.stream()
                .filter(rule -> rule.then() == effect)
                .map(Rule::when)
                .collect(Collectors.toSet());
    }

    private static Rule rule(YamlTree yaml) {
        var words = Arrays.stream(TriggerKind.values()).map(TriggerKind::word).collect(Collectors.toSet());
        var known = new HashSet<>(words);
        known.addAll(Set.of("is", "then"));
        yaml.only(known).map();
        var named = Arrays.stream(TriggerKind.values())
                .filter(kind -> !yaml.child(kind.word()).isMissing())
                .toList();
        var then = oneOf(yaml.child("then"), Effect.class, Effect.START, true);
        if (named.size() != 1) {
            yaml.complain(
                    "A rule names one thing that happens",
                    "One of " + words.stream().sorted().toList() + ".");
            return new Rule(new Trigger(TriggerKind.EVENT, "opened", null), then);
        }
        var kind = named.get(0);
        var member = yaml.child(kind.word());
        var value = matching(member, WORD, "a key, a name or the id of an element");
        if (kind == TriggerKind.EVENT && !EVENTS.contains(value)) {
            member.complain(
                    "There is no event " + value,
                    "One of " + EVENTS.stream().sorted().toList() + ".");
        }
        if (kind == TriggerKind.CATEGORY
                && Arrays.stream(Category.values()).map(Enum::name).noneMatch(value::equals)) {
            member.complain("There is no category " + value, "One of " + Arrays.toString(Category.values()) + ".");
        }
        if (kind != TriggerKind.FIELD && !yaml.child("is").isMissing()) {
            yaml.child("is").complain("Only a field has a value to compare", "Leave it out.");
        }
        return new Rule(
                new Trigger(
                        kind,
                        value,
                        yaml.child("is").isMissing() ? null : yaml.child("is").text(120)),
                then);
    }

    private static List<Threshold> thresholds(YamlTree yaml) {
        var thresholds = new ArrayList<Threshold>();
        var seen = new HashSet<Integer>();
        var highest = 0;
        for (var row : yaml.list()) {
            row.only(Set.of("percent", "message")).map();
            var percent = row.child("percent").number(0, 1, HIGHEST_PERCENT);
            if (!seen.add(percent)) {
                row.complain(percent + " percent stand twice", "Keep one.");
            } else if (percent < highest) {
                row.child("percent")
                        .complain(percent + " percent stand behind " + highest, "Thresholds go up: 75 before 100.");
            }
            highest = Math.max(highest, percent);
            var message = row.child("message").isMissing()
                    ? "Target reached"
                    : row.child("message").text(80);
            if (!message.matches("[^$#{}<>]+")) {
                row.child("message").complain("The name of a message is plain text", "For example Target at risk.");
            }
            thresholds.add(new Threshold(percent, message));
        }
        if (thresholds.size() > MOST_THRESHOLDS) {
            yaml.complain("At most " + MOST_THRESHOLDS + " thresholds", "Leave some out.");
        }
        return List.copyOf(thresholds);
    }

    private static Map<String, String> labels(YamlTree yaml) {
        var labels = new LinkedHashMap<String, String>();
        yaml.map().forEach((language, label) -> {
            if (!language.matches("[a-z]{2}(-[A-Z]{2})?")) {
                label.complain("A label's name is a language tag", "For example: de.");
            }
            labels.put(language, label.text(160));
        });
        return java.util.Collections.unmodifiableMap(labels);
    }

    private static String matching(YamlTree yaml, String regex, String inWords) {
        var text = yaml.text(120);
        if (!text.isEmpty() && !text.matches(regex)) {
            yaml.complain("Expected " + inWords, "Change the value.");
        }
        return text;
    }

    private static @Nullable String optional(YamlTree yaml, String regex, String inWords) {
        return yaml.isMissing() ? null : matching(yaml, regex, inWords);
    }

    private static <E extends Enum<E>> E oneOf(YamlTree yaml, Class<E> type, E otherwise, boolean required) {
        if (yaml.isMissing() && !required) {
            return otherwise;
        }
        var text = yaml.text(40);
        for (E value : type.getEnumConstants()) {
            if (word(value).equals(text) || value.name().equals(text)) {
                return value;
            }
        }
        if (!text.isEmpty()) {
            var known = Arrays.stream(type.getEnumConstants())
                    .map(AgreementReader::word)
                    .toList();
            yaml.complain("There is no '" + text + "' here", "One of " + known + ".");
        }
        return otherwise;
    }

    /** @return a constant as files write it: kinds in capitals, all else in lower camel case */
    static String word(Enum<?> value) {
        if (value instanceof Kind) {
            return value.name();
        }
        var parts = value.name().toLowerCase(Locale.ROOT).split("_");
        var word = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            word.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
        }
        return word.toString();
    }
}
