package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.sla.AgreementVersion;
import org.praxisitsm.sla.Agreements;

/** The few questions around an agreement: a new one, its versions. */
final class AgreementDialogs {

    private AgreementDialogs() {}

    /** Names a new agreement, or a copy of one. */
    static class Create extends AdminDialog {

        private final ComboBox<String> practice = new ComboBox<>();
        private final TextField name = new TextField();
        private final TextField key = new TextField();

        /**
         * @param practices that the person may edit, keys with names
         * @param taken keys that are there already
         * @param like members to begin with, or nothing
         */
        Create(
                Map<String, String> practices,
                Set<String> taken,
                Map<String, Object> like,
                String calendar,
                Consumer<AgreementDraft> then) {
            super("");
            setHeaderTitle(getTranslation("agreement.new"));
            practice.setLabel(getTranslation("agreement.practice"));
            practice.setItems(practices.keySet());
            practice.setItemLabelGenerator(practices::get);
            practice.setValue(practices.keySet().stream().findFirst().orElse(null));
            practice.addValueChangeListener(change -> hint());
            name.setLabel(getTranslation("agreement.name"));
            name.setMaxLength(160);
            name.setValue(AgreementDraft.text(like, "name"));
            key.setLabel(getTranslation("agreement.key"));
            key.setMaxLength(64);
            hint();
            fields(practice, name, key);
            primary(getTranslation("agreement.new.do"), () -> take(taken, like, calendar, then));
        }

        private void hint() {
            key.setHelperText(getTranslation("agreement.key.hint", practice.getValue() + "-"));
        }

        private boolean take(
                Set<String> taken, Map<String, Object> like, String calendar, Consumer<AgreementDraft> then) {
            var wanted = key.getValue().strip();
            var prefix = practice.getValue() + "-";
            var full = wanted.startsWith(prefix) ? wanted : prefix + wanted;
            if (practice.getValue() == null || name.isEmpty() || !full.matches("[a-z][a-z0-9]*(-[a-z0-9]+)+")) {
                refuse(getTranslation("agreement.new.bad"));
                return false;
            }
            if (taken.contains(full)) {
                refuse(getTranslation("agreement.new.taken", full));
                return false;
            }
            var members = AgreementDraft.copy(like.isEmpty() ? first(calendar) : like);
            members.put("key", full);
            members.put("name", name.getValue().strip());
            then.accept(new AgreementDraft(practice.getValue(), members, 0));
            return true;
        }

        private Map<String, Object> first(String calendar) {
            var target = new LinkedHashMap<String, Object>();
            target.put("key", "resolution");
            target.put("name", getTranslation("agreement.new.target"));
            target.put("promise", "PT8H");
            target.put(
                    "rules",
                    List.of(
                            Map.of("event", "opened", "then", "start"),
                            Map.of("category", "ON_HOLD", "then", "pause"),
                            Map.of("category", "RESOLVED", "then", "stop")));
            target.put("thresholds", List.of());
            var members = new LinkedHashMap<String, Object>();
            members.put("kind", "SLA");
            members.put("calendar", calendar);
            members.put("holds", Map.of("otherwise", true));
            members.put("targets", List.of(target));
            return members;
        }
    }

    /** Every version with its date, author, reason and what it changed; one may be looked at, to go back to it. */
    static class Versions extends Dialog {

        Versions(
                List<AgreementVersion> versions,
                AgreementWords words,
                UnaryOperator<String> nameOf,
                Consumer<AgreementVersion> look) {
            setHeaderTitle(getTranslation("calendar.versions"));
            setWidth("760px");
            var list = new Div();
            list.addClassName("px-agreement-versions");
            for (var i = 0; i < versions.size(); i++) {
                var version = versions.get(i);
                var before = i + 1 < versions.size() ? versions.get(i + 1) : null;
                list.add(entry(version, before, words, nameOf, look));
            }
            add(list);
            getFooter().add(new Button(getTranslation("agreement.close"), click -> close()));
        }

        private Div entry(
                AgreementVersion version,
                @Nullable AgreementVersion before,
                AgreementWords words,
                UnaryOperator<String> nameOf,
                Consumer<AgreementVersion> look) {
            var number = new Span(getTranslation("agreement.version", version.version()));
            number.addClassName("px-strong");
            var by = new Span(
                    version.isFromPack()
                            ? getTranslation(
                                    "agreement.from.pack", version.origin().substring("pack:".length()))
                            : nameOf.apply(version.origin()));
            var open = new Button(getTranslation("agreement.version.look"), click -> {
                close();
                look.accept(version);
            });
            open.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            open.addThemeName("accent");
            var head = new Div(number, by);
            head.addClassName("px-row");
            if (version.effectiveFrom().getEpochSecond() > 0) {
                head.getElement()
                        .appendChild(new Element("px-time")
                                .setAttribute("at", version.effectiveFrom().toString())
                                .setAttribute("mode", "exact"));
            }
            head.add(open);
            var entry = new Div(head);
            entry.addClassName("px-version");
            if (version.comment() != null) {
                entry.add(new Paragraph(version.comment()));
            }
            var changes = before == null
                    ? List.of(getTranslation("agreement.version.first"))
                    : words.between(Agreements.members(before.agreement()), Agreements.members(version.agreement()));
            var list = new UnorderedList();
            list.addClassName("px-agreement-changes");
            changes.forEach(change -> list.add(new ListItem(change)));
            entry.add(list);
            return entry;
        }
    }
}
