package org.praxisitsm.ui.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.PracticeDescriptor.FieldType;
import org.praxisitsm.practice.reading.YamlText;
import org.praxisitsm.ui.components.Failures;

/** A list of practice.yaml as a spreadsheet: one entry a row, one member a column. */
final class DescriptorSheet implements SheetGrid.Listener {

    /** What is typed becomes another text; the row is the place in the list. */
    private interface Write {
        YamlText put(YamlText yaml, int row, String typed);
    }

    private record Column(
            String member,
            String head,
            Map<String, String> options,
            boolean many,
            Function<Integer, String> read,
            Write write) {}

    private final FieldsScreen screen;
    private final String list;
    private final String icon;
    private final SheetGrid grid = new SheetGrid(this);
    private final List<Column> columns = new ArrayList<>();

    private DescriptorSheet(FieldsScreen screen, String list, String icon) {
        this.screen = screen;
        this.list = list;
        this.icon = icon;
    }

    static DescriptorSheet states(FieldsScreen screen) {
        var sheet = new DescriptorSheet(screen, "states", "flag");
        sheet.plain("key", "label");
        var categories = new LinkedHashMap<String, String>();
        Arrays.stream(Category.values())
                .forEach(one -> categories.put(one.name(), sheet.words("category." + one.name())));
        sheet.choice("category", categories);
        sheet.languages();
        return sheet;
    }

    static DescriptorSheet fields(FieldsScreen screen) {
        var sheet = new DescriptorSheet(screen, "fields", "form");
        sheet.plain("key", "label");
        var types = new LinkedHashMap<String, String>();
        Arrays.stream(FieldType.values())
                .forEach(one -> types.put(one.name(), sheet.words("studio.fieldtype." + one.name())));
        sheet.choice("type", types);
        sheet.options();
        sheet.flag("variable");
        sheet.flag("internal");
        var roles = new LinkedHashMap<String, String>();
        Arrays.stream(Role.values())
                .forEach(one -> roles.put(
                        one.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        sheet.words("studio.role." + one.name())));
        sheet.several("editableBy", roles);
        sheet.number("maxLength");
        sheet.languages();
        return sheet;
    }

    static DescriptorSheet milestones(FieldsScreen screen) {
        var sheet = new DescriptorSheet(screen, "milestones", "target");
        sheet.plain("key", "label");
        sheet.several("activities", sheet.elements());
        sheet.languages();
        return sheet;
    }

    String list() {
        return list;
    }

    String icon() {
        return icon;
    }

    SheetGrid grid() {
        return grid;
    }

    private String words(String key) {
        return screen.getTranslation(key);
    }

    private String head(String member) {
        return words("studio.fields.column." + member);
    }

    private String scalar(int row, String member) {
        return screen.yaml().scalar(list, row, member).orElse("");
    }

    private void plain(String... members) {
        for (var member : members) {
            columns.add(new Column(
                    member,
                    head(member),
                    Map.of(),
                    false,
                    row -> scalar(row, member),
                    (yaml, row, typed) -> typed.isBlank() ? yaml : yaml.with(typed, list, row, member)));
        }
    }

    private void choice(String member, Map<String, String> options) {
        columns.add(new Column(
                member,
                head(member),
                options,
                false,
                row -> options.getOrDefault(scalar(row, member), scalar(row, member)),
                (yaml, row, typed) -> typed.isBlank() ? yaml : yaml.with(keyOf(options, typed), list, row, member)));
    }

    private static String keyOf(Map<String, String> options, String label) {
        return options.entrySet().stream()
                .filter(option -> option.getValue().equalsIgnoreCase(label)
                        || option.getKey().equalsIgnoreCase(label))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(label);
    }

    private void flag(String member) {
        var options = new LinkedHashMap<String, String>();
        options.put("true", words("studio.sheet.yes"));
        options.put("false", words("studio.sheet.no"));
        columns.add(new Column(
                member,
                head(member),
                options,
                false,
                row -> scalar(row, member).equals("true") ? words("studio.sheet.yes") : "",
                (yaml, row, typed) -> keyOf(options, typed).equals("true")
                        ? yaml.with(true, list, row, member)
                        : yaml.without(list, row, member)));
    }

    private void number(String member) {
        columns.add(
                new Column(member, head(member), Map.of(), false, row -> scalar(row, member), (yaml, row, typed) -> {
                    if (typed.isBlank()) {
                        return yaml.without(list, row, member);
                    }
                    return typed.matches("\\d{1,6}")
                            ? yaml.with(Integer.parseInt(typed), list, row, member)
                            : yaml.with(typed, list, row, member);
                }));
    }

    private void several(String member, Map<String, String> options) {
        columns.add(new Column(
                member,
                head(member),
                options,
                true,
                row -> screen.yaml().scalars(list, row, member).stream()
                        .map(key -> options.getOrDefault(key, key))
                        .collect(Collectors.joining(", ")),
                (yaml, row, typed) -> yaml.withScalars(keysOf(options, typed), list, row, member)));
    }

