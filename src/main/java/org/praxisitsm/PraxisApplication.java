package org.praxisitsm;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Praxis, started as one process: engine, rules, screens and API in one JVM. */
@SpringBootApplication
public class PraxisApplication {

    public static void main(String[] args) {
        // The engine's columns hold the wall time of the JVM's zone: fix it before anything reads the clock.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(PraxisApplication.class, args);
    }
}
