package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiChange;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.SafeLink;
import org.springframework.core.annotation.Order;

/** What differed last, and who said so. */
@org.springframework.stereotype.Component
@Order(40)
class LastChangeSection implements CiSection {

    private final Assets assets;
    private final AssetNames names;

    LastChangeSection(Assets assets, AssetNames names) {
        this.assets = assets;
        this.names = names;
    }

    @Override
    public Optional<Section> of(CiVisit visit) {
        var lines = assets.history(visit.ci().number(), 20, null, visit.viewer()).items().stream()
                .filter(line -> line.act().equals("changed") && line.field() != null)
                .limit(3)
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var section = CiParts.section("asset.differently");
        lines.forEach(line -> section.add(row(visit, line)));
        section.add(SafeLink.to(
                "desk/assets/" + visit.ci().number() + "?tab=history",
                section.getTranslation("asset.differently.all")));
        return Optional.of(section);
    }

    private Div row(CiVisit visit, CiChange line) {
        var ciClass = visit.ci().ciClass();
        var field = String.valueOf(line.field());
        var words = new Span(names.field(ciClass, field) + " "
                + or(names.value(ciClass, field, line.before(), visit.viewer())) + " → "
                + or(names.value(ciClass, field, line.after(), visit.viewer())) + ", "
                + (line.source() == null ? names.names().person(line.actor()) : line.source()) + ", ");
        var row = new Div(words, new Marks.Time(line.at()));
        row.addClassName("px-faint");
        return row;
    }

    private static String or(String words) {
        return words.isEmpty() ? "–" : words;
    }
}
