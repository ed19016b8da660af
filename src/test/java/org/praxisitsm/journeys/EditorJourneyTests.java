package org.praxisitsm.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Drafts;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner draws: steps are found, placed and judged while the diagram is still unsaved. */
class EditorJourneyTests extends BrowserJourney {

    private static final String CANVAS = "px-bpmn-editor g[data-element-id=";

    @Autowired
    private Drafts drafts;

    @Autowired
    private Viewers viewers;

    private long draft;

    @BeforeEach
    void openDraft() {
        draft = drafts.edit("incident", viewers.of("owner")).id();
    }

    @AfterEach
    void discardDraft() {
        drafts.discard("incident", draft, viewers.of("owner"));
    }

    @Test
    void anApprovalIsPutBetweenTwoStepsWithItsAnswersDrawn() {
        var page = editor();
        choose(page, "Task_ProposePriority");
        var find = page.getByPlaceholder("Find a step");
        find.fill("approv");
        find.press("Enter");
        var said = outline(page);
        assertThat(said.locator("button", by("Approved?"))).hasCount(1);
        assertThat(said.locator(".px-outline-branch", by("Reject")).first()).isVisible();
        // Whoever may approve, and what each answer is called, is settled: the check has nothing against it.
        assertThat(page.getByText("Not saved yet")).isVisible();
        assertThat(page.locator(".px-problem-row.px-error")).hasCount(0);
        said.locator("button", by("Rejected")).first().click();
        assertThat(page.locator(".px-editor-panel h3")).hasText("Rejected");
        undoAll(page);
        assertThat(said.locator("button", by("Approved?"))).hasCount(0);
    }

    @Test
    void whatIsWrongIsSaidBeforeItIsSavedAndMendedWithOnePress() {
        var page = editor();
        page.evaluate("() => { const m = document.querySelector('px-bpmn-editor').modeler;"
                + " const task = m.get('elementRegistry').get('Task_DiagnoseIncident');"
                + " m.get('modeling').updateProperties(task, { 'camunda:assignee': undefined,"
                + " 'camunda:candidateGroups': undefined }); }");
        var row = page.locator(
                ".px-problem-row.px-error", new Page.LocatorOptions().setHasText("Nobody can do this task"));
        assertThat(row).isVisible();
        assertThat(page.locator("px-bpmn-editor .px-problem-error").first()).isVisible();
        row.locator(".px-problem-button").click();
        assertThat(page.locator(".px-editor-panel h3")).hasText("Diagnose incident");
        row.locator(".px-problem-fix").click();
        assertThat(row).hasCount(0);
    }

    @Test
    void stepsAreCopiedFromOneTabToAnother() {
        var from = editor();
        from.locator(CANVAS + "Task_GiveHoldReason]").first().click();
        assertThat(from.locator(".px-editor-panel h3")).hasText("Give hold reason");
        from.keyboard().press("Control+c");
        from.waitForFunction("() => localStorage.getItem('px-bpmn-clipboard')");
        var to = from.context().newPage();
        to.navigate(address("studio/incident"));
        ready(to);
        var before = shapes(to);
        var pasted = to.evaluate("() => { const m = document.querySelector('px-bpmn-editor').modeler;"
                + " return m.get('copyPaste').paste({ element: m.get('canvas').getRootElement(),"
                + " point: { x: 200, y: 1500 } })[0].businessObject.get('camunda:formRef'); }");
        assertThat(shapes(to)).isEqualTo(before + 1);
        assertThat(pasted).isEqualTo("hold-reason");
    }

    @Test
    void aStepIsFoundFromTheKeyboard() {
        var page = editor();
        page.locator(CANVAS + "Task_DiagnoseIncident]").first().click();
        page.keyboard().press("Control+f");
        page.keyboard().type("Confirm");
        page.keyboard().press("Enter");
        assertThat(page.locator(".px-editor-panel h3")).containsText("Confirm");
    }

    @Test
    void aFileWithoutAPictureIsLaidOut() {
        var page = editor();
        open(
                page,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
                        + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" id=\"D\" targetNamespace=\"x\">"
                        + "<process id=\"incident-resolution\" isExecutable=\"true\"><startEvent id=\"S\" />"
                        + "<sequenceFlow id=\"F1\" sourceRef=\"S\" targetRef=\"T\" />"
                        + "<userTask id=\"T\" name=\"Work\" camunda:candidateGroups=\"${group}\" />"
                        + "<sequenceFlow id=\"F2\" sourceRef=\"T\" targetRef=\"E\" /><endEvent id=\"E\" /></process></definitions>");
        assertThat(page.getByText("This file had no picture")).isVisible();
        var xml = (String) page.evaluate("() => document.querySelector('px-bpmn-editor').save()");
        assertThat(xml).contains("BPMNShape").contains("waypoint").contains("camunda:candidateGroups=\"${group}\"");
    }

    @Test
    void theEditorIsFetchedOnItsPageAlone() {
        var fetched = new ArrayList<String>();
        var page = signedIn("owner", "desk");
        page.onRequest(request -> fetched.add(request.url()));
        page.navigate(address("studio"));
        settle(page);
        assertThat(fetched).noneMatch(EditorJourneyTests::isOfTheEditor);
        page.navigate(address("studio/incident"));
        ready(page);
        assertThat(fetched).anyMatch(EditorJourneyTests::isOfTheEditor);
    }

    /** Names that the build gives to the parts that are loaded by need. */
    private static boolean isOfTheEditor(String url) {
        return url.contains("/Modeler-") || url.contains("diagram-js-minimap") || url.contains("px-bpmn-layout");
    }

    private Page editor() {
        var page = signedIn("owner", "studio/incident");
        ready(page);
        return page;
    }

    private static void ready(Page page) {
        page.locator(CANVAS + "Task_DiagnoseIncident]").first().waitFor();
    }

    private static void open(Page page, String xml) {
        page.evaluate(
                "async xml => { const editor = document.querySelector('px-bpmn-editor');"
                        + " await editor.open(xml, editor.opened.settings); }",
                xml);
    }

    private static void choose(Page page, String element) {
        page.evaluate("id => document.querySelector('px-bpmn-editor').select(id)", element);
        assertThat(page.locator("#editor-name")).isVisible();
    }

    private static Locator outline(Page page) {
        button(page, "Outline").click();
        return page.locator(".px-bpmn-outline");
    }

    private static Locator.LocatorOptions by(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private static int shapes(Page page) {
        return (Integer) page.evaluate("() => document.querySelector('px-bpmn-editor').modeler"
                + ".get('elementRegistry').filter(e => !e.waypoints && !e.labelTarget).length");
    }

    private static void undoAll(Page page) {
        while (button(page, "Undo").isEnabled()) {
            button(page, "Undo").click();
        }
    }
}
