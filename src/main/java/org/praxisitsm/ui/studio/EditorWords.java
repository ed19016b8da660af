package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.UI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PracticeDescriptor.Field;
import org.praxisitsm.practice.PracticeDescriptor.FieldType;
import org.praxisitsm.ui.components.DiagramEditorChoices.Kind;
import org.praxisitsm.ui.components.DiagramEditorChoices.Variable;

/** What a diagram can read and set, in the words of the pack and of the screens. */
final class EditorWords {

    private static final String TOPIC = "notification.";

    private EditorWords() {}

    /** @return what conditions and timers can read: what every ticket has, then the pack's own, those alone that are variables */
    static List<Variable> variables(Pack pack, Map<String, String> groups) {
        var priorities = IntStream.rangeClosed(1, 5)
                .boxed()
                .collect(Collectors.toMap(String::valueOf, each -> "P" + each, (a, b) -> a, LinkedHashMap::new));
        var everywhere = Stream.of(
                new Variable("priority", word("editor.variable.priority"), Kind.NUMBER, priorities),
                new Variable("group", word("editor.variable.group"), Kind.TEXT, groups),
                new Variable("assignee", word("editor.variable.assignee"), Kind.TEXT, Map.of()),
                new Variable("requester", word("editor.variable.requester"), Kind.TEXT, Map.of()),
                new Variable("vip", word("editor.variable.vip"), Kind.TRUTH, Map.of()),
                new Variable("service", word("editor.variable.service"), Kind.TEXT, Map.of()),
                new Variable("criticality", word("editor.variable.criticality"), Kind.TEXT, Map.of()),
                new Variable("channel", word("editor.variable.channel"), Kind.TEXT, Map.of()));
        var own = pack.descriptor().fields().stream()
                .filter(Field::variable)
                .map(field -> new Variable(field.key(), field.label(), kind(field.type()), field.options()));
        return Stream.concat(everywhere, own).toList();
    }

    private static Kind kind(FieldType type) {
        return switch (type) {
            case NUMBER, MONEY -> Kind.NUMBER;
            case BOOLEAN -> Kind.TRUTH;
            case DATE, DATE_TIME -> Kind.INSTANT;
            default -> Kind.TEXT;
        };
    }

    /** @return what an action can set on a ticket, key to label */
    static Map<String, String> fields(Pack pack) {
        var fields = new LinkedHashMap<String, String>();
        for (var key : List.of("priority", "group", "assignee", "service")) {
            fields.put(key, word("editor.variable." + key));
        }
        pack.descriptor().fields().forEach(field -> fields.put(field.key(), field.label()));
        return fields;
    }

    /** @return what people can be told, key to sentence */
    static Map<String, String> topics() {
        var locale = UI.getCurrent() == null ? Locale.ENGLISH : UI.getCurrent().getLocale();
        var texts =
                ResourceBundle.getBundle("messages", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        return texts.keySet().stream()
                .filter(key -> key.startsWith(TOPIC) && !texts.getString(key).contains("{"))
                .sorted()
                .collect(Collectors.toMap(
                        key -> key.substring(TOPIC.length()), texts::getString, (a, b) -> a, LinkedHashMap::new));
    }

    private static String word(String key) {
        return UI.getCurrent() == null ? key : UI.getCurrent().getTranslation(key);
    }
}
