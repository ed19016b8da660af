package org.praxisitsm.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormDefinition.Component;

/**
 * What a pack calls things in a reader's language; its own words where there are no others. Only for screens: the REST API
 * speaks as the pack does.
 */
public final class PackWords {

    private final Pack pack;
    private final Locale locale;

    PackWords(Pack pack, Locale locale) {
        this.pack = pack;
        this.locale = locale;
    }

    public String name() {
        return text("name", pack.descriptor().name());
    }

    public String description() {
        return text("description", pack.descriptor().description());
    }

    /** @return what requesters read where they can ask for it. */
    public String offer() {
        var offer = pack.descriptor().offer();
        return offer == null ? name() : text("offer.name", offer.name());
    }

    /** @return the sentence beneath. */
    public String offerDescription() {
        var offer = pack.descriptor().offer();
        return offer == null ? description() : text("offer.description", offer.description());
    }

    /** @return the heading that the offer stands under, or null where it names none. */
    public @Nullable String offerGroup() {
        var offer = pack.descriptor().offer();
        return offer == null || offer.group() == null ? null : text("offer.group", offer.group());
    }

    /** @return the state's name, the key itself where the pack has no such state. */
    public String state(String key) {
        return pack.descriptor()
                .state(key)
                .map(state -> text("state." + key, label(state.labels(), state.label())))
                .orElse(key);
    }

    /** @return the field's name, the key itself where the pack has no such field. */
    public String field(String key) {
        return pack.descriptor()
                .field(key)
                .map(field -> text("field." + key, label(field.labels(), field.label())))
                .orElse(key);
    }

    /** @return the field's name where the text is its name in the pack, else the text: it has no other language */
    public String field(String key, String own) {
        return pack.descriptor()
                .field(key)
                .filter(field -> field.label().equals(own))
                .map(field -> field(field.key()))
                .orElse(own);
    }

    /** @return what a value of a field with choices is called. */
    public String option(String field, String value) {
        var own = pack.descriptor()
                .field(field)
                .map(known -> known.options().getOrDefault(value, value))
                .orElse(value);
        return text("field." + field + ".option." + value, own);
    }

    /** @return what people are told of this, with places to be filled; empty where the house's words do */
    public Optional<String> message(String topic) {
        return pack.texts().message(topic, locale);
    }

    /** @return the subject of a mail about this, with places to be filled; empty where it is the ticket's */
    public Optional<String> mailSubject(String topic) {
        return pack.texts().message(topic + "." + MessageText.SUBJECT, locale).or(() -> pack.texts()
                .message(MessageText.SUBJECT, locale));
    }

    public String milestone(PracticeDescriptor.Milestone milestone) {
        return text("milestone." + milestone.key(), label(milestone.labels(), milestone.label()));
    }

    /** @param drawn the task's name in the diagram */
    public String task(String activity, String drawn) {
        return text("task." + activity, drawn);
    }

    /** @param drawn name of the flow */
    public String outcome(String activity, String outcome, String drawn) {
        return text("outcome." + activity + "." + outcome, drawn);
    }

    /** @param drawn name of the event that the command starts */
    public String command(String event, String drawn) {
        return text("command." + event, drawn);
    }

    /** @return the form with its labels, helps, texts and options in the reader's language. */
    public FormDefinition form(FormDefinition form) {
        return new FormDefinition(form.id(), form.schema(), components(form.id(), form.components()));
    }

    /** @return the questions of a row of the field, as a form of the pack asks them; empty where none does */
    public List<Component> columns(String field) {
        return pack.forms().values().stream()
                .flatMap(form -> form(form).fields().stream())
                .filter(component ->
                        field.equals(component.key()) && !component.components().isEmpty())
                .findFirst()
                .map(Component::components)
                .orElse(List.of());
    }

    private List<Component> components(String form, List<Component> components) {
        return components.stream().map(each -> component(form, each)).toList();
    }

    private Component component(String form, Component it) {
        var key = "form." + form + "." + (it.key() == null ? it.id() : it.key());
        return new Component(
                it.id(),
                it.type(),
                it.key(),
                it.label() == null ? null : find(key, sameAsField(it)),
                it.description() == null ? null : text(key + ".description", it.description()),
                it.text() == null ? null : text(key, it.text()),
                it.required(),
                it.minLength(),
                it.maxLength(),
                it.min(),
                it.max(),
                it.pattern(),
                it.subtype(),
                it.readOnly(),
                it.defaultValue(),
                options(key, it),
                it.hideIf(),
                it.readOnlyIf(),
                inCurrency(it),
                components(form, it.components()));
    }

    /** An amount is in the currency of its field, unless the form says another. */
    private FormDefinition.Traits inCurrency(Component it) {
        var own = it.traits();
        return pack.descriptor()
                .field(String.valueOf(it.key()))
                .map(PracticeDescriptor.Field::currency)
                .filter(currency -> it.type().equals("money") && own.currency() == null)
                .map(own::in)
                .orElse(own);
    }

    /** Where a form says what its field says, so does the translation. */
    private @Nullable String sameAsField(Component it) {
        return it.label() == null ? null : field(String.valueOf(it.key()), it.label());
    }

    private Map<String, String> options(String key, Component it) {
        var options = new LinkedHashMap<String, String>();
        var field = pack.descriptor().field(String.valueOf(it.key()));
        it.options().forEach((value, own) -> {
            var same = field.isPresent() && own.equals(field.get().options().get(value));
            options.put(
                    value,
                    text(key + ".option." + value, same ? option(field.get().key(), value) : own));
        });
        return options;
    }

    private String label(Map<String, String> labels, String own) {
        return labels.getOrDefault(locale.toLanguageTag(), labels.getOrDefault(locale.getLanguage(), own));
    }

    private String text(String key, String own) {
        return pack.texts().find(key, locale).orElse(own);
    }

    private @Nullable String find(String key, @Nullable String own) {
        return pack.texts().find(key, locale).orElse(own);
    }
}
