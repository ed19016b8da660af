package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Drafts.Check;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.Drafts.Status;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.PackCheck;

class PackProblemsViewTests {

    private static final Finding NO_WAY_OUT = new Finding(
            Severity.ERROR, "p.bpmn", "Gateway_Fixed", null, "gateway-default", "No way out.", "Add a default path.");
    private static final PackCheck.Result RED = new PackCheck.Result(
            PackCheck.Kind.SCENARIO, "processes/incident/scenarios/01.yaml", "A fault", false, "was new", List.of());

    private final List<Finding> jumped = new ArrayList<>();

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void eachLineLeadsToItsPlace() {
        show();
        var lines = _find(NativeButton.class);
        assertThat(lines).hasSize(2);
        lines.forEach(line -> _click(line));
        assertThat(jumped).extracting(Finding::file).containsExactly("p.bpmn", RED.file());
    }

    @Test
    void aFindingOfGateAndCheckIsShownOnce() {
        show();
        assertThat(_find(NativeButton.class)).hasSize(2);
    }

    private void show() {
        var at = Instant.parse("2026-11-24T10:24:00Z");
        var check = new Check(List.of(NO_WAY_OUT), List.of(RED));
        var findings = List.of(NO_WAY_OUT);
        var draft =
                new Draft(1, "incident", 1, Status.OPEN, "owner", at, at, 1, findings, check, null, null, null, null);
        var problems = new PackProblems(
                jumped::add,
                finding -> String.valueOf(finding.element()),
                org.praxisitsm.ui.components.ServiceWords::of,
                finding -> java.util.Optional.empty());
        UI.getCurrent().add(problems);
        problems.show(draft, null);
    }
}
