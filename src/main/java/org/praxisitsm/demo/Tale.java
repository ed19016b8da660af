package org.praxisitsm.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.demo.HistoryFile.Story;

/** One ticket of the history: who reports what, and what happens to it one after the other. */
final class Tale {

    /**
     * @param after shortest and longest time since the beat before
     * @param atWork whether it happens in office hours only
     * @param promises targets that it is meant to meet: most people see to it that they do
     */
    record Beat(Duration after, Duration spread, boolean atWork, Set<String> promises, Consumer<Scene> play) {}

    /** Of a hundred promises so many are broken, and so many kept at the last moment. */
    private static final int BROKEN = 9;

    private static final int CLOSE = 8;

    final Story story;
    final String requester;
    final Instant opensAt;
    final Map<String, String> words;
    final Random random;
    private final List<Beat> beats = new ArrayList<>();

    /** Number of its ticket, once that is open. */
    @Nullable
    String number;

    /** When those who work on it last said something to the requester. */
    @Nullable
    Instant saidAt;

    /** Whether it hits few people, and not hard. */
    boolean calm;

    Tale(Story story, String requester, Instant opensAt, Map<String, String> words, Random random) {
        this.story = story;
        this.requester = requester;
        this.opensAt = opensAt;
        this.words = words;
        this.random = random;
    }

    List<Beat> beats() {
        return beats;
    }

    /** Something that happens so many minutes later, in office hours. */
    Tale then(int atLeast, int atMost, Consumer<Scene> play) {
        return beat(atLeast, atMost, true, play);
    }

    /** The same at any hour: what cannot wait, or what people on shift do. */
    Tale soon(int atLeast, int atMost, Consumer<Scene> play) {
        return beat(atLeast, atMost, false, play);
    }

    private Tale beat(int atLeast, int atMost, boolean atWork, Consumer<Scene> play) {
        var spread = Duration.ofMinutes(atMost - atLeast);
        beats.add(new Beat(Duration.ofMinutes(atLeast), spread, atWork, Set.of(), play));
        return this;
    }

    /** The beat before is meant to meet the targets, and comes earlier for that where it must. */
    Tale inTimeFor(String... targets) {
        var last = beats.remove(beats.size() - 1);
        beats.add(new Beat(last.after(), last.spread(), last.atWork(), Set.of(targets), last.play()));
        return this;
    }

    /** @return which part of the time that is left until a target is used, more than all of it where the promise is broken */
    double share() {
        var drawn = random.nextInt(100);
        if (drawn < BROKEN) {
            return 1.05 + random.nextDouble();
        }
        return drawn < BROKEN + CLOSE ? 0.85 + random.nextDouble() / 8 : 0.1 + random.nextDouble() * 0.65;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** The text with its words in braces filled in. */
    String told(String text) {
        var told = text;
        for (var word : words.entrySet()) {
            told = told.replace("{" + word.getKey() + "}", word.getValue());
        }
        return told;
    }
}
