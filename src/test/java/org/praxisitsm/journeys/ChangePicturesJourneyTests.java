package org.praxisitsm.journeys;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The journey of a change once more, with its pictures for docs/pictures. */
@Tag("pictures")
class ChangePicturesJourneyTests extends ChangeJourneyTests {

    @BeforeAll
    static void patiently() {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @Override
    void seen(Page page, String name) {
        picture(page, name);
    }
}
