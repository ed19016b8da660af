package org.praxisitsm.ui.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Offering;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.NewFile;
import org.praxisitsm.ticket.OpenTicket;
import org.praxisitsm.ticket.TicketIntake;
import org.praxisitsm.workflow.TicketCurrency;
import org.springframework.stereotype.Service;

/** Turns what stands on the page of an offering into a ticket of the practice that provides it. */
@Service
class Ordering {

    private final Practices practices;
    private final TicketIntake intake;

    Ordering(Practices practices, TicketIntake intake) {
        this.practices = practices;
        this.intake = intake;
    }

    /** @return empty where the practice takes no orders (any more) */
    Optional<OrderForm> form(Offering offering, Locale locale) {
        var pack = practices
                .current(offering.practice())
                .map(published -> published.pack())
                .orElse(null);
        if (pack == null || pack.descriptor().catalogue() == null) {
            return Optional.empty();
        }
        var start = pack.forms().get(pack.descriptor().startForm());
        var own = offering.form() == null ? start : pack.forms().getOrDefault(offering.form(), start);
        var asks = pack.descriptor().catalogue().offering();
        return Optional.ofNullable(own)
                .map(form -> TicketCurrency.in(form, pack.descriptor(), currency(offering, pack.descriptor())))
                .map(form -> pack.in(locale).form(form))
                .map(form -> form.without(Set.of(asks, "subject")))
                .map(form -> new OrderForm(pack.key(), offering.key(), offering.name(locale), asks, form));
    }

    /** Only where the ticket keeps it: the answers are read by that later. */
    private static @Nullable String currency(Offering offering, PracticeDescriptor practice) {
        return practice.field(PracticeDescriptor.CURRENCY).isPresent() ? offering.currency() : null;
    }

    /**
     * @param person whom the page was opened for, where the form does not ask for that
     * @return number of the ticket
     */
    String place(
            OrderForm order, Map<String, Object> answers, @Nullable String person, List<NewFile> files, Viewer by) {
        var fields = new LinkedHashMap<>(answers);
        fields.put(order.offeringKey(), order.offering());
        var description = fields.remove("description");
        var asked = order.form().fields().stream().anyMatch(field -> "affected".equals(field.key()));
        var affected = fields.remove("affected");
        return intake.open(
                        new OpenTicket(
                                order.practice(),
                                order.name(),
                                description == null ? null : description.toString(),
                                null,
                                affected != null ? affected.toString() : asked ? null : person,
                                "PORTAL",
                                fields),
                        files,
                        by)
                .number();
    }
}
