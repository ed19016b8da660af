package org.praxisitsm.asset;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.People.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the demo organisation owns: put in once, where there are no assets yet; always the same. It takes seconds, so the demo has
 * it done once the application answers.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "praxis.demo.assets", matchIfMissing = true)
public class DemoAssets {

    private static final Logger LOG = LoggerFactory.getLogger(DemoAssets.class);
    private static final Map<String, String> HUBS = hubs();
    private static final Map<String, Integer> CRITICALITY = Map.of("CRITICAL", 1, "HIGH", 2, "MEDIUM", 3, "LOW", 4);

    private record File(
            List<Contract> contracts,
            List<Licence> licences,
            List<App> applications,
            List<Db> databases,
            List<Cloud> cloud,
            List<Certificate> certificates,
            List<Paper> documents,
            List<Box> containers) {}

    private record Contract(String name, String supplier, String kind, String reference, String until, int cost) {}

    private record Licence(
            String name, String product, String metric, int quantity, String until, int cost, @Nullable String needs) {}

    private record App(
            String name,
            String service,
            String group,
            String kind,
            @Nullable String vendor,
            @Nullable String version,
            @Nullable String db,
            List<String> vms) {}

    private record Db(String name, String engine, int size, String host) {}

    private record Cloud(String name, String kind, String region, String needs, int cost) {}

    private record Certificate(String name, String issuer, String until, @JsonProperty("of") String owner) {}

    private record Paper(String name, String kind, @JsonProperty("of") String owner) {}

    private record Box(String name, String image, String app, int replicas) {}

    private final AssetWriter writer;
    private final RelationWriter relations;
    private final Services services;
    private final People people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, CiRecord> made = new LinkedHashMap<>();
    private int serial = 4_100;

