package org.praxisitsm.practice.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PracticeDescriptor.Articles;
import org.praxisitsm.practice.PracticeDescriptor.Flag;

/** Reads how the tickets of a practice are read as articles, and holds it against its fields and states. */
final class ArticlesReader {

    private static final Set<String> TEXTS = Set.of("TEXT", "LONG_TEXT");

    private final YamlTree yaml;
    private final Map<String, YamlTree> fields = new HashMap<>();
    private final Set<String> states;

    private ArticlesReader(YamlTree yaml, YamlTree practice) {
        this.yaml = yaml;
        this.states = ScheduleReader.keys(practice.child("states"));
        practice.child("fields")
                .list()
                .forEach(field -> fields.put(field.child("key").text(120), field));
    }

    static @Nullable Articles read(YamlTree yaml, YamlTree practice) {
        return yaml.isMissing() ? null : new ArticlesReader(yaml, practice).articles();
    }

    private Articles articles() {
        yaml.only(Set.of("published", "text", "keywords", "owner", "review", "audience", "flag"))
                .map();
        var published = ScheduleReader.states(yaml.child("published"), states);
        if (published.isEmpty()) {
            yaml.child("published")
                    .complain("An article is read in at least one state", "List states of this practice.");
        }
        var audience = yaml.child("audience");
        if (!audience.isMissing()) {
            audience.only(Set.of("field", "everybody", "unit")).map();
        }
        var readers = audience.isMissing() ? null : field(audience.child("field"), Set.of("CHOICE"));
        return new Articles(
                published,
                field(yaml.child("text"), TEXTS),
                optional("keywords", TEXTS),
                optional("owner", Set.of("PERSON")),
                optional("review", Set.of("DATE_TIME")),
                readers,
                values(audience.child("everybody"), readers),
                values(audience.child("unit"), readers),
                flag(yaml.child("flag")));
    }

    private @Nullable String optional(String member, Set<String> types) {
        var named = yaml.child(member);
        return named.isMissing() ? null : field(named, types);
    }

    /** Of another type its value could not be kept: a date that is no date, a person that is none. */
    private String field(YamlTree named, Set<String> types) {
        var key = ScheduleReader.field(named, fields.keySet());
        var known = fields.get(key);
        if (known != null && !types.contains(known.child("type").text(20))) {
            named.complain(
                    key + " is no field of the type "
                            + String.join(" or ", types.stream().sorted().toList()),
                    "Name a field of that type");
        }
        return key;
    }

    private List<String> values(YamlTree list, @Nullable String readers) {
        var field = readers == null ? null : fields.get(readers);
        var options = field == null
                ? Set.<String>of()
                : field.child("options").members().keySet();
        return list.list().stream()
                .map(value -> {
                    var option = value.text(80);
                    if (field != null && !options.contains(option)) {
                        value.complain(option + " is no option of " + readers, "Name options of that field");
                    }
                    return option;
                })
                .toList();
    }

    private static @Nullable Flag flag(YamlTree yaml) {
        if (yaml.isMissing()) {
            return null;
        }
        yaml.only(Set.of("command", "reason")).map();
        return new Flag(yaml.child("command").text(120), yaml.child("reason").text(80));
    }
}
