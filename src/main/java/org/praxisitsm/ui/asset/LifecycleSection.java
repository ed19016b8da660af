package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiClass.Phase;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.Classes;
import org.springframework.core.annotation.Order;

/** Where an item stands in its life, and the facts that one asks for most. */
@org.springframework.stereotype.Component
@Order(10)
class LifecycleSection implements CiSection {

    /** Attributes that are shown beside the page, of those that the item has. */
    private static final List<String> FACTS = List.of(
            "warranty-until", "valid-until", "supplier", "reference", "firmware", "version", "os", "ip-address");

    private final Classes classes;
    private final AssetNames names;

    LifecycleSection(Classes classes, AssetNames names) {
        this.classes = classes;
        this.names = names;
    }

    @Override
    public Optional<Section> of(CiVisit visit) {
        var ci = visit.ci();
        var section = CiParts.section("asset.life");
        section.add(bar(ci.ciClass(), ci.state()));
        var facts = new DescriptionList();
        facts.addClassName("px-kv");
        if (ci.text(CiFields.SERIAL) != null) {
            CiParts.fact(
                    facts,
                    names.field(ci.ciClass(), CiFields.SERIAL),
                    CiParts.text(ci.text(CiFields.SERIAL), "px-mono"));
        }
        if (ci.text(CiFields.ASSET_TAG) != null) {
            CiParts.fact(
                    facts,
                    names.field(ci.ciClass(), CiFields.ASSET_TAG),
                    CiParts.text(ci.text(CiFields.ASSET_TAG), "px-mono"));
        }
        for (var key : FACTS) {
            var value = ci.attributes().get(key);
            var attribute = classes.attribute(ci.ciClass(), key);
            if (value != null && attribute.isPresent()) {
                CiParts.fact(
                        facts,
                        names.attribute(ci.ciClass(), key),
                        names.shown(attribute.get(), value.value(), visit.viewer()));
            }
        }
        if (facts.getChildren().findAny().isPresent()) {
            section.add(facts);
        }
        return Optional.of(section);
    }

    private Div bar(String ciClass, String state) {
        var states = classes.statesOf(ciClass);
        var phases = Arrays.stream(Phase.values())
                .filter(phase -> states.stream().anyMatch(one -> one.phase() == phase))
                .toList();
        var now = classes.state(ciClass, state).map(CiClass.State::phase).orElse(Phase.IN_USE);
        var bar = new Div();
        bar.addClassName("px-life");
        for (var phase : phases) {
            var name = phase == now
                    ? names.state(ciClass, state)
                    : states.stream()
                            .filter(one -> one.phase() == phase)
                            .findFirst()
                            .map(one -> one.name(AssetNames.reader()))
                            .orElse("");
            var step = new Div(new Span(), new Span(name));
            step.setClassName("done", phase.compareTo(now) < 0);
            step.setClassName("now", phase == now);
            bar.add(step);
        }
        return bar;
    }
}
