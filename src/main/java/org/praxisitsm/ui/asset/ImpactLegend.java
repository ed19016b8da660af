package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import org.praxisitsm.asset.impact.Impact;

/** What the looks of the cards mean, and how many stand for how many. */
final class ImpactLegend extends Composite<UnorderedList> {

    ImpactLegend(Impact impact, ImpactPicture.Drawing drawing) {
        getContent().addClassName("px-impact-legend");
        var looks = drawing.cards().stream()
                .map(ImpactPicture.Card::look)
                .distinct()
                .toList();
        for (var look : new String[] {"asked", "down", "degraded", "unaffected", "fatal", "reserve", "spare"}) {
            if (looks.contains(look)) {
                getContent().add(entry(look));
            }
        }
        var all = impact.asked().size() + impact.nodes().size();
        var cards = drawing.cards().size();
        getContent()
                .add(new ListItem(new Span(
                        cards == all
                                ? getTranslation("impact.shown.all", all)
                                : getTranslation("impact.shown", all, cards))));
    }

    private ListItem entry(String look) {
        var item = new ListItem();
        item.getElement().appendChild(new Element("i").setAttribute("class", "px-is-" + look));
        item.add(new Span(getTranslation("impact.legend." + look)));
        return item;
    }
}
