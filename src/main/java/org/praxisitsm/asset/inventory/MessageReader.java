package org.praxisitsm.asset.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;

/** Understands what agents send: FusionInventory and OCS XML, GLPI JSON. */
public final class MessageReader {

    private final InventorySettings settings;

    public MessageReader(InventorySettings settings) {
        this.settings = settings;
    }

    /**
     * @param body as it came
     * @param agentId what a GLPI agent says of itself in a header, if it does
     * @throws Refusal malformed where it cannot be read, too large beyond a limit, invalid where it says of no device which
     */
    public InventoryMessage read(byte[] body, Packing packing, @Nullable String agentId) {
        if (body.length == 0) {
            throw Refusal.malformed("The body is missing: send an inventory as XML or JSON");
        }
        var sane = SaneText.of(packing.unpacked(body, settings.maxUnpacked().toBytes()));
        int start = 0;
        while (start < sane.text().length()
                && Character.isWhitespace(sane.text().charAt(start))) {
            start++;
        }
        if (start == sane.text().length()) {
            throw Refusal.malformed("The body is empty: send an inventory as XML or JSON");
        }
        return switch (sane.text().charAt(start)) {
            case '<' -> xml(MessageTree.xml(sane.text().substring(start), settings.maxField()), sane.notes(), agentId);
            case '{' -> json(MessageTree.json(sane.text(), settings.maxField()), sane.notes(), agentId);
            default -> throw Refusal.malformed("The body is neither XML nor JSON: it begins with neither < nor {");
        };
    }

    private static InventoryMessage xml(Map<String, Object> tree, List<String> notes, @Nullable String agentId) {
        if (!(tree.get("request") instanceof Map<?, ?>)) {
            throw Refusal.malformed("The XML must have the element REQUEST, not "
                    + tree.keySet().iterator().next().toUpperCase(Locale.ROOT));
        }
        var request = MessageTree.map(tree.get("request"));
        var query = upper(MessageTree.text(request, "query"));
        var deviceId = orEmpty(MessageTree.text(request, "deviceid"));
        var content = MessageTree.map(request.get("content"));
        return switch (query) {
            case "PROLOG" -> new InventoryMessage.Prolog(deviceId);
            case "INVENTORY", "" -> {
                if (content.isEmpty()) {
                    throw Refusal.invalid("CONTENT", "is missing: there is nothing in this inventory");
                }
                boolean partial = "1".equals(MessageTree.text(request, "partial"));
                var item = upper(MessageTree.text(request, "itemtype"));
                var device = DeviceReading.ofComputer(content, item, deviceId, agentId, partial, notes);
                yield new InventoryMessage.Report(InventoryMessage.Form.XML, List.of(device));
            }
            case "SNMPQUERY", "NETDISCOVERY", "SNMP", "NETINVENTORY" ->
                new InventoryMessage.Report(
                        InventoryMessage.Form.XML, devices(content, deviceId, query.equals("NETDISCOVERY"), notes));
            default ->
                throw Refusal.invalid(
                        "QUERY", query + " is not taken here: only PROLOG, INVENTORY, SNMPQUERY and NETDISCOVERY");
        };
    }

    /** The device id of a scan is the scanner's: it says nothing of what was found. */
    private static List<Inventory> devices(
            Map<String, Object> content, String scanner, boolean discovered, List<String> notes) {
        var found = MessageTree.maps(content.get("device"));
        if (found.isEmpty() && content.isEmpty()) {
            throw Refusal.invalid("CONTENT", "is missing: there is nothing in this report");
        }
        var devices = new ArrayList<Inventory>();
        for (var device : found) {
            if (!device.containsKey("error")) {
                devices.add(DeviceReading.ofNetwork(flat(device), "", scanner, discovered, notes));
            }
        }
        return List.copyOf(devices);
    }

    /** XML has INFO, PORTS/PORT, COMPONENTS/COMPONENT; JSON has network_device, network_ports, network_components. */
    private static Map<String, Object> flat(Map<String, Object> device) {
        var flat = new java.util.LinkedHashMap<String, Object>(device);
        var info = MessageTree.map(device.get("info"));
        flat.put("network_device", info.isEmpty() ? device : info);
        flat.put(
                "network_ports",
                MessageTree.maps(MessageTree.map(device.get("ports")).get("port")));
        flat.put(
                "network_components",
                MessageTree.maps(MessageTree.map(device.get("components")).get("component")));
        return flat;
    }

    private static InventoryMessage json(Map<String, Object> tree, List<String> notes, @Nullable String agentId) {
        var deviceId = orEmpty(MessageTree.text(tree, "deviceid"));
        var action = orEmpty(MessageTree.text(tree, "action"));
        var content = MessageTree.map(tree.get("content"));
        var item = upper(MessageTree.text(tree, "itemtype"));
        boolean partial = "true".equals(MessageTree.text(tree, "partial"));
        return switch (action) {
            case "contact" -> new InventoryMessage.Contact(deviceId);
            case "inventory", "netinventory", "netdiscovery", "" -> {
                if (content.isEmpty()) {
                    throw Refusal.invalid("content", "is missing: there is nothing in this inventory");
                }
                boolean network = content.containsKey("network_device")
                        || action.startsWith("net")
                        || item.equals("NETWORKEQUIPMENT");
                var device = network
                        ? DeviceReading.ofNetwork(
                                withItem(content, item),
                                deviceId,
                                deviceId,
                                action.equals("netdiscovery") || partial,
                                notes)
                        : DeviceReading.ofComputer(content, item, deviceId, agentId, partial, notes);
                yield new InventoryMessage.Report(InventoryMessage.Form.JSON, List.of(device));
            }
            default ->
                throw Refusal.invalid(
                        "action",
                        action + " is not taken here: only contact, inventory, netinventory and netdiscovery");
        };
    }

    private static Map<String, Object> withItem(Map<String, Object> content, String item) {
        var device = new java.util.LinkedHashMap<String, Object>(MessageTree.map(content.get("network_device")));
        if (!item.isEmpty()) {
            device.putIfAbsent("type", item);
        }
        var all = new java.util.LinkedHashMap<String, Object>(content);
        all.put("network_device", device);
        return all;
    }

    private static String upper(@Nullable String text) {
        return orEmpty(text).toUpperCase(Locale.ROOT);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
