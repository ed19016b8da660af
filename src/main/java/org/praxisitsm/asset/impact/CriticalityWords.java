package org.praxisitsm.asset.impact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items count criticality from 1 down to 4; the catalogue and the tables have words for it. */
public final class CriticalityWords {

    private static final List<String> WORDS = List.of("CRITICAL", "HIGH", "MEDIUM", "LOW");

    private CriticalityWords() {}

    /** @return the catalogue's word, or null for none */
    public static @Nullable String word(@Nullable Integer level) {
        return level == null || level < 1 || level > WORDS.size() ? null : WORDS.get(level - 1);
    }

    static @Nullable Integer level(String word) {
        var at = WORDS.indexOf(word);
        return at < 0 ? null : Integer.valueOf(at + 1);
    }
}
