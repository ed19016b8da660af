package org.praxisitsm.ui.desk;

import static com.github.mvysny.kaributesting.v10.GridKt._findAll;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.components.Marks;

/** Whoever may see a confidential ticket sees in every list that it is one. */
class ConfidentialMarkViewTests extends ScreenTest {

    private static final String WORDS = "Confidential: only those who take part, and the group, see it";

    private String secret(String subject) {
        return intake.open(
                        new OpenTicket(
                                "hr-case", subject, "Told.", null, null, "PORTAL", Map.of("topic", "harassment")),
                        viewer("requester"))
                .number();
    }

    @ParameterizedTest
    @CsvSource({"desk/tickets, 1", "desk/work/all, 2"})
    void listsOfTheDeskMarkItAndNothingElse(String list, int which) {
        var number = secret("Whispered " + which);
        signIn("hr");
        go(list + "?q=Whispered " + which + "&at=" + number);
        assertThat(marks()).containsExactly(WORDS);
        assertThat(_find(_get(Aside.class, spec -> spec.withId("preview")), Marks.Confidential.class))
                .hasSize(1);

        report("Spoken aloud " + which);
        signIn("agent");
        go(list + "?q=Spoken aloud " + which);
        assertThat(marks()).containsExactly("");
    }

    /** What the column is given for its mark, row by row. */
    @SuppressWarnings("unchecked")
    private static List<String> marks() {
        var grid = (Grid<Object>) _get(Grid.class);
        var renderer = (LitRenderer<Object>) grid.getColumnByKey("subject").getRenderer();
        var mark = renderer.getValueProviders().get("f");
        return _findAll(grid).stream().map(row -> (String) mark.apply(row)).toList();
    }

    @Test
    void theTicketItselfSaysItInWords() {
        var number = secret("Whispered at home");
        signIn("hr", Locale.GERMAN);
        go("desk/tickets/" + number);
        assertThat(_find(Span.class, spec -> spec.withText("Vertraulich"))).hasSize(1);
        go("desk/tickets/" + number + "?tab=history");
        assertThat(_find(Span.class, spec -> spec.withText("Vertraulich"))).hasSize(1);
    }

    @Test
    void theSearchMarksIt() {
        secret("Whispered search");
        signIn("hr");
        go("desk/tickets");
        _setValue(_get(TextField.class, spec -> spec.withId("desk-search")), "Whispered search");
        assertThat(_find(_get(Div.class, spec -> spec.withId("search-hits")), Marks.Confidential.class))
                .hasSize(1);
    }

    @Test
    void thePortalMarksItForWhoeverAsked() {
        var number = secret("Whispered by me");
        signIn("requester", Locale.GERMAN);
        go("portal/requests");
        assertThat(request(number)).singleElement().satisfies(mark -> assertThat(
                        mark.getElement().getAttribute("aria-label"))
                .isEqualTo("Vertraulich: nur Beteiligte und die Gruppe sehen es")
                .isEqualTo(mark.getElement().getAttribute("title")));
        assertThat(request(report("Spoken by me"))).isEmpty();
        go("portal/requests/" + number);
        assertThat(_find(Marks.Confidential.class)).hasSize(1);
    }

    private List<? extends Component> request(String number) {
        go("portal/requests?again=" + number);
        return _find(Anchor.class, spec -> spec.withClasses("px-request")).stream()
                .filter(row -> row.getElement().getTextRecursively().contains(number))
                .findFirst()
                .map(row -> _find(row, Marks.Confidential.class))
                .orElseThrow();
    }
}
