package org.praxisitsm.practice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormAnswer.Wrong;
import org.praxisitsm.practice.FormDefinition.Component;

/**
 * Files that an answer names: ids, or objects with {@code id} and {@code name} as they are read. Whether there are such files,
 * and whose they are, is for the ticket to say.
 */
public final class FileAnswers {

    /** Most files that one question takes. */
    public static final int MOST = 20;

    private FileAnswers() {}

    static List<Map<String, Object>> read(Component component, Object sent) {
        var given = sent instanceof Collection<?> several ? several : List.of(sent);
        var most = component.traits().several() ? MOST : 1;
        if (given.size() > most) {
            throw new Wrong(
                    most == 1 ? "One file only" : "At most " + most + " files are allowed, these are " + given.size());
        }
        var files = new LinkedHashMap<String, Map<String, Object>>();
        for (var file : given) {
            var id = id(file);
            if (id == null) {
                throw new Wrong("Ids of uploads or of attachments are expected");
            }
            files.put(id, named(id, name(file)));
        }
        return List.copyOf(files.values());
    }

    public static Map<String, Object> named(String id, String name) {
        var file = new LinkedHashMap<String, Object>();
        file.put("id", id);
        file.put("name", name);
        return file;
    }

    /** @return ids of the files that a value names */
    public static List<String> ids(@Nullable Object value) {
        var ids = new ArrayList<String>();
        if (value instanceof Collection<?> files) {
            files.stream()
                    .map(FileAnswers::id)
                    .filter(java.util.Objects::nonNull)
                    .forEach(ids::add);
        }
        return ids;
    }

    private static @Nullable String id(@Nullable Object file) {
        var id = file instanceof Map<?, ?> members ? members.get("id") : file;
        return id instanceof String text && text.matches("[A-Za-z0-9-]{1,64}") ? text : null;
    }

    private static String name(Object file) {
        return file instanceof Map<?, ?> members
                        && members.get("name") instanceof String name
                        && name.length() <= 255
                        && name.chars().noneMatch(Character::isISOControl)
                ? name
                : String.valueOf(id(file));
    }
}
