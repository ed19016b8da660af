package org.praxisitsm.asset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.praxisitsm.catalog.Services;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** What the demo organisation owns is read and put in at the first start, and only then. */
@SpringBootTest(properties = {"test.context=assets", "praxis.demo.assets=true"})
@DirtiesContext
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoAssetsTests {

    @Autowired
    DemoAssets demo;

    @Autowired
    Services services;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void isThere() {
        demo.seed();
    }

    @Test
    void everyServiceStandsOnSomething() {
        assertThat(count("select count(*) from ci")).isBetween(300, 900);
        for (var service : services.all()) {
            assertThat(jdbc.sql("select count(*) from ci s join ci_relation r on r.from_id = s.id"
                                    + " where s.class_key = 'service' and s.service_key = :key")
                            .param("key", service.key())
                            .query(Integer.class)
                            .single())
                    .as(service.key())
                    .isPositive();
        }
    }

    @Test
    void aSecondStartAddsNothing() {
        var before = count("select count(*) from ci");
        demo.seed();
        assertThat(count("select count(*) from ci")).isEqualTo(before);
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
