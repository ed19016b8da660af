package org.praxisitsm.ui.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.ui.components.DrawnOutcomes;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.studio.FormTree.Row;
import org.praxisitsm.workflow.Tasks;

/** Forms beside each other: which, what it asks in which order, what a question is like, and how people will see it. */
@CssImport("./studio/forms.css")
class FormsEditor extends Composite<Div> {

    private static final List<String> TYPES = List.of(
            "textfield",
            "textarea",
            "number",
            "money",
            "checkbox",
            "select",
            "radio",
            "checklist",
            "taglist",
            "datetime",
            "person",
            "group-picker",
            "service",
            "asset",
            "offering",
            FormTree.ROWS,
            FormTree.FILES);
    private static final List<String> SHOWN = List.of("text", "group", "separator");
    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("person", "person"),
            Map.entry("group-picker", "people"),
            Map.entry("service", "server"),
            Map.entry("asset", "asset"),
            Map.entry("offering", "box"),
            Map.entry("file", "clip"),
            Map.entry(FormTree.FILES, "clip"),
            Map.entry(FormTree.ROWS, "table"),
            Map.entry("datetime", "calendar"),
            Map.entry("money", "tag"),
            Map.entry("number", "chart"),
            Map.entry("checkbox", "check"),
            Map.entry("checklist", "check"),
            Map.entry("select", "chevron-down"),
            Map.entry("radio", "target"),
            Map.entry("taglist", "tag"),
            Map.entry("text", "info"),
            Map.entry("group", "layers"));

    private final transient PackEditing editing;
    private final transient FormSources sources;
    private final ZoneId zone;
    private final boolean mayEdit;
    private final Div list = new Div();
    private final Div questions = new Div();
    private final Div panel = new Div();
    private final Div look = new Div();
    private transient @Nullable FormTree form;
    private transient @Nullable ObjectNode chosen;
    private @Nullable FormPreview preview;
    private @Nullable FormQuestion question;
    private String path = "";

    FormsEditor(PackEditing editing, FormSources sources, ZoneId zone) {
        this.editing = editing;
        this.sources = sources;
        this.zone = zone;
        this.mayEdit = editing.mayDraw();
        list.addClassName("px-forms-list");
        list.getElement().setAttribute("role", "navigation");
        list.getElement().setAttribute("aria-label", getTranslation("studio.tab.forms"));
        questions.addClassName("px-form-questions");
        panel.addClassName("px-form-panel");
        look.addClassName("px-form-look");
        var columns = new Div(list, questions, panel, look);
        columns.addClassName("px-forms");
        getContent().addClassName("px-forms-page");
        getContent().add(columns);
        if (editing.isDraft()) {
            getContent().add(editing.problems());
        }
        editing.onFindings(this::list);
        editing.onJump(this::choose);
        var paths = paths();
        open(paths.contains(editing.chosen()) ? editing.chosen() : paths.isEmpty() ? "" : paths.get(0));
    }

    /** Saved ones, and those that were only just made. */
    private List<String> paths() {
        var paths = new TreeSet<>(editing.pack().files().pathsEndingWith(".form"));
        paths.addAll(editing.changedPaths());
        return paths.stream()
                .filter(one -> one.endsWith(".form") && editing.text(one).isPresent())
                .toList();
    }

    private void open(String file) {
        path = file;
        editing.stands("forms", file);
        form = editing.text(file).flatMap(FormText::read).map(FormTree::new).orElse(null);
        chosen = null;
        panel.removeAll();
        look.removeAll();
        if (form != null) {
            preview = new FormPreview(sources, zone);
            question = new FormQuestion(form, editing.pack(), outcomes(), this::changed);
            look.add(preview);
            if (mayEdit) {
                panel.add(question);
            }
        }
        panel.setVisible(mayEdit && form != null);
        list();
        questions();
        preview();
    }

    private void list() {
        list.removeAll();
        var head = new Div(new H3(getTranslation("studio.tab.forms")));
        head.addClassName("px-forms-head");
        if (mayEdit) {
            var make = new Button(
                    getTranslation("forms.new"),
                    event -> NewForm.ask(editing, id -> {
                        open(NewForm.path(editing, id));
                        judge();
                    }));
            make.addThemeVariants(ButtonVariant.LUMO_SMALL);
            make.setId("forms-new");
            head.add(make);
        }
        list.add(head);
        paths().forEach(one -> list.add(entry(one)));
    }

    private Component entry(String file) {
        var id = idOf(file);
        var name = new Span(PartNames.of(editing.pack(), file, this));
        name.setTitle(id);
        var use = new Span(use(id));
        use.addClassName("px-quiet");
        var words = new Div(name, use);
        words.addClassName("px-forms-words");
        var entry = new NativeButton("", event -> open(file));
        entry.addClassName("px-forms-entry");
        entry.add(new PxIcon("form"), words);
        if (editing.findingsOf(file).stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR)) {
            entry.add(new PxIcon("warning"));
            entry.addClassName("px-error");
        }
        if (file.equals(path)) {
            entry.getElement().setAttribute("aria-current", "true");
        }
        return entry;
    }

    private String use(String id) {
        if (FormUse.opensTickets(editing, id)) {
            return getTranslation("forms.use.start");
        }
        var steps = FormUse.steps(editing, id);
        return steps.isEmpty() ? getTranslation("forms.use.none") : String.join(", ", steps);
    }

    private void questions() {
        questions.removeAll();
        if (form == null) {
            questions.add(
                    path.isEmpty()
                            ? new EmptyState("form", getTranslation("forms.empty"), getTranslation("forms.empty.why"))
                            : new EmptyState(
                                    "warning",
                                    getTranslation("forms.unreadable"),
                                    getTranslation("forms.unreadable.why")));
            return;
        }
        var name = new H3(PartNames.of(editing.pack(), path, this));
        name.setTitle(idOf(path));
        var head = new Div(name);
        head.addClassName("px-forms-head");
        if (mayEdit) {
            head.add(adder(form), delete());
        }
        var rows = new Div();
        rows.addClassName("px-form-rows");
        rows.getElement().setAttribute("role", "list");
        form.rows().forEach(row -> rows.add(row(row)));
        if (form.rows().isEmpty()) {
            rows.add(new Paragraph(getTranslation("forms.none")));
        }
        questions.add(head, rows);
    }

    private Component adder(FormTree into) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_SMALL);
        var add = bar.addItem(getTranslation("forms.add"));
        add.setId("forms-add");
        var open = editing.pack().descriptor().fields().stream()
                .filter(field -> !into.keys().contains(field.key()))
                .toList();
        if (!open.isEmpty()) {
            var fields = add.getSubMenu().addItem(getTranslation("forms.add.field"));
            open.forEach(field -> fields.getSubMenu().addItem(field.label(), event -> added(into.ask(field, chosen))));
        }
        TYPES.forEach(type -> item(add, into, type));
        add.getSubMenu().addSeparator();
        SHOWN.forEach(type -> item(add, into, type));
        return bar;
    }

    private void item(MenuItem menu, FormTree into, String type) {
        var label = getTranslation("forms.type." + type);
        menu.getSubMenu().addItem(label, event -> {
            var made = into.add(type, label, chosen);
            if (FormTree.CHOICES.contains(type)) {
                var first = getTranslation("forms.option.first");
                made.withArray("values").addObject().put("label", first).put("value", "first");
            }
            added(made);
        });
    }

    private void added(ObjectNode component) {
        chosen = component;
        changed();
        select(component);
    }

    private Button delete() {
        var id = idOf(path);
        var delete = new Button(getTranslation("forms.delete"), event -> {
            var text = editing.text(path).orElse("");
            var gone = path;
            editing.remove(gone);
            open(paths().isEmpty() ? "" : paths().get(0));
            judge();
            Toast.done(getTranslation("forms.deleted", id), getTranslation("editor.undo"), () -> {
                editing.change(gone, text);
                open(gone);
                judge();
            });
        });
        delete.setId("forms-delete");
        delete.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        var used =
                FormUse.opensTickets(editing, id) || !FormUse.steps(editing, id).isEmpty();
        if (used) {
            delete.setEnabled(false);
            delete.setTooltipText(getTranslation("forms.used", use(id)));
        }
        return delete;
    }

    private Component row(Row row) {
        var label = row.text(row.type().equals("text") ? "text" : "label");
        var kind = getTranslation("forms.type." + row.type());
        var name = new Span(label.isBlank() ? kind : label.lines().findFirst().orElse(""));
        name.addClassName("px-form-row-name");
        var facts = new Span(
                row.component().path("validate").path("required").asBoolean()
                        ? kind + " · " + getTranslation("forms.required")
                        : kind);
        facts.addClassName("px-quiet");
        var words = new Div(name, facts);
        words.addClassName("px-forms-words");
        var choose = new NativeButton("", event -> select(row.component()));
        choose.addClassName("px-form-row-choose");
        choose.add(new PxIcon(ICONS.getOrDefault(row.type(), "form")), words);
        if (!complaints(row).isEmpty()) {
            choose.add(new PxIcon("warning"));
        }
        var line = new Div(choose);
        line.addClassName("px-form-row");
        line.addClassName("px-depth-" + Math.min(row.depth(), 4));
        line.getElement().setAttribute("role", "listitem");
        if (row.component() == chosen) {
            choose.getElement().setAttribute("aria-current", "true");
        }
        if (mayEdit) {
            line.add(
                    small("chevron-up", "forms.up", () -> move(row.component(), -1)),
                    small("chevron-down", "forms.down", () -> move(row.component(), 1)),
                    small("close", "forms.remove", () -> remove(row)));
        }
        return line;
    }

    private NativeButton small(String icon, String key, Runnable action) {
        var button = new NativeButton("", event -> action.run());
        button.add(new PxIcon(icon));
        button.addClassName("px-form-row-act");
        button.setTitle(getTranslation(key));
        button.getElement().setAttribute("aria-label", getTranslation(key));
        return button;
    }

    private void move(ObjectNode component, int step) {
        if (form != null) {
            form.move(component, step);
            changed();
        }
    }

    private void remove(Row row) {
        if (form == null) {
            return;
        }
        var before = FormText.write(form.root());
        form.remove(row.component());
        if (row.component() == chosen) {
            select(null);
        }
        changed();
        var file = path;
        Toast.done(getTranslation("forms.removed", row.text("label")), getTranslation("editor.undo"), () -> {
            editing.change(file, before);
            open(file);
            judge();
        });
    }

    private void select(@Nullable ObjectNode component) {
        chosen = component;
        if (question != null) {
            question.show(
                    component,
                    component == null || form == null
                            ? List.of()
                            : form.find(component).map(this::complaints).orElse(List.of()));
        }
        questions();
    }

    /** A finding names a component by its id. */
    private void choose(String element) {
        if (form != null) {
            form.rows().stream()
                    .filter(row -> row.id().equals(element))
                    .findFirst()
                    .ifPresent(row -> select(row.component()));
        }
    }

    private List<String> complaints(Row row) {
        return editing.findingsOf(path).stream()
                .filter(finding -> row.id().equals(finding.element()))
                .map(ServiceWords::of)
                .toList();
    }

    private void changed() {
        if (form != null) {
            editing.change(path, FormText.write(form.root()));
            judge();
            questions();
            preview();
        }
    }

    /** Those that the answers of the form can be needed for: of every task that shows it. */
    private Map<String, String> outcomes() {
        var outcomes = new LinkedHashMap<String, String>();
        editing.pack().diagrams().forEach(diagram -> editing.text(diagram)
                .ifPresent(xml -> DrawnOutcomes.ofAllWith(xml, idOf(path))
                        .forEach(outcome -> outcomes.putIfAbsent(outcome.id(), label(outcome)))));
        return outcomes;
    }

    private String label(Tasks.Outcome outcome) {
        return outcome.equals(Tasks.Outcome.DONE) ? getTranslation("outcome.done") : outcome.label();
    }

    private void judge() {
        editing.judge();
    }

    private void preview() {
        if (preview != null && form != null) {
            var id = idOf(path);
            var steps = FormUse.steps(editing, id);
            var opens = FormUse.opensTickets(editing, id);
            var title = opens ? editing.name() : steps.isEmpty() ? id : steps.get(0);
            var buttons = new ArrayList<Tasks.Outcome>();
            if (!opens) {
                editing.pack().diagrams().forEach(diagram -> editing.text(diagram)
                        .ifPresent(xml -> buttons.addAll(DrawnOutcomes.ofForm(xml, id))));
            }
            if (buttons.isEmpty()) {
                buttons.add(new Tasks.Outcome(
                        Tasks.Outcome.DONE.id(), getTranslation(opens ? "forms.send" : "forms.done")));
            }
            preview.show(path, FormText.write(form.root()), title, buttons);
        }
    }

    private static String idOf(String file) {
        return file.isEmpty() ? "" : file.substring(file.lastIndexOf('/') + 1, file.length() - ".form".length());
    }
}