    /** Labels may have commas of their own: the longest that fits counts. */
    private static List<String> keysOf(Map<String, String> options, String typed) {
        var keys = new ArrayList<String>();
        var rest = typed.strip();
        while (!rest.isEmpty()) {
            var text = rest;
            var known = options.entrySet().stream()
                    .filter(option -> text.regionMatches(
                            true, 0, option.getValue(), 0, option.getValue().length()))
                    .max(java.util.Comparator.comparingInt(
                            option -> option.getValue().length()));
            var end = known.map(option -> option.getValue().length())
                    .orElseGet(() -> text.contains(",") ? text.indexOf(',') : text.length());
            var key = known.map(Map.Entry::getKey)
                    .orElseGet(() -> keyOf(
                            options,
                            text.substring(0, text.contains(",") ? text.indexOf(',') : text.length())
                                    .strip()));
            if (!key.isBlank() && !keys.contains(key)) {
                keys.add(key);
            }
            rest = text.substring(end).replaceFirst("^[\\s,]+", "");
        }
        return keys;
    }

    private void languages() {
        for (var language : screen.labels().languages(screen.yaml())) {
            columns.add(new Column(
                    "labels." + language,
                    Locale.forLanguageTag(language).getDisplayLanguage(screen.locale()),
                    Map.of(),
                    false,
                    row -> screen.labels().read(screen.yaml(), list, row, language),
                    (yaml, row, typed) -> screen.labels().write(yaml, list, row, language, typed)));
        }
    }

    // ---- choices of a field ----

    /** Written "key = Label; key = Label": whoever types labels alone keeps the keys that are known and gets new ones. */
    private void options() {
        columns.add(new Column("options", head("options"), Map.of(), false, this::shownOptions, this::writeOptions));
    }

    private String shownOptions(int row) {
        return screen.yaml().members(list, row, "options").stream()
                .map(key -> key + " = "
                        + screen.yaml().scalar(list, row, "options", key).orElse(""))
                .collect(Collectors.joining("; "));
    }

    private YamlText writeOptions(YamlText begun, int row, String typed) {
        var wanted = new LinkedHashMap<String, String>();
        for (var part : typed.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            var cut = part.indexOf('=');
            var label = part.substring(cut + 1).strip();
            var key = cut >= 0 ? part.substring(0, cut).strip() : known(begun, row, label);
            wanted.put(key, label);
        }
        var yaml = begun;
        for (var key : begun.members(list, row, "options")) {
            if (!wanted.containsKey(key)) {
                yaml = yaml.without(list, row, "options", key);
            }
        }
        for (var option : wanted.entrySet()) {
            yaml = yaml.with(option.getValue(), list, row, "options", option.getKey());
        }
        var order = List.copyOf(wanted.keySet());
        for (var to = 0; to < order.size(); to++) {
            var from = yaml.members(list, row, "options").indexOf(order.get(to));
            yaml = from == to ? yaml : yaml.withMoved(from, to, list, row, "options");
        }
        return yaml;
    }

