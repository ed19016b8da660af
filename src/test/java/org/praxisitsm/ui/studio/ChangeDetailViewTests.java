package org.praxisitsm.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Beside;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ui.ScreenTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Two states of a rule grid are headed as on its own page, not by the keys of its file. */
class ChangeDetailViewTests extends ScreenTest {

    @Autowired
    private Practices practices;

    @Test
    void columnsOfAGridAreCalledAsOnItsPage() {
        signIn("owner");
        var detail = new ChangeDetail();
        UI.getCurrent().add(detail);
        var rules = List.of("Network", "network", "network", "30", "true");
        detail.show(
                "Assignment",
                "",
                new Beside(
                        List.of(
                                "rule",
                                "when ticket.category equals",
                                "when candidate.skills contains",
                                "then score add",
                                "then exclude set"),
                        List.of(Beside.Row.of(null, rules))),
                false,
                practices.current("incident").orElseThrow().pack().in(Locale.ENGLISH));
        assertThat(detail.getElement().getTextRecursively())
                .contains("Category is", "Person: Skills contains", "Points", "Exclude")
                .doesNotContain("ticket.category", "candidate.skills", "then score");
    }
}
