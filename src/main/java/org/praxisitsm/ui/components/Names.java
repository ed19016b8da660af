package org.praxisitsm.ui.components;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.PackWords;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.workflow.Commands;
import org.praxisitsm.workflow.ProcessViews;
import org.praxisitsm.workflow.Tasks;
import org.springframework.stereotype.Component;

/** What things are called on screen: people, groups, services, and the words that a practice has for its states. */
@Component
public class Names {

    private final People people;
    private final Services services;
    private final Practices practices;
    private final Assets assets;
    private final Viewers viewers;
    private final Map<String, DrawnWords> drawn = new ConcurrentHashMap<>();

    Names(People people, Services services, Practices practices, Assets assets, Viewers viewers) {
        this.people = people;
        this.services = services;
        this.practices = practices;
        this.assets = assets;
        this.viewers = viewers;
    }

    /** @return name and number of an asset that whoever looks may see; else that it is not shown */
    public String asset(String number) {
        return asset(number, reader());
    }

    String asset(String number, Locale locale) {
        return viewers.find()
                .map(viewer -> assets.find(number, viewer)
                        .map(ci -> ci.name() + " · " + ci.number())
                        .orElseGet(() -> I18NProvider.translate(locale, "value.hidden")))
                .orElse(number);
    }

    /** @return number of the asset that the field of the ticket names, where whoever looks may open it */
    public Optional<String> assetOf(TicketView ticket, String key, @Nullable Object value) {
        return practices
                .version(ticket.practice(), ticket.packVersion())
                .flatMap(it -> it.pack().descriptor().field(key))
                .filter(field -> field.type() == PracticeDescriptor.FieldType.ASSET && value != null)
                .flatMap(field -> viewers.find())
                .flatMap(viewer -> assets.find(String.valueOf(value), viewer))
                .map(CiRecord::number);
    }

    public String person(@Nullable String account) {
        return account == null ? "" : people.nameOf(account);
    }

    public String group(@Nullable String key) {
        return key == null ? "" : people.group(key).map(People.Group::name).orElse(key);
    }

    public String service(@Nullable String key) {
        return key == null ? "" : services.find(key).map(Services.Service::name).orElse(key);
    }

    public String practice(String key) {
        return practices.current(key).map(it -> it.pack().in(reader()).name()).orElse(key);
    }

    /** @return the practice's own word in the reader's language, the key itself where the version is not known. */
    public String state(String practice, int version, String key, Locale locale) {
        return words(practice, version, locale).map(words -> words.state(key)).orElse(key);
    }

    /** @return what the steps of its diagrams are called, those too that nobody named */
    public DrawnNames drawn(String practice, int version, Locale locale) {
        var diagrams = practices
                .version(practice, version)
                .map(it -> DrawnInWords.all(it.pack(), locale))
                .orElse(List.of());
        return new DrawnNames(diagrams, (key, values) -> I18NProvider.translate(locale, key, values));
    }

    public String field(String practice, int version, String key, Locale locale) {
        return words(practice, version, locale).map(words -> words.field(key)).orElse(key);
    }

    /** @return what the task is called, in the reader's language. */
    public String task(TaskRow task) {
        return words(task.practice(), task.packVersion(), reader())
                .map(words -> words.task(task.activity(), task.name()))
                .orElse(task.name());
    }

    /**
     * @param activity the step, or null where only its name is known
     * @param drawn its name in the diagram of that version
     * @return what the human task is called, in the reader's language
     */
    public String step(String practice, int version, @Nullable String activity, String drawn, Locale locale) {
        return words(practice, version, locale)
                .map(words -> {
                    var id = activity != null
                            ? activity
                            : drawn(practice, version).step(drawn);
                    return id == null ? drawn : words.task(id, drawn);
                })
                .orElse(drawn);
    }

    /** @return what the outcome of the human task is called, in the reader's language; as drawn where nobody has said it so */
    public String outcome(String practice, int version, @Nullable String activity, String drawn, Locale locale) {
        var words = words(practice, version, locale);
        if (words.isEmpty() || activity == null) {
            return drawn;
        }
        if (drawn.equals(Tasks.Outcome.DONE.label())) {
            return words.get()
                    .outcome(activity, Tasks.Outcome.DONE.id(), I18NProvider.translate(locale, "outcome.done"));
        }
        var ids = new ArrayList<>(drawn(practice, version).outcomes(drawn));
        ids.add(Tasks.Outcome.DONE.id());
        return ids.stream()
                .map(id -> words.get().outcome(activity, id, drawn))
                .filter(word -> !word.equals(drawn))
                .findFirst()
                .orElse(drawn);
    }

