package org.praxisitsm.asset.inventory;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A kind of part that a device is made of, and what of a part is kept. What changes by itself all the time (free space,
 * counters, what runs at the moment) is not: or no inventory were ever unchanged, and no history worth reading. Secrets
 * (environment, product keys) are not either.
 */
enum Section {
    BIOS(
            "bios",
            "bios",
            "manufacturer=bmanufacturer",
            "version=bversion",
            "date=bdate",
            "board=mmodel",
            "sku=skunumber"),
    PROCESSORS("processors", "cpus", "name", "manufacturer", "cores=core|corecount", "threads=thread", "speed", "arch"),
    MEMORY(
            "memory",
            "memories",
            "slot=numslots",
            "capacity",
            "type",
            "speed",
            "manufacturer",
            "serial=serialnumber",
            "description|caption"),
    DISKS(
            "disks",
            "storages",
            "name|model",
            "model",
            "manufacturer",
            "serial=serial|serialnumber",
            "size=disksize",
            "type",
            "firmware",
            "interface"),
    VOLUMES(
            "volumes",
            "drives",
            "name=volumn|letter|type",
            "mount=type",
            "filesystem",
            "label",
            "total",
            "encrypted=encrypt_status"),
    INTERFACES(
            "interfaces",
            "networks",
            "name=description",
            "type",
            "mac=mac|macaddr",
            "address=ipaddress",
            "address6=ipaddress6",
            "mask=ipmask",
            "gateway=ipgateway",
            "driver",
            "speed"),
    GRAPHICS("graphics", "videos", "name", "chipset", "memory"),
    MONITORS("monitors", "monitors", "name=caption|name|description", "manufacturer", "serial"),
    PRINTERS("printers", "printers", "name", "driver", "port", "shared"),
    BATTERIES("batteries", "batteries", "name", "manufacturer", "serial", "chemistry"),
    USB("usb", "usbdevices", "name|caption", "manufacturer", "vendor=vendorid", "product=productid", "serial"),
    CONTROLLERS("controllers", "controllers", "name|caption", "manufacturer", "type", "slot=pcislot"),
    SOUND("sound", "sounds", "name", "manufacturer"),
    ANTIVIRUS("antivirus", "antivirus", "name", "company", "version", "enabled", "uptodate"),
    FIREWALL("firewall", "firewall|firewalls", "name=profile|description", "status"),
    ACCOUNTS("accounts", "local_users", "name=login|name", "id"),
    VIRTUAL_MACHINES(
            "virtual-machines", "virtualmachines", "name", "uuid", "type=vmtype", "image", "memory", "cores=vcpu"),
    DATABASES("databases", "databases_services", "name", "type", "version", "port", "databases.name"),
    LICENCES("licences", "licenseinfos", "name|fullname", "fullname", "product=productid", "key!=key"),
    REMOTE_ACCESS("remote-access", "remote_mgmt", "type", "id"),
    SIM_CARDS("sim-cards", "simcards", "operator=operator_name", "number=phone_number", "serial=iccid|serial", "imei"),
    MODEMS("modems", "modems", "name|model", "manufacturer", "serial", "imei", "type"),
    FIRMWARES("firmwares", "firmwares", "name|description", "manufacturer", "type", "version"),
    MODULES("modules", "network_components", "index", "name", "model", "serial", "type", "firmware", "revision"),
    PORTS(
            "ports",
            "network_ports",
            "number=ifnumber",
            "name=ifname|ifdescr",
            "alias=ifalias",
            "mac",
            "speed=ifspeed",
            "type=iftype",
            "enabled=ifinternalstatus",
            "trunk",
            "vlans.number",
            "neighbour=connections.sysname"),
    SOFTWARE(
            "software",
            "softwares",
            "name=name|fullname",
            "version",
            "publisher",
            "arch",
            "installed=install_date|installdate");

    private static final Map<String, Section> BY_SOURCE = new TreeMap<>();
    private static final Map<String, Section> BY_KEY = new TreeMap<>();

    private static final Map<String, String> YES_AND_NO = Map.ofEntries(
            entry("TRUE", "true"),
            entry("FALSE", "false"),
            entry("YES", "true"),
            entry("NO", "false"),
            entry("1", "true"),
            entry("0", "false"));
    private static final Set<String> TRUTHS = Set.of("enabled", "uptodate", "trunk", "shared", "encrypted");

