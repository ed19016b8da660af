package org.praxisitsm.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The services of the catalogue. */
@org.springframework.stereotype.Service
public class Services {

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

    public List<Service> all() {
        throw new UnsupportedOperationException("catalog");
    }

    public Optional<Service> find(String key) {
        throw new UnsupportedOperationException("catalog");
    }
}
