package org.praxisitsm.asset.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.inventory.Identifier.Kind;
import org.praxisitsm.shared.Refusal;

/** Makes an inventory of the parts of a message that are about one device. */
final class DeviceReading {

    private static final int MAX_MACS = 32;
    private static final int LONGEST_NAME = 255;

    /** Attributes that say how things are now and then; they are kept but make no inventory differ. */
    private final Map<String, Object> content;

    private final List<String> notes;
    private final Set<Identifier> identifiers = new LinkedHashSet<>();
    private final Map<String, String> attributes = new TreeMap<>();

    private DeviceReading(Map<String, Object> content, List<String> notes) {
        this.content = content;
        this.notes = new ArrayList<>(notes);
    }

    /** What an agent reports of the machine that it runs on. */
    static Inventory ofComputer(
            Map<String, Object> content,
            String item,
            String deviceId,
            @Nullable String agentId,
            boolean partial,
            List<String> notes) {
        return new DeviceReading(content, notes).computer(item, deviceId, agentId, partial);
    }

    /** What a scan of the network reports of a device that has no agent. */
    static Inventory ofNetwork(
            Map<String, Object> content, String ownId, String scanner, boolean partial, List<String> notes) {
        return new DeviceReading(content, notes).network(ownId, scanner, partial);
    }

    private Inventory computer(String item, String deviceId, @Nullable String agentId, boolean partial) {
        var hardware = MessageTree.map(content.get("hardware"));
        var bios = MessageTree.map(content.get("bios"));
        var system = MessageTree.map(content.get("operatingsystem"));
        var name = MessageTree.text(hardware, "name");
        identify(Kind.SERIAL, MessageTree.text(bios, "ssn", "serial"));
        identify(Kind.UUID, MessageTree.text(hardware, "uuid"));
        identify(Kind.ASSET_TAG, MessageTree.text(bios, "assettag"));
        identify(Kind.AGENT, agentId);
        identify(Kind.AGENT, deviceId);
        identify(Kind.HOSTNAME, name);
        for (var card : both("simcards", "modems")) {
            identify(Kind.IMEI, MessageTree.text(card, "imei"));
        }
        networks();
        var os = first(MessageTree.text(system, "full_name", "name"), MessageTree.text(hardware, "osname"));
        attribute("manufacturer", MessageTree.text(bios, "smanufacturer", "mmanufacturer", "bmanufacturer"));
        attribute("model", MessageTree.text(bios, "smodel", "mmodel"));
        attribute("firmware", MessageTree.text(bios, "bversion"));
        attribute("hostname", first(MessageTree.text(system, "fqdn"), name));
        attribute("os", os);
        attribute("os-version", first(MessageTree.text(system, "version"), MessageTree.text(hardware, "osversion")));
        attribute("domain", first(MessageTree.text(system, "dns_domain"), MessageTree.text(hardware, "workgroup")));
        attribute("memory-mb", number(MessageTree.text(hardware, "memory")));
        attribute("last-user", MessageTree.text(hardware, "lastloggeduser"));
        processors();
        disks();
        var kind = ComputerKind.of(item, hardware, os);
        kind.form().ifPresent(form -> attribute("form", form));
        kind.hypervisor().ifPresent(hypervisor -> attribute("hypervisor", hypervisor));
        if (kind.classKey().equals("phone")) {
            attribute("kind", "mobile");
            first(Kind.IMEI).ifPresent(imei -> attribute("imei", imei));
            both("simcards").stream()
                    .map(card -> MessageTree.text(card, "phone_number"))
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .ifPresent(number -> attribute("phone-number", number));
        }
        return made("agent", deviceId, partial, kind.classKey(), shown(name, kind.classKey()));
    }

