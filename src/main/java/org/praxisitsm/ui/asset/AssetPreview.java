package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiView;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.SafeLink;

/** What an item is, in short, beside the list. */
class AssetPreview extends Composite<Div> {

    private static final int MOST_ATTRIBUTES = 12;

    AssetPreview(AssetListView.Tools tools, CiView ci, Viewer viewer) {
        var names = tools.names();
        var top = new Div(
                CiParts.text(ci.number(), "px-num", "px-faint"), CiParts.text(names.ciClass(ci.ciClass()), "px-faint"));
        top.addClassName("px-preview-top");
        var open = SafeLink.to("desk/assets/" + ci.number(), getTranslation("asset.open"));
        open.addClassName("px-btn");
        var head = new Section(top, new H2(ci.name()), CiParts.chip(names.stateMark(ci.ciClass(), ci.state())), open);
        var facts = new DescriptionList();
        facts.addClassName("px-kv");
        for (var field : List.of(
                CiFields.USER,
                CiFields.OWNER,
                CiFields.GROUP,
                CiFields.LOCATION,
                CiFields.ENVIRONMENT,
                CiFields.SERIAL,
                CiFields.ASSET_TAG)) {
            if (ci.fields().get(field) != null) {
                CiParts.fact(
                        facts,
                        names.field(ci.ciClass(), field),
                        new Span(names.value(ci.ciClass(), field, ci.fields().get(field), viewer)));
            }
        }
        if (ci.effectiveCriticality() != null) {
            CiParts.fact(
                    facts,
                    names.field(ci.ciClass(), CiFields.CRITICALITY),
                    new Span(names.criticality(ci.effectiveCriticality())));
        }
        ci.attributes().entrySet().stream().limit(MOST_ATTRIBUTES).forEach(entry -> tools.classes()
                .attribute(ci.ciClass(), entry.getKey())
                .ifPresent(attribute -> CiParts.fact(
                        facts,
                        attribute.name(AssetNames.reader()),
                        names.shown(attribute, entry.getValue().value(), viewer))));
        getContent().add(head, new Section(facts));
        if (ci.lastSeenAt() != null) {
            getContent()
                    .add(new Section(
                            CiParts.text(getTranslation("asset.seen"), "px-sec"),
                            new Div(new Span(String.valueOf(ci.source()) + " "), new Marks.Time(ci.lastSeenAt()))));
        }
    }
}
