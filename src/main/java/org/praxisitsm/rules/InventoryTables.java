package org.praxisitsm.rules;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.SourcePrecedence;
import org.praxisitsm.asset.inventory.AgeingPolicy;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.springframework.stereotype.Component;

/**
 * Which source counts more, and how devices age, by tables of the published asset practice. Each answer is remembered for the
 * version: thousands of reports ask the same few questions.
 */
@Component
class InventoryTables implements SourcePrecedence, AgeingPolicy {

    private static final String FOLDER = "rules/" + IdentityGrid.PRACTICE + "/";
    private static final String SOURCES = FOLDER + "ci-sources.dmn";
    private static final String AGEING = FOLDER + "ci-ageing.dmn";
    private static final int REMEMBERED = 20_000;

    private record Question(String hash, Map<String, Object> inputs) {}

    private final Practices practices;
    private final Tables tables;
    private final Clock clock;
    private final Map<Question, Optional<Object>> answers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Optional<Object>> eldest) {
            return size() > REMEMBERED;
        }
    };

    InventoryTables(Practices practices, Tables tables, Clock clock) {
        this.practices = practices;
        this.tables = tables;
        this.clock = clock;
    }

    /** Without the table: what a person wrote stays, the rest is replaced by whoever comes last. */
    @Override
    public boolean mayReplace(
            String ciClass, String field, String source, @Nullable String current, @Nullable Instant seenAt) {
        if (source.equals(current)) {
            return true;
        }
        long days = seenAt == null
                ? 0
                : Math.max(0, Duration.between(seenAt, clock.instant()).toDays());
        var present = rank(ciClass, field, current == null ? "person" : current, Math.min(days, 1_000));
        var other = rank(ciClass, field, source, 0);
        return present == null || other == null ? current != null : other >= present;
    }

    private @Nullable Long rank(String ciClass, String field, String source, long days) {
        return answer(SOURCES, Map.of("class", ciClass, "field", field, "source", source, "days", days), "rank")
                                .orElse(null)
                        instanceof Number rank
                ? rank.longValue()
                : null;
    }

    @Override
    public Optional<String> next(String ciClass, String state, long daysUnseen) {
        return answer(AGEING, Map.of("class", ciClass, "state", state, "days", daysUnseen), "next")
                .map(Object::toString)
                .filter(next -> !next.equals("keep") && !next.equals(state));
    }

    private Optional<Object> answer(String table, Map<String, Object> inputs, String output) {
        var pack = practices
                .current(IdentityGrid.PRACTICE)
                .filter(found -> found.pack().files().has(table))
                .orElse(null);
        if (pack == null) {
            return Optional.empty();
        }
        var question = new Question(pack.hash() + table, inputs);
        synchronized (answers) {
            var known = answers.get(question);
            if (known != null) {
                return known;
            }
        }
        var said = decided(pack, table, inputs, output);
        synchronized (answers) {
            answers.put(question, said);
        }
        return said;
    }

    private Optional<Object> decided(PublishedPack pack, String table, Map<String, Object> inputs, String output) {
        return Optional.ofNullable(
                tables.decide(pack.pack(), table, inputs).outputs().get(output));
    }
}
