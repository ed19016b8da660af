package org.praxisitsm.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Drafts;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What others drew goes through our editor and comes out the same: opened, saved, compared as models, and held against the
 * schema of the standard. The models lie beside the project.
 */
class InterchangeJourneyTests extends BrowserJourney {

    private static final Path MODELS = Path.of("../shared/data/bpmn");
    /** Draws a process beside its pools that belongs to none of them: the editor keeps the process and not its picture. */
    private static final String WITHOUT_POOL = "B.1.0.bpmn: lost 5 [BPMNEdge";

    private static final Path SCHEMAS = Path.of("../shared/data/schemas/bpmn20");

    @Autowired
    private Drafts drafts;

    @Autowired
    private Viewers viewers;

    /** Other journeys begin where nobody is drawing. */
    @AfterEach
    void discardDrafts() {
        var owner = viewers.of("owner");
        drafts.open("incident", owner).forEach(draft -> drafts.discard("incident", draft.id(), owner));
    }

    @Test
    void theReferenceModelsComeOutOfTheEditorAsTheyWentIn() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(MODELS), MODELS + " is not here");
        var schema = BpmnSchema.in(SCHEMAS);
        var page = editor();
        var differences = new ArrayList<String>();
        for (var model : models("miwg")) {
            var before = Files.readString(model);
            var after = through(page, before);
            BpmnModel.difference(before, after)
                    .ifPresent(difference -> differences.add(model.getFileName() + ": " + difference));
            // A model that is no valid BPMN when it comes cannot be made so by being saved.
            if (schema.problem(before).isEmpty()) {
                schema.problem(after)
                        .ifPresent(problem -> differences.add(model.getFileName() + " is not valid: " + problem));
            }
        }
        assertThat(differences)
                .allMatch(difference -> difference.startsWith(WITHOUT_POOL))
                .hasSizeLessThan(2);
    }

    @Test
    void everyModelIsDrawn() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(MODELS), MODELS + " is not here");
        var page = editor();
        var drawn = 0;
        var blank = new ArrayList<String>();
        for (var model : models("")) {
            var xml = Files.readString(model, StandardCharsets.ISO_8859_1);
            if (!xml.contains("definitions")) {
                continue; // One is no BPMN at all.
            }
            through(page, xml);
            var shapes = page.locator("px-bpmn-editor .djs-shape").count();
            if (shapes == 0) {
                blank.add(model.getFileName().toString());
            }
            drawn++;
        }
        System.out.println(
                "Opened in the editor without a console error: " + drawn + " models; nothing drawn for " + blank);
        assertThat(drawn).isGreaterThan(60);
    }

    private Page editor() {
        var owner = signedIn("owner", "studio/incident");
        owner.locator("px-bpmn-editor, #studio-edit").first().waitFor();
        if (button(owner, "Edit").isVisible()) {
            button(owner, "Edit").click();
        }
        owner.locator("px-bpmn-editor g[data-element-id=Task_ClassifyIncident]")
                .first()
                .waitFor();
        return owner;
    }

    /** Opens it in the editor of the page, as a draft with this diagram would, and saves it again. */
    private static String through(Page page, String xml) {
        return (String) page.evaluate(
                "async xml => { const editor = document.querySelector('px-bpmn-editor');"
                        + " await editor.open(xml, editor.opened.settings); return await editor.save(); }",
                xml);
    }

    private static List<Path> models(String folder) throws IOException {
        try (Stream<Path> found = Files.walk(MODELS.resolve(folder))) {
            return found.filter(path -> path.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }
}
