package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.praxisitsm.practice.HouseTopics;
import org.praxisitsm.practice.MessageText;
import org.praxisitsm.ui.components.PxIcon;

/** What people are told of a ticket, by occasion: the pack's words or the house's, and how a mail reads then. */
class MessagesEditor extends Composite<Div> {

    private final transient PackEditing editing;
    private final transient MessageFiles files;
    private final boolean mayEdit;
    private final Div list = new Div();
    private final Div panel = new Div();
    private String topic = "";

    MessagesEditor(PackEditing editing) {
        this.editing = editing;
        this.files = new MessageFiles(editing);
        this.mayEdit = editing.mayDraw();
        list.addClassName("px-forms-list");
        list.getElement().setAttribute("role", "navigation");
        list.getElement().setAttribute("aria-label", getTranslation("studio.tab.messages"));
        panel.addClassNames("px-form-look", "px-messages");
        var columns = new Div(list, panel);
        columns.addClassName("px-forms");
        getContent().addClassName("px-forms-page");
        getContent().add(columns);
        if (editing.isDraft()) {
            getContent().add(editing.problems());
        }
        open(files.topics().get(0));
    }

    private void open(String chosen) {
        topic = chosen;
        editing.stands("messages", files.path(""));
        list();
        panel.removeAll();
        panel.add(new H3(words(chosen)), quiet(chosen + " · " + getTranslation("messages.places", places())));
        for (var language : files.languages()) {
            panel.add(language(language));
        }
        panel.add(new H3(getTranslation("messages.all")), quiet(getTranslation("messages.all.why")));
        for (var language : files.languages()) {
            panel.add(subject(language, MessageText.SUBJECT, () -> {}));
        }
    }

    private static String places() {
        return MessageText.PLACES.stream()
                .sorted()
                .map(place -> "{" + place + "}")
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    /** The occasion as its reader knows it: what they are told, of a sample ticket; a topic without any words by its key. */
    private String words(String one) {
        var locale = getLocale();
        var said = editing.now()
                .in(locale)
                .message(one)
                .orElse(HouseTopics.in(locale).getOrDefault(one, one));
        return MessageText.filled(said, sample(locale)).strip();
    }

    private void list() {
        list.removeAll();
        var written = MessageFiles.written(editing.now());
        for (var one : files.topics()) {
            var name = new Span(words(one));
            var use = new Span(one + " · " + getTranslation(written.contains(one) ? "messages.own" : "messages.house"));
            use.addClassName("px-quiet");
            var words = new Div(name, use);
            words.addClassName("px-forms-words");
            var entry = new NativeButton("", event -> open(one));
            entry.addClassName("px-forms-entry");
            entry.setId("message-" + one);
            entry.add(new PxIcon("mail"), words);
            if (one.equals(topic)) {
                entry.getElement().setAttribute("aria-current", "true");
            }
            list.add(entry);
        }
    }

    private Div language(String language) {
        var block = new Div();
        block.addClassName("px-messages-language");
        var preview = new Div();
        preview.addClassName("px-form-paper");
        preview.setId("message-preview-" + (language.isEmpty() ? "own" : language));
        var text = new TextArea(getTranslation("messages.text", name(language)));
        text.setId("message-text-" + (language.isEmpty() ? "own" : language));
        text.setValue(files.word(language, topic));
        text.setPlaceholder(HouseTopics.in(locale(language)).getOrDefault(topic, ""));
        text.setMaxLength(MessageText.LONGEST);
        text.setReadOnly(!mayEdit);
        text.setVisible(mayEdit || !text.isEmpty());
        text.setWidthFull();
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(event -> {
            files.write(language, topic, event.getValue());
            list();
            preview(preview, language);
        });
        var subject = subject(language, topic + "." + MessageText.SUBJECT, () -> preview(preview, language));
        preview(preview, language);
        block.add(text, subject, preview);
        return block;
    }

    private TextField subject(String language, String key, Runnable changed) {
        var field = new TextField(getTranslation("messages.subject", name(language)));
        field.setId("message-subject-" + (key.equals(MessageText.SUBJECT) ? "all-" : "")
                + (language.isEmpty() ? "own" : language));
        field.setValue(files.word(language, key));
        field.setMaxLength(MessageText.LONGEST_SUBJECT);
        field.setReadOnly(!mayEdit);
        field.setVisible(mayEdit || !field.isEmpty());
        field.setWidthFull();
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(event -> {
            files.write(language, key, event.getValue());
            changed.run();
        });
        return field;
    }

    /** How a mail about a sample ticket reads: the pack's words where it has them, the house's where not. */
    private void preview(Div paper, String language) {
        var values = sample(locale(language));
        var now = editing.now().in(locale(language));
        var own = now.message(topic);
        var said = own.map(text -> MessageText.filled(text, values))
                .orElseGet(() ->
                        MessageText.filled(HouseTopics.in(locale(language)).getOrDefault(topic, topic), values) + " "
                                + values.get("text"));
        var subject = now.mailSubject(topic)
                .map(text -> MessageText.filled(text, values))
                .orElse((String) values.get("subject"));
        var head = new Span("[" + values.get("number") + "] " + subject);
        head.addClassName("px-strong");
        paper.removeAll();
        paper.add(new Paragraph(head), new Paragraph(said));
        if (own.map(MessageText::quotes).orElse(true) && topic.equals("comment-added")) {
            paper.add(quiet("> " + values.get("text")));
        }
    }

    private Map<String, Object> sample(Locale locale) {
        var values = new LinkedHashMap<String, Object>();
        values.put("number", editing.pack().descriptor().prefix() + "0000042");
        values.put("practice", editing.now().in(locale).name());
        for (var name : new String[] {"subject", "by", "person", "task", "text"}) {
            values.put(name, com.vaadin.flow.i18n.I18NProvider.translate(locale, "messages.sample." + name));
        }
        return values;
    }

    private static Locale locale(String language) {
        return language.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(language.replace('_', '-'));
    }

    private String name(String language) {
        return language.isEmpty()
                ? getTranslation("messages.own-language")
                : locale(language).getDisplayName(getLocale());
    }

    private static Span quiet(String text) {
        var words = new Span(text);
        words.addClassName("px-quiet");
        return words;
    }
}
