package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.studio.SheetGrid.Sheet;
import org.springframework.beans.factory.annotation.Autowired;

/** States, fields, milestones and targets of a draft, without a line of YAML. */
class FieldsScreenViewTests extends ScreenTest {

    private static final String YAML = "processes/incident/practice.yaml";

    @Autowired
    private Drafts drafts;

    private long draft;
    private String before = "";

    @BeforeEach
    void open() {
        draft = drafts.edit("incident", viewer("owner")).id();
        before = drafts.files("incident", draft, viewer("owner")).text(YAML);
        signIn("owner");
        go("studio/incident?tab=fields");
    }

    @AfterEach
    void discard() {
        drafts.discard("incident", draft, viewer("owner"));
    }

    private Pack saved() {
        _click(_get(Button.class, spec -> spec.withId("studio-save")));
        return drafts.files("incident", draft, viewer("owner"));
    }

    private SheetGrid grid(int which) {
        return _find(SheetGrid.class).get(which);
    }

    private Sheet sheet(int which) {
        return Objects.requireNonNull(grid(which).shown());
    }

    private int column(int which, String head) {
        return IntStream.range(0, sheet(which).columns().size())
                .filter(i -> sheet(which).columns().get(i).head().equals(head))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLabelChangesItsLineAndNothingElse() {
        grid(0).cell("new", column(0, "Label"), "Just reported");
        assertThat(saved().text(YAML))
                .isEqualTo(before.replace("{key: new, label: New,", "{key: new, label: Just reported,"));
    }

    @Test
    void statesComeMoveAndGoAndGermanGoesWhereItCounts() {
        grid(0).add("new");
        grid(0).cell("new-2", column(0, "Key"), "waiting");
        grid(0).cell("waiting", column(0, "Label"), "Waiting");
        grid(0).cell("waiting", column(0, "Category"), "On hold");
        grid(0).cell("waiting", column(0, "German"), "Wartet noch");
        grid(0).move("waiting", -1);
        grid(0).act("duplicate", "delete");
        var pack = saved();
        var state = pack.descriptor().state("waiting").orElseThrow();
        assertThat(state.category()).isEqualTo(Category.ON_HOLD);
        assertThat(pack.descriptor().states().indexOf(state)).isEqualTo(3);
        assertThat(pack.in(java.util.Locale.GERMAN).state("waiting")).isEqualTo("Wartet noch");
        assertThat(pack.text("processes/incident/texts_de.properties"))
                .contains("state.cancelled=Abgebrochen\nstate.waiting=Wartet noch\n");
        assertThat(pack.descriptor().state("duplicate")).isEmpty();
    }

    @Test
    void aKeyThatTicketsKnowStays() {
        grid(1).cell("impact", column(1, "Key"), "effect");
        assertThat(told()).anyMatch(text -> text.contains("Tickets that exist know this key"));
        assertThat(sheet(1).rows()).anyMatch(row -> row.id().equals("impact"));
    }

    @Test
    void choicesKeepTheirKeysAndNewOnesGetOne() {
        grid(1).cell("impact", column(1, "Choices"), "Everyone; one = Just me; My team; My whole site; The whole town");
        grid(1).cell("impact", column(1, "Changed by"), "Agent, Manager");
        grid(1).cell("contact", column(1, "Longest"), "100");
        grid(1).cell("contact", column(1, "Internal"), "yes");
        var pack = saved();
        var impact = pack.descriptor().field("impact").orElseThrow();
        assertThat(impact.options().keySet()).containsExactly("everyone", "one", "team", "site", "the-whole-town");
        assertThat(impact.options()).containsEntry("one", "Just me").containsEntry("the-whole-town", "The whole town");
        assertThat(impact.editableBy()).containsExactly("agent", "manager");
        assertThat(pack.descriptor().field("contact").orElseThrow().maxLength()).isEqualTo(100);
        assertThat(pack.descriptor().field("contact").orElseThrow().internal()).isTrue();
        assertThat(pack.text(YAML)).contains("label: 'I can work, but badly'".replace("label: ", "medium: "));
    }

    @Test
    void whatIsWrongIsSaidWhereItIs() {
        grid(1).cell("contact", column(1, "Longest"), "endless");
        var bad = sheet(1).rows().stream()
                .filter(row -> row.id().equals("contact"))
                .findFirst()
                .orElseThrow();
        assertThat(bad.cells().get(column(1, "Longest")).bad()).contains("whole number");
        _click(_get(Button.class, spec -> spec.withId("studio-save")));
        assertThat(told()).isNotEmpty();
        assertThat(drafts.files("incident", draft, viewer("owner")).text(YAML)).isEqualTo(before);
        grid(1).undo();
        assertThat(sheet(1).rows()).allMatch(row -> row.mark() == null);
    }

    /** Whoever takes a state away reads at once which steps still name it, and which do not any more once it is back. */
    @Test
    void whatStillNamesAnEntryThatIsGoneIsSaidAtOnce() {
        grid(0).act("duplicate", "delete");
        assertThat(_get(PackProblems.class).getElement().getTextRecursively())
                .contains("practice.yaml has no state duplicate");
        grid(0).undo();
        assertThat(_get(PackProblems.class).getElement().getTextRecursively())
                .doesNotContain("practice.yaml has no state duplicate");
    }

    @Test
    void aCopyHasAllThatTheEntryHadAndAKeyOfItsOwn() {
        grid(1).act("impact", "copy");
        var fields = saved().descriptor().fields();
        var impact = fields.stream()
                .filter(field -> field.key().equals("impact"))
                .findFirst()
                .orElseThrow();
        var copy = fields.get(fields.indexOf(impact) + 1);
        assertThat(copy.key()).isEqualTo("impact2");
        assertThat(copy.label()).isEqualTo(impact.label());
        assertThat(copy.options()).isEqualTo(impact.options());
        assertThat(copy.editableBy()).isEqualTo(impact.editableBy());
        assertThat(copy.variable()).isTrue();
    }

    @Test
    void generalMembersAreFields() {
        _setValue(_get(TextField.class, spec -> spec.withId("descriptor-name")), "Incidents: all");
        _setValue(_get(Checkbox.class, spec -> spec.withId("descriptor-confidential")), true);
        assertThat(saved().text(YAML))
                .isEqualTo(before.replace("name: Incident management\n", "name: 'Incidents: all'\n")
                        .replace("confidential: false", "confidential: true"));
    }

    @Test
    void anAgreementIsEditedInItsForm() {
        var path = "processes/incident/agreements/incident-gold.yaml";
        go("studio/incident?tab=targets&file=" + path);
        var text = drafts.files("incident", draft, viewer("owner")).text(path);
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name").withValue("Gold support")), "Platinum support");
        assertThat(saved().text(path)).isEqualTo(text.replace("name: Gold support", "name: Platinum support"));
    }
}
