package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.praxisitsm.asset.impact.AffectedAgreements.AffectedAgreement;
import org.praxisitsm.asset.impact.Impact;
import org.praxisitsm.asset.impact.ImpactNode;
import org.praxisitsm.asset.impact.ImpactNode.Side;
import org.praxisitsm.asset.impact.ImpactQuestion.Direction;
import org.praxisitsm.ui.components.SafeLink;

/** The card over the graph: how much is hit, and why a chosen item is. */
final class ImpactSums extends Composite<Div> {

    private static final int MOST_NAMES = 6;

    private final transient Impact impact;
    private final transient ImpactWords words;
    private final transient ImpactDesk desk;
    private final transient Consumer<List<String>> split;
    private final Div why = new Div();

    ImpactSums(Impact impact, String title, ImpactWords words, ImpactDesk desk, Consumer<List<String>> split) {
        this.impact = impact;
        this.words = words;
        this.desk = desk;
        this.split = split;
        getContent().addClassName("px-impact-sums");
        getContent().getElement().setAttribute("role", "region");
        getContent().getElement().setAttribute("aria-label", getTranslation(title));
        getContent().add(new H3(getTranslation(title)));
        if (impact.question().direction() != Direction.DOWN) {
            getContent().add(figures());
            agreements();
        }
        below();
        hidden();
        why.addClassName("px-impact-why");
        why.setVisible(false);
        why.getElement().setAttribute("aria-live", "polite");
        getContent().add(why);
    }

    private Component figures() {
        var totals = impact.totals();
        var list = new DescriptionList();
        list.addClassName("px-impact-figures");
        var critical = impact.services().stream()
                .filter(node -> node.criticality() != null && node.criticality() == 1)
                .count();
        figure(
                list,
                atLeast(totals.services()),
                critical == 0
                        ? getTranslation("impact.figure.services", totals.services())
                        : getTranslation("impact.figure.services.critical", critical, totals.services()));
        var others = totals.down()
                + totals.degraded()
                - totals.services()
                - (int) impact.asked().stream()
                        .filter(node -> !node.isService())
                        .count();
        figure(list, atLeast(others), getTranslation("impact.figure.assets", others));
        figure(list, atLeast(totals.people()), getTranslation("impact.figure.people", totals.people()));
        var agreements = impact.agreements().size() + impact.contracts().size();
        figure(list, String.valueOf(agreements), getTranslation("impact.figure.agreements", agreements));
        return list;
    }

    private String atLeast(int count) {
        return impact.totals().truncated()
                ? getTranslation("impact.at-least", String.valueOf(count))
                : String.valueOf(count);
    }

    private static void figure(DescriptionList list, String figure, String meaning) {
        list.add(new Div(new DescriptionList.Term(figure), new DescriptionList.Description(meaning)));
    }

    private void agreements() {
        var names = java.util.stream.Stream.concat(
                        impact.agreements().stream().map(this::agreement),
                        impact.contracts().stream().map(Impact.Contract::name))
                .limit(MOST_NAMES)
                .collect(Collectors.joining(" · "));
        if (!names.isEmpty()) {
            note(names, false);
        }
    }

    private String agreement(AffectedAgreement agreement) {
        return agreement.running() == 0
                ? agreement.name()
                : getTranslation("impact.agreement.running", agreement.name(), agreement.running());
    }

    /** What the asked item cannot do without. */
    private void below() {
        var fatal = impact.nodes().stream()
                .filter(node ->
                        node.side() == Side.BELOW && node.impact() == org.praxisitsm.asset.impact.ImpactState.DOWN)
                .count();
        if (impact.question().direction() != Direction.UP) {
            note(getTranslation("impact.below.fatal", fatal), false);
        }
    }

    private void hidden() {
        var totals = impact.totals();
        if (totals.hiddenAbove() + totals.hiddenBelow() > 0) {
            note(getTranslation("impact.hidden", totals.hiddenAbove() + totals.hiddenBelow()), false);
        }
        if (totals.truncated()) {
            note(getTranslation("impact.truncated"), true);
        }
    }

    private void note(String text, boolean warning) {
        var note = new Div(text);
        note.addClassName("px-impact-note");
        note.setClassName("warn", warning);
        getContent().add(note);
    }

    /** Why the items of the chosen card are hit; nothing where none is chosen. */
    void tell(List<String> numbers) {
        why.removeAll();
        var nodes =
                numbers.stream().flatMap(number -> impact.node(number).stream()).toList();
        why.setVisible(!nodes.isEmpty());
        if (nodes.size() == 1) {
            one(nodes.get(0));
        } else if (!nodes.isEmpty()) {
            several(numbers, nodes);
        }
    }

    private void one(ImpactNode node) {
        var name = new Span(SafeLink.to("desk/assets/" + node.number(), node.name()));
        name.addClassName("px-strong");
        var head = new Div(name, new Span(words.sub(node)));
        head.addClassName("px-row");
        why.add(head);
        var people = java.util.stream.Stream.of(node.user(), node.owner(), node.supportGroup())
                .filter(java.util.Objects::nonNull)
                .distinct()
                .map(who -> who.equals(node.supportGroup())
                        ? desk.names().group(who)
                        : desk.names().person(who))
                .collect(Collectors.joining(" · "));
        if (!people.isEmpty()) {
            why.add(new Div(people));
        }
        var asked = impact.asked().size() == 1 ? impact.asked().get(0).name() : getTranslation("impact.one-of-them");
        var list = new OrderedList();
        words.why(asked, node).forEach(sentence -> list.add(new ListItem(sentence)));
        if (list.getChildren().findAny().isPresent()) {
            why.add(list);
        }
    }

    private void several(List<String> numbers, List<ImpactNode> nodes) {
        var name = new Span(words.group(nodes.size(), nodes.get(0).classKey()));
        name.addClassName("px-strong");
        var apart = new Button(getTranslation("impact.split"), click -> split.accept(numbers));
        apart.addThemeNames("small", "tertiary");
        var head = new Div(name, apart);
        head.addClassName("px-row");
        var list = new Div();
        list.addClassName("px-impact-lists");
        nodes.stream()
                .limit(MOST_NAMES)
                .forEach(node -> list.add(SafeLink.to("desk/assets/" + node.number(), node.name())));
        if (nodes.size() > MOST_NAMES) {
            list.add(new Span(getTranslation("impact.more", nodes.size() - MOST_NAMES)));
        }
        why.add(head, list);
    }
}
