package org.praxisitsm.ui.asset;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.identity.Viewer;

/** What the list of items is asked, as its address says it. */
record AssetQuestion(Map<String, String> values) {

    static final List<String> COLUMNS = List.of(
            "name",
            "number",
            "class",
            "state",
            "criticality",
            "person",
            "group",
            "location",
            "environment",
            "serial",
            "tag",
            "seen",
            "updated");
    static final Set<String> HIDDEN = Set.of("environment", "tag", "updated");

    private static final List<String> SHOWN =
            List.of("q", "class", "state", "environment", "group", "criticality", "ended");
    private static final List<String> OTHERS = List.of("unit", "owner", "user", "person", "location", "service");

    static AssetQuestion of(Map<String, String> query) {
        var known = new LinkedHashMap<String, String>();
        query.forEach((key, value) -> {
            if (!value.isBlank()
                    && value.length() <= 200
                    && (SHOWN.contains(key)
                            || OTHERS.contains(key)
                            || key.equals("sort")
                            || key.startsWith("attribute."))) {
                known.put(key, value);
            }
        });
        return new AssetQuestion(known);
    }

    @Nullable
    String get(String key) {
        return values.get(key);
    }

    AssetQuestion with(String key, @Nullable String value) {
        var copy = new LinkedHashMap<>(values);
        if (value == null || value.isBlank()) {
            copy.remove(key);
        } else {
            copy.put(key, value.strip());
        }
        return new AssetQuestion(copy);
    }

    AssetQuestion without(String key) {
        return with(key, null);
    }

    /** Conditions that have no field of their own on the screen. */
    Map<String, String> others() {
        var others = new LinkedHashMap<String, String>();
        values.forEach((key, value) -> {
            if (OTHERS.contains(key) || key.startsWith("attribute.")) {
                others.put(key, value);
            }
        });
        return others;
    }

    boolean isNarrowed() {
        return values.keySet().stream().anyMatch(key -> !key.equals("sort"));
    }

    String address() {
        return values.isEmpty()
                ? "desk/assets"
                : "desk/assets?"
                        + values.entrySet().stream()
                                .map(entry -> entry.getKey() + "="
                                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"));
    }

    CiFilter filter(Viewer viewer) {
        var attributes = new LinkedHashMap<String, String>();
        values.forEach((key, value) -> {
            if (key.startsWith("attribute.")) {
                attributes.put(key.substring("attribute.".length()), value);
            }
        });
        return new CiFilter(
                get("q"),
                list("class"),
                list("state"),
                get("unit"),
                account("owner", viewer),
                account("user", viewer),
                account("person", viewer),
                list("group"),
                list("criticality").stream()
                        .filter(level -> level.matches("[1-4]"))
                        .map(Integer::valueOf)
                        .toList(),
                list("environment"),
                get("location"),
                get("service"),
                attributes,
                "true".equals(get("ended")) ? Boolean.TRUE : "all".equals(get("ended")) ? null : Boolean.FALSE);
    }

    private @Nullable String account(String key, Viewer viewer) {
        return "me".equals(get(key)) ? viewer.account() : get(key);
    }

    private List<String> list(String key) {
        var value = get(key);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",")).filter(one -> !one.isBlank()).toList();
    }

    static String capped(int count, int cap) {
        return count >= cap ? (cap - 1) + "+" : Integer.toString(count);
    }
}
