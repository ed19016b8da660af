package org.praxisitsm.practice.reading;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PracticeDescriptor.Articles;
import org.praxisitsm.practice.PracticeDescriptor.Flag;

/** Reads how the tickets of a practice are read as articles. */
final class ArticlesReader {

    private ArticlesReader() {}

    static @Nullable Articles read(YamlTree yaml, YamlTree practice) {
        if (yaml.isMissing()) {
            return null;
        }
        yaml.only(Set.of("published", "text", "keywords", "owner", "review", "audience", "flag"))
                .map();
        var fields = ScheduleReader.keys(practice.child("fields"));
        var states = ScheduleReader.keys(practice.child("states"));
        var published = ScheduleReader.states(yaml.child("published"), states);
        if (published.isEmpty()) {
            yaml.child("published")
                    .complain("An article is read in at least one state", "List states of this practice.");
        }
        var audience = yaml.child("audience");
        if (!audience.isMissing()) {
            audience.only(Set.of("field", "everybody", "unit")).map();
        }
        return new Articles(
                published,
                ScheduleReader.field(yaml.child("text"), fields),
                optional(yaml.child("keywords"), fields),
                optional(yaml.child("owner"), fields),
                optional(yaml.child("review"), fields),
                audience.isMissing() ? null : ScheduleReader.field(audience.child("field"), fields),
                values(audience.child("everybody")),
                values(audience.child("unit")),
                flag(yaml.child("flag")));
    }

    private static @Nullable String optional(YamlTree yaml, Set<String> fields) {
        return yaml.isMissing() ? null : ScheduleReader.field(yaml, fields);
    }

    private static List<String> values(YamlTree yaml) {
        return yaml.list().stream().map(value -> value.text(80)).toList();
    }

    private static @Nullable Flag flag(YamlTree yaml) {
        if (yaml.isMissing()) {
            return null;
        }
        yaml.only(Set.of("command", "reason")).map();
        return new Flag(yaml.child("command").text(120), yaml.child("reason").text(80));
    }
}
