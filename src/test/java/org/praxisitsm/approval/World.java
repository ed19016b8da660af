package org.praxisitsm.approval;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Wait;

/** A few people, made for one test. */
final class World implements Whom {

    final Map<String, List<String>> words = new HashMap<>();
    final Map<String, String> standIns = new HashMap<>();
    final Map<String, String> managers = new HashMap<>();
    final Set<String> left = new HashSet<>();
    final Set<String> barred = new HashSet<>();

    @Nullable
    String group = "desk";

    private long ids;

    World means(String word, String... accounts) {
        words.put(word, List.of(accounts));
        return this;
    }

    @Override
    public List<String> of(String word, @Nullable String person) {
        if (word.equals("manager") && person != null) {
            return Optional.ofNullable(managers.get(person)).stream().toList();
        }
        return words.getOrDefault(word, List.of(word));
    }

    @Override
    public boolean isActive(String account) {
        return !left.contains(account);
    }

    @Override
    public Optional<StandIn> standIn(String account) {
        return Optional.ofNullable(standIns.get(account)).map(other -> new StandIn(other, Vote.Because.SUBSTITUTE));
    }

    @Override
    public Set<String> barred() {
        return barred;
    }

    @Override
    public @Nullable String group() {
        return group;
    }

    @Override
    public String yes() {
        return "approve";
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-11-27T08:00:00Z").plusSeconds(++ids);
    }

    @Override
    public Instant after(Wait wait) {
        return now().plus(wait.elapsed());
    }

    @Override
    public @Nullable Instant due() {
        return null;
    }

    @Override
    public long nextId() {
        return ++ids;
    }
}