    /** @return what the command is called that starts the event, in the reader's language */
    public String command(String practice, int version, @Nullable String event, String drawn, Locale locale) {
        return event == null
                ? drawn
                : words(practice, version, locale)
                        .map(words -> words.command(event, drawn))
                        .orElse(drawn);
    }

    private DrawnWords drawn(String practice, int version) {
        return practices
                .version(practice, version)
                .map(it -> drawn.computeIfAbsent(
                        practice + "#" + version,
                        key -> new DrawnWords(it.pack().diagrams().stream()
                                .map(it.pack()::text)
                                .toList())))
                .orElseGet(() -> new DrawnWords(List.of()));
    }

    /** @return what the step is called that asks in the round, in the reader's language. */
    public String round(RoundView round) {
        return round(round, reader());
    }

    public String round(RoundView round, Locale locale) {
        return words(round.practice(), round.packVersion(), locale)
                .map(words -> words.task(round.activity(), round.name()))
                .orElse(round.name());
    }

    /** @return the same task with its name, outcomes and form in the reader's language, and what the outcomes need. */
    public Tasks.TaskForm inWords(Tasks.TaskForm form) {
        return inWords(form, reader());
    }

    public Tasks.TaskForm inWords(Tasks.TaskForm form, Locale locale) {
        var task = form.task();
        var words = words(task.practice(), task.packVersion(), locale);
        if (words.isEmpty()) {
            return form;
        }
        var outcomes = form.outcomes().stream()
                .map(outcome -> new Tasks.Outcome(outcome.id(), outcome(words.get(), task.activity(), outcome)))
                .toList();
        var translated = form.form() == null ? null : NeededWords.in(words.get().form(form.form()), outcomes, locale);
        return new Tasks.TaskForm(task, translated, form.schema(), form.values(), outcomes);
    }

    private static String outcome(PackWords words, String activity, Tasks.Outcome outcome) {
        var ui = UI.getCurrent();
        // Not drawn: where a task has one way out only, the word is ours.
        var own =
                ui != null && outcome.equals(Tasks.Outcome.DONE) ? ui.getTranslation("outcome.done") : outcome.label();
        return words.outcome(activity, outcome.id(), own);
    }

    /** @return the same picture with its steps in the reader's language, each as the version says it that it ran in */
    public ProcessViews.DiagramView inWords(String practice, ProcessViews.DiagramView view) {
        var locale = reader();
        var steps = view.steps().stream()
                .map(step -> step.named(passed(practice, step, locale)))
                .toList();
        var pack = practices.version(practice, view.version()).map(PublishedPack::pack);
        return view.named(
                pack.map(it -> it.in(locale).name()).orElse(view.name()),
                pack.map(it -> DrawnInWords.of(it, view.xml(), locale)).orElse(view.xml()),
                steps);
    }

    private String passed(String practice, ProcessViews.Passage step, Locale locale) {
        return step.type().equals("userTask")
                ? step(practice, step.version(), step.activity(), step.name(), locale)
                : command(practice, step.version(), step.activity(), step.name(), locale);
    }

    /** @return the same commands with their names and forms in the reader's language. */
    public List<Commands.Offer> inWords(TicketView ticket, List<Commands.Offer> offers) {
        return words(ticket.practice(), ticket.packVersion(), reader())
                .map(words ->
                        offers.stream().map(offer -> inWords(words, offer)).toList())
                .orElse(offers);
    }

    private static Commands.Offer inWords(PackWords words, Commands.Offer offer) {
        return new Commands.Offer(
                offer.id(),
                words.command(offer.id(), offer.label()),
                offer.form() == null ? null : words.form(offer.form()));
    }

    /** @return the value of a field as a person reads it, times in UTC. */
    public String value(String practice, int version, String key, @Nullable Object value) {
        var ui = UI.getCurrent();
        return value(practice, version, key, value, ui == null ? Locale.ENGLISH : ui.getLocale(), ZoneOffset.UTC);
    }

    /**
     * @param locale of the reader
     * @param zone of the reader
     * @return the value of a field as that person reads it
     */
    public String value(String practice, int version, String key, @Nullable Object value, Locale locale, ZoneId zone) {
        return value(practice, version, key, value, null, locale, zone);
    }

    /** @return the value of a field of the ticket as that person reads it, amounts in the currency of the ticket */
    public String value(TicketView ticket, String key, @Nullable Object value, Locale locale, ZoneId zone) {
        var currency = Objects.toString(ticket.fields().get(PracticeDescriptor.CURRENCY), null);
        return value(ticket.practice(), ticket.packVersion(), key, value, currency, locale, zone);
    }

