package org.praxisitsm.ui.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.reading.YamlText;
import org.praxisitsm.rules.TableSheets;
import org.praxisitsm.shared.Refusal.FieldError;
import org.praxisitsm.sla.AgreementRules;
import org.praxisitsm.sla.Calendars;
import org.praxisitsm.ui.admin.AgreementForm;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;
import org.springframework.core.annotation.Order;

/** The agreements of a pack, in the form that the administration has for them, over the files of the draft. */
@org.springframework.stereotype.Component
@Order(60)
class TargetsPage implements PackPage {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS = new TypeReference<>() {};

    private final Calendars calendars;
    private final People people;
    private final TableSheets sheets;
    private final AgreementRules rules;

    TargetsPage(Calendars calendars, People people, TableSheets sheets, AgreementRules rules) {
        this.calendars = calendars;
        this.people = people;
        this.sheets = sheets;
        this.rules = rules;
    }

    @Override
    public String key() {
        return "targets";
    }

    @Override
    public Integer count(Pack pack) {
        return pack.agreements().size();
    }

    @Override
    public boolean holds(String path) {
        return path.contains("/agreements/");
    }

    @Override
    public Component open(PackEditing editing) {
        var all = editing.now().agreements();
        var chosen = all.contains(editing.chosen())
                ? editing.chosen()
                : all.stream().findFirst().orElse("");
        editing.choose(chosen);
        var page = new Div();
        page.addClassName("px-sheet-page");
        page.add(nav(editing, all, chosen), content(editing, chosen, page));
        return page;
    }

    private Component nav(PackEditing editing, List<String> all, String chosen) {
        var nav = new Nav();
        nav.addClassName("px-sheet-nav");
        nav.getElement().setAttribute("aria-label", nav.getTranslation("studio.targets.all"));
        nav.add(new H2(nav.getTranslation("studio.targets.all")));
        for (var path : all) {
            var name = new Span(PartNames.agreement(path, editing.text(path).orElse("")));
            name.addClassNames("px-ell", "px-grow");
            var line = new Span(new PxIcon("target"), name);
            var count = editing.findingsOf(path).size();
            if (count > 0) {
                var badge = new Span(String.valueOf(count));
                badge.addClassNames("px-badge", "warn");
                badge.setTitle(nav.getTranslation("studio.sheet.findings", count));
                line.add(badge);
            }
            var item = new NativeButton("", event -> editing.go("targets", path));
            item.add(line);
            item.addClassName("px-nav-item");
            if (path.equals(chosen)) {
                item.getElement().setAttribute("aria-current", "page");
            }
            nav.add(item);
        }
        if (editing.mayDraw()) {
            var create =
                    new Button(nav.getTranslation("studio.targets.new"), new PxIcon("plus"), event -> create(editing));
            create.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            create.setId("studio-targets-new");
            nav.add(create);
        }
        return nav;
    }

    private Component content(PackEditing editing, String chosen, Div page) {
        if (chosen.isEmpty()) {
            return new EmptyState(
                    "target",
                    page.getTranslation("studio.targets.none"),
                    page.getTranslation("studio.targets.none.why"));
        }
        var text = editing.text(chosen).orElse("");
        var members = members(text);
        if (members.isEmpty() || YamlText.read(text).isEmpty()) {
            return new EmptyState(
                    "warning",
                    page.getTranslation("studio.targets.unreadable"),
                    page.getTranslation("studio.targets.unreadable.why"));
        }
        var form = new AgreementForm(
                editing.now(),
                members.get(),
                editing.mayDraw(),
                calendars,
                people,
                sheets,
                now -> told(editing, chosen, now));
        var scroll = new Div(form);
        scroll.addClassName("px-descriptor");
        return scroll;
    }

    private static Optional<Map<String, Object>> members(String text) {
        try {
            return Optional.ofNullable(YAML.readValue(text, MEMBERS));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** Writes what differs into the file, and says what the gate would. */
    private List<FieldError> told(PackEditing editing, String path, Map<String, Object> members) {
        if (editing.mayDraw()) {
            var before = editing.text(path).orElse("");
            YamlText.read(before)
                    .map(yaml -> yaml.withTree(members).text())
                    .filter(after -> !after.equals(before))
                    .ifPresent(after -> editing.change(path, after));
        }
        return rules.check(editing.now()).stream()
                .filter(finding -> finding.file().equals(path))
                .map(finding -> new FieldError(
                        finding.element() == null ? "" : finding.element(), ServiceWords.here(finding.message())))
                .toList();
    }

    private void create(PackEditing editing) {
        SheetDialogs.agreement(
                editing,
                calendars.all().stream().findFirst().map(one -> one.key()).orElse(""));
    }
}
