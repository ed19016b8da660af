package org.praxisitsm.journeys;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The journey of a change once more, with its pictures for docs/pictures. */
@Tag("pictures")
class ChangePicturesJourneyTests extends ChangeJourneyTests {

    @Override
    void seen(Page page, String name) {
        settle(page);
        page.screenshot(new Page.ScreenshotOptions()
                .setStyle(".v-loading-indicator { display: none !important; }")
                .setPath(Path.of("docs", "pictures", name + ".png")));
    }
}
