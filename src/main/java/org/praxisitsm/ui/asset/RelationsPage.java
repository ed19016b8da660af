package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiRelation;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.RelationKind;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.springframework.core.annotation.Order;

/** What an item is related to, by how it reads: runs on, is needed by, stands in. */
@org.springframework.stereotype.Component
@Order(30)
class RelationsPage implements CiPage {

    private record Way(String kind, boolean outward) {}

    private final Assets assets;
    private final Classes classes;
    private final AssetNames names;

    RelationsPage(Assets assets, Classes classes, AssetNames names) {
        this.assets = assets;
        this.classes = classes;
        this.names = names;
    }

    @Override
    public String key() {
        return "relations";
    }

    @Override
    public Integer count(CiVisit visit) {
        return assets.relationsOf(visit.ci().number(), visit.viewer()).size();
    }

    @Override
    public Component open(CiVisit visit) {
        var page = new Div();
        page.addClassName("px-ci-relations");
        page.setId("ci-relations");
        var found = assets.relationsOf(visit.ci().number(), visit.viewer());
        if (visit.ci().mayChange()) {
            var add = new Button(page.getTranslation("asset.relation.add"), new PxIcon("plus"), click -> dialog(visit));
            add.setId("add-relation");
            add.addThemeNames("small");
            page.add(add);
        }
        if (found.isEmpty()) {
            page.add(new EmptyState(
                    "flow",
                    page.getTranslation("asset.relation.none"),
                    page.getTranslation("asset.relation.none.why")));
        }
        var sets = sets(found);
        var groups = new LinkedHashMap<Way, List<CiRelation>>();
        found.forEach(one -> groups.computeIfAbsent(new Way(one.kind(), one.outward()), any -> new ArrayList<>())
                .add(one));
        groups.forEach((way, ones) -> {
            var title = new H2(
                    new Span(names.relation(way.kind(), way.outward())),
                    CiParts.text(Integer.toString(ones.size()), "px-tab-count"));
            var section = new Section(title);
            section.addClassName("px-ci-group");
            ones.forEach(one -> section.add(row(visit, one, sets)));
            page.add(section);
        });
        return page;
    }

    /** @param needed how many of its members must work */
    private record RedundantSet(int size, int needed) {}

    /** What the item itself needs in sets, by name; of a set that it only belongs to, the others are not known here. */
    private Map<String, RedundantSet> sets(List<CiRelation> found) {
        var sets = new HashMap<String, RedundantSet>();
        found.stream()
                .filter(one -> one.redundancy() != null && needs(one))
                .forEach(one -> sets.merge(
                        one.redundancy(),
                        new RedundantSet(1, one.needed() == null ? 1 : one.needed()),
                        (a, b) -> new RedundantSet(a.size() + 1, Math.max(a.needed(), b.needed()))));
        return sets;
    }

    private boolean needs(CiRelation one) {
        var wanted = one.outward() ? RelationKind.Impact.FROM_NEEDS_TO : RelationKind.Impact.TO_NEEDS_FROM;
        return classes.kind(one.kind()).map(kind -> kind.impact() == wanted).orElse(false);
    }

    private String set(Component place, CiRelation one, Map<String, RedundantSet> sets) {
        var set = needs(one) ? sets.get(one.redundancy()) : null;
        if (set != null) {
            return place.getTranslation(
                    "asset.relation.set.of", one.redundancy(), Math.min(set.needed(), set.size()), set.size());
        }
        return one.needed() == null
                ? place.getTranslation("asset.relation.set", one.redundancy())
                : place.getTranslation("asset.relation.set.needed", one.redundancy(), one.needed());
    }

