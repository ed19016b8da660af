package org.praxisitsm.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Offering.Category;
import org.praxisitsm.catalog.Offering.Kind;
import org.praxisitsm.catalog.Offering.Lifecycle;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The offerings of the demo organisation, from {@code demo/offerings.yaml}: put into an empty catalogue at start. */
@Component
@Profile("demo")
class DemoOfferings implements InitializingBean {

    private record File(List<Section> categories, List<Entry> offerings) {}

    private record Section(String key, Map<String, String> name) {}

    private record Entry(
            String key,
            @Nullable Kind kind,
            @Nullable Lifecycle lifecycle,
            String category,
            Map<String, String> name,
            Map<String, String> summary,
            @Nullable String keywords,
            String icon,
            String practice,
            @Nullable String form,
            @Nullable String service,
            @Nullable String owner,
            @Nullable String audience,
            @Nullable BigDecimal price,
            @Nullable String costCentre,
            @Nullable Integer deliveryDays,
            @Nullable List<String> parts) {

        Offering offering() {
            return new Offering(
                    key,
                    Objects.requireNonNullElse(kind, Kind.ITEM),
                    Objects.requireNonNullElse(lifecycle, Lifecycle.PUBLISHED),
                    category,
                    name,
                    summary,
                    keywords,
                    icon,
                    practice,
                    form,
                    service,
                    owner,
                    Objects.requireNonNullElse(audience, "everybody"),
                    price,
                    "EUR",
                    costCentre,
                    deliveryDays,
                    Objects.requireNonNullElse(parts, List.of()),
                    0);
        }
    }

    private final OfferingRows rows;

    DemoOfferings(OfferingRows rows) {
        this.rows = rows;
    }

    @Override
    public void afterPropertiesSet() {
        if (rows.isEmpty()) {
            var file = read();
            for (int place = 0; place < file.categories().size(); place++) {
                var section = file.categories().get(place);
                rows.insert(new Category(section.key(), section.name(), place, 0));
            }
            file.offerings().forEach(entry -> rows.insert(entry.offering()));
        }
    }

    private static File read() {
        try (var in = new ClassPathResource("demo/offerings.yaml").getInputStream()) {
            return new ObjectMapper(new YAMLFactory()).readValue(in, File.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
