package org.praxisitsm.sla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.praxisitsm.identity.DemoOrganisation;
import org.praxisitsm.identity.Viewer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;

/** The calendars of the demo organisation: put in place at start, those that are there already are left alone. */
@Component
@Profile("demo")
class DemoCalendars implements SmartLifecycle {

    private final Calendars calendars;
    private volatile boolean done;

    DemoCalendars(Calendars calendars) {
        this.calendars = calendars;
    }

    static List<CalendarDefinition> read() {
        try (var in = new ClassPathResource("demo/calendars.yaml").getInputStream()) {
            Map<String, Map<String, Object>> file = new Yaml(new DatesAreTexts()).load(in);
            return file.entrySet().stream()
                    .map(entry -> CalendarDocument.read(entry.getKey(), entry.getValue()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hours are repeated by anchors, which only a tree of plain values resolves; dates in it stay texts. */
    private static final class DatesAreTexts extends SafeConstructor {

        private DatesAreTexts() {
            super(new LoaderOptions());
            yamlConstructors.put(Tag.TIMESTAMP, new ConstructYamlStr());
        }
    }

    @Override
    public void start() {
        for (var definition : read()) {
            if (calendars.find(definition.key()).isEmpty()) {
                calendars.publish(new PublishCalendar(definition), Viewer.system("demo"));
            }
        }
        done = true;
    }

    @Override
    public void stop() {
        // Nothing runs.
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return DemoOrganisation.PHASE;
    }
}
