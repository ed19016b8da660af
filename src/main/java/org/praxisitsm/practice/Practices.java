package org.praxisitsm.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Service;

/**
 * The practices in use, by key and version. Reads are cached: a published version never changes; which one is current is
 * read again after a second, so that every node follows a publication within two.
 */
@Service
public class Practices {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST_CACHED = 256;

    private record VersionKey(String key, int version) {}

    private record Current(Map<String, Integer> versions, Instant readAt) {}

    private final PackVersions store;
    private final Clock clock;
    private final Map<VersionKey, PublishedPack> cache = new ConcurrentHashMap<>();
    private volatile @Nullable Current current;

    Practices(PackVersions store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @return the current version of every practice, by name. */
    public List<PublishedPack> all() {
        return currentVersions().entrySet().stream()
                .flatMap(entry -> version(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    /** @return the current version of every practice that the person is offered: what is needed most often first */
    public List<PublishedPack> offered(Viewer viewer) {
        return all().stream()
                .filter(published -> published.pack().descriptor().isOfferedTo(viewer))
                .sorted(Comparator.comparingInt(published -> {
                    var offer = published.pack().descriptor().offer();
                    return offer == null ? PracticeDescriptor.Offer.ANYWHERE : offer.place();
                }))
                .toList();
    }

    /** @return the version that new tickets start on. */
    public Optional<PublishedPack> current(String key) {
        return Optional.ofNullable(currentVersions().get(key)).flatMap(version -> version(key, version));
    }

    public Optional<PublishedPack> version(String key, int version) {
        var wanted = new VersionKey(key, version);
        var cached = cache.get(wanted);
        if (cached != null) {
            return Optional.of(cached);
        }
        var found = store.version(key, version);
        if (cache.size() >= MOST_CACHED) {
            cache.clear();
        }
        found.ifPresent(pack -> cache.put(wanted, pack));
        return found;
    }

    /** @return all published versions, newest first. */
    public List<PublishedPack> versions(String key) {
        return store.versionNumbers(key).stream()
                .flatMap(version -> version(key, version).stream())
                .toList();
    }

    /**
     * @return the published files of a version as zip, byte for byte as they were stored.
     * @throws Refusal not found where there is no such version
     */
    public byte[] zip(String key, int version) {
        return store.zip(key, version)
                .orElseThrow(() -> Refusal.notFound("There is no version " + version + " of the practice " + key));
    }

    /** What was read of the practice may have been of a publication that is not, or no longer, true. */
    void forget(String key) {
        cache.keySet().removeIf(cached -> cached.key().equals(key));
        current = null;
    }

    private Map<String, Integer> currentVersions() {
        var now = clock.instant();
        var known = current;
        if (known == null || Duration.between(known.readAt(), now).abs().compareTo(FRESH) >= 0) {
            known = new Current(store.currentVersions(), now);
            current = known;
        }
        return known.versions();
    }
}
