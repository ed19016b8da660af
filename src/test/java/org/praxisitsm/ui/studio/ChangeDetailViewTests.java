package org.praxisitsm.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Beside;
import org.praxisitsm.practice.Difference;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.compare.PackBeside;
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
        var rules = List.of("Network", "network", "network", "it", "30", "true");
        detail.show(
                "Assignment",
                "",
                new Beside(
                        List.of(
                                "rule",
                                "when ticket.category equals",
                                "when candidate.skills contains",
                                "when candidate.unit equals",
                                "then score add",
                                "then exclude set"),
                        List.of(Beside.Row.of(null, rules))),
                false,
                practices.current("incident").orElseThrow().pack().in(Locale.ENGLISH));
        assertThat(detail.getElement().getTextRecursively())
                .contains("Network and VPN", "yes")
                .contains("Category is", "Skills contains", "Person: Unit is", "Points", "Exclude")
                .doesNotContain("ticket.category", "candidate.skills", "then score");
    }

    /** Neither words nor kind of a question need differ for it to be another one. */
    @Test
    void whatElseDiffersOfAQuestionIsTold() {
        signIn("owner");
        var detail = new ChangeDetail();
        UI.getCurrent().add(detail);
        var pack = practices.current("incident").orElseThrow().pack();
        var path = "processes/incident/on-hold.form";
        var text = pack.text(path);
        var other = new Pack(
                pack.descriptor(),
                pack.files().with(path, text.getBytes(StandardCharsets.UTF_8)),
                forms(
                        pack,
                        "on-hold",
                        text.replaceFirst("\"label\": ", "\"description\": \"Think twice\", \"label\": ")),
                pack.texts());

        detail.show("Form", "", PackBeside.of(pack, other, path), false, pack.in(Locale.ENGLISH));

        assertThat(detail.getElement().getTextRecursively()).contains("Help: Think twice");
    }

    private static Map<String, FormDefinition> forms(Pack pack, String id, String text) {
        var forms = new HashMap<>(pack.forms());
        forms.put(id, FormDefinition.parse(id + ".form", text.getBytes(StandardCharsets.UTF_8)));
        return forms;
    }

    @Test
    void aTableOfOneColumnIsATableToo() {
        signIn("owner");
        var detail = new ChangeDetail();
        UI.getCurrent().add(detail);
        detail.show(
                "Table",
                "",
                new Beside(
                        List.of("", "Priority [priority string]", "note"),
                        List.of(Beside.Row.of(List.of("", "\"P1\"", ""), List.of("", "\"P2\"", "")))),
                false,
                practices.current("incident").orElseThrow().pack().in(Locale.ENGLISH));
        assertThat(detail.getElement().getOuterHTML()).contains("px-compared-sheet");
        assertThat(detail.getElement().getTextRecursively()).contains("Priority", "P1", "P2");
    }

    @Test
    void fieldsAreCalledInTheReadersLanguage() {
        signIn("owner", Locale.GERMAN);
        var detail = new ChangeDetail();
        UI.getCurrent().add(detail);
        var pack = practices.current("incident").orElseThrow().pack();
        detail.show(
                "Tabelle",
                "",
                new Beside(
                        List.of("", "Impact [impact string]", "How bad it is [urgency string]", "note"),
                        List.of(Beside.Row.of(List.of("", "\"one\"", "", ""), List.of("", "\"team\"", "", "")))),
                false,
                pack.in(Locale.GERMAN));
        assertThat(detail.getElement().getTextRecursively())
                .contains("Auswirkung", "Mein Team", "How bad it is")
                .doesNotContain("Impact");
        var words = new ChangeWords(pack, pack, detail);
        var change = Change.of(List.of(new Difference(
                        Difference.Kind.CHANGED,
                        Difference.Part.DESCRIPTOR,
                        "processes/incident/practice.yaml",
                        "impact",
                        "field",
                        "Impact",
                        "editableBy",
                        "",
                        "agent",
                        "owner")))
                .get(0);
        assertThat(words.title(change)).isEqualTo("Feld Auswirkung");
    }

    /** Who reads of a change looks for it under the name that its page gives it. */
    @Test
    void partsAreCalledAsInTheirLists() {
        signIn("owner");
        var screen = new Div();
        UI.getCurrent().add(screen);
        var pack = practices.current("incident").orElseThrow().pack();
        assertThat(List.of(
                        PartNames.of(pack, "rules/incident/incident-assignment.rules.csv", screen),
                        PartNames.of(pack, "rules/incident/incident-priority.dmn", screen),
                        PartNames.of(pack, "processes/incident/report-incident.form", screen),
                        PartNames.of(pack, "processes/incident/texts_de.properties", screen),
                        PartNames.of(pack, "processes/incident/messages.properties", screen)))
                .containsExactly(
                        "Assignment",
                        "Incident priority",
                        "Report incident",
                        "Words: German",
                        "Messages: language of the pack");
    }
}
