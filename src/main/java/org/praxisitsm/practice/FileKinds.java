package org.praxisitsm.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of files as a form's {@code accept} names them: {@code .pdf}, {@code image/png} or {@code image/*}. */
public final class FileKinds {

    public static final int MOST = 20;

    private FileKinds() {}

    /** @return the kinds that the text names with commas, in small letters; empty where it names anything else, or too many */
    public static Optional<List<String>> read(String text) {
        var kinds = Arrays.stream(text.split(",", -1))
                .map(kind -> kind.strip().toLowerCase(Locale.ROOT))
                .toList();
        return kinds.size() <= MOST && kinds.stream().allMatch(FileKinds::isKind)
                ? Optional.of(kinds)
                : Optional.empty();
    }

    private static boolean isKind(String kind) {
        return kind.matches("[.][a-z0-9]{1,12}") || kind.matches("[a-z]{1,20}/([*]|[a-z0-9][a-z0-9.+-]{0,80})");
    }
}
