package org.praxisitsm.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The services of the demo organisation, from {@code demo/services.yaml}: put into an empty catalogue at start. */
@Component
@Profile("demo")
class DemoServices implements InitializingBean {

    private record File(List<Entry> services) {}

    private record Entry(
            String key,
            String name,
            String criticality,
            String group,
            @Nullable String owner,
            String icon,
            String description) {}

    private final JdbcClient jdbc;

    DemoServices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        if (jdbc.sql("select count(*) from service").query(Integer.class).single() == 0) {
            read().services().forEach(this::insert);
        }
    }

    private static File read() {
        try (var in = new ClassPathResource("demo/services.yaml").getInputStream()) {
            return new ObjectMapper(new YAMLFactory()).readValue(in, File.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void insert(Entry service) {
        jdbc.sql(
                        """
                        insert into service (service_key, name, description, unit, criticality, support_group, owner, lifecycle, icon)
                        values (:key, :name, :description, 'it', :criticality, :group, :owner, 'LIVE', :icon)""")
                .param("key", service.key())
                .param("name", service.name())
                .param("description", service.description())
                .param("criticality", service.criticality())
                .param("group", service.group())
                .param("owner", service.owner())
                .param("icon", service.icon())
                .update();
    }
}
