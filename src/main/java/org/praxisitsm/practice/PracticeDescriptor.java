package org.praxisitsm.practice;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;

/**
 * What {@code processes/<key>/practice.yaml} says about a practice. See docs/pack-reference.md.
 *
 * @param key the practice's name in files, URLs and the API, kebab case
 * @param offer what requesters read where they can ask for it; null where name and description will do
 * @param unit unit that owns it and whose agents work on it, e.g. {@code it}
 * @param prefix letters before the number, e.g. {@code INC}
 * @param process id of the process that a new ticket starts
 * @param startForm id of the form that opens a ticket
 * @param secondPerson whether publishing needs the approval of a second person
 * @param confidential whether only people who take part, and the ticket's group, may see a ticket
 * @param states in order of importance: of all active elements with a state the first of this list counts
 * @param fields the practice's own fields
 * @param milestones what a requester sees of the diagram, in order
 * @param retention how long history is kept after the end
 * @param agreements table that says which service-level agreements apply to a ticket, or null where none do
 * @param schedule how its tickets stand in the change calendar, or null where they do not
 * @param catalogue how its tickets are ordered from the catalogue, or null where they are not
 * @param articles how its tickets are read as articles, or null where they are not
 */
public record PracticeDescriptor(
        String key,
        String name,
        String description,
        @Nullable Offer offer,
        String unit,
        String prefix,
        @Nullable String icon,
        String process,
        String startForm,
        boolean secondPerson,
        boolean confidential,
        List<State> states,
        List<Field> fields,
        List<Milestone> milestones,
        Duration retention,
        @Nullable String agreements,
        @Nullable Schedule schedule,
        @Nullable Catalogue catalogue,
        @Nullable Articles articles) {

    /** Field in which a ticket says what its amounts are in that say none themselves, as the catalogue fills it. */
    public static final String CURRENCY = "currency";

    /** @return whether the person may open tickets of the practice, and is shown that they may */
    public boolean isOfferedTo(Viewer viewer) {
        return offer == null || !offer.staffOnly() || viewer.worksFor(unit);
    }

    /**
     * The practice in the words of those who need it, e.g. "Something does not work".
     *
     * @param place where it stands among the offers: the lowest first, those of the same place by key
     * @param staffOnly only those who work for the unit of the practice are offered it, and may open its tickets
     * @param group heading that it stands under, in the words of a person, e.g. "Get help"; null under none of its own
     */
    public record Offer(String name, String description, int place, boolean staffOnly, @Nullable String group) {

        /** Of what says nothing about it. */
        public static final int ANYWHERE = 500;
    }

    /**
     * How the tickets of a practice stand in the change calendar.
     *
     * @param from field with the planned start, DATE_TIME; {@code to} with the planned end
     * @param type field with the type of the change, or null
     * @param emergency types that are done at once, whatever the calendar says
     * @param approved states in which it may be carried out
     * @param started states in which it has begun
     * @param severity rule grid or table that says how much a conflict stands in the way, or null: all only warn
     * @param capacity how many of its tickets a group can carry out at the same time
     * @param board group that decides on the risky ones in its meetings, or null
     */
    public record Schedule(
            String from,
            String to,
            @Nullable String type,
            List<String> emergency,
            List<String> approved,
            List<String> started,
            @Nullable String severity,
            int capacity,
            @Nullable String board) {}

    /**
     * A practice whose tickets are orders: each names an offering of the catalogue, and nobody opens one for a person who does
     * not belong to its audience.
     *
     * @param offering field that holds the key of the offering
     * @param audience table that says by person and offering who may order: output {@code visible}
     */
    public record Catalogue(String offering, String audience) {}

    /**
     * A practice whose tickets are articles: in some states people read them who could not see the ticket. The subject is the
     * title.
     *
     * @param published states in which what is written is taken over and read
     * @param text field with the text; {@code keywords}: with words by which it is found as well; {@code owner}: with whoever
     *     answers for it; {@code review}: DATE_TIME when it is looked at again
     * @param audience field that says who reads it; null where only those do who work for the unit
     * @param everybody its values for which everybody does; {@code unit}: for which those of the unit do
     * @param flag what a reader does who finds it wrong, or null
     */
    public record Articles(
            List<String> published,
            String text,
            @Nullable String keywords,
            @Nullable String owner,
            @Nullable String review,
            @Nullable String audience,
            List<String> everybody,
            List<String> unit,
            @Nullable Flag flag) {}

    /**
     * @param command id of the message start event that begins it
     * @param reason field of its form that says what is wrong
     */
    public record Flag(String command, String reason) {}

    /**
     * @param key what diagrams name in the extension property {@code state}
     * @param label the practice's own word, English; other languages in {@code labels} by language tag
     */
    public record State(String key, String label, Category category, Map<String, String> labels) {}

    /**
     * @param variable whether the value is also a process variable, for gateways and tables
     * @param editableBy roles that may change it outside a task form, e.g. {@code [agent]}
     * @param options for {@link FieldType#CHOICE} and {@link FieldType#CHOICES}: allowed values with labels, in order
     * @param maxLength for texts, in characters
     * @param currency of {@link FieldType#MONEY}, ISO 4217; null where none is said: then that of the ticket, {@link #CURRENCY}
     */
    public record Field(
            String key,
            String label,
            FieldType type,
            boolean variable,
            boolean internal,
            List<String> editableBy,
            Map<String, String> options,
            int maxLength,
            @Nullable String currency,
            Map<String, String> labels) {}

    public enum FieldType {
        TEXT,
        LONG_TEXT,
        NUMBER,
        MONEY,
        BOOLEAN,
        DATE,
        DATE_TIME,
        CHOICE,
        CHOICES,
        PERSON,
        GROUP,
        SERVICE,
        ASSET,
        /** Rows of a repeated part of a form, each an object by column. */
        ROWS,
        /** Files of the ticket, each an object with the id of the attachment and its name. */
        FILES
    }

    /** @param activities ids of elements that count as being in this milestone. */
    public record Milestone(String key, String label, List<String> activities, Map<String, String> labels) {}

    public Optional<State> state(String stateKey) {
        return states.stream().filter(state -> state.key().equals(stateKey)).findFirst();
    }

    public Optional<Field> field(String fieldKey) {
        return fields.stream().filter(field -> field.key().equals(fieldKey)).findFirst();
    }
}
