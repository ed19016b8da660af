package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.PackReader;
import org.praxisitsm.practice.UnreadablePack;
import org.praxisitsm.practice.reading.YamlText;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;

/** practice.yaml in fields and sheets. What nobody changes stays byte for byte, comments and quotation marks included. */
class FieldsScreen extends Composite<Div> {

    private static final String DAYS = "P\\d{1,5}D";

    final transient PackEditing editing;
    final String path;
    private final transient Deque<YamlText> done = new ArrayDeque<>();
    private final transient Deque<YamlText> undone = new ArrayDeque<>();
    private final List<DescriptorSheet> sheets = new ArrayList<>();
    private final Map<String, String> problems = new HashMap<>();
    private final Div general = new Div();
    private final Span wrong = new Span();
    private transient YamlText yaml;
    private transient PackLabels labels;

    FieldsScreen(PackEditing editing) {
        this.editing = editing;
        this.path = "processes/" + editing.pack().key() + "/practice.yaml";
        var read = YamlText.read(editing.text(path).orElse(""));
        var page = new Div();
        page.addClassName("px-sheet-page");
        getContent().addClassName("px-forms-page");
        getContent().add(page);
        this.yaml = read.orElseGet(() -> YamlText.read("key: none").orElseThrow());
        this.labels = new PackLabels(editing);
        if (read.isEmpty()) {
            page.add(new EmptyState(
                    "warning",
                    getTranslation("studio.fields.unreadable"),
                    getTranslation("studio.fields.unreadable.why")));
            return;
        }
        var main = new Div();
        main.addClassName("px-descriptor");
        var nav = new Nav();
        nav.addClassName("px-sheet-nav");
        nav.getElement().setAttribute("aria-label", getTranslation("studio.tab.fields"));
        wrong.addClassNames("px-badge", "err");
        general.addClassName("px-descriptor-form");
        main.add(part(nav, "general", "info", general));
        for (var sheet :
                List.of(DescriptorSheet.states(this), DescriptorSheet.fields(this), DescriptorSheet.milestones(this))) {
            sheets.add(sheet);
            var add = new Button(
                    getTranslation("studio." + sheet.list() + ".add"), new PxIcon("plus"), event -> sheet.add(""));
            add.setId("add-" + sheet.list());
            add.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            add.setVisible(mayEdit());
            main.add(part(nav, sheet.list(), sheet.icon(), sheet.grid(), add));
        }
        page.add(nav, main);
        if (editing.isDraft()) {
            // Steps, forms and tables name what stands here: what a change does to them is said at once.
            getContent().add(editing.problems());
        }
        form();
        refresh();
        editing.onJump(element -> sheets.stream()
                .filter(sheet -> element.startsWith(sheet.list() + "["))
                .findFirst()
                .ifPresent(sheet ->
                        sheet.grid().reveal(sheet.id(Integer.parseInt(element.replaceAll(".*?\\[(\\d+)].*", "$1"))))));
    }

    boolean mayEdit() {
        return editing.mayDraw();
    }

    java.util.Locale locale() {
        return getLocale();
    }

    YamlText yaml() {
        return yaml;
    }

    PackLabels labels() {
        return labels;
    }

    private Section part(Nav nav, String key, String icon, Component... content) {
        var title = new Div(new H2(getTranslation("studio.fields." + key)));
        title.addClassName("px-descriptor-head");
        var hint = new Paragraph(getTranslation("studio.fields." + key + ".hint"));
        var section = new Section(title, hint);
        section.add(content);
        if (key.equals("general")) {
            title.add(wrong);
        }
        var item = new NativeButton("", event -> section.scrollIntoView());
        item.add(new Span(new PxIcon(icon), new Span(getTranslation("studio.fields." + key))));
        item.addClassName("px-nav-item");
        nav.add(item);
        return section;
    }

    /** @return what is wrong with a member, by its path, or null */
    @org.jspecify.annotations.Nullable
    String problem(String member) {
        return problems.get(member);
    }

    /** Changes the text; what cannot be written there is told and leaves it as it is. */
    void change(UnaryOperator<YamlText> how) {
        if (!mayEdit()) {
            return;
        }
        try {
            var changed = how.apply(yaml);
            if (!changed.text().equals(yaml.text())) {
                done.push(yaml);
                undone.clear();
                put(changed);
                return;
            }
        } catch (IllegalArgumentException cannot) {
            Failures.tell(com.vaadin.flow.component.UI.getCurrent(), getTranslation("studio.fields.cannot"));
        }
        refresh();
    }

    private void put(YamlText changed) {
        yaml = changed;
        editing.change(path, changed.text());
        refresh();
        editing.judge();
    }

    void undo() {
        if (mayEdit() && !done.isEmpty()) {
            undone.push(yaml);
            put(done.pop());
            form();
        }
    }

    void redo() {
        if (mayEdit() && !undone.isEmpty()) {
            done.push(yaml);
            put(undone.pop());
            form();
        }
    }

