package org.praxisitsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.praxisitsm.practice.Category;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;

/** The guide "Add your own service process", followed to the letter: its files are a pack that is published and used. */
class OwnProcessGuideTests extends PracticeLife {

    private static final Pattern FILE = Pattern.compile(
            "^`((?:processes|rules)/[^`]+)`[^\\n]*\\n\\n```[a-z]+\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Autowired
    Drafts drafts;

    @Test
    void itsFilesAreAProcessThatFinancePublishesAndPeopleUse() throws IOException {
        var files = files();
        assertThat(files).hasSize(9);
        var finance = viewers.of("finance-owner");
        var draft = drafts.upload("travel-advance", new PackFiles(files).toZip(), finance);
        assertThat(draft.findings())
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR
                        || finding.rule().equals("texts-missing"))
                .isEmpty();
        assertThat(drafts.publish("travel-advance", draft.id(), "First version", finance)
                        .version())
                .isEqualTo(1);

        var advance = opened(
                "travel-advance",
                "Fair in Lyon",
                null,
                Map.of("destination", "Lyon", "leavesOn", "2030-03-01", "amount", 800, "purpose", "fair"),
                "requester");
        assertThat(seen(advance).state()).isEqualTo("new");
        for (var level = 1; level <= 2; level++) {
            complete(advance, "approve", Map.of(), asks(advance).get(0));
        }
        assertThat(seen(advance).state()).isEqualTo("approved");
        complete(advance, null, Map.of("paidOn", "2030-02-20"), "finance");
        assertThat(seen(advance).category()).isEqualTo(Category.CLOSED);
        declinedWithTheReason();
    }

    private void declinedWithTheReason() {
        var trip = Map.<String, Object>of(
                "destination",
                "Lyon",
                "leavesOn",
                "2030-03-01",
                "amount",
                200,
                "purpose",
                "other",
                "purposeText",
                "A good time");
        var advance = opened("travel-advance", "Weekend in Lyon", null, trip, "requester");
        var manager = asks(advance).get(0);
        assertThatThrownBy(() -> complete(advance, "decline", Map.of(), manager))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting(Refusal.FieldError::field)
                        .containsExactly("values.declineReason"));
        complete(advance, "decline", Map.of("declineReason", "This is no business trip."), manager);
        assertThat(seen(advance).state()).isEqualTo("declined");
    }

    private static Map<String, byte[]> files() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        var blocks = FILE.matcher(Files.readString(Path.of("docs/add-your-own-process.md")));
        while (blocks.find()) {
            files.put(blocks.group(1), blocks.group(2).getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }
}
