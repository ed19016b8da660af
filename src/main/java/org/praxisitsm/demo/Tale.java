package org.praxisitsm.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.demo.HistoryFile.Story;

/** One ticket of the history: who reports what, and what happens to it one after the other. */
final class Tale {

    /**
     * @param after shortest and longest time since the beat before
     * @param atWork whether it happens in office hours only
     */
    record Beat(Duration after, Duration spread, boolean atWork, Consumer<Scene> play) {}

    final Story story;
    final String requester;
    final Instant opensAt;
    final Map<String, String> words;
    final Random random;
    private final List<Beat> beats = new ArrayList<>();

    /** Number of its ticket, once that is open. */
    @Nullable
    String number;

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
        beats.add(new Beat(Duration.ofMinutes(atLeast), Duration.ofMinutes(atMost - atLeast), atWork, play));
        return this;
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
