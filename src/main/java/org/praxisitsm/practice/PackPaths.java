package org.praxisitsm.practice;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which paths and sizes a pack may have. */
final class PackPaths {

    static final int LARGEST_ZIP = 8 * 1024 * 1024;
    static final int LARGEST_FILE = 1024 * 1024;
    static final int LARGEST_PACK = 16 * 1024 * 1024;
    static final int MOST_FILES = 300;
    /** Text compresses ten- to twentyfold; far more is a bomb. Small files are exempt. */
    static final int STEEPEST_EXPANSION = 100;

    static final int EXPANSION_COUNTS_FROM = 256 * 1024;

    private static final int LONGEST_PATH = 160;
    private static final Pattern PROCESS_FILE = Pattern.compile(
            "processes/([a-z0-9-]{2,40})/(practice\\.yaml|[A-Za-z0-9_-]+\\.(bpmn|form)|(texts|messages)_[a-z]{2}(_[A-Z]{2})?\\.properties|messages\\.properties|(scenarios|agreements)/[A-Za-z0-9_-]+\\.yaml|README\\.md)");
    private static final Pattern RULES_FILE =
            Pattern.compile("rules/([a-z0-9-]{2,40})/([A-Za-z0-9_-]+\\.(dmn|rules\\.csv|cases\\.csv)|README\\.md)");

    private PackPaths() {}

    /** @return why the path cannot be in a pack, or empty where it can. */
    static Optional<String> problem(String path) {
        if (path.length() > LONGEST_PATH) {
            return Optional.of("The path is longer than " + LONGEST_PATH + " characters");
        }
        if (path.startsWith("/") || path.contains("\\") || path.contains("..") || path.contains(":")) {
            return Optional.of("The path leaves the pack");
        }
        if (keyOf(path).isEmpty()) {
            return Optional.of("A pack has no file here or of this kind");
        }
        return Optional.empty();
    }

    /** @return the practice whose file this is. */
    static Optional<String> keyOf(String path) {
        var process = PROCESS_FILE.matcher(path);
        if (process.matches()) {
            return Optional.of(process.group(1));
        }
        var rules = RULES_FILE.matcher(path);
        return rules.matches() ? Optional.of(rules.group(1)) : Optional.empty();
    }

    /** Two paths that differ only in case are one file on some machines. */
    static String folded(String path) {
        return path.toLowerCase(Locale.ROOT);
    }
}
