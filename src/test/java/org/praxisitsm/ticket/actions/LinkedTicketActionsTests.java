package org.praxisitsm.ticket.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ticket.TicketView;
import org.springframework.beans.factory.ObjectProvider;

/** What a diagram may do to other tickets, in whose name, and what it is refused. */
class LinkedTicketActionsTests {

    private final ActionContext context = mock(ActionContext.class);
    private final TicketIntake intake = mock(TicketIntake.class);
    private final TicketQueries queries = mock(TicketQueries.class);
    private final Practices practices = mock(Practices.class);
    private final Viewers viewers = mock(Viewers.class);
    private final Map<String, Object> values = new HashMap<>();
    private final OpenLinkedTicket open = new OpenLinkedTicket(provided(intake), provided(viewers));
    private final FindSimilar find =
            new FindSimilar(provided(queries), provided(practices), provided(viewers), Clock.systemUTC());

    @SuppressWarnings("unchecked")
    private static <T> ObjectProvider<T> provided(T bean) {
        ObjectProvider<T> provider = mock(ObjectProvider.class);
        when(provider.getObject()).thenReturn(bean);
        return provider;
    }

    @BeforeEach
    void ticket() {
        values.put("subject", "VPN drops");
        values.put("requester", "anna");
        values.put("service", "vpn");
        when(context.number()).thenReturn("INC0000001");
        when(context.actor()).thenReturn("system:workflow");
        when(context.value(anyString())).thenAnswer(call -> values.get(call.<String>getArgument(0)));
        when(intake.open(any(), any(Viewer.class))).thenReturn(opened("PRB0000007"));
        when(viewers.find(anyString())).thenReturn(Optional.empty());
    }

    private static TicketView opened(String number) {
        return new TicketView(
                7,
                number,
                "problem",
                1,
                "it",
                "VPN drops",
                null,
                "anna",
                null,
                "anna",
                "PROCESS",
                null,
                null,
                null,
                null,
                "new",
                Category.NEW,
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                1,
                "problem",
                List.of(),
                true,
                false);
    }

    private OpenTicket ordered() {
        var order = ArgumentCaptor.forClass(OpenTicket.class);
        verify(intake).open(order.capture(), any(Viewer.class));
        return order.getValue();
    }

    @Test
    void ticketIsOpenedWithWhatTheDiagramSaysAndLinked() throws Exception {
        var outputs = open.run(
                context,
                Map.of(
                        "practice", "problem",
                        "link", "caused-by",
                        "copy", "service, team=group, category",
                        "answers", "source=incident; broken; size = 4"));
        assertThat(outputs).containsEntry("opened", "PRB0000007");
        assertThat(ordered().subject()).isEqualTo("VPN drops");
        assertThat(ordered().fields()).isEqualTo(Map.of("service", "vpn", "source", "incident", "size", "4"));
        verify(context).link("caused-by", "PRB0000007");
    }

    @Test
    void whereADateActsTheRequesterOfThisTicketIsItsRequester() throws Exception {
        open.run(context, Map.of("practice", "problem"));
        assertThat(ordered().requester()).isEqualTo("anna");
        verify(context, never()).link(anyString(), anyString());
    }

    @Test
    void whoeverActsIsItsRequesterWithTheirOwnRights() throws Exception {
        var ben = new Viewer("ben", "Ben", "it", Set.of(), Set.of());
        when(context.actor()).thenReturn("ben");
        when(viewers.find("ben")).thenReturn(Optional.of(ben));
        open.run(context, Map.of("practice", "problem"));
        var order = ArgumentCaptor.forClass(OpenTicket.class);
        verify(intake).open(order.capture(), org.mockito.ArgumentMatchers.same(ben));
        assertThat(order.getValue().requester()).isNull();
    }

    @Test
    void whatTheOtherPracticeRefusesIsARefusalOfTheAction() {
        when(intake.open(any(), any(Viewer.class))).thenThrow(Refusal.invalid("practice", "There is none."));
        assertThatThrownBy(() -> open.run(context, Map.of("practice", "../../etc")))
                .isInstanceOf(ActionRefused.class)
                .extracting(refused -> ((ActionRefused) refused).code())
                .isEqualTo("not-opened");
    }

    @Test
    void unknownPracticeHasNoSimilarTickets() {
        when(practices.current("nonsense")).thenReturn(Optional.empty());
        assertThatThrownBy(() -> find.run(context, Map.of("practice", "nonsense", "same", "service")))
                .isInstanceOf(ActionRefused.class)
                .extracting(refused -> ((ActionRefused) refused).code())
                .isEqualTo("no-such-practice");
        verifyNoInteractions(queries);
    }

