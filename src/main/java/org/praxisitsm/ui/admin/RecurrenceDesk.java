package org.praxisitsm.ui.admin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.recurrence.Recurrences;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.Zones;
import org.springframework.stereotype.Component;

/** What the page of recurrences needs of the services. */
@Component
record RecurrenceDesk(
        Recurrences recurrences, Practices practices, People people, FormSources sources, Names names, Clock clock) {

    String practice(String key, Locale locale) {
        return practices
                .current(key)
                .map(published -> published.pack().in(locale).name())
                .orElse(key);
    }

    /** @return what the start form asks besides the subject; empty where there is none */
    Optional<FormFields> form(String practice, Map<String, Object> answers, Locale locale, Viewer viewer) {
        return practices.current(practice).map(published -> {
            var pack = published.pack();
            var form = pack.in(locale).form(pack.forms().get(pack.descriptor().startForm()));
            return new FormFields(form.without(Set.of("subject")), answers, sources, Zones.of(people, viewer));
        });
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
