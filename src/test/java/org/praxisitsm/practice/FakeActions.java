package org.praxisitsm.practice;

import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.ServiceAction.Input;
import org.praxisitsm.practice.ServiceAction.Output;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.practice.ServiceAction.ValueType;

/** The signatures of docs/pack-reference.md, without anything behind them. */
public final class FakeActions {

    private record Fake(Signature signature) implements ServiceAction {

        @Override
        public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
            return Map.of();
        }
    }

    private FakeActions() {}

    public static List<ServiceAction> all() {
        return List.of(
                action("assignByGrid", List.of(text("grid", true)), List.of("assignee"), List.of()),
                sendMessage(),
                action("writeNote", List.of(text("text", true), text("internal", false)), List.of(), List.of()),
                action(
                        "setField",
                        List.of(text("field", true), text("value", false)),
                        List.of(),
                        List.of("invalid-value")),
                action(
                        "computeDate",
                        List.of(new Input("amount", ValueType.NUMBER, true, ""), text("unit", true)),
                        List.of("date"),
                        List.of()),
                action(
                        "linkTicket",
                        List.of(text("type", true), text("target", true)),
                        List.of(),
                        List.of("no-such-ticket")),
                action("signalLinked", List.of(text("type", true), text("message", true)), List.of(), List.of()),
                action("findGroupLead", List.of(text("group", false)), List.of("groupLead"), List.of()),
                action("findManager", List.of(text("person", false)), List.of("manager"), List.of()),
                action(
                        "reserveAsset",
                        List.of(
                                text("assetClass", false),
                                text("model", false),
                                text("asset", false),
                                text("unit", false)),
                        List.of("asset"),
                        List.of("nothing-in-stock", "already-reserved")),
                action("releaseAsset", List.of(), List.of(), List.of()),
                action(
                        "orderAsset",
                        List.of(
                                text("assetClass", true),
                                text("model", true),
                                new Input("cost", ValueType.NUMBER, false, ""),
                                text("supplier", false),
                                new Input("leadDays", ValueType.NUMBER, false, "")),
                        List.of("orderNumber", "expectedAt"),
                        List.of()),
                action(
                        "receiveAsset",
                        List.of(text("serial", false), text("assetTag", false), text("location", false)),
                        List.of("asset"),
                        List.of("already-known")),
                action(
                        "assignAsset",
                        List.of(text("asset", true), text("person", false)),
                        List.of("holder"),
                        List.of("not-available")),
                action("confirmHandOver", List.of(text("asset", true)), List.of(), List.of("not-confirmed")),
                action("sendToRepair", List.of(text("asset", true), text("defect", false)), List.of(), List.of()),
                action(
                        "returnFromRepair",
                        List.of(text("asset", true), new Input("cost", ValueType.NUMBER, false, "")),
                        List.of(),
                        List.of()),
                action("returnToStock", List.of(text("asset", true), text("location", false)), List.of(), List.of()),
                action("retireAsset", List.of(text("asset", true), text("reason", false)), List.of(), List.of()),
                action(
                        "disposeAsset",
                        List.of(text("asset", true), text("certificate", false)),
                        List.of(),
                        List.of("no-wipe-proof")));
    }

    public static ServiceAction sendMessage() {
        return action(
                "sendMessage",
                List.of(text("to", true), text("topic", true), text("text", false)),
                List.of(),
                List.of());
    }

    private static ServiceAction action(String key, List<Input> inputs, List<String> outputs, List<String> errors) {
        return new Fake(new Signature(
                key,
                key,
                key,
                inputs,
                outputs.stream()
                        .map(name -> new Output(name, ValueType.TEXT, ""))
                        .toList(),
                errors));
    }

    private static Input text(String name, boolean required) {
        return new Input(name, ValueType.TEXT, required, "");
    }
}
