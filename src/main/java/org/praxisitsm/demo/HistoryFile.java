package org.praxisitsm.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * The file {@code demo/history.yaml}: what people at the demo organisation report, ask and answer.
 *
 * @param phrases texts by kind, by language
 */
record HistoryFile(Map<String, Map<String, List<String>>> phrases, List<Story> stories, List<Major> majors) {

    /**
     * A kind of trouble, with the words of those who have it and of those who end it.
     *
     * @param asset name of what it is about, or {@code own:} and a class: what the requester has of it
     */
    record Story(
            @Nullable String service,
            @Nullable String asset,
            String category,
            @Nullable String language,
            List<String> impact,
            List<String> urgency,
            List<String> subjects,
            List<String> texts,
            @Nullable List<String> asks,
            @Nullable List<String> replies,
            List<String> notes,
            List<Solution> solutions,
            @Nullable Map<String, String> files) {

        Story {
            language = language == null ? "en" : language;
            asks = asks == null ? List.of() : asks;
            replies = replies == null ? List.of() : replies;
            files = files == null ? Map.of() : files;
        }

        boolean isGerman() {
            return "de".equals(language);
        }

        /** Whether somebody asks something in it, so that it can wait for an answer. */
        boolean hasQuestion() {
            return !Objects.requireNonNull(asks).isEmpty();
        }
    }

    /** Written as a list of three. */
    record Solution(String code, String cause, String text) {

        @com.fasterxml.jackson.annotation.JsonCreator
        static Solution of(List<String> parts) {
            return new Solution(parts.get(0), parts.get(1), parts.get(2));
        }
    }

    /** Something that hits everybody. */
    record Major(
            String service,
            @Nullable String asset,
            String category,
            List<String> subjects,
            List<String> texts,
            List<String> notes,
            List<String> updates,
            Solution solution,
            String review,
            List<String> children) {

        Story story() {
            return with(asset, subjects, List.of("everyone"), List.of("high"));
        }

        Story child(int index) {
            return with(null, List.of(children.get(index)), List.of("team"), List.of("high"));
        }

        private Story with(@Nullable String named, List<String> wanted, List<String> impact, List<String> urgency) {
            return new Story(
                    service,
                    named,
                    category,
                    "en",
                    impact,
                    urgency,
                    wanted,
                    texts,
                    List.of(),
                    List.of(),
                    notes,
                    List.of(solution),
                    Map.of());
        }
    }

    static HistoryFile read() {
        var yaml = new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (var in = new ClassPathResource("demo/history.yaml").getInputStream()) {
            return yaml.readValue(in, HistoryFile.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<String> phrases(String language, String kind) {
        var own = phrases.getOrDefault(language, Map.of()).get(kind);
        return own != null ? own : Objects.requireNonNull(phrases.get("en")).get(kind);
    }
}
