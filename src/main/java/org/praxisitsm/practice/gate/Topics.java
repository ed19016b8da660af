package org.praxisitsm.practice.gate;

import java.util.stream.Stream;

/** What the steps of a diagram tell people of. */
final class Topics {

    private Topics() {}

    static Stream<String> of(Diagram diagram) {
        return Stream.concat(diagram.named("serviceTask").stream(), diagram.named("sendTask").stream())
                .flatMap(task -> task.extensions("inputOutput").stream())
                .flatMap(inputs -> inputs.children(Words.CAMUNDA, "inputParameter").stream())
                .filter(input -> "topic".equals(input.attribute("name")))
                .map(input -> input.text().strip());
    }
}
