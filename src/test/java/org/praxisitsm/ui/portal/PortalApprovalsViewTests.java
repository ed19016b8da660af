package org.praxisitsm.ui.portal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.praxisitsm.approval.ApprovalReads;
import org.praxisitsm.approval.RoundView.VoteView;
import org.praxisitsm.approval.Vote;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.components.PersonBox;
import org.praxisitsm.workflow.Commands;
import org.praxisitsm.workflow.Tasks;
import org.praxisitsm.workflow.VoteDesk;
import org.springframework.beans.factory.annotation.Autowired;

/** What waits for a person's yes: what is shown, answered and handed on, and what became of it meanwhile. */
class PortalApprovalsViewTests extends ScreenTest {

    private static final String MANAGER = "paulo.serra";
    private static final Map<String, Object> NO = Map.of("declineReason", "The old one does.");

    @Autowired
    ApprovalReads reads;

    @Autowired
    VoteDesk votes;

    @Autowired
    Commands commands;

    private String request(String subject) {
        var order =
                new OpenTicket("asset-lifecycle", subject, null, null, null, "PORTAL", Map.of("kind", "workstation"));
        return intake.open(order, viewer("requester")).number();
    }

    private VoteView vote(String number, String holder) {
        var rounds = reads.ofTicket(number, viewer("admin"));
        return rounds.get(rounds.size() - 1).votes().stream()
                .filter(one -> one.state() == Vote.State.OPEN && holder.equals(one.holder()))
                .findFirst()
                .orElseThrow();
    }

    private List<Div> cards(String number) {
        return _find(Div.class, spec -> spec.withClasses("px-approval-card")).stream()
                .filter(card -> card.getElement().getTextRecursively().contains(number))
                .toList();
    }

    private Div card(String number) {
        return cards(number).stream().findFirst().orElseThrow(() -> new AssertionError("no card for " + number));
    }

    private static Button button(Div card, String label) {
        return _get(card, Button.class, spec -> spec.withText(label));
    }

    private void approvals(String account) {
        signIn(account);
        UI.getCurrent().navigate("portal/approvals");
    }

    @Test
    void aCardSaysWhoAsksForWhatAndIsAnsweredOnce() {
        var number = request("A workstation for bay 3");
        approvals(MANAGER);
        var card = card(number);
        assertThat(card.getElement().getTextRecursively()).contains("A workstation for bay 3", "Rita Azevedo");

        _click(button(card, "Approve"));

        assertThat(cards(number)).isEmpty();
        assertThat(_find(Div.class, spec -> spec.withClasses("px-lines"))).isNotNull();
        assertThat(reads.answeredBy(viewer(MANAGER)))
                .anyMatch(round -> round.number().equals(number));
        assertThat(vote(number, "finance").level()).isEqualTo(2);
        assertThat(reads.ofTicket(number, viewer("admin")).get(0).votes())
                .anyMatch(one -> MANAGER.equals(one.decidedBy()) && "portal".equals(one.way()));
    }

    @Test
    void whatIsOrderedCostsWhatTheOfferingSaysInItsCurrency() {
        var jdbc = context().getBean(org.springframework.jdbc.core.simple.JdbcClient.class);
        jdbc.sql("update offering set currency = 'SEK' where offering_key = 'laptop'")
                .update();
        try {
            var fields = Map.of("offering", "laptop", "quantity", 2);
            var order = new OpenTicket("service-request", "Two laptops", null, null, null, "PORTAL", fields);
            var number = intake.open(order, viewer("requester")).number();
            signIn(MANAGER, java.util.Locale.GERMAN);
            UI.getCurrent().navigate("portal/approvals");
            assertThat(text(card(number))).contains("2.360,00\u00a0SEK").doesNotContain("€", "Währung");
            var task = vote(number, MANAGER).task();
            assertThat(tasks.form(String.valueOf(task), viewer(MANAGER))
                            .schema()
                            .findValuesAsText("currency"))
                    .as("also for whoever draws the form themselves")
                    .containsExactly("SEK");

            signIn("requester");
            go("portal/requests/" + number);
            assertThat(_find(DescriptionList.class))
                    .extracting(PortalApprovalsViewTests::text)
                    .anyMatch(facts -> facts.contains("SEK\u00a02,360.00"))
                    .noneMatch(facts -> facts.contains("Currency"));
        } finally {
            jdbc.sql("update offering set currency = 'EUR' where offering_key = 'laptop'")
                    .update();
        }
    }

    private static String text(com.vaadin.flow.component.Component part) {
        return part.getElement().getTextRecursively();
    }

