package org.praxisitsm.ui.portal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.knowledge.Articles;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.components.ArticleText;
import org.praxisitsm.workflow.Commands;
import org.springframework.beans.factory.annotation.Autowired;

/** The first page of the portal in groups, and articles where somebody looks for help. */
class PortalHomeViewTests extends ScreenTest {

    @Autowired
    Articles articles;

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private static List<String> visibleTiles() {
        return _find(Anchor.class, spec -> spec.withClasses("px-tile")).stream()
                .map(PortalHomeViewTests::text)
                .toList();
    }

    @Test
    void offersStandInGroupsOfThePacksWithTheRestOneClickAway() {
        signIn("requester");
        go("portal");
        assertThat(_find(H2.class))
                .extracting(H2::getText)
                .containsSubsequence("Get help", "Work and devices", "People", "Money and contracts");
        var before = visibleTiles();
        assertThat(before).hasSizeLessThan(20).anyMatch(tile -> tile.contains("Something does not work"));
        var more = _find(NativeButton.class, spec -> spec.withClasses("px-offer-more"));
        assertThat(more).isNotEmpty();
        more.forEach(button -> {
            assertThat(button.getElement().getAttribute("aria-expanded")).isEqualTo("false");
            _click(button);
            assertThat(button.getElement().getAttribute("aria-expanded")).isEqualTo("true");
        });
        assertThat(visibleTiles()).hasSizeGreaterThan(before.size());
    }

    /** Nobody reads "Closed" of what they took back, or that it had come further than it had. */
    @Test
    void whatEndedBeforeItsLastMilestoneSaysHowAmongMyRequests() {
        var number = report("Taken back again");
        context()
                .getBean(Commands.class)
                .send(number, "Start_Withdraw", Map.of("withdrawReason", "Found it."), viewer("requester"));
        var state = desk.get(number, viewer("requester")).state();
        assertThat(state).isEqualTo("cancelled");
        signIn("requester", Locale.GERMAN);
        go("portal/requests?all");
        var row = _find(Anchor.class, spec -> spec.withClasses("px-request")).stream()
                .filter(one -> text(one).contains(number))
                .findFirst()
                .orElseThrow();
        assertThat(text(row)).contains("Abgebrochen · " + number).doesNotContain("Geschlossen");
        assertThat(_find(row, Span.class, spec -> spec.withClasses("px-milestone-stopped")))
                .hasSize(1);
        assertThat(_find(row, Span.class, spec -> spec.withClasses("px-milestone-ahead")))
                .isEmpty();

        go("portal/requests/" + number);
        assertThat(_find(ListItem.class, spec -> spec.withClasses("px-is-stopped")))
                .singleElement()
                .satisfies(item -> assertThat(text(item)).contains("Abgebrochen"));
        assertThat(_find(ListItem.class, spec -> spec.withClasses("px-is-done")))
                .as("only what it had come to")
                .allSatisfy(item -> assertThat(text(item)).doesNotContain("Geschlossen"));
    }

    @Test
    void aGermanReadsTheGroupsInGerman() {
        signIn("requester", Locale.GERMAN);
        go("portal");
        assertThat(_find(H2.class)).extracting(H2::getText).contains("Hilfe", "Menschen", "Geld und Verträge");
    }

    @Test
    void anArticleIsFoundReadJudgedAndEndsAReport() {
        var number = published();
        signIn("requester");
        go("portal");
        _setValue(_get(TextField.class, spec -> spec.withId("portal-search")), "gibberishword");
        assertThat(text(_get(Div.class, spec -> spec.withClasses("px-portal-hits"))))
                .contains("Answers", "The gibberishword of the scanner");
        go("portal/knowledge?q=gibberishword");
        assertThat(text(_get(Div.class, spec -> spec.withId("knowledge-found"))))
                .contains("The gibberishword");
        go("portal/knowledge/" + number);
        assertThat(text(_get(ArticleText.class))).contains("<script>alert(1)</script>");
        assertThat(_get(ArticleText.class).getElement().getOuterHTML()).doesNotContain("<script>");
        _click(_get(Button.class, spec -> spec.withId("article-helped")));
        assertThat(articles.get(number, viewer("requester")).helped()).isEqualTo(1);

        go("portal/report/incident");
        _setValue(_get(TextField.class, spec -> spec.withId("field-subject")), "My scanner shows gibberishword");
        _click(_get(Button.class, spec -> spec.withId("solved-" + number)));
        assertThat(articles.get(number, viewer("requester")).solved()).isEqualTo(1);
        assertThat(address()).isEqualTo("portal");

        go("portal/knowledge/" + number);
        _click(_get(Button.class, spec -> spec.withId("article-flag")));
        _click(_get(Button.class, spec -> spec.withId("article-flag-send")));
        assertThat(_get(TextArea.class, spec -> spec.withId("article-flag-why")).isInvalid())
                .isTrue();
        _setValue(_get(TextArea.class, spec -> spec.withId("article-flag-why")), "The step is gone.");
        _click(_get(Button.class, spec -> spec.withId("article-flag-send")));
        assertThat(articles.get(number, viewer("requester")).underReview()).isTrue();
    }

    @Test
    void textIsSplitIntoParagraphsPointsAndSteps() {
        signIn("requester");
        var shown = new ArticleText("# Head\nOne\ntwo\n\n- a\n- b\n1. first\n2) second\n<b>x</b>");
        var content = shown.getElement();
        assertThat(content.getChildren().map(child -> child.getTag())).containsExactly("h2", "p", "ul", "ol", "p");
        assertThat(_find(shown, Paragraph.class).get(1).getElement().getTextRecursively())
                .isEqualTo("<b>x</b>");
    }

    private String published() {
        var ticket = intake.open(
                new OpenTicket(
                        "knowledge",
                        "The gibberishword of the scanner",
                        null,
                        null,
                        null,
                        "PORTAL",
                        Map.of("articleKind", "how-to", "audience", "everyone")),
                viewer("agent"));
        step(
                ticket.number(),
                "review",
                Map.of(
                        "articleKind",
                        "how-to",
                        "audience",
                        "everyone",
                        "article",
                        "Hold the key. <script>alert(1)</script>"),
                "agent");
        step(ticket.number(), "publish", Map.of(), "ingrid.dahl");
        return ticket.number();
    }

    private void step(String number, String outcome, Map<String, Object> with, String by) {
        var task = queries.tasksOf(number, viewer("agent")).get(0);
        tasks.complete(task.id(), outcome, with, null, viewer(by));
    }
}
