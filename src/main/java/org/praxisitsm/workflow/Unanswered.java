package org.praxisitsm.workflow;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.NeededFor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Why silence decided: the sentence stands where a person's reason would, in the language of whoever asked for it. */
@Component
class Unanswered {

    /** Nobody waits there until a date. */
    static final String IN_A_TRIAL = "Nobody answered in time.";

    private static final Set<String> TEXTS = Set.of("textfield", "textarea");

    private final MessageSource texts;
    private final People people;

    Unanswered(MessageSource texts, People people) {
        this.texts = texts;
        this.people = people;
    }

    String said(Instant until, @Nullable Object requester) {
        var reader = Optional.ofNullable(requester).map(Object::toString).flatMap(people::person);
        var locale = Locale.forLanguageTag(reader.map(People.Person::locale).orElse("en"));
        var zone = ZoneId.of(reader.map(People.Person::zone).orElse("UTC"));
        var written = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale.equals(Locale.ENGLISH) ? Locale.UK : locale)
                .format(until.atZone(zone));
        return texts.getMessage("approval.nobody-answered", new Object[] {written}, locale);
    }

    /**
     * @param shown keys of what the form asks as things stand
     * @return the reason for each text that the outcome needs, also where an earlier answer stands there
     */
    static Map<String, Object> reasons(FormDefinition form, String outcome, String reason, Set<String> shown) {
        var reasons = new LinkedHashMap<String, Object>();
        NeededFor.asked(form, outcome).fields().stream()
                .filter(field -> field.required() && !field.readOnly() && TEXTS.contains(field.type()))
                .filter(field -> shown.contains(field.key()))
                .forEach(field -> reasons.put(field.key(), cut(reason, field.maxLength())));
        return reasons;
    }

    private static String cut(String reason, @Nullable Integer most) {
        return most == null || reason.length() <= most ? reason : reason.substring(0, most);
    }
}
