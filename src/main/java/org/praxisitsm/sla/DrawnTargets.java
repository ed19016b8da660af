package org.praxisitsm.sla;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a diagram says about clocks.
 *
 * @param targets keys that the actions on targets name, by the id of their step; values that are computed are left out
 * @param messages names of the messages that something waits for
 */
record DrawnTargets(Map<String, String> targets, Set<String> messages) {

    private static final Set<String> ACTIONS = Set.of("${startTarget}", "${stopTarget}", "${cancelTarget}");

    static DrawnTargets of(String xml) {
        var targets = new LinkedHashMap<String, String>();
        var names = new LinkedHashMap<String, String>();
        var waits = new HashSet<String>();
        var step = new String[] {""};
        DrawnElements.each(xml, element -> {
            switch (element.name()) {
                case "serviceTask", "sendTask" ->
                    step[0] = ACTIONS.contains(element.value("delegateExpression")) ? element.value("id") : "";
                case "inputParameter" -> {
                    if (!step[0].isEmpty() && element.value("name").equals("target")) {
                        var target = element.text();
                        if (!target.startsWith("${")) {
                            targets.put(step[0], target);
                        }
                    }
                }
                case "message" -> names.put(element.value("id"), element.value("name"));
                case "messageEventDefinition", "receiveTask" -> waits.add(element.value("messageRef"));
                default -> {
                    // Says nothing about clocks.
                }
            }
        });
        var messages = new HashSet<String>();
        waits.stream().filter(names::containsKey).forEach(id -> messages.add(names.get(id)));
        return new DrawnTargets(targets, messages);
    }
}