    static {
        for (var section : values()) {
            BY_KEY.put(section.key, section);
            for (var source : section.sources) {
                BY_SOURCE.put(source, section);
            }
        }
    }

    private final String key;
    private final List<String> sources;
    private final List<Column> columns;

    /** @param names where it may be read from, the first that is there; a dot goes into the elements below */
    private record Column(String key, List<String> names, boolean secret) {}

    Section(String key, String sources, String... columns) {
        this.key = key;
        this.sources = List.of(sources.split("\\|"));
        this.columns = Arrays.stream(columns).map(Section::column).toList();
    }

    private static Column column(String text) {
        int equals = text.indexOf('=');
        var names = List.of(text.substring(equals + 1).split("\\|"));
        var first = equals < 0 ? names.get(0).split("\\.")[0] : text.substring(0, equals);
        return new Column(first.replace("!", ""), names, first.endsWith("!"));
    }

    static @Nullable Section fromSource(String name) {
        return BY_SOURCE.get(name);
    }

    static @Nullable Section keyed(String key) {
        return BY_KEY.get(key);
    }

    String key() {
        return key;
    }

    List<String> columns() {
        return columns.stream().map(Column::key).toList();
    }

    /** @return the parts, each once, in an order of their own: agents report the same parts in changing order */
    List<Map<String, String>> rows(List<Map<String, Object>> reported) {
        var rows = new TreeMap<String, Map<String, String>>();
        for (var element : reported) {
            var row = row(element);
            if (!row.isEmpty()) {
                rows.put(order(row), row);
            }
        }
        return List.copyOf(rows.values());
    }

    /** Numbers in front of texts sort by their size. */
    private String order(Map<String, String> row) {
        var text = new StringBuilder();
        for (var column : columns) {
            var value = row.getOrDefault(column.key, "");
            if (isNumber(value)) {
                text.append("0".repeat(12 - value.length()));
            }
            text.append(value).append('\u0000');
        }
        return text.toString();
    }

    private static boolean isNumber(String value) {
        return !value.isEmpty() && value.length() < 12 && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private Map<String, String> row(Map<String, Object> element) {
        var row = new LinkedHashMap<String, String>();
        for (var column : columns) {
            var value = value(element, column);
            if (value != null) {
                row.put(column.key, value);
            }
        }
        return row;
    }

    private @Nullable String value(Map<String, Object> element, Column column) {
        for (var name : column.names) {
            var value = name.contains(".") ? below(element, name) : MessageTree.text(element, name);
            if (value != null) {
                return sane(column, value);
            }
        }
        return null;
    }

    private static @Nullable String below(Map<String, Object> element, String path) {
        var steps = path.split("\\.");
        var values = new ArrayList<String>();
        for (var child : MessageTree.maps(element.get(steps[0]))) {
            // XML has one element more around them: VLANS/VLAN, CONNECTIONS/CONNECTION.
            var inner = child.values().stream()
                    .flatMap(v -> MessageTree.maps(v).stream())
                    .toList();
            for (var holder : child.containsKey(steps[1]) || inner.isEmpty() ? List.of(child) : inner) {
                var value = MessageTree.text(holder, steps[1]);
                if (value != null && !values.contains(value)) {
                    values.add(value);
                }
            }
        }
        values.sort(null);
        return values.isEmpty() ? null : String.join(", ", values);
    }

    private String sane(Column column, String value) {
        if (column.secret) {
            return value.length() > 5 ? "…" + value.substring(value.length() - 5) : "…";
        }
        if (TRUTHS.contains(column.key)) {
            return YES_AND_NO.getOrDefault(value.toUpperCase(Locale.ROOT), value);
        }
        if (column.key.equals("mac")) {
            return Identifier.of(Identifier.Kind.MAC, value)
                    .map(Identifier::value)
                    .orElse(value);
        }
        var oneLine = SoftwareItem.GAPS.matcher(value).replaceAll(" ");
        return oneLine.length() > 400 ? oneLine.substring(0, 400) : oneLine;
    }
}
