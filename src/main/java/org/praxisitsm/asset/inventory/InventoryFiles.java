package org.praxisitsm.asset.inventory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.praxisitsm.asset.inventory.InventoryIntake.Outcome;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Service;

/** Takes what a person has as a file: an inventory as agents write it, or a bill of materials. */
@Service
public class InventoryFiles {

    private static final Set<String> ENDINGS = Set.of("xml", "json", "ocs", "gz", "spdx", "cdx");
    private static final String TAGS = "SPDXVersion:";

    /**
     * What became of one device or application.
     *
     * @param changed names of what differed
     * @param components how many a bill lists; 0 for a device
     */
    public record Taken(String number, Outcome outcome, Set<String> changed, int components, List<String> notes) {}

    private final InventoryIntake intake;
    private final Bills bills;
    private final MessageReader messages;
    private final BillReader reader;

    InventoryFiles(InventoryIntake intake, Bills bills, InventorySettings settings) {
        this.intake = intake;
        this.bills = bills;
        this.messages = new MessageReader(settings);
        this.reader = new BillReader(settings);
    }

    /** @return whether the file is one for here, and no table. */
    public static boolean isOne(String name, byte[] bytes) {
        if (ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                || Packing.of(bytes, null) != Packing.NONE) {
            return true;
        }
        var start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.UTF_8).stripLeading();
        return start.startsWith("{") || start.startsWith("<") || start.startsWith(TAGS);
    }

    /**
     * @param by whose unit devices and new applications belong to
     * @throws Refusal where it can be read as neither, or the reporter may not create items of their unit
     */
    public List<Taken> take(byte[] bytes, Viewer by) {
        if (isBill(bytes)) {
            var bill = bills.take(null, bytes, by);
            var outcome = bill.created()
                    ? Outcome.CREATED
                    : bill.added() + bill.removed() == 0 ? Outcome.UNCHANGED : Outcome.UPDATED;
            var changed = outcome == Outcome.UPDATED ? Set.of(Bills.SECTION) : Set.<String>of();
            return List.of(new Taken(bill.number(), outcome, changed, bill.components(), List.of()));
        }
        var message = messages.read(bytes, Packing.of(bytes, null), null);
        if (!(message instanceof InventoryMessage.Report report)) {
            throw Refusal.invalid("file", "holds only the greeting of an agent, no inventory");
        }
        return report.devices().stream()
                .map(device -> intake.take(device, by))
                .map(one -> new Taken(one.number(), one.outcome(), one.changed(), 0, one.notes()))
                .toList();
    }

    private boolean isBill(byte[] bytes) {
        try {
            reader.read(bytes);
            return true;
        } catch (Refusal refused) {
            // A bill that is too large, say, is a bill.
            return refused.kind() != Refusal.Kind.UNSUPPORTED;
        }
    }
}
