package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** NOTICE names what the bill of materials says is under a licence of another kind, and nothing that is not shipped. */
class NoticeTests {

    private static final Path BILL = Path.of("target/praxis.cdx.json");
    private static final Set<String> PERMISSIVE = Set.of("Apache-2.0", "MIT", "BSD-3-Clause");

    @Test
    void everyLicenceOfAnotherKindIsNamed() throws Exception {
        Assumptions.assumeTrue(Files.exists(BILL), "package writes target/praxis.cdx.json");
        var notice = Files.readString(Path.of("NOTICE"));
        var unnamed = new ArrayList<String>();
        var components = new ObjectMapper().readTree(BILL.toFile()).path("components");
        for (var component : components) {
            var first = component.path("licenses").path(0);
            var licence = first.path("license")
                    .path("id")
                    .asText(first.path("expression").asText());
            var name = component.path("name").asText();
            if (!PERMISSIVE.contains(licence) && !notice.contains(name)) {
                unnamed.add(name);
            }
        }
        assertThat(components).hasSizeGreaterThan(100);
        assertThat(unnamed).isEmpty();
    }

    @Test
    void whatRunsInTheBrowserAndIsNamedIsShipped() throws Exception {
        var notice = Files.readString(Path.of("NOTICE"));
        var shipped =
                new ObjectMapper().readTree(Path.of("package.json").toFile()).path("dependencies");
        for (var editor :
                new String[] {"bpmn-js", "bpmn-js-properties-panel", "dmn-js", "dmn-js-drd", "@bpmn-io/form-js"}) {
            var word = java.util.regex.Pattern.compile(
                    "(?m)(^|[ ,])" + java.util.regex.Pattern.quote(editor) + "([ ,]|$)");
            assertThat(word.matcher(notice).find()).as(editor).isEqualTo(shipped.has(editor));
        }
    }
}