    void refresh() {
        labels = new PackLabels(editing);
        problems.clear();
        try {
            var files = editing.now().files().with(path, yaml.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            PackReader.read(files, editing.pack().key());
        } catch (UnreadablePack unreadable) {
            for (var finding : unreadable.findings()) {
                problems.putIfAbsent(finding.element() == null ? "" : finding.element(), sentence(finding));
            }
        }
        wrong.setVisible(!problems.isEmpty());
        wrong.setText(problems.values().stream().findFirst().orElse(""));
        sheets.forEach(DescriptorSheet::show);
    }

    private static String sentence(Finding finding) {
        var message = finding.message();
        var own = finding.element() == null ? "" : finding.element() + ": ";
        return ServiceWords.of(message.startsWith(own) ? message.substring(own.length()) : message, finding.hint());
    }

    // ---- the members that are no lists ----

    private void form() {
        general.removeAll();
        general.add(
                text("name", 160, "name"),
                text("offer", 160, "offer", "name"),
                area("description", 2_000, "description"),
                area("offer.description", 400, "offer", "description"),
                text("offer.group", 60, "offer", "group"),
                text("offer.place", 3, "offer", "place"),
                flag("offer.staffOnly", false, "offer", "staffOnly"),
                choice("process", ".bpmn", false, "process"),
                choice("startForm", ".form", false, "startForm"),
                choice("agreements", ".dmn", true, "agreements"),
                retention(),
                flag("secondPerson", true, "secondPerson"),
                flag("confidential", false, "confidential"));
        var fixed = new Paragraph(getTranslation(
                "studio.fields.fixed",
                yaml.scalar("key").orElse(""),
                yaml.scalar("prefix").orElse(""),
                yaml.scalar("unit").orElse("")));
        general.add(fixed);
    }

    /** @return the files of a kind by their ids, each as its own page calls it */
    private Map<String, String> names(String ending) {
        var pack = editing.now();
        var names = new LinkedHashMap<String, String>();
        pack.files()
                .pathsEndingWith(ending)
                .forEach(path -> names.put(SheetScreen.idOf(path), PartNames.of(pack, path, this)));
        return names;
    }

    private TextField text(String key, int most, Object... place) {
        var field = new TextField(getTranslation("studio.fields." + key));
        field.setId("descriptor-" + key);
        field.setMaxLength(most);
        field.setReadOnly(!mayEdit());
        field.setValue(yaml.scalar(place).orElse(""));
        field.addValueChangeListener(event -> set(event.getValue(), place));
        return field;
    }

    private TextArea area(String key, int most, Object... place) {
        var field = new TextArea(getTranslation("studio.fields." + key));
        field.setId("descriptor-" + key.replace('.', '-'));
        field.setMaxLength(most);
        field.setMinRows(2);
        field.setReadOnly(!mayEdit());
        field.setValue(yaml.scalar(place).orElse(""));
        field.addValueChangeListener(event -> set(event.getValue(), place));
        return field;
    }

    private void set(String value, Object... place) {
        var plain = value.strip();
        change(now -> plain.isEmpty() && place[0] != "name" ? now.without(place) : now.with(plain, place));
    }

    private Select<String> choice(String key, String ending, boolean mayBeNone, Object... place) {
        var field = new Select<String>();
        field.setLabel(getTranslation("studio.fields." + key));
        field.setId("descriptor-" + key);
        var names = names(ending);
        var all = new ArrayList<>(names.keySet());
        var now = yaml.scalar(place).orElse(null);
        if (now != null && !all.contains(now)) {
            all.add(now);
        }
        field.setItems(all);
        field.setItemLabelGenerator(
                id -> id == null ? getTranslation("studio.fields.none") : names.getOrDefault(id, id));
        field.setEmptySelectionAllowed(mayBeNone);
        field.setEmptySelectionCaption(getTranslation("studio.fields.none"));
        field.setReadOnly(!mayEdit());
        field.setValue(now);
        field.addValueChangeListener(event -> set(event.getValue() == null ? "" : event.getValue(), place));
        return field;
    }

    private Checkbox flag(String key, boolean otherwise, Object... place) {
        var field = new Checkbox(getTranslation("studio.fields." + key));
        field.setId("descriptor-" + key);
        field.setReadOnly(!mayEdit());
        field.setValue(yaml.scalar(place).map("true"::equals).orElse(otherwise));
        field.addValueChangeListener(event -> {
            var value = event.getValue();
            change(now -> now.scalar(place).isEmpty() && value == otherwise ? now : now.with(value, place));
        });
        return field;
    }

    /** Periods in months or years are shown in days only where the file says days. */
    private Component retention() {
        var now = yaml.scalar("retention").orElse("P3650D");
        if (!now.matches(DAYS)) {
            return text("retention", 20, "retention");
        }
        var field = new IntegerField(getTranslation("studio.fields.retention.days"));
        field.setId("descriptor-retention");
        field.setMin(1);
        field.setMax(36_525);
        field.setReadOnly(!mayEdit());
        field.setStepButtonsVisible(false);
        field.setValue(Period.parse(now).getDays());
        field.addValueChangeListener(event -> {
            if (event.getValue() != null && event.getValue() > 0 && event.getValue() <= 36_525) {
                set("P" + event.getValue() + "D", "retention");
            }
        });
        return field;
    }
}
