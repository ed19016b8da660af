package org.praxisitsm.practice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a diagram says of an approval: the properties of a human task that has {@code approvers} or {@code approversTable}.
 *
 * @param approvers words for people, in order; see {@code docs/pack-reference.md}, Approval
 * @param table decision that answers {@code approver} and, if it likes, {@code level} and {@code quorum}, or null
 * @param quorum where the table does not say otherwise
 * @param inTurn whether the people of a level are asked one after the other
 * @param deadline how long each is waited for: an ISO 8601 duration or {@code ${name}} of a date; null for ever
 * @param reminder after how long each is reminded, and again each time; null for never
 * @param escalateTo words for who decides instead when the deadline has passed; empty for nobody
 * @param lapse outcome that silence counts as when the deadline has passed and nobody else is to be asked, or null
 * @param content fields whose values are what is approved: another value asks anew
 * @param group who is asked where nobody else is found: key of a group or {@code ${name}}
 * @param calendar key of the service calendar by which deadline and reminder count; null where time just elapses
 * @param notBy who never approves: {@code requester, affected, assignee}, or whoever completed a step so named
 */
public record ApprovalSpec(
        List<String> approvers,
        @Nullable String table,
        Quorum quorum,
        boolean inTurn,
        @Nullable String deadline,
        @Nullable Wait reminder,
        List<String> escalateTo,
        @Nullable String lapse,
        List<String> content,
        @Nullable String group,
        @Nullable String calendar,
        List<String> notBy) {

    /** Properties of a diagram that only an approval has. */
    public static final Set<String> PROPERTIES = Set.of(
            "approvers",
            "approversTable",
            "quorum",
            "order",
            "deadline",
            "reminder",
            "calendar",
            "escalateTo",
            "lapse",
            "content");

    /** What {@code notBy} may name beside steps of the diagram. */
    public static final Set<String> PARTS = Set.of("requester", "affected", "assignee");

    /** A row of a table says by this word that nobody needs to be asked. */
    public static final String NOBODY = "nobody";

    private static final String WORD = "manager|manager:(requester|affected)|groupLead|serviceOwner|nobody"
            + "|(lead|group):[a-z0-9][a-z0-9-]{0,63}|role:[a-z][a-z-]{1,39}(@[a-z0-9][a-z0-9-]{0,31})?"
            + "|field:[A-Za-z][A-Za-z0-9]{0,39}|[a-z0-9][a-z0-9._-]{0,63}";

    /** A value that cannot be meant. */
    public record Problem(String property, String message, String hint) {}

    public static boolean isMeant(Function<String, @Nullable String> properties) {
        return properties.apply("approvers") != null || properties.apply("approversTable") != null;
    }

    /** @return empty where the task is no approval; what cannot be read counts as not said */
    public static Optional<ApprovalSpec> of(Function<String, @Nullable String> properties, @Nullable String group) {
        if (!isMeant(properties)) {
            return Optional.empty();
        }
        var notBy = properties.apply("notBy");
        return Optional.of(new ApprovalSpec(
                words(properties.apply("approvers")),
                blankToNull(properties.apply("approversTable")),
                Quorum.of(Objects.requireNonNullElse(properties.apply("quorum"), "all"))
                        .orElse(Quorum.ALL),
                "inTurn".equals(properties.apply("order")),
                blankToNull(properties.apply("deadline")),
                Wait.of(properties.apply("reminder")),
                words(properties.apply("escalateTo")),
                blankToNull(properties.apply("lapse")),
                words(properties.apply("content")),
                blankToNull(group),
                blankToNull(properties.apply("calendar")),
                notBy == null ? List.of("requester") : words(notBy)));
    }

    /** @return what is wrong with the properties themselves; what they name in the pack is for the caller to check */
    public static List<Problem> problems(Function<String, @Nullable String> properties) {
        var found = new ArrayList<Problem>();
        for (var name : List.of("approvers", "escalateTo")) {
            for (var word : words(properties.apply(name))) {
                if (!isWord(word)) {
                    found.add(new Problem(
                            name,
                            "'" + word + "' says nobody",
                            "Write manager, groupLead, serviceOwner, lead:<group>, group:<group>, role:<role>, field:<field> or an"
                                    + " account."));
                }
            }
        }
        says(found, properties, "quorum", text -> Quorum.of(text).isPresent(), "all, any or a number from 1 to 50");
        says(found, properties, "order", Set.of("parallel", "inTurn")::contains, "parallel or inTurn");
        says(
                found,
                properties,
                "deadline",
                text -> text.matches("\\$\\{[A-Za-z][A-Za-z0-9]*}") || Wait.of(text) != null,
                "a duration from a minute to ten years, e.g. P3D, or ${name} of a date");
        says(
                found,
                properties,
                "reminder",
                text -> Wait.of(text) != null,
                "a duration from a minute to ten years, e.g. P1D");
        says(
                found,
                properties,
                "calendar",
                text -> text.matches("[a-z0-9][a-z0-9-]{0,63}"),
                "the key of a service calendar, e.g. service-hours");
        return found;
    }

    public static boolean isWord(String word) {
        return word.matches(WORD);
    }

    private static void says(
            List<Problem> found,
            Function<String, @Nullable String> properties,
            String name,
            java.util.function.Predicate<String> good,
            String wanted) {
        var text = properties.apply(name);
        if (text != null && !good.test(text.strip())) {
            found.add(new Problem(name, name + " is " + wanted + ", not '" + text + "'", "Correct it."));
        }
    }

    /** @return the fixed time that each is waited for, or null where there is none or a variable says it */
    public @Nullable Wait fixedDeadline() {
        return Wait.of(deadline);
    }

    public static List<String> words(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
