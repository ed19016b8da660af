package org.praxisitsm.practice.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PracticeDescriptor.Schedule;

/** Reads how the tickets of a practice stand in the change calendar, and holds it against its fields and states. */
final class ScheduleReader {

    private static final Set<String> MEMBERS =
            Set.of("from", "to", "type", "emergency", "approved", "started", "severity", "capacity", "board");
    private static final String NAME = "[a-z][A-Za-z0-9]{0,39}";

    private ScheduleReader() {}

    static @Nullable Schedule read(YamlTree yaml, YamlTree practice) {
        if (yaml.isMissing()) {
            return null;
        }
        yaml.only(MEMBERS).map();
        var fields = keys(practice.child("fields"));
        var states = keys(practice.child("states"));
        return new Schedule(
                field(yaml.child("from"), fields),
                field(yaml.child("to"), fields),
                yaml.child("type").isMissing() ? null : field(yaml.child("type"), fields),
                yaml.child("emergency").list().stream()
                        .map(type -> type.text(60))
                        .toList(),
                states(yaml.child("approved"), states),
                states(yaml.child("started"), states),
                yaml.child("severity").isMissing()
                        ? null
                        : DescriptorReader.Texts.matching(
                                yaml.child("severity"),
                                "[A-Za-z][A-Za-z0-9_-]*",
                                "the id of a rule grid or decision table of this pack"),
                yaml.child("capacity").number(3, 1, 999),
                yaml.child("board").isMissing()
                        ? null
                        : DescriptorReader.Texts.matching(
                                yaml.child("board"), "[a-z0-9][a-z0-9-]{0,63}", "the key of a group"));
    }

    static Set<String> keys(YamlTree list) {
        var keys = new HashSet<String>();
        list.list().forEach(item -> keys.add(item.child("key").text(120)));
        return keys;
    }

    static String field(YamlTree yaml, Set<String> fields) {
        var name = DescriptorReader.Texts.matching(yaml, NAME, "the key of a field");
        if (!fields.contains(name)) {
            yaml.complain("There is no field " + name, "Name a field of this practice.");
        }
        return name;
    }

    static List<String> states(YamlTree yaml, Set<String> states) {
        return yaml.list().stream()
                .map(state -> {
                    var key = state.text(40);
                    if (!states.contains(key)) {
                        state.complain("There is no state " + key, "Name a state of this practice.");
                    }
                    return key;
                })
                .toList();
    }
}
