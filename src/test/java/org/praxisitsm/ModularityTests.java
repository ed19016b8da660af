package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The house as drawn: every module keeps to the dependencies that its package declares. */
class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(PraxisApplication.class);

    @Test
    void modulesKeepToTheirDeclaredDependencies() {
        modules.verify();
    }

    @Test
    void writesTheModuleDiagrams() {
        new Documenter(modules).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }

    /** The page in docs/ stays true: where the code has moved on, it is written anew and this run fails once. */
    @Test
    void thePageInDocsShowsTheModulesAsTheyAre() throws IOException {
        var page = Path.of("docs/modules.md");
        var now = new ModulePage(modules).text();
        var before = Files.exists(page) ? Files.readString(page) : "";
        Files.writeString(page, now);
        assertThat(before)
                .as("docs/modules.md was out of date and has been written anew; commit it")
                .isEqualTo(now);
    }
}
