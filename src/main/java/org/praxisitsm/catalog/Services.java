package org.praxisitsm.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The services of the catalogue. */
@org.springframework.stereotype.Service
public class Services {

    private static final Duration FRESH = Duration.ofSeconds(10);

    /**
     * @param criticality {@code LOW, MEDIUM, HIGH, CRITICAL}
     * @param supportGroup group that looks after it, or null
     */
    public record Service(
            String key,
            String name,
            @Nullable String description,
            String unit,
            String criticality,
            @Nullable String supportGroup,
            @Nullable String owner,
            @Nullable String icon) {}

    private record Known(Instant readAt, Map<String, Service> byKey) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Known known;

    Services(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the services in use, by name */
    public List<Service> all() {
        return List.copyOf(known().values());
    }

    public Optional<Service> find(String key) {
        return Optional.ofNullable(known().get(key));
    }

    private Map<String, Service> known() {
        var now = clock.instant();
        var cached = known;
        if (cached == null || Duration.between(cached.readAt(), now).abs().compareTo(FRESH) > 0) {
            cached = new Known(now, read());
            known = cached;
        }
        return cached.byKey();
    }

    private Map<String, Service> read() {
        var services = new LinkedHashMap<String, Service>();
        jdbc.sql(
                        """
                        select service_key, name, description, unit, criticality, support_group, owner, icon from service
                        where lifecycle = 'LIVE' order by name, service_key""")
                .query((row, i) -> new Service(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)))
                .list()
                .forEach(service -> services.put(service.key(), service));
        return services;
    }

    void changed() {
        known = null;
    }
}