    /** Nobody decides about money without having read what for. */
    @Test
    void whoDecidesAPurchaseReadsWhatForAndWhatExactly() {
        var fields = Map.of(
                "purchaseKind",
                "goods",
                "quantity",
                6,
                "amount",
                12_000,
                "costCentre",
                "porto-hub",
                "lines",
                List.of(Map.of("article", "Rack 200 x 60", "pieces", 1_500, "each", 2_000.5)));
        var order = new OpenTicket("finance-purchase", "Six racks", "The old ones bend.", null, null, "PORTAL", fields);
        var number = intake.open(order, viewer("requester")).number();
        approvals(MANAGER);
        var card = card(number);
        assertThat(_get(card, DescriptionList.class).getElement().getTextRecursively())
                .contains("The old ones bend.")
                .contains("€12,000.00")
                .contains("Rack 200 x 60 · Pieces: 1,500 · Price of one: €2,000.50");
        assertThat(_find(card, TextField.class))
                .as("only what is to be answered is a field")
                .noneMatch(TextField::isReadOnly);
        assertThat(_find(card, TextArea.class)).noneMatch(TextArea::isReadOnly);
        var word = _find(card, TextField.class).stream()
                .filter(field -> field.getLabel().equals("Word on the decision"))
                .findFirst()
                .orElseThrow();
        assertThat(word.getHelperText())
                .isEqualTo("The requester reads it. Needed for “Back to requester” and “Decline”.");
        assertThat(word.isInvalid()).isFalse();

        _click(button(card, "Decline"));

        assertThat(word.isInvalid()).isTrue();
        assertThat(word.getErrorMessage()).isEqualTo("“Decline” needs an answer here.");
        assertThat(desk.get(number, viewer("admin")).state()).as("asked still").isNotEqualTo("declined");
        _setValue(word, "Mend the old ones.");
        _click(button(card, "Decline"));
        assertThat(desk.get(number, viewer("admin")).state()).isEqualTo("declined");

        signIn("requester", Locale.GERMAN);
        UI.getCurrent().navigate("portal/requests/" + number);
        assertThat(_find(ListItem.class, spec -> spec.withClasses("px-milestone")))
                .extracting(item -> item.getClassNames().contains("px-is-ahead"))
                .as("what never comes is not shown as still to come")
                .containsOnly(false);
        assertThat(_get(ListItem.class, spec -> spec.withClasses("px-is-stopped"))
                        .getElement()
                        .getTextRecursively())
                .contains("Nicht gekauft");
    }

    @Test
    void whoeverIsTooLateReadsThatAndNothingIsDecidedTwice() {
        var number = request("A workstation for bay 4");
        approvals(MANAGER);
        var card = card(number);
        votes.answer(vote(number, MANAGER).id(), "decline", NO, null, Tasks.Way.LINK, viewer(MANAGER));

        _click(button(card, "Approve"));

        assertThat(card.getElement().getTextRecursively()).contains("was answered by Paulo Serra");
        assertThat(desk.get(number, viewer("admin")).state()).isEqualTo("cancelled");
    }

    @Test
    void whatIsApprovedIsAnotherMeanwhileAndHasToBeLookedAtAgain() {
        var number = request("A workstation for bay 5");
        approvals(MANAGER);
        var card = card(number);
        desk.change(number, Map.of("fields", Map.of("cost", 3900)), null, viewer("agent"));

        _click(button(card, "Approve"));

        assertThat(card.getElement().getTextRecursively()).contains("has changed since it was shown to you");
        assertThat(vote(number, MANAGER).state()).isEqualTo(Vote.State.OPEN);
    }

    @Test
    void handedToSomebodyElseBothNamesStandOnTheirCard() {
        var number = request("A workstation for bay 6");
        approvals(MANAGER);
        _click(button(card(number), "Ask somebody else"));
        _setValue(_get(PersonBox.class), "dieter.wolff");
        _click(_find(Button.class, spec -> spec.withText("Ask somebody else")).stream()
                .reduce((first, second) -> second)
                .orElseThrow());

        assertThat(cards(number)).isEmpty();
        approvals("dieter.wolff");
        assertThat(card(number).getElement().getTextRecursively()).contains("Paulo Serra");
        assertThat(Objects.requireNonNull(vote(number, "dieter.wolff").asked())).isEqualTo(MANAGER);
    }

    @Test
    void whatIsWithdrawnIsNotThereAnyMore() {
        var number = request("A workstation for bay 7");
        approvals(MANAGER);
        assertThat(cards(number)).hasSize(1);
        commands.send(number, "Start_Withdraw", Map.of("withdrawReason", "No."), viewer("requester"));
        approvals(MANAGER);
        assertThat(cards(number)).isEmpty();
    }

    @Test
    void aGermanReadsGermanAndOthersSeeNoneOfIt() {
        var number = request("A workstation for bay 8");
        signIn(MANAGER, Locale.GERMAN);
        UI.getCurrent().navigate("portal/approvals");
        assertThat(button(card(number), "Freigeben")).isNotNull();
        approvals("sven.albers");
        assertThat(cards(number)).isEmpty();
    }
}
