package org.praxisitsm.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AheadTests {

    private static final ClassLoader HERE = AheadTests.class.getClassLoader();

    @Test
    void whatTheListNamesIsLoadedAndWhatIsGoneIsPassedOver() {
        var asked = new ArrayList<String>();
        var loader = new ClassLoader(HERE) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                asked.add(name);
                return super.loadClass(name, resolve);
            }

            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                return new ByteArrayInputStream(
                        "org.praxisitsm.launch Start Gone Start$Gone\norg.praxisitsm.shared Refusal"
                                .getBytes(StandardCharsets.UTF_8));
            }
        };
        new Ahead(loader).run();
        assertThat(asked)
                .containsExactlyElementsOf(List.of(
                        "org.praxisitsm.launch.Start",
                        "org.praxisitsm.launch.Gone",
                        "org.praxisitsm.launch.Start$Gone",
                        "org.praxisitsm.shared.Refusal"));
    }

    @Test
    void withoutAListNothingIsLoaded() {
        var loader = new ClassLoader(HERE) {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                return null;
            }
        };
        new Ahead(loader).run();
    }

    /** Stale names cost nothing, missing ones the time that the list is to save. */
    @Test
    void theListIsThatOfTheLibrariesInUse() {
        var names = Ahead.names(Objects.requireNonNull(HERE.getResourceAsStream(Ahead.LIST)))
                .toList();
        var gone = names.stream()
                .filter(name -> HERE.getResource(name.replace('.', '/') + ".class") == null)
                .toList();
        assertThat(names).hasSizeGreaterThan(10_000);
        assertThat(gone).as("docker/start-classes.sh writes the list anew").hasSizeLessThan(names.size() / 20);
    }
}
