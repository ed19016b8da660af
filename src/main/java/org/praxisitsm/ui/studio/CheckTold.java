package org.praxisitsm.ui.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.PackCheck.Result;
import org.praxisitsm.ui.components.DrawnNames;

/** What the last check of a draft came to, in one line, and the first place that is red. */
record CheckTold(Draft draft, DrawnNames.Texts texts) {

    boolean ran() {
        return draft.check() != null;
    }

    boolean isGreen() {
        var check = draft.check();
        return check != null && check.isGreen();
    }

    /** @return e.g. "2 mistakes, 21 of 23 examples pass" */
    String words() {
        var check = draft.check();
        if (check == null) {
            return texts.of("studio.unchecked");
        }
        var said = new ArrayList<String>();
        var mistakes = mistakes().count();
        if (mistakes > 0) {
            said.add(texts.of("studio.mistakes", mistakes));
        }
        var green = check.results().stream().filter(Result::green).count();
        said.add(
                check.results().isEmpty()
                        ? texts.of(mistakes > 0 ? "studio.examples.none" : "publish.examples.none")
                        : texts.of("studio.examples", green, check.results().size()));
        return String.join(", ", said);
    }

    /** @return the same where there is little room, e.g. "2 mistakes" or "21 / 23" */
    String brief() {
        var check = draft.check();
        var mistakes = mistakes().count();
        if (check == null || mistakes > 0) {
            return texts.of("studio.mistakes", mistakes);
        }
        var all = check.results().size();
        return all - red().size() + " / " + all;
    }

    /** @return where to look first; empty where all is green or nothing ran */
    Optional<Finding> first() {
        return Stream.concat(mistakes(), red().stream().map(PackProblems::asFinding))
                .findFirst();
    }

    List<Result> red() {
        var check = draft.check();
        return check == null
                ? List.of()
                : check.results().stream().filter(result -> !result.green()).toList();
    }

    private Stream<Finding> mistakes() {
        return PackProblems.findings(draft, null).stream().filter(finding -> finding.severity() == Severity.ERROR);
    }
}