    @Test
    void linkedTicketsAreToldTheTextAndWhoTellsIt() {
        when(context.linked("causes")).thenReturn(List.of("INC0000002", "INC0000003"));
        var inputs = Map.<String, Object>of("type", "causes", "message", "Workaround known", "text", "Connect again");
        new SignalLinked().run(context, inputs);
        var told = Map.of("told", "Connect again", "toldBy", "INC0000001");
        verify(context).signal("INC0000002", "Workaround known", told);
        verify(context).signal("INC0000003", "Workaround known", told);
    }

    @Test
    void onlyAnotherThatIsLinkedCanBeSingledOut() {
        when(context.linked("causes")).thenReturn(List.of("INC0000002", "INC0000003"));
        var signal = new SignalLinked();
        signal.run(context, Map.of("type", "causes", "message", "Hello", "only", "INC0000003"));
        signal.run(context, Map.of("type", "causes", "message", "Hello", "only", "HRC0000001"));
        verify(context).signal("INC0000003", "Hello", Map.of());
        verify(context, never()).signal(org.mockito.ArgumentMatchers.eq("HRC0000001"), anyString(), any());
        verify(context, never()).signal(org.mockito.ArgumentMatchers.eq("INC0000002"), anyString(), any());
    }

    /** Whoever links a ticket by hand does not put it into the hands of the diagram. */
    @Test
    void whatSomebodyLinkedByHandIsNeitherToldNorWaitedForWhereOnlyOwnOnesCount() {
        when(context.linked("parent-of")).thenReturn(List.of("ACC0000001", "ACC0000002"));
        when(context.linkedByDiagram("parent-of")).thenReturn(List.of("ACC0000001"));
        new SignalLinked().run(context, Map.of("type", "parent-of", "message", "Withdraw", "own", true));
        verify(context).signal("ACC0000001", "Withdraw", Map.of());
        verify(context, never()).signal(org.mockito.ArgumentMatchers.eq("ACC0000002"), anyString(), any());

        var ben = new Viewer("ben", "Ben", "it", Set.of(), Set.of());
        var desk = mock(TicketDesk.class);
        when(context.actor()).thenReturn("ben");
        when(viewers.find("ben")).thenReturn(Optional.of(ben));
        when(desk.links("INC0000001", ben))
                .thenReturn(List.of(
                        new TicketDesk.Link(1, "parent-of", "ACC0000001", "A", "in-use", Instant.EPOCH),
                        new TicketDesk.Link(2, "parent-of", "ACC0000002", "B", "new", Instant.EPOCH)));
        assertThat(new CheckLinked(provided(desk), provided(viewers))
                        .run(context, Map.of("type", "parent-of", "states", "in-use", "own", true)))
                .isEqualTo(Map.of("linkedCount", 1, "linkedOpen", 0, "linkedMissing", ""));
    }

    /** What nobody may show them is not far enough: a gate does not open because its reader is not told. */
    @Test
    void linkedTicketsThatAreHiddenCountAsOpenAndAreNotNamed() {
        var ben = new Viewer("ben", "Ben", "it", Set.of(), Set.of());
        var desk = mock(TicketDesk.class);
        when(context.actor()).thenReturn("ben");
        when(viewers.find("ben")).thenReturn(Optional.of(ben));
        when(context.linked("parent-of")).thenReturn(List.of("CHG0000001", "CHG0000002", "HRC0000003"));
        when(desk.links("INC0000001", ben))
                .thenReturn(List.of(
                        new TicketDesk.Link(1, "parent-of", "CHG0000001", "A", "closed", Instant.EPOCH),
                        new TicketDesk.Link(2, "parent-of", "CHG0000002", "B", "implement", Instant.EPOCH),
                        new TicketDesk.Link(3, "related", "CHG0000004", "C", "implement", Instant.EPOCH)));
        var check = new CheckLinked(provided(desk), provided(viewers));
        assertThat(check.run(context, Map.of("type", "parent-of", "states", "review, closed")))
                .isEqualTo(Map.of("linkedCount", 3, "linkedOpen", 2, "linkedMissing", "CHG0000002"));
        assertThat(check.rehearse(context, Map.of())).containsEntry("linkedOpen", 0);
    }

    @Test
    void severalAreLinkedOnceEach() throws Exception {
        new LinkTicket().run(context, Map.of("type", "causes", "target", "INC0000002, INC0000003,,INC0000002"));
        verify(context).link("causes", "INC0000002");
        verify(context).link("causes", "INC0000003");
    }

    @Test
    void tooManyToLinkAreRefusedBeforeAnyIs() {
        var many = String.join(
                ",",
                java.util.stream.IntStream.range(0, 101)
                        .mapToObj(i -> "INC" + i)
                        .toList());
        assertThatThrownBy(() -> new LinkTicket().run(context, Map.of("type", "causes", "target", many)))
                .isInstanceOf(ActionRefused.class);
        verify(context, never()).link(anyString(), anyString());
    }
}
