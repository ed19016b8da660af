package org.praxisitsm.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The trail only grows: no statement of ours, wherever it stands, changes or removes what is kept. */
class AppendOnlyTests {

    private static final Pattern FORBIDDEN = Pattern.compile(
            "(update|delete\\s+from|truncate(\\s+table)?|drop\\s+table|alter\\s+table)\\s+(audit_entry|audit_link|audit_key|decision_entry)",
            Pattern.CASE_INSENSITIVE);

    @Test
    void noStatementChangesOrRemovesAnEntry() throws IOException {
        try (var files = Files.walk(Path.of("src/main"))) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(java|sql|xml|yml)"))
                            .filter(AppendOnlyTests::breaks))
                    .isEmpty();
        }
    }

    private static boolean breaks(Path file) {
        try {
            return FORBIDDEN.matcher(Files.readString(file)).find();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
