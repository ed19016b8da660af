package org.praxisitsm.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.practice.gate.GateRules;

class ShippedPacksTests {

    @TestFactory
    List<DynamicTest> everyShippedPackSpeaksGermanThroughout() {
        var gate = new GateRules(actions(), Optional.empty());
        return Packs.ofRepository().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    assertThat(entry.getValue().has("processes/" + entry.getKey() + "/texts_de.properties"))
                            .isTrue();
                    assertThat(gate.check(PackReader.read(entry.getValue(), entry.getKey())))
                            .filteredOn(finding -> finding.rule().equals("texts-missing"))
                            .isEmpty();
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> everyShippedPackPassesTheGate() {
        var gate = new GateRules(actions(), Optional.empty());
        return Packs.ofRepository().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> assertThat(gate.check(PackReader.read(entry.getValue(), entry.getKey())))
                                .filteredOn(finding -> finding.severity() != Finding.Severity.INFO)
                                .isEmpty()))
                .toList();
    }

    private static Map<String, Signature> actions() {
        return FakeActions.all().stream()
                .map(ServiceAction::signature)
                .collect(Collectors.toMap(Signature::key, Function.identity()));
    }
}
