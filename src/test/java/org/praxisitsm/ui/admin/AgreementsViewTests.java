package org.praxisitsm.ui.admin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.rules.TableSheets.Column;
import org.praxisitsm.rules.TableSheets.Row;
import org.praxisitsm.rules.TableSheets.Sheet;
import org.praxisitsm.shared.Refusal.FieldError;
import org.praxisitsm.sla.Agreement.TriggerKind;

/** The parts of the agreement page on a draft, as an owner works with them. */
class AgreementsViewTests implements AgreementEditing {

    private final ProblemPlaces places = new ProblemPlaces();
    private final AgreementDraft draft = new AgreementDraft(
            "incident",
            Map.of(
                    "key", "incident-gold",
                    "kind", "SLA",
                    "name", "Gold",
                    "calendar", "office",
                    "holds",
                            Map.of(
                                    "field",
                                    "holdReason",
                                    "rows",
                                    List.of(Map.of("reason", "requester", "pauses", true, "atMost", "P14D")),
                                    "otherwise",
                                    false),
                    "targets",
                            List.of(Map.of(
                                    "key", "resolution",
                                    "name", "Resolution",
                                    "table", "incident-target-duration",
                                    "rules",
                                            List.of(
                                                    Map.of("event", "opened", "then", "start"),
                                                    Map.of("category", "RESOLVED", "then", "stop")),
                                    "thresholds", List.of(Map.of("percent", 75, "message", "Target reached"))))),
            3);
    private boolean mayEdit = true;
    private int drawn;
    private int changes;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        UI.getCurrent().setLocale(Locale.ENGLISH);
        rebuild();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Override
    public AgreementDraft draft() {
        return draft;
    }

    @Override
    public AgreementOptions options() {
        var happenings = new LinkedHashMap<TriggerKind, Map<String, String>>();
        for (var kind : TriggerKind.values()) {
            happenings.put(kind, Map.of());
        }
        happenings.put(TriggerKind.EVENT, Map.of("opened", "Ticket is opened", "closed", "Ticket is closed"));
        happenings.put(TriggerKind.CATEGORY, Map.of("RESOLVED", "Resolved", "ON_HOLD", "On hold"));
        happenings.put(TriggerKind.FIELD, Map.of("impact", "Impact"));
        return new AgreementOptions(
                Map.of("office", "Office", "always", "Always"),
                happenings,
                Map.of("holdReason", "Reason for the hold"),
                Map.of("holdReason", Map.of("requester", "Waiting for the requester", "supplier", "For a supplier")),
                Map.of("Target reached", "A target comes near"),
                List.of("incident-target-duration", "incident-agreements"),
                "incident-agreements",
                table -> Optional.of(table.equals("incident-agreements") ? applies() : durations()),
                Map.of("agreement", Map.of("incident-gold", "Gold for those who lead")),
                (key, more) -> UI.getCurrent().getTranslation(key, more));
    }

    private static Sheet applies() {
        return new Sheet(
                "incident-agreements",
                "Which agreements apply",
                "COLLECT",
                List.of(new Column("vip", "VIP")),
                List.of(new Column("agreement", "Agreement")),
                List.of(
                        new Row(1, List.of("true"), List.of("\"incident-gold\""), "They wait for nobody"),
                        new Row(2, List.of(""), List.of("\"incident-standard\""), null)));
    }

    private static Sheet durations() {
        return new Sheet(
                "incident-target-duration",
                "How long",
                "FIRST",
                List.of(
                        new Column("agreement", "Agreement"),
                        new Column("target", "Target"),
                        new Column("priority", "Priority")),
                List.of(new Column("promise", "May take")),
                List.of(
                        new Row(1, List.of("\"incident-gold\"", "\"resolution\"", "1"), List.of("\"PT4H\""), null),
                        new Row(2, List.of("\"incident-gold\"", "\"update\"", "1"), List.of("\"PT99H\""), null),
                        new Row(3, List.of("not(\"incident-gold\")", "", "1"), List.of("\"PT98H\""), null),
                        new Row(4, List.of("", "", ""), List.of("\"2 business days\""), null)));
    }

    @Override
    public ProblemPlaces places() {
        return places;
    }

    @Override
    public boolean mayEdit() {
        return mayEdit;
    }

    @Override
    public void changed() {
        changes++;
    }

    @Override
    public void rebuild() {
        drawn++;
        places.clear();
        UI.getCurrent().removeAll();
        UI.getCurrent().add(new AgreementBasics(this), new HoldTable(this), new TargetCard(this, target(), 0));
    }

    private Map<String, Object> target() {
        return AgreementDraft.list(draft.members(), "targets").get(0);
    }

    @Test
    void theTableThatDecidesIsShownAndItsRowsMarked() {
        var page = UI.getCurrent().getElement().getOuterHTML();

        assertThat(page).contains("Which agreements apply", "They wait for nobody");
        assertThat(page.split("<tr class=\"on\">")).as("rows marked").hasSize(2);
        assertThat(page).contains("Gold for those who lead", "href=\"studio/incident?tab=tables");
    }

    @Test
    void ofTheDurationsOnlyTheTargetsOwnAreShownInWords() {
        var page = UI.getCurrent().getElement().getOuterHTML();

        assertThat(page).contains("4 h", "2 business days").doesNotContain("99 h", "98 h", "PT4H");
    }

