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
        return said(fate.sentence());
    }

    /** @return the sentence of a service in the reader's language, its instants in the reader's zone */
    public String said(@Nullable String sentence) {
        return SaidInstants.in(ServiceWords.in(locale, Objects.requireNonNullElse(sentence, "")), locale, zone);
    }
}
