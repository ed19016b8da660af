package org.praxisitsm.practice;

import java.util.Optional;

/**
 * How many of those who are asked must say yes.
 *
 * @param count 0 for all of them
 */
public record Quorum(int count) {

    public static final Quorum ALL = new Quorum(0);
    public static final Quorum ANY = new Quorum(1);

    private static final int MOST = 50;

    /** @return empty where the text is neither {@code all}, {@code any} nor a number from 1 to 50 */
    public static Optional<Quorum> of(String text) {
        var word = text.strip();
        if (word.equals("all")) {
            return Optional.of(ALL);
        }
        if (word.equals("any")) {
            return Optional.of(ANY);
        }
        // A table answers numbers as it likes: 2, 2.0.
        if (!word.matches("[0-9]{1,2}(\\.0)?")) {
            return Optional.empty();
        }
        var count = Integer.parseInt(word.replace(".0", ""));
        return count < 1 || count > MOST ? Optional.empty() : Optional.of(new Quorum(count));
    }

    /** @return how many of so many must say yes; at most all of them */
    public int needed(int asked) {
        return count == 0 ? asked : Math.min(count, asked);
    }

    @Override
    public String toString() {
        return count == 0 ? "all" : count == 1 ? "any" : Integer.toString(count);
    }
}
