package org.praxisitsm.practice.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Finding.Severity;

/** Collects what the readers and the gate have to say: at most a thousand errors, and a thousand pieces of advice. */
public final class Findings {

    private static final int MOST = 1_000;
    private static final int LONGEST_TEXT = 600;

    private final List<Finding> all = new ArrayList<>();
    private int errors;
    private int advice;

    public void error(
            String file, @Nullable String element, @Nullable Integer line, String rule, String message, String hint) {
        add(Severity.ERROR, file, element, line, rule, message, hint);
    }

    public void add(
            Severity severity,
            String file,
            @Nullable String element,
            @Nullable Integer line,
            String rule,
            String message,
            String hint) {
        // Counted apart: advice must never crowd out an error.
        int before = severity == Severity.ERROR ? errors++ : advice++;
        if (before < MOST) {
            all.add(new Finding(severity, file, cut(element), line, rule, cut(message), cut(hint)));
        }
    }

    public void add(Finding finding) {
        add(
                finding.severity(),
                finding.file(),
                finding.element(),
                finding.line(),
                finding.rule(),
                finding.message(),
                finding.hint());
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    public int size() {
        return all.size();
    }

    /** @return errors first, each severity by file and line, every finding once. */
    public List<Finding> sorted() {
        return all.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::severity)
                        .thenComparing(Finding::file)
                        .thenComparing(Finding::line, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
