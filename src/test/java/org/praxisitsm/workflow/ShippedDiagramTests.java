package org.praxisitsm.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.praxisitsm.practice.FormDefinition.Component;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.ServiceAction.Input;
import org.w3c.dom.Element;

/** Holds everything that a shipped diagram names against what exists, and looks at how it is laid out. */
class ShippedDiagramTests {

    private static final Set<String> MESSAGES_OF_PRAXIS = Set.of(
            "Requester replied",
            "Facts changed",
            "Plan changed",
            "Priority raised",
            "Parent resolved",
            "Child finished",
            "Alert repeated",
            "Alert recovered",
            "Target at risk",
            "Target breached",
            "Target far exceeded");
    private static final Set<String> ATTRIBUTES =
            Set.of("subject", "description", "affected", "service", "group", "assignee", "priority", "reply", "note");

    static Stream<Arguments> diagrams() {
        return ShippedPacks.all().flatMap(pack -> DrawnDiagram.of(pack).map(diagram -> Arguments.of(pack, diagram)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("diagrams")
    void namesOnlyFormsTablesAndGridsOfItsPack(Pack pack, DrawnDiagram diagram) {
        assertThat(pack.forms()).containsKey(pack.descriptor().startForm());
        for (var task : diagram.elements("userTask")) {
            assertThat(pack.forms()).containsKey(DrawnDiagram.camunda(task, "formRef"));
        }
        assertThat(pack.forms()).containsKeys(diagram.properties("form").toArray(String[]::new));
        for (var task : diagram.elements("businessRuleTask")) {
            assertThat(pack.files().paths())
                    .contains("rules/%s/%s.dmn".formatted(pack.key(), DrawnDiagram.camunda(task, "decisionRef")));
        }
        for (var task : diagram.elements("serviceTask", "sendTask")) {
            var grid = DrawnDiagram.inputs(task).get("grid");
            if (grid != null) {
                assertThat(pack.files().paths()).contains("rules/%s/%s.rules.csv".formatted(pack.key(), grid));
            }
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("diagrams")
    void callsOnlyActionsThatExistWithInputsTheyTake(Pack pack, DrawnDiagram diagram) {
        var actions = ShippedActions.byKey();
        for (var task : diagram.elements("serviceTask", "sendTask")) {
            var key = DrawnDiagram.camunda(task, "delegateExpression").replaceAll("[${}]", "");
            assertThat(actions).as(task.getAttribute("id")).containsKey(key);
            var signature = actions.get(key);
            var given = DrawnDiagram.inputs(task).keySet();
            assertThat(signature.inputs().stream().map(Input::name))
                    .as(task.getAttribute("id"))
                    .containsAll(given);
            assertThat(given)
                    .as(task.getAttribute("id"))
                    .containsAll(signature.inputs().stream()
                            .filter(Input::required)
                            .map(Input::name)
                            .toList());
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("diagrams")
    void sendsOnlyTextsThatBothLanguagesHave(Pack pack, DrawnDiagram diagram) throws IOException {
        for (var bundle : List.of("messages.properties", "messages_de.properties")) {
            var texts = new Properties();
            texts.load(Files.newBufferedReader(Path.of("src/main/resources", bundle)));
            for (var task : diagram.elements("serviceTask", "sendTask")) {
                var topic = DrawnDiagram.inputs(task).get("topic");
                if (topic != null) {
                    assertThat(texts).as(bundle).containsKey("notification." + topic);
                }
            }
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("diagrams")
    void waitsOnlyForMessagesThatSomebodySends(Pack pack, DrawnDiagram diagram) {
        var names = new TreeMap<String, String>();
        diagram.elements("message")
                .forEach(message -> names.put(message.getAttribute("id"), message.getAttribute("name")));
        var commands = diagram.elements("messageEventDefinition").stream()
                .filter(definition -> isOffered((Element) definition.getParentNode()))
                .map(definition -> names.get(definition.getAttribute("messageRef")))
                .toList();
        assertThat(commands).as("a message for each command").hasSameSizeAs(diagram.properties("offeredTo"));
        names.values().removeAll(MESSAGES_OF_PRAXIS);
        names.values().removeAll(toldBetweenTickets());
        assertThat(commands).as("messages that only a command can send").containsAll(names.values());
    }

    private static boolean isOffered(Element event) {
        var properties = event.getElementsByTagNameNS("*", "property");
        return IntStream.range(0, properties.getLength())
                .mapToObj(at -> (Element) properties.item(at))
                .anyMatch(property -> property.getAttribute("name").equals("offeredTo"));
    }

    /** What some shipped diagram tells the tickets that are linked to its own. */
    private static Set<String> toldBetweenTickets() {
        return ShippedPacks.all()
                .flatMap(DrawnDiagram::of)
                .flatMap(diagram -> diagram.elements("serviceTask").stream())
                .map(task -> DrawnDiagram.inputs(task).get("message"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("diagrams")
    void drawsEachStateOfItsDescriptorAndNoOther(Pack pack, DrawnDiagram diagram) {
        var declared =
                pack.descriptor().states().stream().map(state -> state.key()).toList();
        assertThat(new HashSet<>(diagram.properties("state"))).containsExactlyInAnyOrderElementsOf(declared);
        for (var milestone : pack.descriptor().milestones()) {
            assertThat(diagram.ids()).as(milestone.key()).containsAll(milestone.activities());
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("diagrams")
    void keepsEveryAnswerOfItsForms(Pack pack, DrawnDiagram diagram) {
        for (var form : pack.forms().values()) {
            for (var component : flat(form.components())) {
                var key = component.key();
                if (key != null && !ATTRIBUTES.contains(key)) {
                    assertThat(pack.descriptor().field(key))
                            .as("%s: %s", form.id(), key)
                            .isPresent();
                }
            }
        }
        for (var task : diagram.elements("serviceTask")) {
            var field = DrawnDiagram.inputs(task).get("field");
            if (field != null && !ATTRIBUTES.contains(field)) {
                assertThat(pack.descriptor().field(field)).as(field).isPresent();
            }
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("diagrams")
    void offersOnlyOptionsThatTheFieldKnows(Pack pack, DrawnDiagram diagram) {
        for (var form : pack.forms().values()) {
            for (var component : flat(form.components())) {
                if (!component.options().isEmpty()) {
                    var known = pack.descriptor()
                            .field(String.valueOf(component.key()))
                            .orElseThrow()
                            .options();
                    assertThat(known)
                            .as("%s: %s", form.id(), component.key())
                            .containsAllEntriesOf(component.options());
                }
            }
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("diagrams")
    void noTaskNameContainsAnother(Pack pack, DrawnDiagram diagram) {
        var names = diagram.elements("userTask").stream()
                .map(task -> task.getAttribute("name"))
                .toList();
        assertThat(names).doesNotHaveDuplicates().allSatisfy(name -> assertThat(names)
                .filteredOn(other -> !other.equals(name))
                .noneMatch(other -> other.contains(name)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("diagrams")
    void drawsEveryStepOnceAndNoneOnAnother(Pack pack, DrawnDiagram diagram) {
        var shapes = diagram.shapes();
        assertThat(shapes.stream().map(DrawnDiagram.Shape::element)).doesNotHaveDuplicates();
        assertThat(shapes.stream().map(DrawnDiagram.Shape::element).toList())
                .containsAll(diagram.flowNodes().stream()
                        .map(node -> node.getAttribute("id"))
                        .toList());
        var frames = ids(diagram, "subProcess");
        var attached = ids(diagram, "boundaryEvent");
        var solid = shapes.stream()
                .filter(shape -> !frames.contains(shape.element()) && !attached.contains(shape.element()))
                .toList();
        for (var shape : solid) {
            assertThat(solid)
                    .filteredOn(other -> other != shape && other.plane().equals(shape.plane()))
                    .noneMatch(shape::overlaps);
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("diagrams")
    void noFlowCrossesAnother(Pack pack, DrawnDiagram diagram) {
        var lines = diagram.lines();
        assertThat(lines.stream().map(DrawnDiagram.Line::flow).distinct()).hasSameSizeAs(diagram.flows());
        for (var line : lines) {
            assertThat(lines)
                    .filteredOn(other ->
                            !other.flow().equals(line.flow()) && other.plane().equals(line.plane()))
                    .noneMatch(line::crosses);
        }
    }

    private static Set<String> ids(DrawnDiagram diagram, String name) {
        var ids = new HashSet<String>();
        diagram.elements(name).forEach(element -> ids.add(element.getAttribute("id")));
        return ids;
    }

    /** The questions of a row are kept with the rows. */
    private static List<Component> flat(List<Component> components) {
        return components.stream()
                .flatMap(component -> Stream.concat(
                        Stream.of(component),
                        component.type().equals("dynamiclist") ? Stream.of() : flat(component.components()).stream()))
                .toList();
    }
}