    private Inventory network(String ownId, String scanner, boolean partial) {
        var device = MessageTree.map(content.get("network_device"));
        var name = MessageTree.text(device, "name", "snmphostname", "netbiosname", "dnshostname");
        identify(Kind.SERIAL, MessageTree.text(device, "serial"));
        identify(Kind.UUID, MessageTree.text(device, "uuid"));
        identify(Kind.ASSET_TAG, MessageTree.text(device, "assettag"));
        identify(Kind.MAC, MessageTree.text(device, "mac"));
        identify(Kind.AGENT, ownId);
        identify(Kind.HOSTNAME, name);
        if (first(Kind.MAC).isEmpty()) {
            both("network_ports").stream()
                    .map(port -> MessageTree.text(port, "mac"))
                    .limit(MAX_MACS)
                    .forEach(mac -> identify(Kind.MAC, mac));
        }
        var firmware = both("firmwares").stream().findFirst().orElse(Map.of());
        attribute(
                "manufacturer",
                first(MessageTree.text(device, "manufacturer"), MessageTree.text(firmware, "manufacturer")));
        attribute("model", first(MessageTree.text(device, "model"), MessageTree.text(firmware, "name")));
        attribute("firmware", first(MessageTree.text(device, "firmware"), MessageTree.text(firmware, "version")));
        attribute("hostname", first(MessageTree.text(device, "dnshostname"), name));
        attribute("description", oneLine(MessageTree.text(device, "comments", "description", "sysdescr")));
        first(Kind.MAC).ifPresent(mac -> attribute("mac-address", mac));
        var address = addressOf(device);
        attribute("ip-address", address);
        var type = String.valueOf(MessageTree.text(device, "type")).toUpperCase(Locale.ROOT);
        var classKey = networkClass(type);
        if (classKey.equals("network-device")) {
            attribute("management-address", address);
            attribute("snmp-object", MessageTree.text(device, "sysobjectid"));
            int ports = both("network_ports").size();
            attribute("ports", ports == 0 ? null : String.valueOf(ports));
            attribute("kind", type.equals("POWER") ? "power" : type.startsWith("NETWORK") ? null : "other");
        }
        return made("network", scanner, partial, classKey, shown(name, classKey));
    }

    private static String networkClass(String type) {
        return switch (type) {
            case "PRINTER" -> "printer";
            case "COMPUTER" -> "client";
            case "STORAGE" -> "storage";
            case "PHONE" -> "phone";
            default -> "network-device";
        };
    }

    private static @Nullable String addressOf(Map<String, Object> device) {
        var single = MessageTree.text(device, "ip");
        if (single != null) {
            return single;
        }
        var all = MessageTree.list(device.get("ips")).stream()
                .flatMap(ip -> ip instanceof Map<?, ?> map
                        ? MessageTree.list(map.get("ip")).stream()
                        : java.util.stream.Stream.of(ip))
                .map(String::valueOf)
                .filter(ip -> !ip.startsWith("127.") && !ip.equals("::1"))
                .toList();
        return all.isEmpty() ? null : all.get(0);
    }

    private void networks() {
        int macs = 0;
        String address = null;
        String mac = null;
        for (var card : both("networks")) {
            var cardAddress = MessageTree.text(card, "ipaddress");
            var virtual = MessageTree.text(card, "virtualdev");
            boolean real = !"1".equals(virtual) && !"true".equalsIgnoreCase(virtual);
            var type = String.valueOf(MessageTree.text(card, "type")).toLowerCase(Locale.ROOT);
            boolean up = "up".equalsIgnoreCase(MessageTree.text(card, "status"));
            var cardMac = MessageTree.text(card, "macaddr", "mac");
            if (real && !type.equals("loopback") && cardMac != null && macs++ < MAX_MACS) {
                identify(Kind.MAC, cardMac);
                mac = mac == null ? cardMac : mac;
            }
            if (up && !type.equals("loopback") && cardAddress != null && !cardAddress.startsWith("127.")) {
                boolean better = address == null || MessageTree.text(card, "ipgateway") != null && real;
                address = better ? cardAddress : address;
            }
        }
        attribute("ip-address", address);
        Identifier.of(Kind.MAC, mac).ifPresent(found -> attribute("mac-address", found.value()));
    }

    private void processors() {
        var processors = both("cpus");
        if (!processors.isEmpty()) {
            attribute("cpu", MessageTree.text(processors.get(0), "name"));
            long cores = processors.stream()
                    .mapToLong(cpu -> whole(MessageTree.text(cpu, "core", "corecount")))
                    .sum();
            attribute("cpu-cores", cores == 0 ? null : String.valueOf(cores));
        }
    }

