package org.praxisitsm.ui.insight;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.sla.Agreement;
import org.praxisitsm.sla.AgreementVersion;
import org.praxisitsm.sla.Agreements;
import org.praxisitsm.sla.LevelFilter.Dimension;
import org.praxisitsm.ui.components.Names;

/** What the values of a report are called. */
final class LevelWords {

    private final Names names;
    private final Practices practices;
    private final Map<String, Agreement> agreements;
    private final Locale locale;
    private final String none;

    LevelWords(Names names, Practices practices, Agreements agreements, Viewer viewer, Locale locale, String none) {
        this.names = names;
        this.practices = practices;
        this.locale = locale;
        this.none = none;
        this.agreements = agreements.all(viewer).stream()
                .map(AgreementVersion::agreement)
                .collect(Collectors.toMap(Agreement::key, agreement -> agreement));
    }

    String of(Dimension dimension, @Nullable String key) {
        if (key == null) {
            return none;
        }
        return switch (dimension) {
            case PRACTICE -> names.practice(key);
            case AGREEMENT -> agreement(key);
            case TARGET -> target(key);
            case GROUP -> names.group(key);
            case SERVICE -> names.service(key);
            case PRIORITY -> "P" + key;
            case CAUSE -> cause(key);
        };
    }

    String agreement(String key) {
        return Optional.ofNullable(agreements.get(key)).map(Agreement::name).orElse(key);
    }

    String target(String agreement, String key) {
        return Optional.ofNullable(agreements.get(agreement))
                .flatMap(known -> known.target(key))
                .map(target -> target.labels().getOrDefault(locale.getLanguage(), target.name()))
                .orElse(key);
    }

    private String target(String key) {
        return agreements.values().stream()
                .flatMap(agreement -> agreement.target(key).stream())
                .map(target -> target.labels().getOrDefault(locale.getLanguage(), target.name()))
                .findFirst()
                .orElse(key);
    }

    private String cause(String value) {
        return practices.all().stream()
                .map(published -> published.pack())
                .filter(pack -> pack.descriptor()
                        .field("cause")
                        .map(field -> field.options().containsKey(value))
                        .orElse(false))
                .map(pack -> pack.in(locale).option("cause", value))
                .findFirst()
                .orElse(value);
    }

    /** @return such as {@code 3 h 10 m}; days only where they are days of 24 hours, which service time has not */
    static String time(Duration duration) {
        var hours = duration.toHours();
        var minutes = duration.toMinutesPart();
        return hours == 0 ? minutes + " m" : minutes == 0 ? hours + " h" : hours + " h " + minutes + " m";
    }
}
