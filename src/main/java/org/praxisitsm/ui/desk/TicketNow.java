package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.praxisitsm.approval.RoundView;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ticket.TaskRow;
import org.praxisitsm.ticket.TicketView;
import org.praxisitsm.ui.change.StakeBlock;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.workflow.Commands;

/** What to do now: a card per open task, and the commands that the diagram offers besides. */
class TicketNow extends Composite<Div> {

    private final transient TicketServices services;
    private final transient Viewer viewer;
    private final transient Runnable done;
    private final transient UnaryOperator<String> tabs;
    private final transient Map<String, TaskCard> cards = new LinkedHashMap<>();
    private final Div commands = new Div();
    private final Div left = new Div();
    private final Div stake = new Div();
    private String number = "";

    /** @param tabs address of a tab of the page */
    TicketNow(TicketServices services, Viewer viewer, Runnable done, UnaryOperator<String> tabs) {
        this.tabs = tabs;
        this.services = services;
        this.viewer = viewer;
        this.done = done;
        commands.addClassName("px-commands");
        commands.setId("commands");
        left.setId("left-over");
        getContent().add(new Div(left, stake), commands);
    }

    /** Cards of tasks that are still open stay, with what was typed in them. */
    void show(TicketView ticket) {
        if (!ticket.number().equals(number)) {
            left.removeAll();
        }
        var open = shown(ticket, services.queries().tasksOf(ticket.number(), viewer)).stream()
                .collect(Collectors.toMap(TaskRow::id, task -> task, (a, b) -> a, LinkedHashMap::new));
        cards.entrySet().removeIf(card -> {
            var gone = !open.containsKey(card.getKey());
            if (gone) {
                if (ticket.number().equals(number)) {
                    keep(card.getValue());
                }
                getContent().remove(card.getValue());
            }
            return gone;
        });
        open.forEach((id, task) -> {
            var card = cards.get(id);
            if (card == null) {
                card = new TaskCard(services, viewer, done, tabs);
                cards.put(id, card);
                getContent().addComponentAtIndex(cards.size(), card);
            }
            card.show(task, ticket);
        });
        var given = 0;
        for (var card : cards.values()) {
            given = card.keys(given);
        }
        stake(ticket);
        number = ticket.number();
        commands.removeAll();
        services.names()
                .inWords(ticket, services.commands().offered(ticket.number(), viewer))
                .forEach(offer -> commands.add(button(ticket, offer)));
    }

    /** The viewer's own first. Of an approval one card: their own vote, else the first; the side says who else is asked. */
    private List<TaskRow> shown(TicketView ticket, List<TaskRow> open) {
        var ownFirst = open.stream()
                .sorted(Comparator.comparing((TaskRow task) -> !viewer.account().equals(task.assignee())))
                .toList();
        if (open.size() == open.stream().map(TaskRow::activity).distinct().count()) {
            return ownFirst;
        }
        var votes = services.approvals().ofTicket(ticket.number(), viewer).stream()
                .flatMap(round -> round.votes().stream())
                .map(RoundView.VoteView::task)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var asked = new HashSet<String>();
        return ownFirst.stream()
                .filter(task -> !votes.contains(task.id()) || asked.add(task.activity()))
                .toList();
    }

    /** Whoever decides about a change sees what it could hit, once for all who are asked, without leaving what they decide in. */
    private void stake(TicketView ticket) {
        if (!ticket.number().equals(number)) {
            stake.removeAll();
        }
        var shown = stake.getChildren()
                .filter(StakeBlock.class::isInstance)
                .map(StakeBlock.class::cast)
                .findFirst();
        if (shown.isPresent()) {
            shown.get().show(ticket);
        } else {
            services.stake().block(ticket, viewer).ifPresent(stake::add);
        }
        stake.setVisible(!cards.isEmpty());
    }

    /** Somebody else was faster: the words that were typed for the task stay in sight, to be copied. */
    private void keep(TaskCard card) {
        var words = card.unsent();
        if (words.isEmpty()) {
            return;
        }
        var head = new Div(getTranslation("ticket.left", card.name()));
        head.addClassName("px-strong");
        var texts = new Div();
        words.forEach(text -> {
            var typed = new Div(text);
            typed.addClassName("px-left-text");
            texts.add(typed);
        });
        var banner = new Div();
        var away = new Button(getTranslation("ticket.left.away"), click -> left.remove(banner));
        away.addThemeNames("tertiary", "small");
        var told = new Div(head, texts, away);
        told.addClassName("px-meanwhile");
        banner.add(told);
        banner.addClassNames("px-ban", "warn");
        banner.getElement().setAttribute("role", "alert");
        left.add(banner);
    }

    /** @param place of the outcome among those of the page that the viewer can choose from, from 0 */
    void complete(int place) {
        var left = place;
        for (var card : cards.values()) {
            if (left < card.ways()) {
                card.complete(left);
                return;
            }
            left -= card.ways();
        }
    }

    void handOver() {
        cards.values().stream().filter(TaskCard::handsOver).findFirst().ifPresent(TaskCard::handOver);
    }

    void claim() {
        cards.values().stream().filter(TaskCard::takes).findFirst().ifPresent(TaskCard::claim);
    }

    private Button button(TicketView ticket, Commands.Offer offer) {
        var button = new Button(offer.label(), click -> {
            if (offer.form() == null) {
                Failures.attempt(() -> services.commands().send(ticket.number(), offer.id(), Map.of(), viewer));
                done.run();
            } else {
                new CommandDialog(services, viewer, ticket, offer, done).open();
            }
        });
        button.setId("command-" + offer.id());
        button.addThemeNames("small");
        button.setDisableOnClick(offer.form() == null);
        return button;
    }
}