    private void disks() {
        long megabytes = both("storages").stream()
                .filter(disk ->
                        !String.valueOf(MessageTree.text(disk, "type")).matches("(?i).*(cd|dvd|removable|tape).*"))
                .mapToLong(disk -> whole(MessageTree.text(disk, "disksize")))
                .sum();
        attribute("disk-gb", megabytes < 1_000 ? null : String.valueOf(Math.round(megabytes / 1_000.0)));
        var system = both("drives").stream()
                .filter(drive -> "/".equals(MessageTree.text(drive, "type"))
                        || "1".equals(MessageTree.text(drive, "systemdrive"))
                        || "true".equals(MessageTree.text(drive, "systemdrive")))
                .map(drive -> MessageTree.text(drive, "encrypt_status"))
                .filter(java.util.Objects::nonNull)
                .findFirst();
        system.ifPresent(status -> attribute("encrypted", String.valueOf(status.equalsIgnoreCase("yes"))));
    }

    private Inventory made(String source, String agent, boolean partial, String classKey, String name) {
        if (identifiers.stream().noneMatch(Identifier::trusted)) {
            throw Refusal.invalid(
                    "DEVICEID",
                    "nothing in this inventory says which device it is of: no serial number, UUID, MAC address, asset tag"
                            + " or name that could not be any other's");
        }
        return new Inventory(
                source,
                agent.length() > 190 ? agent.substring(0, 190) : agent,
                partial,
                classKey,
                name,
                List.copyOf(identifiers),
                Map.copyOf(attributes).isEmpty() ? Map.of() : new TreeMap<>(attributes),
                sections(),
                List.copyOf(notes));
    }

    private Map<String, List<Map<String, String>>> sections() {
        var reported = new LinkedHashMap<Section, List<Map<String, Object>>>();
        content.forEach((name, value) -> {
            var section = Section.fromSource(name);
            if (section != null) {
                reported.merge(section, MessageTree.maps(value), (a, b) -> {
                    var all = new ArrayList<>(a);
                    all.addAll(b);
                    return all;
                });
            }
        });
        var sections = new TreeMap<String, List<Map<String, String>>>();
        reported.forEach((section, parts) -> {
            var rows = section.rows(parts);
            if (!rows.isEmpty()) {
                sections.put(section.key(), rows);
            }
        });
        return sections;
    }

    private String shown(@Nullable String name, String classKey) {
        var shown = name != null
                ? name
                : java.util.stream.Stream.of(
                                attributes.get("manufacturer"), attributes.get("model"), attributes.get("ip-address"))
                        .filter(java.util.Objects::nonNull)
                        .collect(Collectors.joining(" "));
        shown = shown.replaceAll("\\s+", " ").strip();
        if (shown.isEmpty()) {
            shown = identifiers.isEmpty()
                    ? classKey
                    : identifiers.iterator().next().value();
        }
        return shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) : shown;
    }

    private void identify(Kind kind, @Nullable String text) {
        Identifier.of(kind, text).ifPresent(identifiers::add);
    }

    private Optional<String> first(Kind kind) {
        return identifiers.stream()
                .filter(identifier -> identifier.kind() == kind && identifier.trusted())
                .map(Identifier::value)
                .findFirst();
    }

    private static @Nullable String first(@Nullable String text, @Nullable String other) {
        return text != null ? text : other;
    }

    private List<Map<String, Object>> both(String... names) {
        var all = new ArrayList<Map<String, Object>>();
        for (var name : names) {
            all.addAll(MessageTree.maps(content.get(name)));
        }
        return all;
    }

    private void attribute(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        var sane = value.strip();
        if (sane.length() > 2_000) {
            notes.add(key + " has " + sane.length() + " characters; the first 2000 are kept");
            sane = sane.substring(0, 2_000);
        }
        attributes.put(key, sane);
    }

    private static @Nullable String oneLine(@Nullable String text) {
        return text == null ? null : text.replaceAll("\\s+", " ").strip();
    }

    private static @Nullable String number(@Nullable String text) {
        return text != null && text.matches("\\d{1,12}") ? text : null;
    }

    private static long whole(@Nullable String text) {
        return text != null && text.matches("\\d{1,12}") ? Long.parseLong(text) : 0;
    }
}