    private Component row(CiVisit visit, CiRelation one, Map<String, RedundantSet> sets) {
        var other = one.other();
        var name = new Div(CiParts.link(other.number(), names.icon(other.ciClass()), other.name()));
        name.addClassNames("px-ci-value", "px-strong");
        var row = new Div(name);
        row.addClassName("px-ci-row");
        if (one.redundancy() != null) {
            row.add(CiParts.text(set(row, one, sets), "px-badge"));
        }
        var level =
                CiParts.text(other.criticality() == null ? "" : names.criticality(other.criticality()), "px-ci-level");
        level.addClassName("l" + (other.criticality() == null ? "" : other.criticality()));
        row.add(
                CiParts.text(names.ciClass(other.ciClass()), "px-ci-col", "px-faint"),
                new Div(names.stateMark(other.ciClass(), other.state())),
                level,
                CiParts.text(one.source() == null ? "" : one.source(), "px-ci-origin", "px-faint"));
        if (visit.ci().mayChange()) {
            var away = new Button(
                    new PxIcon("close"),
                    click -> Failures.attempt(() -> {
                        assets.unrelate(visit.ci().number(), one.id(), visit.viewer());
                        visit.changed().run();
                        undo(visit, one);
                    }));
            away.setAriaLabel(row.getTranslation("asset.relation.remove", other.name()));
            away.addThemeNames("tertiary", "small", "icon");
            row.add(away);
        }
        return row;
    }

    private void undo(CiVisit visit, CiRelation one) {
        var words = new Span();
        Toast.done(
                words.getTranslation("asset.relation.removed", one.other().name()),
                words.getTranslation("undo"),
                () -> Failures.attempt(() -> {
                    relate(
                            visit,
                            new Way(one.kind(), one.outward()),
                            one.other().number(),
                            one.redundancy(),
                            one.needed());
                    visit.changed().run();
                }));
    }

    private void relate(
            CiVisit visit,
            Way way,
            String other,
            @org.jspecify.annotations.Nullable String redundancy,
            @org.jspecify.annotations.Nullable Integer needed) {
        var own = visit.ci().number();
        assets.relate(
                way.outward() ? own : other,
                way.kind(),
                way.outward() ? other : own,
                redundancy,
                needed,
                visit.viewer());
    }

    private void dialog(CiVisit visit) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(dialog.getTranslation("asset.relation.add"));
        dialog.setWidth("520px");
        var ways = new ArrayList<Way>();
        classes.kinds().forEach(kind -> {
            ways.add(new Way(kind.kind(), true));
            ways.add(new Way(kind.kind(), false));
        });
        var way = new ComboBox<Way>(
                dialog.getTranslation("asset.relation.way", visit.ci().name()));
        way.setId("relation-way");
        way.setItems(ways);
        way.setItemLabelGenerator(one -> names.relation(one.kind(), one.outward()));
        way.setValue(ways.stream()
                .filter(one -> one.kind().equals("depends-on") && one.outward())
                .findFirst()
                .orElse(ways.get(0)));
        var target = new CiBox(dialog.getTranslation("asset.relation.other"), assets, names, List.of(), visit.viewer());
        target.setId("relation-target");
        var set = new TextField(dialog.getTranslation("asset.relation.redundancy"));
        set.setHelperText(dialog.getTranslation("asset.relation.redundancy.help"));
        var needed = new IntegerField(dialog.getTranslation("asset.relation.needed"));
        needed.setMin(1);
        var form = new Div(way, target, set, needed);
        form.addClassName("px-form");
        way.addClassName("wide");
        target.addClassName("wide");
        var save = new Button(dialog.getTranslation("asset.relation.add"), click -> {
            if (target.getValue() == null || way.getValue() == null) {
                target.setInvalid(true);
                target.setErrorMessage(dialog.getTranslation("asset.relation.missing"));
                return;
            }
            try {
                relate(
                        visit,
                        way.getValue(),
                        target.getValue().number(),
                        set.getValue().isBlank() ? null : set.getValue().strip(),
                        needed.getValue());
                dialog.close();
                visit.changed().run();
            } catch (Refusal refused) {
                Failures.note(refused);
                target.setInvalid(true);
                target.setErrorMessage(ServiceWords.here(refused.getMessage()));
            }
        });
        save.setId("relation-save");
        save.addThemeNames("primary");
        dialog.add(form);
        dialog.getFooter().add(new Button(dialog.getTranslation("cancel"), click -> dialog.close()), save);
        dialog.open();
    }
}