    DemoAssets(
            AssetWriter writer,
            RelationWriter relations,
            Services services,
            People people,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.writer = writer;
        this.relations = relations;
        this.services = services;
        this.people = people;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private static Map<String, String> hubs() {
        var hubs = new LinkedHashMap<String, String>();
        hubs.put("Porto hub", "POR");
        hubs.put("Oslo hub", "OSL");
        hubs.put("Hamburg hub", "HAM");
        return hubs;
    }

    /** Does nothing where there is any asset. */
    public synchronized void seed() {
        if (jdbc.sql("select id from ci limit 1").query(Long.class).optional().isPresent()) {
            return;
        }
        var began = clock.millis();
        transaction.executeWithoutResult(status -> make(read()));
        LOG.info("Demo: {} assets in {} ms", made.size(), clock.millis() - began);
        made.clear();
    }

    private static File read() {
        try (var in = new ClassPathResource("demo/assets.yaml").getInputStream()) {
            return JsonMapper.builder(new YAMLFactory()).build().readValue(in, File.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void make(File file) {
        services.all().forEach(this::service);
        file.contracts()
                .forEach(one -> put(NewCi.of("contract", one.name())
                        .with(CiFields.STATE, "active")
                        .attribute("supplier", one.supplier())
                        .attribute("kind", one.kind())
                        .attribute("reference", one.reference())
                        .attribute("valid-until", one.until())
                        .attribute("cost", one.cost())));
        HUBS.forEach(this::hub);
        wide();
        file.databases().forEach(this::database);
        file.applications().forEach(this::application);
        file.containers().forEach(one -> {
            put(NewCi.of("container", one.name())
                    .with(CiFields.GROUP, "platform")
                    .with(CiFields.ENVIRONMENT, "production")
                    .attribute("image", one.image())
                    .attribute("orchestrator", "Kubernetes")
                    .attribute("replicas", one.replicas()));
            relate("depends-on", one.app(), one.name());
            relate("runs-on", one.name(), "SRV-OSL-1");
        });
        file.cloud().forEach(one -> {
            put(NewCi.of("cloud-resource", one.name())
                    .with(CiFields.GROUP, "platform")
                    .with(CiFields.ENVIRONMENT, "production")
                    .attribute("kind", one.kind())
                    .attribute("provider", "Nimbus")
                    .attribute("region", one.region())
                    .attribute("monthly-cost", one.cost()));
            relate("depends-on", "service:" + one.needs(), one.name());
        });
        file.licences()
                .forEach(one -> put(NewCi.of("licence", one.name())
                        .with(CiFields.STATE, "active")
                        .attribute("product", one.product())
                        .attribute("metric", one.metric())
                        .attribute("quantity", one.quantity())
                        .attribute("valid-until", one.until())
                        .attribute("cost", one.cost())));
        file.certificates().forEach(one -> {
            put(NewCi.of("certificate", one.name())
                    .with(CiFields.STATE, "active")
                    .with(CiFields.GROUP, "security")
                    .attribute("subject", "CN=" + one.name())
                    .attribute("issuer", one.issuer())
                    .attribute("valid-until", one.until()));
            relate("depends-on", one.owner(), one.name());
        });
        file.documents().forEach(one -> {
            put(NewCi.of("document", one.name()).attribute("kind", one.kind()));
            relate("part-of", one.name(), one.owner());
        });
        relate("covered-by", "Ledgerline ERP", "ERP maintenance");
        relate("covered-by", "Ledgerline ERP", "Ledgerline user");
        relate("covered-by", "ParcelSight", "Track and trace platform");
        relate("covered-by", "LabelWorks", "Label designer");
        fleet();
    }

    private void service(Services.Service service) {
        var level = CRITICALITY.getOrDefault(service.criticality(), 3);
        put(
                "service:" + service.key(),
                NewCi.of("service", service.name())
                        .with(CiFields.SERVICE, service.key())
                        .with(CiFields.CRITICALITY, level)
                        .with(CiFields.GROUP, service.supportGroup())
                        .with(
                                CiFields.OWNER,
                                service.supportGroup() == null
                                        ? null
                                        : people.group(service.supportGroup())
                                                .map(People.Group::lead)
                                                .orElse(null))
                        .attribute("level", level == 1 ? "gold" : level == 2 ? "silver" : "bronze")
                        .attribute("description", service.description())
                        .attribute("users", 60 + 40 * (4 - level)));
    }

    /** Site, halls, racks, power, network and servers of one hub. */
    private void hub(String name, String code) {
        place(name, "site", null);
        place("Hall 1 " + code, "building", name);
        place("Hall 2 " + code, "building", name);
        place("Office " + code, "building", name);
        place("Store " + code, "store", name);
        place("Server room " + code, "room", name);
        for (var rack : List.of("A", "B")) {
            put(NewCi.of("rack", "Rack " + code + "-" + rack)
                    .with(CiFields.LOCATION, number("Server room " + code))
                    .attribute("height-units", 42)
                    .attribute("power-kw", 8));
            device(
                            "network-device",
                            "UPS-" + code + "-" + rack,
                            "Voltera",
                            "Rackline 6000",
                            "Rack " + code + "-" + rack,
                            "platform")
                    .attribute("kind", "power")
                    .put();
        }
        for (var n = 1; n <= 2; n++) {
            var rack = "Rack " + code + "-" + (n == 1 ? "A" : "B");
            var power = "UPS-" + code + "-" + (n == 1 ? "A" : "B");
            device("network-device", "FW-" + code + "-" + n, "Tejo", "Bastion 400", rack, "network")
                    .attribute("kind", "firewall")
                    .put();
            device("network-device", "SW-" + code + "-CORE" + n, "Tejo", "Spine 9300", rack, "network")
                    .attribute("kind", "switch")
                    .attribute("ports", 48)
                    .attribute("firmware", "15.2")
                    .put();
            relate("depends-on", "SW-" + code + "-CORE" + n, power);
            relate("depends-on", "FW-" + code + "-" + n, power);
            relate("connected-to", "SW-" + code + "-CORE" + n, "FW-" + code + "-" + n);
            relate("covered-by", "SW-" + code + "-CORE" + n, "Network support");
        }
        put(NewCi.of("link", "Internet " + code)
                .with(CiFields.GROUP, "network")
                .attribute("kind", "internet")
                .attribute(
                        "provider",
                        code.equals("POR") ? "Atlantic Fibre" : code.equals("OSL") ? "Fjordnett" : "Elbnetz")
                .attribute("circuit", "INT-" + code + "-01")
                .attribute("bandwidth", 1_000));
        relate("connected-to", "FW-" + code + "-1", "Internet " + code);
        relate("connected-to", "FW-" + code + "-2", "Internet " + code);
        relate("covered-by", "Internet " + code, "Internet " + name.replace(" hub", ""));
        for (var n = 1; n <= 4; n++) {
            var hall = n <= 2 ? "Hall 1 " + code : n == 3 ? "Hall 2 " + code : "Office " + code;
            device("network-device", "SW-" + code + "-C" + n, "Tejo", "Edge 2960", hall, "network")
                    .attribute("kind", "switch")
                    .attribute("ports", 48)
                    .attribute("firmware", "15.2")
                    .put();
            relate("connected-to", "SW-" + code + "-C" + n, "SW-" + code + "-CORE1", "uplink", 1);
            relate("connected-to", "SW-" + code + "-C" + n, "SW-" + code + "-CORE2", "uplink", 1);
        }
        for (var n = 1; n <= 8; n++) {
            var hall = n <= 4 ? "Hall 1 " + code : n <= 6 ? "Hall 2 " + code : "Office " + code;
            device("network-device", "AP-" + code + "-" + n, "Tejo", "Aero 650", hall, "network")
                    .attribute("kind", "access-point")
                    .put();
            relate("connected-to", "AP-" + code + "-" + n, "SW-" + code + "-C" + (1 + (n - 1) / 2));
            relate("depends-on", "service:wifi", "AP-" + code + "-" + n, "cells " + code, 5);
        }
        for (var n = 1; n <= 2; n++) {
            var rack = "Rack " + code + "-" + (n == 1 ? "A" : "B");
            device("server", "SRV-" + code + "-" + n, "Nordkraft", "R760", rack, "platform")
                    .attribute("os", "Proxmox VE")
                    .attribute("os-version", "8.2")
                    .attribute("cpu-cores", 48)
                    .attribute("memory-mb", 393_216)
                    .attribute("role", "Hypervisor")
                    .put();
            relate("connected-to", "SRV-" + code + "-" + n, "SW-" + code + "-CORE1", "uplink", 1);
            relate("connected-to", "SRV-" + code + "-" + n, "SW-" + code + "-CORE2", "uplink", 1);
            relate("depends-on", "SRV-" + code + "-" + n, "UPS-" + code + "-" + (n == 1 ? "A" : "B"));
            relate("covered-by", "SRV-" + code + "-" + n, "Server care pack");
        }
        device("storage", "STO-" + code + "-1", "Nordkraft", "Vault 5200", "Rack " + code + "-B", "platform")
                .attribute("capacity-tb", 120)
                .attribute("used-tb", 71)
                .attribute("protection", "RAID 6")
                .put();
        relate("depends-on", "SRV-" + code + "-1", "STO-" + code + "-1");
        relate("depends-on", "SRV-" + code + "-2", "STO-" + code + "-1");
        for (var n = 1; n <= 6; n++) {
            device(
                            "printer",
                            "LBL-" + code + "-" + n,
                            "Zebra",
                            "ZT411",
                            n <= 4 ? "Hall 1 " + code : "Hall 2 " + code,
                            "warehouse-systems")
                    .attribute("kind", "label")
                    .put();
            relate("connected-to", "LBL-" + code + "-" + n, "SW-" + code + "-C" + (1 + n % 3));
            relate("depends-on", "service:label-printing", "LBL-" + code + "-" + n, "printers " + code, 4);
        }
        for (var n = 1; n <= 3; n++) {
            device("printer", "PRN-" + code + "-" + n, "Kyoto", "TASK 4053", "Office " + code, "workplace")
                    .attribute("kind", "office")
                    .attribute("colour", true)
                    .attribute("pages", 41_000 + 7_310 * n)
                    .put();
            relate("connected-to", "PRN-" + code + "-" + n, "SW-" + code + "-C4");
        }
        for (var n = 1; n <= 14; n++) {
            device(
                            "equipment",
                            "HH-" + code + "-%02d".formatted(n),
                            "ScanCare",
                            "TC57",
                            n <= 9 ? "Hall 1 " + code : "Hall 2 " + code,
                            "warehouse-systems")
                    .attribute("kind", "handheld")
                    .with(CiFields.STATE, n == 13 ? "in-repair" : n == 14 ? "stored" : "in-use")
                    .put();
            relate(
                    "used-by",
                    "HH-" + code + "-%02d".formatted(n),
                    "service:warehouse-handhelds",
                    "handhelds " + code,
                    8);
        }
    }

    private void wide() {
        var codes = List.copyOf(HUBS.values());
        for (var i = 0; i < codes.size(); i++) {
            var from = codes.get(i);
            var to = codes.get((i + 1) % codes.size());
            put(NewCi.of("link", "WAN " + from + "-" + to)
                    .with(CiFields.GROUP, "network")
                    .attribute("kind", "wan")
                    .attribute("provider", "Baltic Carrier")
                    .attribute("circuit", "BC-" + from + to)
                    .attribute("bandwidth", 500));
            relate("connected-to", "FW-" + from + "-1", "WAN " + from + "-" + to);
            relate("connected-to", "FW-" + to + "-2", "WAN " + from + "-" + to);
        }
    }

    private void database(Db one) {
        machine(
                one.host(),
                "Database server",
                one.host().contains("osl") ? "OSL" : one.host().contains("ham") ? "HAM" : "POR");
        put(NewCi.of("database", one.name())
                .with(CiFields.GROUP, "platform")
                .with(CiFields.OWNER, "vasco.pinto")
                .with(CiFields.ENVIRONMENT, "production")
                .attribute("engine", one.engine())
                .attribute("size-gb", one.size())
                .attribute("backup", "nightly to off-site"));
        relate("runs-on", one.name(), one.host());
    }

    private void machine(String name, String role, String code) {
        if (!made.containsKey(name)) {
            put(NewCi.of("virtual-machine", name)
                    .with(CiFields.GROUP, "platform")
                    .with(CiFields.ENVIRONMENT, "production")
                    .with(CiFields.SERIAL, "VM-" + serial++)
                    .attribute("role", role)
                    .attribute("os", "Debian")
                    .attribute("os-version", "12.8")
                    .attribute("cpu-cores", 8)
                    .attribute("memory-mb", 32_768)
                    .attribute("hostname", name)
                    .attribute(
                            "ip-address",
                            "10.20." + (1 + List.copyOf(HUBS.values()).indexOf(code)) + "." + (10 + serial % 200)));
            relate("runs-on", name, "SRV-" + code + "-1", "cluster " + code, 1);
            relate("runs-on", name, "SRV-" + code + "-2", "cluster " + code, 1);
        }
    }

    private void application(App one) {
        put(NewCi.of("application", one.name())
                .with(CiFields.GROUP, one.group())
                .with(
                        CiFields.OWNER,
                        people.group(one.group()).map(People.Group::lead).orElse(null))
                .with(CiFields.ENVIRONMENT, "production")
                .attribute("kind", one.kind())
                .attribute("vendor", one.vendor())
                .attribute("version", one.version()));
        relate("depends-on", "service:" + one.service(), one.name());
        if (one.db() != null) {
            relate("depends-on", one.name(), one.db());
        }
        for (var vm : one.vms()) {
            var parts = vm.split(" ");
            var code = parts[0].contains("osl") ? "OSL" : parts[0].contains("ham") ? "HAM" : "POR";
            machine(parts[0], one.name(), code);
            if (parts.length > 1) {
                relate("runs-on", one.name(), parts[0], parts[1].replaceAll("[\\[\\]]", ""), 1);
            } else {
                relate("runs-on", one.name(), parts[0]);
            }
        }
    }

    /** What people have: a laptop each, screens and phones for some. */
    private void fleet() {
        var all = new ArrayList<Person>();
        String cursor = null;
        do {
            var page = people.search("", 200, cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var n = 0;
        for (var person : all) {
            n++;
            var code = HUBS.getOrDefault(person.site() == null ? "" : person.site(), "POR");
            var office = "Office " + code;
            var bought = today.minusDays(40L + 37L * (n % 34));
            var model = n % 3 == 0 ? "Lathe 14" : n % 3 == 1 ? "Lathe 15" : "Plane X1";
            device("client", "NB-" + code + "-%03d".formatted(n), "Nordkraft", model, office, "workplace")
                    .with(CiFields.USER, person.account())
                    .with(CiFields.UNIT, "it")
                    .attribute("form", "laptop")
                    .attribute("os", n % 5 == 0 ? "Debian 12" : "Windows 11")
                    .attribute("memory-mb", n % 4 == 0 ? 32_768 : 16_384)
                    .attribute("encrypted", n % 11 != 0)
                    .attribute("purchased-at", bought.toString())
                    .attribute("purchase-price", 1_190 + 90 * (n % 4))
                    .attribute("warranty-until", bought.plusYears(3).toString())
                    .put();
            relate("covered-by", "NB-" + code + "-%03d".formatted(n), "Laptop lease");
            if (n % 2 == 0) {
                device("phone", "MOB-" + code + "-%03d".formatted(n), "Fairline", "Pocket 5", null, "workplace")
                        .with(CiFields.USER, person.account())
                        .attribute("kind", "mobile")
                        .attribute("phone-number", "+351 22 555 %04d".formatted(1_000 + n))
                        .put();
            }
            if (n % 3 == 0) {
                device("equipment", "MON-" + code + "-%03d".formatted(n), "Clarus", "27Q", office, "workplace")
                        .with(CiFields.USER, person.account())
                        .attribute("kind", "monitor")
                        .attribute("size", "27 inch")
                        .put();
            }
        }
        for (var spare = 1; spare <= 10; spare++) {
            device("client", "NB-STORE-%02d".formatted(spare), "Nordkraft", "Lathe 15", "Store POR", "workplace")
                    .with(CiFields.STATE, spare == 10 ? "ordered" : spare > 7 ? "retired" : "stored")
                    .attribute("form", "laptop")
                    .attribute("purchased-at", today.minusDays(90L * spare).toString())
                    .attribute("purchase-price", 1_290)
                    .put();
        }
    }

    private void place(String name, String kind, @Nullable String in) {
        put(NewCi.of("location", name)
                .with(CiFields.LOCATION, in == null ? null : number(in))
                .attribute("kind", kind));
    }

    /** A device while it is put together. */
    private final class Device {
        private NewCi order;

        private Device(NewCi order) {
            this.order = order;
        }

        Device with(String field, @Nullable Object value) {
            order = order.with(field, value);
            return this;
        }

        Device attribute(String key, @Nullable Object value) {
            order = order.attribute(key, value);
            return this;
        }

        void put() {
            DemoAssets.this.put(order);
        }
    }

    private Device device(
            String ciClass, String name, String maker, String model, @Nullable String place, String group) {
        serial++;
        return new Device(NewCi.of(ciClass, name)
                .with(CiFields.GROUP, group)
                .with(CiFields.LOCATION, place == null ? null : number(place))
                .with(CiFields.SERIAL, "HL%d-%04X".formatted(serial % 9 + 1, serial * 7 & 0xFFFF))
                .with(CiFields.ASSET_TAG, "HV-%05d".formatted(serial))
                .attribute("manufacturer", maker)
                .attribute("model", model)
                .attribute(
                        "mac-address",
                        "02:48:%02x:%02x:%02x:%02x"
                                .formatted(serial >> 8 & 0xFF, serial & 0xFF, serial * 31 & 0xFF, serial * 17 & 0xFF)));
    }

    private String number(String name) {
        return Objects.requireNonNull(made.get(name), name).number();
    }

    private void put(NewCi order) {
        put(order.fields().get(CiFields.NAME).toString(), order);
    }

    private void put(String key, NewCi order) {
        var complete = order.fields().get(CiFields.UNIT) == null ? order.with(CiFields.UNIT, "it") : order;
        made.put(key, writer.create(complete, origin()));
    }

    private void relate(String kind, String from, String to) {
        relate(kind, from, to, null, null);
    }

    private void relate(String kind, String from, String to, @Nullable String set, @Nullable Integer needed) {
        relations.relate(
                kind,
                Objects.requireNonNull(made.get(from), from),
                Objects.requireNonNull(made.get(to), to),
                set,
                needed,
                origin());
    }

    private Origin origin() {
        return new Origin("system:demo", "import", clock.instant());
    }
}
