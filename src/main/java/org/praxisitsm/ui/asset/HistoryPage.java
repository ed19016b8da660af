package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiChange;
import org.praxisitsm.ui.components.Marks;
import org.springframework.core.annotation.Order;

/** Who changed what of an item and when, from what to what, and where it is known from; newest first. */
@org.springframework.stereotype.Component
@Order(70)
class HistoryPage implements CiPage {

    private static final int SIZE = 60;

    private final Assets assets;
    private final AssetNames names;

    HistoryPage(Assets assets, AssetNames names) {
        this.assets = assets;
        this.names = names;
    }

    @Override
    public String key() {
        return "history";
    }

    @Override
    public Component open(CiVisit visit) {
        var page = new Div();
        page.addClassName("px-ci-history");
        page.setId("ci-history");
        more(page, visit, null);
        return page;
    }

    private void more(Div page, CiVisit visit, @Nullable String cursor) {
        var lines = assets.history(visit.ci().number(), SIZE, cursor, visit.viewer());
        CiChange before = null;
        Div block = null;
        for (var line : lines.items()) {
            if (block == null || !isSameAct(before, line)) {
                block = block(line);
                page.add(block);
            }
            if (line.field() != null) {
                block.add(change(line, visit));
            }
            before = line;
        }
        if (lines.next() != null) {
            var next = new Button(page.getTranslation("asset.history.more"));
            next.addThemeNames("tertiary", "small");
            next.addClickListener(click -> {
                page.remove(next);
                more(page, visit, lines.next());
            });
            page.add(next);
        }
    }

    private static boolean isSameAct(@Nullable CiChange one, CiChange other) {
        return one != null
                && one.at().equals(other.at())
                && one.act().equals(other.act())
                && one.actor().equals(other.actor());
    }

    private Div block(CiChange line) {
        var block = new Div();
        block.addClassName("px-ci-act");
        var who = line.source() == null
                ? new Marks.Person(names.names().person(line.actor()))
                : CiParts.text(line.source(), "px-badge");
        var known = java.util.Set.of("created", "changed", "related", "unrelated", "merged", "unmerged");
        var what = CiParts.text(
                known.contains(line.act()) ? block.getTranslation("asset.act." + line.act()) : line.act(), "px-faint");
        var head = new Div(who, what, new Marks.Time(line.at()));
        head.addClassName("px-ci-act-head");
        block.add(head);
        return block;
    }

    private Component change(CiChange line, CiVisit visit) {
        var field = java.util.Objects.requireNonNull(line.field());
        var ciClass = visit.ci().ciClass();
        var row = new Div(CiParts.text(names.field(ciClass, field), "px-ci-name"));
        row.addClassName("px-ci-change");
        var values = new Span();
        if (line.before() != null) {
            values.add(CiParts.text(names.value(ciClass, field, line.before(), visit.viewer()), "px-ci-before"));
        }
        if (line.before() != null || !line.act().equals("created")) {
            values.add(CiParts.text(" → ", "px-faint"));
        }
        values.add(
                line.after() == null
                        ? CiParts.text("–", "px-faint")
                        : CiParts.text(names.value(ciClass, field, line.after(), visit.viewer())));
        row.add(values);
        return row;
    }
}
