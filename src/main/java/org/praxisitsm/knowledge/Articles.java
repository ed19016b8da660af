package org.praxisitsm.knowledge;

import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds and shows published articles to those who may read them, and hears whether they helped. */
@Service
@Transactional
public class Articles {

    private static final int SHORTEST_WORD = 3;
    private static final int MOST_WORDS = 12;
    private static final int MOST_LOOKED_AT = 300;
    private static final int LONGEST_REASON = 2_000;

    private final ArticleRows rows;
    private final Practices practices;
    private final ObjectProvider<ArticleFlags> flags;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Articles(
            ArticleRows rows,
            Practices practices,
            ObjectProvider<ArticleFlags> flags,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.practices = practices;
        this.flags = flags;
        this.events = events;
        this.clock = clock;
    }

    /** @return whether a practice writes articles at all */
    public boolean areThere() {
        return practices.all().stream()
                .anyMatch(published -> published.pack().descriptor().articles() != null);
    }

    /** @return what all words fit, best first; the ones that helped most where there are no words */
    @Transactional(readOnly = true)
    public List<Article> find(String text, int most, Viewer viewer) {
        var words = words(text, 1);
        return rows.withAll(words, MOST_LOOKED_AT, viewer).stream()
                .sorted(byScore(words, null))
                .limit(most)
                .toList();
    }

    /**
     * What could answer a report while it is being written.
     *
     * @param service key of the service that the report is about, or null
     * @return what shares words with it, best first; an article of the service alone is no answer
     */
    @Transactional(readOnly = true)
    public List<Article> suggest(String text, @Nullable String service, int most, Viewer viewer) {
        var words = words(text, SHORTEST_WORD);
        if (words.isEmpty()) {
            return List.of();
        }
        var found = rows.withAny(words, MOST_LOOKED_AT, viewer);
        var telling = words.stream().filter(word -> isTelling(word, found)).toList();
        return found.stream()
                .filter(article -> isLikely(article, telling, service))
                .sorted(byScore(telling, service))
                .limit(most)
                .toList();
    }

    /** A word of the title or of the keywords says what it is about; of the text, several must. */
    private static boolean isLikely(Article article, List<String> words, @Nullable String service) {
        return score(article, words)
                        + (article.service() != null && article.service().equals(service) ? 1 : 0)
                >= LIKELY;
    }

    private static final int LIKELY = 3;
    private static final int FEW = 4;

    /** What stands in most articles says nothing about any of them. */
    private static boolean isTelling(String word, List<Article> found) {
        var with = found.stream().filter(article -> score(article, word) > 0).count();
        return found.size() < FEW || 2 * with <= found.size();
    }

    /** @throws Refusal not found, also where the viewer may not read it */
    @Transactional(readOnly = true)
    public Article get(String number, Viewer viewer) {
        return rows.find(number, viewer).orElseThrow(() -> Refusal.notFound("There is no article " + number + "."));
    }

    /** The same for somebody who opens it to read: counted. */
    public Article open(String number, Viewer viewer) {
        var article = get(number, viewer);
        rows.seen(number);
        return article;
    }

    /** @return what the viewer said of it, or empty */
    @Transactional(readOnly = true)
    public Optional<Boolean> judgement(String number, Viewer viewer) {
        return rows.judgement(number, viewer.account());
    }

    /** Keeps whether it helped the viewer; said again, the last word counts. */
    public Article judge(String number, boolean helped, Viewer viewer) {
        get(number, viewer);
        rows.judge(number, viewer.account(), helped, clock.instant());
        events.publishEvent(
                Act.onTicket(viewer.account(), "article.judged", number, Map.of(), Map.of("helped", helped)));
        return get(number, viewer);
    }

    /** A report was not sent because of it. */
    public void solved(String number, Viewer viewer) {
        judge(number, true, viewer);
        rows.solved(number);
        events.publishEvent(Act.onTicket(viewer.account(), "article.solved", number, Map.of(), Map.of()));
    }

    /** @return whether the viewer can say that something is wrong with it */
    public boolean canBeFlagged(Article article) {
        return !article.underReview() && flag(article).isPresent();
    }

    /**
     * Sends it on the way that its diagram has for this.
     *
     * @throws Refusal invalid without a reason; conflict where its practice has no such way, or it is on it already
     */
    public void flag(String number, String why, Viewer viewer) {
        var article = get(number, viewer);
        if (why.isBlank() || why.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "Say in 1 to " + LONGEST_REASON + " characters what is wrong.");
        }
        var way = flag(article)
                .orElseThrow(() -> Refusal.conflict(number + " cannot be flagged: its practice has no way for it."));
        flags.getObject().flag(number, way.command(), way.reason(), why.strip(), viewer);
    }

    private Optional<PracticeDescriptor.Flag> flag(Article article) {
        return practices
                .current(article.practice())
                .map(published -> published.pack().descriptor().articles())
                .map(PracticeDescriptor.Articles::flag);
    }

    private static List<String> words(String text, int shortest) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= shortest)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    private static Comparator<Article> byScore(List<String> words, @Nullable String service) {
        return Comparator.comparingInt((Article article) ->
                        -score(article, words) - (service != null && service.equals(article.service()) ? 2 : 0))
                .thenComparing(article -> -article.helped())
                .thenComparing(Article::number);
    }

    private static int score(Article article, List<String> words) {
        return words.stream().mapToInt(word -> score(article, word)).sum();
    }

    private static int score(Article article, String word) {
        var score = contains(article.title(), word) ? 4 : 0;
        score += contains(article.keywords(), word) ? 3 : 0;
        return score + (contains(article.text(), word) ? 1 : 0);
    }

    private static boolean contains(@Nullable String text, String word) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(word);
    }
}