    @Test
    void aPromiseIsWrittenAsPeopleDo() {
        _setValue(_get(ComboBox.class, spec -> spec.withLabel("May take")), PromiseFields.Unit.TIME);
        assertThat(target()).doesNotContainKey("table").containsEntry("promise", "PT4H");
        _setValue(_get(TextField.class, spec -> spec.withLabel("How long")), "1 h 30 m");
        assertThat(target()).containsEntry("promise", "PT1H30M");
        _setValue(_get(TextField.class, spec -> spec.withLabel("How long")), "-4 h");
        assertThat(target()).as("kept as typed, for the check to refuse").containsEntry("promise", "-4 h");

        _setValue(_get(ComboBox.class, spec -> spec.withLabel("May take")), PromiseFields.Unit.DAYS_END);
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("How many")), 3);
        assertThat(target()).containsEntry("promise", "3 business days end of day");
    }

    @Test
    void aLineIsAddedChangedAndTakenOut() {
        _click(_get(Button.class, spec -> spec.withText("Add a line")));
        assertThat(AgreementDraft.list(target(), "rules")).hasSize(3);

        var kinds = _find(
                ComboBox.class,
                spec -> spec.withPredicate(
                        box -> "When".equals(box.getAriaLabel().orElse(""))));
        _setValue(kinds.get(2), TriggerKind.FIELD);
        assertThat(AgreementDraft.list(target(), "rules").get(2)).isEqualTo(Map.of("field", "impact", "then", "start"));

        var out = _find(
                Button.class,
                spec -> spec.withPredicate(button ->
                        "Take this line out".equals(button.getAriaLabel().orElse(""))));
        _click(out.get(1));
        assertThat(AgreementDraft.list(target(), "rules")).hasSize(2).doesNotContain(Map.of("event", "opened"));
    }

    @Test
    void aThresholdSaysWhatTheDiagramDoesAboutIt() {
        assertThat(_find(Span.class)).extracting(Span::getText).contains("starts “A target comes near”");
        _click(_get(Button.class, spec -> spec.withText("Add a threshold")));
        assertThat(AgreementDraft.list(target(), "thresholds").get(1)).containsEntry("percent", 100);

        AgreementDraft.list(target(), "thresholds").get(1).put("message", "Nobody listens");
        rebuild();
        assertThat(_find(Span.class)).extracting(Span::getText).contains("Nothing in the diagram waits for it");
    }

    @Test
    void aLongestPauseIsWrittenInDaysAndNothingElseIsLost() {
        _setValue(_get(SpanField.class), "28 d");

        assertThat(draft.members()).extracting("holds").asString().contains("P28D");
        var expected = AgreementDraft.copy(draft.published());
        AgreementDraft.list(AgreementDraft.map(expected, "holds"), "rows")
                .get(0)
                .put("atMost", "P28D");
        assertThat(draft.members()).isEqualTo(expected);
        _setValue(_get(SpanField.class), "14 d");
        assertThat(draft.isChanged()).as("back where it was").isFalse();
    }

    @Test
    void aProblemIsShownAtTheFieldOrAtWhatIsAroundIt() {
        places.show(List.of(
                new FieldError("targets[0].thresholds[0].percent", "Too high"),
                new FieldError("targets[0].rules[1].event", "Never happens"),
                new FieldError("targets[0]", "Nothing stops the target")));

        assertThat(_get(IntegerField.class)).matches(HasValidation::isInvalid, "marked");
        assertThat(places.nearest("targets[0].rules[1].event")).isPresent();
        assertThat(places.nearest("targets[0]").orElseThrow()).isInstanceOf(TargetCard.class);
        assertThat(places.nearest("targets[0]").orElseThrow().hasClassName("px-wrong"))
                .isTrue();
        places.show(List.of());
        assertThat(_get(IntegerField.class)).matches(field -> !field.isInvalid(), "no longer marked");
    }

    @Test
    void whoOnlyReadsHasNothingToPress() {
        mayEdit = false;
        rebuild();

        assertThat(_find(Button.class)).isEmpty();
        assertThat(_find(TextField.class)).allMatch(TextField::isReadOnly);
        assertThat(_find(ComboBox.class)).allMatch(ComboBox::isReadOnly);
    }

    @Test
    void differencesAreSaidInWords() {
        target().remove("table");
        target().put("promise", "PT8H");
        AgreementDraft.list(target(), "rules").get(1).put("category", "ON_HOLD");
        AgreementDraft.list(target(), "thresholds").get(0).put("message", "Target at risk");
        draft.members().put("name", "Gold and silver");

        assertThat(new AgreementWords(options()).between(draft.published(), draft.members()))
                .containsExactlyInAnyOrder(
                        "Name: Gold → Gold and silver",
                        "New: Target resolution · May take 8 h",
                        "Gone: Target resolution · Table incident-target-duration",
                        "New: Target resolution · Category is On hold: stop",
                        "Gone: Target resolution · Category is Resolved: stop",
                        "Target resolution · 75 %: Target reached → Target at risk");
        assertThat(new AgreementWords(options()).between(draft.published(), draft.published()))
                .isEmpty();
    }

    @Test
    void whatACopyBringsStaysApart() {
        var copy = AgreementDraft.copy(draft.members());
        AgreementDraft.list(copy, "targets").get(0).put("name", "Other");

        assertThat(target()).containsEntry("name", "Resolution");
        assertThat(changes).isZero();
        assertThat(drawn).isEqualTo(1);
    }
}