    private String known(YamlText yaml, int row, String label) {
        return yaml.members(list, row, "options").stream()
                .filter(key -> yaml.scalar(list, row, "options", key)
                        .filter(label::equalsIgnoreCase)
                        .isPresent())
                .findFirst()
                .orElseGet(() -> label.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", ""));
    }

    private Map<String, String> elements() {
        return DrawnElements.of(screen.editing.now());
    }

    // ---- what is shown ----

    void show() {
        var heads = columns.stream()
                .map(column -> new SheetGrid.Column(
                        column.head(),
                        "",
                        "plain",
                        column.options().entrySet().stream()
                                .map(option -> List.of(option.getKey(), option.getValue()))
                                .toList(),
                        column.many()))
                .toList();
        var rows =
                IntStream.range(0, screen.yaml().size(list)).mapToObj(this::row).toList();
        var words = new LinkedHashMap<String, String>();
        for (var key : List.of("menu.above", "menu.below", "menu.copy", "menu.up", "menu.down")) {
            words.put(key, words("studio.list." + key));
        }
        words.put("menu.delete", words("studio.list.menu.delete"));
        words.put("rule", words("studio.list.row"));
        words.put("label", words("studio.fields." + list));
        grid.show(new SheetGrid.Sheet(heads, rows, List.of(), "", null, words, screen.mayEdit()));
    }

    private SheetGrid.Row row(int row) {
        var cells = columns.stream()
                .map(column -> {
                    var text = column.read().apply(row);
                    return new SheetGrid.Cell(
                            text, text.isEmpty(), column.member().equals("key"), problem(row, column.member()), null);
                })
                .toList();
        var broken = cells.stream()
                .map(SheetGrid.Cell::bad)
                .filter(java.util.Objects::nonNull)
                .findFirst();
        return new SheetGrid.Row(
                id(row),
                String.valueOf(row + 1),
                cells,
                broken.isPresent() ? words("studio.list.wrong") : null,
                broken.isPresent() ? "err" : null,
                broken.orElse(null),
                null);
    }

    /** Entries are known by their key, so that whoever moves one keeps it under their hands. */
    String id(int row) {
        var key = scalar(row, "key");
        var unique = IntStream.range(0, screen.yaml().size(list))
                        .filter(i -> scalar(i, "key").equals(key))
                        .count()
                == 1;
        return unique && !key.isBlank() && !key.startsWith("#") ? key : "#" + row;
    }

    private int place(String id) {
        return IntStream.range(0, screen.yaml().size(list))
                .filter(row -> id(row).equals(id))
                .findFirst()
                .orElse(screen.yaml().size(list));
    }

    private @Nullable String problem(int row, String member) {
        return screen.problem(list + "[" + row + "]." + member);
    }

    // ---- what is done ----

    @Override
    public void cell(String row, int column, String typed) {
        var place = place(row);
        if (column >= columns.size() || place >= screen.yaml().size(list)) {
            return;
        }
        var chosen = columns.get(column);
        if (chosen.member().equals("key")
                && isPublished(scalar(place, "key"))
                && !typed.strip().equals(scalar(place, "key"))) {
            Failures.tell(com.vaadin.flow.component.UI.getCurrent(), words("studio.fields.key-in-use"));
            screen.refresh();
            return;
        }
        screen.change(yaml -> chosen.write().put(yaml, place, typed.strip()));
    }

    /** Tickets, diagrams and reports know it by its key. */
    private boolean isPublished(String key) {
        var published = screen.editing.published().pack().descriptor();
        return switch (list) {
            case "states" -> published.state(key).isPresent();
            case "fields" -> published.field(key).isPresent();
            default ->
                published.milestones().stream()
                        .anyMatch(milestone -> milestone.key().equals(key));
        };
    }

    @Override
    public void add(String after) {
        insert(
                after.isEmpty()
                        ? screen.yaml().size(list)
                        : Math.min(screen.yaml().size(list), place(after) + 1));
    }

    /** The same again under a key of its own, right behind. */
    private void copy(int place) {
        screen.change(yaml -> {
            var entry = new LinkedHashMap<>(EntryText.of(yaml, list, place));
            entry.put("key", free(yaml, scalar(place, "key")));
            return yaml.withEntry(place + 1, entry, list);
        });
    }

    private String free(YamlText yaml, String wanted) {
        var taken = IntStream.range(0, yaml.size(list))
                .mapToObj(row -> scalar(row, "key"))
                .toList();
        var key = wanted;
        for (var i = 2; taken.contains(key); i++) {
            key = wanted + (list.equals("fields") ? "" : "-") + i;
        }
        return key;
    }

    private void insert(int at) {
        screen.change(yaml -> {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("key", free(yaml, "new"));
            entry.put("label", words("studio." + list + ".new"));
            switch (list) {
                case "states" -> entry.put("category", "IN_PROGRESS");
                case "fields" -> entry.put("type", "TEXT");
                default ->
                    entry.put(
                            "activities", elements().keySet().stream().limit(1).toList());
            }
            if (yaml.size(list) > 0) {
                return yaml.withEntry(at, entry, list);
            }
            return first(yaml, entry);
        });
    }

    /** A list that is not there yet begins at the end of the file. */
    private YamlText first(YamlText yaml, Map<String, Object> entry) {
        var without = yaml.without(list).text();
        var begun = YamlText.read(without + (without.endsWith("\n") ? "" : "\n") + "\n" + list + ":\n  - {key: x}\n")
                .orElseThrow();
        return begun.withEntry(0, entry, list).without(list, 1);
    }

    @Override
    public void move(String row, int by) {
        var from = place(row);
        var to = from + by;
        if (from < screen.yaml().size(list) && to >= 0 && to < screen.yaml().size(list)) {
            screen.change(yaml -> yaml.withMoved(from, to, list));
        }
    }

    @Override
    public void act(String row, String what) {
        var place = place(row);
        if (place >= screen.yaml().size(list)) {
            return;
        }
        switch (what) {
            case "above" -> insert(place);
            case "below" -> insert(place + 1);
            case "copy" -> copy(place);
            case "up" -> move(row, -1);
            case "down" -> move(row, 1);
            case "delete" -> screen.change(yaml -> yaml.without(list, place));
            default -> throw new IllegalArgumentException(what);
        }
    }

    @Override
    public void paste(String row, int column, String text) {
        var place = place(row);
        var lines = SheetScreen.pasted(text);
        for (var i = 0; i < lines.size(); i++) {
            if (place + i == screen.yaml().size(list)) {
                insert(place + i);
            }
            for (var j = 0; j < lines.get(i).size() && column + j < columns.size(); j++) {
                cell(id(place + i), column + j, lines.get(i).get(j));
            }
        }
    }

    @Override
    public void fill(int gap) {
        // Lists have no gaps.
    }

    @Override
    public void column(int column) {
        // Its columns are what a pack may say.
    }

    @Override
    public void test(int column, String typed) {
        // Nothing is tried here.
    }

    @Override
    public void keep() {
        // Nothing is tried here.
    }

    @Override
    public void undo() {
        screen.undo();
    }

    @Override
    public void redo() {
        screen.redo();
    }
}
