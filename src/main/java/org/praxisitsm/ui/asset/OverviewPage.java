package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiView;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.ui.components.FormSources;
import org.springframework.core.annotation.Order;

/** What is known of an item, by the class that asks for it, with where it is known from; changed in its place. */
@org.springframework.stereotype.Component
@Order(10)
class OverviewPage implements CiPage {

    private static final List<String> GENERAL = List.of(
            CiFields.NAME,
            CiFields.STATE,
            CiFields.UNIT,
            CiFields.GROUP,
            CiFields.OWNER,
            CiFields.USER,
            CiFields.ENVIRONMENT,
            CiFields.LOCATION,
            CiFields.CRITICALITY,
            CiFields.SERVICE);
    private static final List<String> IDENTITY = List.of(CiFields.SERIAL, CiFields.ASSET_TAG, CiFields.UUID);

    private final Assets assets;
    private final Classes classes;
    private final AssetNames names;
    private final ValueEditors editors;

    OverviewPage(Assets assets, Classes classes, AssetNames names, FormSources sources) {
        this.assets = assets;
        this.classes = classes;
        this.names = names;
        this.editors = new ValueEditors(assets, classes, names, sources);
    }

    @Override
    public String key() {
        return "overview";
    }

    @Override
    public Component open(CiVisit visit) {
        var page = new Div();
        page.addClassName("px-ci-overview");
        page.add(group(page.getTranslation("asset.group.general"), fields(visit, GENERAL)));
        page.add(group(page.getTranslation("asset.group.identity"), fields(visit, IDENTITY)));
        var line = new ArrayList<>(classes.lineage(visit.ci().ciClass()));
        java.util.Collections.reverse(line);
        for (var ciClass : line) {
            if (!ciClass.attributes().isEmpty()) {
                page.add(group(
                        ciClass.name(AssetNames.reader()),
                        ciClass.attributes().stream()
                                .map(attribute -> (Component) attribute(visit, attribute))
                                .toList()));
            }
        }
        return page;
    }

    private static Section group(String title, List<Component> rows) {
        var section = new Section(new H2(title));
        section.addClassName("px-ci-group");
        rows.forEach(section::add);
        return section;
    }

    private List<Component> fields(CiVisit visit, List<String> fields) {
        return fields.stream()
                .filter(field -> !field.equals(CiFields.SERVICE)
                        || classes.isA(visit.ci().ciClass(), "service"))
                .map(field -> (Component) field(visit, field))
                .toList();
    }

    private ValueRow field(CiVisit visit, String field) {
        var ci = visit.ci();
        var value = ci.fields().get(field);
        var seen = ci.sources().get(field);
        Component shown = null;
        if (value != null) {
            shown = field.equals(CiFields.LOCATION)
                    ? names.item(value.toString(), visit.viewer())
                    : CiParts.text(names.value(ci.ciClass(), field, value, visit.viewer()));
        }
        if (field.equals(CiFields.CRITICALITY) && ci.inherited() != null) {
            shown = new Div(
                    CiParts.text(value == null ? "" : names.criticality(ci.criticality())),
                    CiParts.text(
                            new Div().getTranslation("asset.criticality.handed", names.criticality(ci.inherited())),
                            "px-faint"));
        }
        return new ValueRow(
                names.field(ci.ciClass(), field),
                shown,
                seen == null ? null : seen.source(),
                seen == null ? null : seen.seenAt(),
                ci.mayChange() ? () -> editors.field(visit, field) : null,
                edited -> save(visit, field, edited));
    }

    private ValueRow attribute(CiVisit visit, CiClass.Attribute attribute) {
        var ci = visit.ci();
        CiView.@Nullable Value value = ci.attributes().get(attribute.key());
        return new ValueRow(
                attribute.name(AssetNames.reader()),
                value == null ? null : names.shown(attribute, value.value(), visit.viewer()),
                value == null ? null : value.source(),
                value == null ? null : value.seenAt(),
                ci.mayChange() ? () -> editors.attribute(attribute, value == null ? null : value.value(), visit) : null,
                edited -> save(visit, "attributes." + attribute.key(), edited));
    }

    private void save(CiVisit visit, String field, @Nullable Object value) {
        assets.patch(
                visit.ci().number(),
                ValueEditors.patch(field, value),
                visit.ci().version(),
                visit.viewer());
        visit.changed().run();
    }
}
