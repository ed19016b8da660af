package org.praxisitsm.ui.desk;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.praxisitsm.knowledge.Articles;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.components.ArticleText;
import org.springframework.beans.factory.annotation.Autowired;

/** An agent who solves something looks it up without leaving the desk. */
class KnowledgeViewTests extends ScreenTest {

    @Autowired
    Articles articles;

    @Test
    void anArticleIsFoundByWordsAndReadBesideWhatElseWasFound() {
        var number = published("The frobnicator of the dock");
        signIn("agent");
        go("desk/work");
        assertThat(_get(Anchor.class, spec -> spec.withId("rail-knowledge")).getHref())
                .isEqualTo("knowledge");
        go("knowledge");
        var search = _get(TextField.class, spec -> spec.withId("knowledge-search"));
        go("knowledge?q=frobnicator");
        assertThat(text(_get(Nav.class, spec -> spec.withId("knowledge-found"))))
                .contains("The frobnicator of the dock", number, "For agents only");
        assertThat(search.getValue()).isEqualTo("frobnicator");
        go("knowledge/" + number + "?q=frobnicator");
        assertThat(text(_get(ArticleText.class))).contains("Unplug it");
        assertThat(_get(Anchor.class, spec -> spec.withAttribute("aria-current", "page")
                                .withClasses("px-knowledge-row"))
                        .getHref())
                .isEqualTo("knowledge/" + number + "?q=frobnicator");
        _click(_get(Button.class, spec -> spec.withId("article-helped")));
        assertThat(articles.get(number, viewer("agent")).helped()).isEqualTo(1);
    }

    @Test
    void anotherArticleTakesThePlaceOfTheOneThatWasRead() {
        var first = published("First of the twins");
        var second = published("Second of the twins");
        signIn("agent");
        go("knowledge/" + first);
        go("knowledge/" + second);
        assertThat(text(_get(Div.class, spec -> spec.withId("knowledge-reading"))))
                .contains("Second of the twins")
                .doesNotContain("First of the twins");
    }

    @Test
    void whoeverOnlyAsksDoesNotReadWhatIsForAgents() {
        var number = published("For colleagues alone");
        signIn("requester");
        go("knowledge/" + number);
        assertThat(_find(ArticleText.class)).isEmpty();
    }

    @Test
    void theSearchOfTheDeskFindsArticles() {
        var number = published("The quizzlestick of the door");
        signIn("agent");
        go("desk/work");
        _setValue(_get(TextField.class, spec -> spec.withId("desk-search")), "quizzlestick");
        assertThat(_find(Component.class).stream()
                        .map(KnowledgeViewTests::text)
                        .anyMatch(shown -> shown.contains("The quizzlestick of the door") && shown.contains(number)))
                .isTrue();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private String published(String title) {
        var ticket = intake.open(
                new OpenTicket(
                        "knowledge",
                        title,
                        null,
                        null,
                        null,
                        "DESK",
                        Map.of("articleKind", "how-to", "audience", "agents")),
                viewer("agent"));
        step(
                ticket.number(),
                "review",
                Map.of("articleKind", "how-to", "audience", "agents", "article", "Unplug it."),
                "agent");
        var reviewer = queries.tasksOf(ticket.number(), viewer("agent")).get(0).assignee();
        step(ticket.number(), "publish", Map.of(), Objects.requireNonNull(reviewer));
        return ticket.number();
    }

    private void step(String number, String outcome, Map<String, Object> with, String by) {
        var task = queries.tasksOf(number, viewer("agent")).get(0);
        tasks.complete(task.id(), outcome, with, null, viewer(by));
    }
}
