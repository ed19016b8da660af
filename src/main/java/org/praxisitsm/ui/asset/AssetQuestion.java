package org.praxisitsm.ui.asset;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.SavedViews.SavedView;

/** What the list of items is asked, as its address says it. */
record AssetQuestion(Map<String, String> values) {

    private static final List<String> SHOWN =
            List.of("q", "class", "state", "environment", "group", "criticality", "ended");
    private static final List<String> OTHERS = List.of("unit", "owner", "user", "person", "location", "service");

    private static final String VIEW = "view";

    static AssetQuestion everything() {
        return new AssetQuestion(Map.of());
    }

    /** What a saved view narrows to. */
    static AssetQuestion of(SavedView view) {
        var query = new LinkedHashMap<String, String>();
        QueryParameters.fromString(view.query())
                .getParameters()
                .forEach((key, values) -> query.put(key, values.isEmpty() ? "" : values.get(0)));
        query.put(VIEW, Long.toString(view.id()));
        return of(query);
    }

    static String address(SavedView view) {
        return "desk/assets?" + VIEW + "=" + view.id();
    }

    static AssetQuestion of(Map<String, String> query) {
        var known = new LinkedHashMap<String, String>();
        query.forEach((key, value) -> {
            if (!value.isBlank()
                    && value.length() <= 200
                    && (SHOWN.contains(key)
                            || OTHERS.contains(key)
                            || key.equals("sort")
                            || key.equals(VIEW) && value.matches("\\d{1,18}")
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

    /** @return id of the saved view that it began with */
    @Nullable
    String view() {
        return values.get(VIEW);
    }

    /** @return whether the address names a saved view and nothing else: then that view says the rest */
    boolean isViewAlone() {
        return values.size() == 1 && view() != null;
    }

    AssetQuestion withoutView() {
        return with(VIEW, null);
    }

    boolean isNarrowed() {
        return values.keySet().stream().anyMatch(key -> !key.equals("sort") && !key.equals(VIEW));
    }

    /** @return as a saved view keeps it */
    String query() {
        return written(withoutView().values());
    }

    private static String written(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    String address() {
        return values.isEmpty() ? "desk/assets" : "desk/assets?" + written(values);
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
