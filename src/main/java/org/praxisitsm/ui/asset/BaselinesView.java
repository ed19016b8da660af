package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.Baselines;
import org.praxisitsm.asset.Baselines.Baseline;
import org.praxisitsm.asset.Baselines.Change;
import org.praxisitsm.asset.Baselines.ItemChange;
import org.praxisitsm.asset.Baselines.Scope;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.Going;

/** Baselines: take one, and compare two of them, or one with now. The address says which are compared. */
@Route(value = "desk/baselines", layout = DeskShell.class)
@PermitAll
@CssImport("./asset/asset.css")
class BaselinesView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MOST = 200;
    private static final int MOST_SHOWN = 300;

    private final transient Baselines baselines;
    private final transient AssetListView.Tools tools;
    private final transient Viewer viewer;
    private final Div result = new Div();

    BaselinesView(Baselines baselines, AssetListView.Tools tools, Viewers viewers) {
        this.baselines = baselines;
        this.tools = tools;
        this.viewer = viewers.current();
        getContent().addClassName("px-baselines");
        result.setId("differences");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("asset.baselines") + " · Praxis";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        var first = query.getSingleParameter("from").orElse(null);
        var second = query.getSingleParameter("to").orElse("now");
        var known = baselines.list(MOST, null, viewer).items();
        getContent().removeAll();
        result.removeAll();
        var back = SafeLink.to("desk/assets", "");
        back.add(new PxIcon("chevron-left"), new Span(getTranslation("desk.assets")));
        var crumb = new Div(back);
        crumb.addClassName("px-crumb");
        var space = new Span();
        space.addClassName("px-grow");
        var head = new Div(new H1(getTranslation("asset.baselines")), space);
        head.addClassName("px-list-head");
        if (baselines.mayTake(viewer)) {
            var take = new Button(getTranslation("asset.baseline.take"), new PxIcon("plus"), click -> take());
            take.setId("take-baseline");
            take.addThemeNames("primary", "small");
            head.add(take);
        }
        getContent().add(crumb, head);
        if (known.isEmpty()) {
            getContent()
                    .add(new EmptyState(
                            "layers",
                            getTranslation("asset.baseline.none"),
                            getTranslation("asset.baseline.none.why")));
            return;
        }
        getContent().add(choice(known, first, second), result);
        if (first == null) {
            known.forEach(one -> result.add(row(one)));
        } else {
            compare(first, second);
        }
    }

    private Component row(Baseline one) {
        var link = SafeLink.to("desk/baselines?from=" + one.id(), one.name());
        link.addClassName("px-strong");
        var name = new Div(link);
        if (one.note() != null) {
            name.add(CiParts.text(one.note(), "px-ci-option-sub"));
        }
        name.addClassName("px-ci-value");
        var row = new Div(
                name,
                CiParts.text(getTranslation("asset.baseline.items", one.items()), "px-faint"),
                new Marks.Person(tools.names().names().person(one.actor())),
                new Marks.Time(one.at()));
        if (baselines.mayRemove(one, viewer)) {
            var away = new Button(new PxIcon("close"), click -> remove(one));
            away.setAriaLabel(getTranslation("asset.baseline.remove", one.name()));
            away.addThemeNames("tertiary", "small", "icon");
            row.add(away);
        }
        row.addClassName("px-ci-row");
        return row;
    }

    private void remove(Baseline one) {
        var ask = new ConfirmDialog(
                getTranslation("asset.baseline.remove", one.name()),
                getTranslation("asset.baseline.remove.why", one.items()),
                getTranslation("asset.baseline.remove.do"),
                confirm -> Failures.attempt(() -> {
                    baselines.remove(Long.toString(one.id()), viewer);
                    Going.to(UI.getCurrent(), "desk/baselines");
                }));
        ask.setConfirmButtonTheme("primary error");
        ask.setCancelable(true);
        ask.setCancelText(getTranslation("cancel"));
        ask.open();
    }

    private Component choice(List<Baseline> known, @Nullable String first, String second) {
        var ids = new ArrayList<>(
                known.stream().map(one -> Long.toString(one.id())).toList());
        var from = box("baseline-from", "asset.baseline.from", ids, known);
        from.setValue(first);
        var others = new ArrayList<>(ids);
        others.add(0, "now");
        var to = box("baseline-to", "asset.baseline.to", others, known);
        to.setValue(second);
        from.addValueChangeListener(change -> go(change.getValue(), to.getValue()));
        to.addValueChangeListener(change -> go(from.getValue(), change.getValue()));
        var row = new Div(from, new PxIcon("arrow-right"), to);
        row.addClassName("px-filters");
        return row;
    }

    private ComboBox<String> box(String id, String label, List<String> ids, List<Baseline> known) {
        var box = new ComboBox<String>();
        box.setId(id);
        box.setAriaLabel(getTranslation(label));
        box.setPlaceholder(getTranslation(label));
        box.setWidth("280px");
        box.setItemLabelGenerator(one -> known.stream()
                .filter(each -> Long.toString(each.id()).equals(one))
                .findFirst()
                .map(each -> each.name() + " · "
                        + AssetNames.date(each.at().toString().substring(0, 10)))
                .orElse(getTranslation("asset.baseline.now")));
        box.setItems(ids);
        return box;
    }

    private static void go(@Nullable String from, @Nullable String to) {
        if (from != null) {
            Going.to(
                    UI.getCurrent(),
                    "desk/baselines?from=" + from + (to == null || to.equals("now") ? "" : "&to=" + to));
        }
    }

    private void compare(String first, String second) {
        try {
            var found = baselines.compare(first, second.equals("now") ? null : second, viewer);
            if (found.isEmpty()) {
                result.add(new EmptyState(
                        "check", getTranslation("asset.baseline.same"), getTranslation("asset.baseline.same.why")));
            }
            group("asset.baseline.changed", found.changed());
            group("asset.baseline.added", found.added());
            group("asset.baseline.removed", found.removed());
        } catch (Refusal refused) {
            result.add(new EmptyState("warning", ServiceWords.here(refused.getMessage()), ""));
        }
    }

    private void group(String title, List<ItemChange> items) {
        if (items.isEmpty()) {
            return;
        }
        var section = new Section(
                new H2(new Span(getTranslation(title)), CiParts.text(Integer.toString(items.size()), "px-tab-count")));
        section.addClassName("px-ci-group");
        items.stream().limit(MOST_SHOWN).forEach(item -> {
            var block = new Div(CiParts.link(item.number(), tools.names().icon(item.ciClass()), item.name()));
            block.addClassName("px-ci-act");
            item.changes().forEach(change -> block.add(change(item.ciClass(), change)));
            section.add(block);
        });
        if (items.size() > MOST_SHOWN) {
            section.add(CiParts.text(getTranslation("asset.baseline.more", items.size() - MOST_SHOWN), "px-faint"));
        }
        result.add(section);
    }

    private Component change(String ciClass, Change change) {
        var names = tools.names();
        var row = new Div(CiParts.text(names.field(ciClass, change.field()), "px-ci-name"));
        row.addClassName("px-ci-change");
        var values = new Span();
        if (change.before() != null) {
            values.add(CiParts.text(names.value(ciClass, change.field(), change.before(), viewer), "px-ci-before"));
        }
        values.add(CiParts.text(" → ", "px-faint"));
        values.add(
                change.after() == null
                        ? CiParts.text("–", "px-faint")
                        : CiParts.text(names.value(ciClass, change.field(), change.after(), viewer)));
        row.add(values);
        return row;
    }

    private void take() {
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("asset.baseline.take"));
        dialog.setWidth("560px");
        var name = new TextField(getTranslation("asset.field.name"));
        name.setId("baseline-name");
        name.setRequiredIndicatorVisible(true);
        name.addClassName("wide");
        var note = new TextArea(getTranslation("asset.baseline.note"));
        note.addClassName("wide");
        var classes = new MultiSelectComboBox<String>(getTranslation("asset.facets"));
        classes.setId("baseline-classes");
        classes.setItems(tools.classes().all().stream()
                .filter(one -> one.parent() != null)
                .map(CiClass::key)
                .toList());
        classes.setItemLabelGenerator(tools.names()::ciClass);
        classes.addClassName("wide");
        var root = new CiBox(getTranslation("asset.baseline.root"), tools.assets(), tools.names(), List.of(), viewer);
        root.setHelperText(getTranslation("asset.baseline.root.help"));
        var depth = new IntegerField(getTranslation("asset.baseline.depth"));
        depth.setValue(2);
        depth.setMin(0);
        depth.setMax(10);
        depth.setStepButtonsVisible(true);
        var form = new Div(name, note, classes, root, depth);
        form.addClassName("px-form");
        var save = new Button(getTranslation("asset.baseline.take"), click -> {
            try {
                var scope = new Scope(
                        null,
                        List.copyOf(classes.getValue()),
                        List.of(),
                        List.of(),
                        null,
                        root.getValue() == null ? null : root.getValue().number(),
                        root.getValue() == null ? null : depth.getValue());
                var taken = baselines.take(name.getValue(), note.getValue(), scope, viewer);
                dialog.close();
                Going.to(UI.getCurrent(), "desk/baselines?from=" + taken.id());
            } catch (Refusal refused) {
                Failures.note(refused);
                name.setInvalid(true);
                name.setErrorMessage(ServiceWords.here(refused.getMessage()));
            }
        });
        save.setId("baseline-save");
        save.addThemeNames("primary");
        dialog.add(form);
        dialog.getFooter().add(new Button(getTranslation("cancel"), click -> dialog.close()), save);
        dialog.open();
    }
}