    /** @return the value of what is approved as that person reads it, amounts in the currency in which the form asks */
    public String value(
            RoundView round,
            @Nullable FormDefinition asked,
            String key,
            @Nullable Object value,
            Locale locale,
            ZoneId zone) {
        var currency = Optional.ofNullable(asked).stream()
                .flatMap(form -> form.fields().stream())
                .filter(field -> key.equals(field.key()))
                .flatMap(field -> Stream.concat(Stream.of(field), field.components().stream()))
                .map(field -> field.traits().currency())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return value(round.practice(), round.packVersion(), key, value, currency, locale, zone);
    }

    private String value(
            String practice,
            int version,
            String key,
            @Nullable Object value,
            @Nullable String currency,
            Locale locale,
            ZoneId zone) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean yes) {
            return I18NProvider.translate(locale, yes ? "value.yes" : "value.no");
        }
        if (value instanceof List<?> files && isFiles(files)) {
            return files(files);
        }
        if (value instanceof List<?> rows && rows.stream().anyMatch(Map.class::isInstance)) {
            return words(practice, version, locale)
                    .map(words -> new RowWords(words.columns(key), currency, this, locale, zone).text(rows))
                    .orElse("");
        }
        var field = practices
                .version(practice, version)
                .flatMap(it -> it.pack().descriptor().field(key));
        var text = value.toString();
        if (field.isEmpty()) {
            return text;
        }
        return switch (field.get().type()) {
            case PERSON -> person(text);
            case GROUP -> group(text);
            case SERVICE -> service(text);
            case ASSET -> asset(text, locale);
            case CHOICE, CHOICES -> chosen(words(practice, version, locale).orElseThrow(), key, value);
            case BOOLEAN -> I18NProvider.translate(locale, "true".equals(text) ? "value.yes" : "value.no");
            case MONEY ->
                money(
                        text,
                        field.get().currency() == null ? currency : field.get().currency(),
                        locale);
            case DATE -> date(text, locale);
            case DATE_TIME -> time(text, locale, zone);
            default -> text;
        };
    }

    /** @return the name of a table or grid, taken from its key: {@code incident-priority} is "Incident priority". */
    public String decision(String key) {
        var words = key.replace('-', ' ').strip();
        return words.isEmpty() ? key : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** @return the amount as that language writes it, with the currency where there is one */
    static String money(String text, @Nullable String currency, Locale locale) {
        try {
            var amount = new BigDecimal(text);
            if (currency == null) {
                var format = NumberFormat.getNumberInstance(locale);
                format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() > 0 ? 2 : 0);
                return format.format(amount);
            }
            var format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(Currency.getInstance(currency));
            return apart(format.format(amount));
        } catch (IllegalArgumentException asItIs) {
            return text;
        }
    }

    /** A currency of letters does not stick to its amount: "SEK 1,180.00". */
    public static String apart(String amount) {
        return amount.replaceAll("(?<=\\p{L})(?=[\\d-])", "\u00a0");
    }

    /** What answers say of files: an id and a name, nothing else. */
    private static boolean isFiles(List<?> files) {
        return !files.isEmpty()
                && files.stream()
                        .allMatch(file -> file instanceof Map<?, ?> members
                                && members.keySet().equals(Set.of("id", "name")));
    }

    private static String files(List<?> files) {
        return files.stream()
                .map(file -> String.valueOf(((Map<?, ?>) file).get("name")))
                .collect(Collectors.joining(", "));
    }

    static String date(String text, Locale locale) {
        try {
            return DateWords.days(locale).format(LocalDate.parse(text));
        } catch (DateTimeException asItIs) {
            return text;
        }
    }

    static String time(String text, Locale locale, ZoneId zone) {
        try {
            return DateWords.times(locale).format(Instant.parse(text).atZone(zone));
        } catch (DateTimeException asItIs) {
            return text;
        }
    }

    private static String chosen(PackWords words, String field, Object value) {
        var values = value instanceof Iterable<?> several ? several : List.of(value);
        var chosen = new java.util.StringJoiner(", ");
        values.forEach(each -> chosen.add(words.option(field, each.toString())));
        return chosen.toString();
    }

    private Optional<PackWords> words(String practice, int version, Locale locale) {
        return practices.version(practice, version).map(it -> it.pack().in(locale));
    }

    private static Locale reader() {
        var ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}
