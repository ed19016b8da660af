package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.praxisitsm.ui.components.DrawnNames;

/** What no scenario passes: how much of it in a line, which steps and flows on demand; the diagram shows where. */
class MissedParts extends Composite<Details> {

    MissedParts(Set<String> missed, DrawnNames drawn) {
        var byKind = missed.stream().collect(Collectors.partitioningBy(drawn::isFlow));
        var said = new ArrayList<String>();
        var lists = new Div();
        lists.addClassName("px-missed-lists");
        for (var flows : List.of(false, true)) {
            var ids = byKind.get(flows);
            if (!ids.isEmpty()) {
                var kind = "studio.scenario.missed." + (flows ? "flows" : "steps");
                said.add(getTranslation(kind, ids.size()));
                lists.add(list(getTranslation(kind + ".title"), names(ids, drawn)));
            }
        }
        getContent().setSummaryText(getTranslation("studio.scenario.missed", String.join(", ", said)));
        getContent().add(lists);
        getContent().addClassName("px-scenario-missed");
    }

    private static List<String> names(List<String> ids, DrawnNames drawn) {
        return ids.stream().map(drawn::of).distinct().sorted().toList();
    }

    private static Div list(String title, List<String> names) {
        var list = new UnorderedList();
        names.forEach(name -> list.add(new ListItem(name)));
        return new Div(new H3(title), list);
    }
}
