package org.praxisitsm.ui.components;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.workflow.Migrations.Fate;

/** What becomes of a ticket that is moved, as its reader says it: states by their names, dates in the reader's own zone. */
public final class FateWords {

    private final Names names;
    private final String practice;
    private final int before;
    private final int after;
    private final Locale locale;
    private final ZoneId zone;
    private @Nullable DrawnNames left;
    private @Nullable DrawnNames taken;

    /** @param before version that the ticket runs on; @param after the one it runs on then */
    public FateWords(Names names, String practice, int before, int after, Locale locale, ZoneId zone) {
        this.names = names;
        this.practice = practice;
        this.before = before;
        this.after = after;
        this.locale = locale;
        this.zone = zone;
    }

    public String of(Fate fate) {
        if (fate.kind().equals("STATE") && fate.from() != null && fate.to() != null) {
            var left = names.state(practice, before, fate.from(), locale);
            var taken = names.state(practice, after, fate.to(), locale);
            return said(fate.sentence()
                    .replace("state " + fate.from() + " becomes " + fate.to(), "state " + left + " becomes " + taken));
        }
        var sentence = named(fate.sentence(), fate.fromName() == null ? fate.from() : fate.fromName());
        return said(named(sentence, fate.toName() == null ? fate.to() : fate.toName()));
    }

    /** A step that nobody named is told by its id there, any other as it is drawn. */
    private String named(String sentence, @Nullable String step) {
        var name = step(Objects.requireNonNullElse(step, ""));
        return name.equals(step) ? sentence : sentence.replace("'" + step + "'", "'" + name + "'");
    }

    /** @param step its name, or its id where nobody named it; @return what it is called */
    public String step(String step) {
        if (left == null || taken == null) {
            left = names.drawn(practice, before, locale);
            taken = before == after ? left : names.drawn(practice, after, locale);
        }
        var name = taken.of(step);
        name = name.equals(step) ? left.of(step) : name;
        name = name.equals(step) ? names.step(practice, after, null, step, locale) : name;
        return name.equals(step) ? names.step(practice, before, null, step, locale) : name;
    }

    /** @return the sentence of a service in the reader's language, its instants in the reader's zone */
    public String said(@Nullable String sentence) {
        return SaidInstants.in(ServiceWords.in(locale, Objects.requireNonNullElse(sentence, "")), locale, zone);
    }
}
