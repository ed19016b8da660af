package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.praxisitsm.rules.sheet.DecisionPicture;
import org.praxisitsm.rules.sheet.DecisionsText;
import org.praxisitsm.rules.sheet.DecisionsText.Decision;

/** What is asked about the decisions of a file: another one, what one requires, and taking one out. */
final class DecisionDialogs {

    private DecisionDialogs() {}

    /**
     * Another decision that this one requires.
     *
     * @param table whether a table is proposed, else an expression
     */
    static void add(SheetScreen screen, String above, boolean table) {
        var file = DecisionsText.read(screen.text()).orElseThrow();
        var name = new TextField(text("studio.sheet.name"));
        name.setId("decision-name");
        name.setMaxLength(120);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        var kind = new RadioButtonGroup<Boolean>(text("studio.drd.kind"));
        kind.setItems(true, false);
        kind.setItemLabelGenerator(one -> text(one ? "studio.drd.kind.table" : "studio.drd.kind.expression"));
        kind.setValue(table);
        var answer = new TextField(text("studio.feel.answer"));
        answer.setId("decision-answer");
        answer.setHelperText(text("studio.drd.answer.hint"));
        answer.setMaxLength(40);
        var type = new Select<String>();
        type.setLabel(text("studio.column.type"));
        type.setItems(SheetDialogs.TYPES);
        type.setItemLabelGenerator(one -> text("studio.type." + one));
        type.setValue("string");
        name.addValueChangeListener(event -> answer.setValue(camel(event.getValue())));
        var dialog = SheetDialogs.dialog(text("studio.drd.add"));
        dialog.add(SheetDialogs.column(name, kind, answer, type));
        SheetDialogs.confirm(dialog, text("studio.sheet.create"), () -> {
            var title = name.getValue().strip();
            var key = answer.getValue().strip();
            name.setInvalid(title.isEmpty());
            var taken =
                    file.decisions().stream().anyMatch(other -> other.answers().contains(key));
            var fits = key.matches("[a-z][A-Za-z0-9]{0,39}");
            answer.setErrorMessage(text(fits ? "studio.column.taken" : "studio.column.bad-name"));
            answer.setInvalid(!fits || taken);
            if (title.isEmpty() || !fits || taken) {
                return false;
            }
            var id = id(screen, title);
            var first = SheetDialogs.typeOf(screen.editing.now(), "priority").orElse("integer");
            var made = kind.getValue()
                    ? file.withTable(id, title, "priority", first, key, type.getValue())
                    : file.withNewExpression(id, title, key, type.getValue());
            screen.become(
                    DecisionPicture.redrawn(made.withRequirement(above, id)).text());
            screen.open(id);
            return true;
        });
        dialog.open();
        name.focus();
    }

    /** One that no decision or grid of the pack has. */
    private static String id(SheetScreen screen, String title) {
        var pack = screen.editing.now();
        var bare = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var like = pack.key() + "-" + (bare.isEmpty() ? "decision" : bare);
        var id = like.length() > 70 ? like.substring(0, 70) : like;
        for (var number = 2;
                pack.fileOf(id).isPresent() || pack.files().has("rules/" + pack.key() + "/" + id + ".rules.csv");
                number++) {
            id = like + "-" + number;
        }
        return id;
    }

    /** {@code Days to answer} becomes {@code daysToAnswer}. */
    private static String camel(String title) {
        var words = title.strip().replaceAll("[^A-Za-z0-9]+", " ").strip().split(" ");
        var camel = new StringBuilder(words[0].toLowerCase(Locale.ROOT));
        for (var i = 1; i < words.length; i++) {
            camel.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(words[i].substring(1).toLowerCase(Locale.ROOT));
        }
        return camel.length() > 40 ? camel.substring(0, 40) : camel.toString();
    }

    /** Which others the open decision requires; those that would make a circle are not offered. */
    static void requires(SheetScreen screen) {
        var file = DecisionsText.read(screen.text()).orElseThrow();
        var open = file.decision(screen.opened).orElseThrow();
        var offered = file.decisions().stream()
                .filter(other -> file.mayRequire(open.id(), other.id()))
                .toList();
        var dialog = SheetDialogs.dialog(text("studio.drd.requires.title", open.title()));
        if (offered.isEmpty()) {
            dialog.add(new Paragraph(text("studio.drd.requires.none")));
            dialog.open();
            return;
        }
        var choice = new CheckboxGroup<Decision>();
        choice.setItems(offered);
        choice.setItemLabelGenerator(other -> other.title() + " (" + String.join(", ", other.answers()) + ")");
        choice.setValue(offered.stream()
                .filter(other -> open.requires().contains(other.id()))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        dialog.add(SheetDialogs.column(new Paragraph(text("studio.drd.requires.hint")), choice));
        SheetDialogs.confirm(dialog, text("studio.column.apply"), () -> {
            screen.become(lines(file, open, choice.getValue()).text());
            return true;
        });
        dialog.open();
    }

    private static DecisionsText lines(DecisionsText file, Decision open, Set<Decision> chosen) {
        var ids = chosen.stream().map(Decision::id).collect(Collectors.toSet());
        var changed = file;
        for (var other : open.requires()) {
            changed = ids.contains(other) ? changed : changed.withoutRequirement(open.id(), other);
        }
        for (var id : ids) {
            changed = changed.withRequirement(open.id(), id);
        }
        return changed;
    }

    static void rename(SheetScreen screen, String id) {
        var file = DecisionsText.read(screen.text()).orElseThrow();
        SheetDialogs.rename(file.decision(id).orElseThrow().title(), name -> {
            screen.become(file.withName(id, name).text());
            screen.showNav();
        });
    }

    /** Takes a decision out of its file; while another reads what it answers, that is said. */
    static void remove(SheetScreen screen, String id) {
        var own = SheetScreen.idOf(screen.path);
        if (id.equals(own)) {
            return;
        }
        var file = DecisionsText.read(screen.text()).orElseThrow();
        var needing = file.decisions().stream()
                .filter(other -> other.requires().contains(id))
                .map(Decision::title)
                .collect(Collectors.joining(", "));
        var title = file.decision(id).orElseThrow().title();
        var dialog = SheetDialogs.dialog(text("studio.drd.remove.title", title));
        dialog.add(new Paragraph(
                needing.isEmpty() ? text("studio.sheet.delete.hint") : text("studio.drd.remove.needed", needing)));
        SheetDialogs.confirm(dialog, text("studio.drd.remove"), () -> {
            screen.become(file.without(id).text());
            var cases = screen.casesPath(id);
            if (screen.editing.text(cases).isPresent()) {
                screen.editing.remove(cases);
            }
            screen.open(id.equals(screen.opened) ? own : screen.opened);
            return true;
        });
        dialog.open();
    }

    private static String text(String key, Object... places) {
        return UI.getCurrent().getTranslation(key, places);
    }
}
