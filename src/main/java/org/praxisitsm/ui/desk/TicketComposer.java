package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.QuickTexts.QuickText;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.FileTray;
import org.praxisitsm.ui.components.PersonBox;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SaveViewDialog;
import org.praxisitsm.ui.components.Toast;

/** Reply to the requester or write an internal note, with files; what is typed is kept until it is sent. */
class TicketComposer extends Composite<Div> {

    private final transient TicketServices services;
    private final transient Viewer viewer;
    private final transient Runnable sent;
    private final NativeButton reply;
    private final NativeButton note;
    private final Span reader = new Span();
    private final TextArea text = new TextArea();
    private final FileTray files;
    private final Popover mention = new Popover();
    private final Popover quick = new Popover();
    private boolean internal;
    private transient @Nullable TicketView ticket;

    TicketComposer(TicketServices services, Viewer viewer, Runnable sent) {
        this.services = services;
        this.viewer = viewer;
        this.sent = sent;
        reply = tab("reply", "ticket.reply", false);
        note = tab("lock", "ticket.internal", true);
        reader.addClassName("px-faint");
        var tabs = new Div(reply, note, reader);
        tabs.addClassName("px-composer-tabs");
        text.setId("composer-text");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(800);
        text.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                keep();
            }
        });
        text.addKeyDownListener(Key.of("@"), key -> mention.open());
        text.addKeyDownListener(Key.ENTER, key -> send(), KeyModifier.CONTROL);
        files = new FileTray(services.limits().maxSizeInBytes(), services.desk()::examine);
        var send = new Button(getTranslation("ticket.send"), new PxIcon("send"), click -> send());
        send.setId("composer-send");
        send.addThemeNames("small");
        var foot = new Div(files, opener(mention, "at", "ticket.mention", people()), quickTexts(), send);
        foot.addClassName("px-composer-foot");
        getContent().addClassName("px-composer");
        getContent().setId("composer");
        getContent().add(tabs, text, foot);
    }

    private NativeButton tab(String icon, String label, boolean hidden) {
        var tab = new NativeButton("", click -> begin(hidden));
        tab.add(new PxIcon(icon), new Span(getTranslation(label)));
        tab.setId(hidden ? "composer-note" : "composer-reply");
        return tab;
    }

    private Component opener(Popover popover, String icon, String label, Component content) {
        var button = new Button(new PxIcon(icon));
        button.setAriaLabel(getTranslation(label));
        button.setTooltipText(getTranslation(label));
        button.addThemeNames("tertiary", "small", "icon");
        popover.setTarget(button);
        popover.setAriaLabel(getTranslation(label));
        popover.setPosition(PopoverPosition.TOP_END);
        popover.setAutofocus(true);
        popover.add(content);
        return new Span(button, popover);
    }

    private Component people() {
        var person = new PersonBox(getTranslation("ticket.mention"), services.forms());
        person.setId("mention");
        person.addValueChangeListener(change -> {
            if (change.getValue() != null && change.isFromClient()) {
                mention.close();
                insert("@" + change.getValue() + " ");
                person.clear();
            }
        });
        return person;
    }

    private Component quickTexts() {
        var choice = new ComboBox<QuickText>(getTranslation("quick.title"));
        choice.setId("quick-text");
        choice.setItemLabelGenerator(QuickText::name);
        choice.setItemsWithFilterConverter(
                query -> services.quickTexts().find(query.getFilter().orElse(""), viewer).stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()),
                typed -> typed);
        choice.addValueChangeListener(change -> {
            if (change.getValue() != null && change.isFromClient()) {
                quick.close();
                insert(filled(change.getValue().body()));
                choice.clear();
            }
        });
        var save = new Button(getTranslation("quick.keep"), click -> {
            quick.close();
            new SaveViewDialog(getTranslation("quick.keep"), "", false, (name, shared) -> {
                        services.quickTexts().keep(name, text.getValue(), shared, viewer);
                        choice.getDataProvider().refreshAll();
                        Toast.done(getTranslation("quick.kept", name));
                    })
                    .open();
        });
        save.setId("quick-keep");
        save.addThemeNames("tertiary", "small", "accent");
        var content = new Div(choice, save);
        content.addClassName("px-stack");
        return opener(quick, "bolt", "quick.title", content);
    }

    private String filled(String body) {
        var of = ticket;
        return of == null
                ? body
                : body.replace("{requester}", services.names().person(of.requester()))
                        .replace("{number}", of.number())
                        .replace("{subject}", of.subject())
                        .replace("{me}", viewer.name());
    }

    /** Where the cursor stands, in place of an @ that was typed to call the list. */
    private void insert(String words) {
        text.getElement()
                .executeJs(
                        """
                        const input = this.inputElement;
                        const at = input.selectionStart;
                        const called = $0.startsWith('@') && input.value[at - 1] === '@';
                        input.setRangeText($0, called ? at - 1 : at, input.selectionEnd, 'end');
                        input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
                        input.focus();""",
                        words);
    }

    /** What was written to the ticket before this one stays with that one. */
    void show(TicketView shown) {
        var another = ticket != null && !ticket.number().equals(shown.number());
        ticket = shown;
        note.setVisible(shown.mayWork());
        choose(internal && shown.mayWork() && !another);
        if (another) {
            files.clear();
        }
        text.setValue(services.drafts()
                .find(place(), viewer)
                .map(draft -> String.valueOf(draft.content().getOrDefault("text", "")))
                .orElse(""));
    }

    /** Words from beside the ticket go into the reply to the requester. */
    void quote(String words) {
        begin(false);
        insert(words);
    }

    void begin(boolean hidden) {
        choose(hidden);
        text.focus();
    }

    private void choose(boolean hidden) {
        internal = hidden;
        reply.setClassName("on", !hidden);
        note.setClassName("on", hidden);
        reply.getElement().setAttribute("aria-pressed", Boolean.toString(!hidden));
        note.getElement().setAttribute("aria-pressed", Boolean.toString(hidden));
        getContent().setClassName("internal", hidden);
        text.setAriaLabel(getTranslation(hidden ? "ticket.internal" : "ticket.reply"));
        text.setPlaceholder(getTranslation(hidden ? "ticket.note.write" : "ticket.reply.write"));
        reader.setText(
                hidden || ticket == null
                        ? getTranslation("ticket.note.who")
                        : getTranslation("ticket.reply.who", services.names().person(ticket.requester())));
    }

    private void send() {
        var current = ticket;
        if (current == null || (text.getValue().isBlank() && files.files().isEmpty())) {
            text.focus();
            return;
        }
        var written = text.getValue().isBlank() ? getTranslation("ticket.files") : text.getValue();
        var done =
                Failures.attempt(() -> services.desk().say(current.number(), written, internal, files.files(), viewer));
        if (done) {
            text.clear();
            files.clear();
            services.drafts().save(place(), Map.of(), viewer);
            sent.run();
        }
    }

    private void keep() {
        services.drafts().save(place(), text.isEmpty() ? Map.of() : Map.of("text", text.getValue()), viewer);
    }

    private String place() {
        return "reply:" + (ticket == null ? "" : ticket.number());
    }
}
