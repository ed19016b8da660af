package org.praxisitsm.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.praxisitsm.practice.KnownServices;
import org.springframework.stereotype.Component;

/** Tells forms which services there are. */
@Component
class CatalogServices implements KnownServices {

    private final Services services;

    CatalogServices(Services services) {
        this.services = services;
    }

    @Override
    public boolean has(String key) {
        return services.find(key).isPresent();
    }

    @Override
    public Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        services.all().forEach(service -> options.put(service.key(), service.name()));
        return options;
    }
}
