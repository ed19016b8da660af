package org.praxisitsm.ui.studio;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.ui.ScreenTest;
import org.praxisitsm.ui.studio.SheetGrid.Sheet;
import org.springframework.beans.factory.annotation.Autowired;

/** The grids of a draft are open before its owner. */
abstract class GridViewTest extends ScreenTest {

    private final String practice;

    @Autowired
    private Drafts drafts;

    private long draft;

    GridViewTest(String practice) {
        this.practice = practice;
    }

    @BeforeEach
    void open() {
        draft = drafts.edit(practice, viewer("owner")).id();
        signIn("owner");
        go("studio/" + practice + "?tab=grids");
    }

    @AfterEach
    void discard() {
        drafts.discard(practice, draft, viewer("owner"));
    }

    final SheetGrid grid() {
        return _get(SheetGrid.class);
    }

    final Sheet sheet() {
        return Objects.requireNonNull(grid().shown());
    }

    final int column(String head) {
        return IntStream.range(0, sheet().columns().size())
                .filter(i -> sheet().columns().get(i).head().equals(head))
                .findFirst()
                .orElseThrow();
    }

    final void until(Runnable holds) {
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            settle();
            holds.run();
        });
    }

    final String file(String path) {
        return drafts.files(practice, draft, viewer("owner")).text(path);
    }

    final String saved(String path) {
        _click(_get(Button.class, spec -> spec.withId("studio-save")));
        return file(path);
    }
}
