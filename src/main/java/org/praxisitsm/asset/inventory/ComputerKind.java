package org.praxisitsm.asset.inventory;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a machine that runs an agent is: a phone, something virtual, a server, or what somebody works at. */
record ComputerKind(String classKey, Optional<String> form, Optional<String> hypervisor) {

    static ComputerKind of(String item, Map<String, Object> hardware, @Nullable String os) {
        var system = String.valueOf(os).toLowerCase(Locale.ROOT);
        if (item.equals("PHONE") || system.matches(".*\\b(android|ios|ipados)\\b.*")) {
            return new ComputerKind("phone", Optional.empty(), Optional.empty());
        }
        var machine = MessageTree.text(hardware, "vmsystem");
        if (machine != null && !machine.equalsIgnoreCase("physical")) {
            return machine.matches("(?i).*(docker|lxc|container|podman|systemd-nspawn).*")
                    ? new ComputerKind("container", Optional.empty(), Optional.empty())
                    : new ComputerKind("virtual-machine", Optional.empty(), Optional.of(machine));
        }
        var chassis = String.valueOf(MessageTree.text(hardware, "chassis_type")).toLowerCase(Locale.ROOT);
        if (chassis.matches(".*(rack|server|blade|enclosure|multi-system).*") || system.contains("server")) {
            return new ComputerKind("server", Optional.empty(), Optional.empty());
        }
        return new ComputerKind("client", form(chassis), Optional.empty());
    }

    private static Optional<String> form(String chassis) {
        if (chassis.matches(".*(laptop|notebook|portable|convertible|detachable).*")) {
            return Optional.of("laptop");
        }
        if (chassis.contains("tablet")) {
            return Optional.of("tablet");
        }
        return chassis.matches(".*(desktop|tower|all in one|mini pc|pizza|lunch|space-saving).*")
                ? Optional.of("desktop")
                : Optional.empty();
    }
}
