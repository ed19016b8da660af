package org.praxisitsm.practice.reading;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.PracticeDescriptor.Milestone;
import org.praxisitsm.practice.PracticeDescriptor.Offer;
import org.praxisitsm.practice.PracticeDescriptor.State;

/** Reads practice.yaml. Complains about everything at once; the descriptor is only good where nothing was complained about. */
public final class DescriptorReader {

    static final Pattern KEY = Pattern.compile("(?=.{2,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Set<String> MEMBERS = Set.of(
            "key",
            "name",
            "description",
            "offer",
            "unit",
            "prefix",
            "icon",
            "process",
            "startForm",
            "secondPerson",
            "confidential",
            "retention",
            "states",
            "fields",
            "milestones",
            "agreements",
            "schedule",
            "catalogue",
            "articles");
    private static final Duration LONGEST_RETENTION = Duration.ofDays(36_525);
    private static final int LONGEST_ID = 120;

    private DescriptorReader() {}

    /** @param folder name of the folder that the file lies in, which the key must equal */
    public static PracticeDescriptor read(YamlTree yaml, String folder) {
        yaml.only(MEMBERS);
        var milestones = yaml.child("milestones");
        return new PracticeDescriptor(
                key(yaml.child("key"), folder),
                yaml.child("name").text(160),
                yaml.child("description").isMissing()
                        ? ""
                        : yaml.child("description").text(2_000),
                offer(yaml.child("offer")),
                Texts.matching(yaml.child("unit"), "[a-z][a-z0-9-]{0,31}", "lower-case letters, digits and dashes"),
                Texts.matching(yaml.child("prefix"), "[A-Z]{2,6}", "2 to 6 capital letters"),
                icon(yaml.child("icon")),
                Texts.matching(yaml.child("process"), "[A-Za-z][A-Za-z0-9_-]*", "the id of a process of this pack"),
                Texts.matching(yaml.child("startForm"), "[A-Za-z][A-Za-z0-9_-]*", "the id of a form of this pack"),
                yaml.child("secondPerson").flag(true),
                yaml.child("confidential").flag(false),
                states(yaml.child("states")),
                FieldReader.fields(yaml.child("fields")),
                milestones(milestones),
                retention(yaml.child("retention")),
                yaml.child("agreements").isMissing()
                        ? null
                        : Texts.matching(
                                yaml.child("agreements"),
                                "[A-Za-z][A-Za-z0-9_-]*",
                                "the id of a decision table of this pack"),
                ScheduleReader.read(yaml.child("schedule"), yaml),
                CatalogueReader.read(yaml.child("catalogue"), yaml),
                ArticlesReader.read(yaml.child("articles"), yaml));
    }

    private static String key(YamlTree yaml, String folder) {
        var key = yaml.text(40);
        if (!KEY.matcher(key).matches()) {
            yaml.complain("The key must be 2 to 40 characters in kebab case", "For example: service-request.");
        } else if (!key.equals(folder)) {
            yaml.complain("The key differs from the folder " + folder, "Name the folder as the key.");
        }
        return key;
    }

    private static @Nullable String icon(YamlTree yaml) {
        return yaml.isMissing()
                ? null
                : Texts.matching(yaml, "[a-z][a-z0-9-]{0,39}", "the name of an icon, lower-case letters and dashes");
    }

    private static @Nullable Offer offer(YamlTree yaml) {
        if (yaml.isMissing()) {
            return null;
        }
        yaml.only(Set.of("name", "description", "place", "staffOnly", "group")).map();
        return new Offer(
                yaml.child("name").text(160),
                yaml.child("description").isMissing()
                        ? ""
                        : yaml.child("description").text(400),
                yaml.child("place").number(Offer.ANYWHERE, 1, 999),
                yaml.child("staffOnly").flag(false),
                yaml.child("group").isMissing() ? null : yaml.child("group").text(60));
    }

    private static List<State> states(YamlTree yaml) {
        var states = new ArrayList<State>();
        var keys = new HashSet<String>();
        for (var item : yaml.list()) {
            item.only(Set.of("key", "label", "category", "labels")).map();
            states.add(new State(
                    Texts.key(item.child("key"), keys),
                    item.child("label").text(80),
                    Texts.oneOf(item.child("category"), org.praxisitsm.practice.Category.class),
                    Texts.labels(item.child("labels"))));
        }
        if (states.isEmpty()) {
            yaml.complain("A practice needs at least one state", "List the states in order of importance.");
        }
        return List.copyOf(states);
    }

    private static List<Milestone> milestones(YamlTree yaml) {
        var milestones = new ArrayList<Milestone>();
        var keys = new HashSet<String>();
        for (var item : yaml.list()) {
            item.only(Set.of("key", "label", "activities", "labels")).map();
            var activities = item.child("activities").list().stream()
                    .map(activity -> activity.text(LONGEST_ID))
                    .toList();
            if (activities.isEmpty()) {
                item.child("activities").complain("A milestone needs at least one element", "List ids of the diagram.");
            }
            milestones.add(new Milestone(
                    Texts.key(item.child("key"), keys),
                    item.child("label").text(80),
                    activities,
                    Texts.labels(item.child("labels"))));
        }
        return List.copyOf(milestones);
    }

    private static Duration retention(YamlTree yaml) {
        if (yaml.isMissing()) {
            return Duration.ofDays(3_650);
        }
        try {
            var period = Period.parse(yaml.text(20));
            var days = Duration.ofDays(period.toTotalMonths() * 365L / 12 + period.getDays());
            if (days.toDays() >= 1 && days.compareTo(LONGEST_RETENTION) <= 0) {
                return days;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // Complained about below: the sentence is the same.
        }
        yaml.complain("Expected days, months or years in ISO 8601, from P1D to P100Y", "For example: P1095D.");
        return Duration.ofDays(3_650);
    }

    /** Small values that several members share. */
    static final class Texts {

        private Texts() {}

        static String matching(YamlTree yaml, String regex, String inWords) {
            var text = yaml.text(LONGEST_ID);
            if (!text.isEmpty() && !text.matches(regex)) {
                yaml.complain("Expected " + inWords, "Change the value.");
            }
            return text;
        }

        static String key(YamlTree yaml, Set<String> seen) {
            var key = matching(yaml, "(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*", "a key in kebab case");
            if (!seen.add(key)) {
                yaml.complain("The key " + key + " stands twice", "Give each its own key.");
            }
            return key;
        }

        static <E extends Enum<E>> E oneOf(YamlTree yaml, Class<E> type) {
            var text = yaml.text(40);
            for (E value : type.getEnumConstants()) {
                if (value.name().equals(text)) {
                    return value;
                }
            }
            yaml.complain(
                    "There is no " + type.getSimpleName() + " " + text,
                    "One of " + List.of(type.getEnumConstants()) + ".");
            return type.getEnumConstants()[0];
        }

        static Map<String, String> labels(YamlTree yaml) {
            var labels = new java.util.LinkedHashMap<String, String>();
            yaml.map().forEach((language, label) -> {
                if (!language.matches("[a-z]{2}(-[A-Z]{2})?")) {
                    label.complain("A label's name is a language tag", "For example: de.");
                }
                labels.put(language, label.text(160));
            });
            return java.util.Collections.unmodifiableMap(labels);
        }
    }
}
