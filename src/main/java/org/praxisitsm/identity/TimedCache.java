package org.praxisitsm.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers for a short time on this node. Another node learns of a change when the time is over, so the time
 * is also how long a withdrawn right may live on there.
 */
final class TimedCache<K, V> {

    private record Entry<V>(V value, Instant until) {}

    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();
    private final Clock clock;
    private final Duration keep;
    private final int capacity;

    TimedCache(Clock clock, Duration keep, int capacity) {
        this.clock = clock;
        this.keep = keep;
        this.capacity = capacity;
    }

    V get(K key, Function<K, V> load) {
        var known = peek(key);
        if (known != null) {
            return known;
        }
        var before = generation.get();
        var value = load.apply(key);
        // What was read before a change and arrives after it must not be kept.
        if (before == generation.get()) {
            put(key, value);
        }
        return value;
    }

    @Nullable
    V peek(K key) {
        var entry = entries.get(key);
        return entry != null && clock.instant().isBefore(entry.until()) ? entry.value() : null;
    }

    void put(K key, V value) {
        if (entries.size() >= capacity) {
            makeRoom();
        }
        entries.put(key, new Entry<>(value, clock.instant().plus(keep)));
    }

    /** @return whether the key was not remembered; it is from now on */
    boolean isNew(K key, V value) {
        if (peek(key) != null) {
            return false;
        }
        put(key, value);
        return true;
    }

    void forgetAll() {
        generation.incrementAndGet();
        entries.clear();
    }

    private void makeRoom() {
        var now = clock.instant();
        entries.values().removeIf(entry -> !now.isBefore(entry.until()));
        if (entries.size() >= capacity) {
            entries.clear();
        }
    }
}
