package org.praxisitsm.ticket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.CatalogueOrders;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.Refusal.FieldError;

/** What the catalogue adds to a ticket that is an order: the form that asks, and what it says of the offering. */
record OrderedAnswers(Pack pack, @Nullable CatalogueOrders catalogue) {

    /**
     * @param form that the answers are held against
     * @param sent the answers, without the offering where the form does not ask for it
     * @param facts what no answer overwrites
     */
    record Answers(FormDefinition form, Map<String, ?> sent, Map<String, Object> facts) {}

    Answers of(OpenTicket order, List<FieldError> errors, Viewer by) {
        var startForm =
                Objects.requireNonNull(pack.forms().get(pack.descriptor().startForm()));
        var orders = pack.descriptor().catalogue();
        if (orders == null) {
            return new Answers(startForm, order.fields(), Map.of());
        }
        var key = Objects.toString(order.fields().get(orders.offering()), "").strip();
        var place = "fields." + orders.offering();
        if (key.isEmpty()) {
            errors.add(new FieldError(place, "Say what is ordered: the key of an offering of the catalogue."));
            return new Answers(startForm, without(order, orders.offering()), Map.of());
        }
        var person = whom(order, by);
        if (catalogue != null && !catalogue.mayOrderFor(person, by)) {
            errors.add(new FieldError(
                    "affected", "You can ask for yourself, for people of your unit and for those whom you lead."));
            return new Answers(startForm, without(order, orders.offering()), Map.of());
        }
        var found = catalogue == null
                ? java.util.Optional.<CatalogueOrders.Order>empty()
                : catalogue.order(pack.key(), key, person, by);
        if (found.isEmpty()) {
            errors.add(new FieldError(
                    place, "There is no offering " + shortened(key) + " that " + shortened(person) + " may have."));
            return new Answers(startForm, without(order, orders.offering()), Map.of());
        }
        var own = found.get().form() == null
                ? startForm
                : pack.forms().getOrDefault(found.get().form(), startForm);
        var asks = own.fields().stream().anyMatch(field -> orders.offering().equals(field.key()));
        return new Answers(
                own,
                asks ? order.fields() : without(order, orders.offering()),
                found.get().facts());
    }

    private static String whom(OpenTicket order, Viewer by) {
        var affected = order.affected() == null ? order.fields().get("affected") : order.affected();
        var given = Objects.toString(affected, "").strip();
        return !given.isEmpty() ? given : order.requester() != null ? order.requester() : by.account();
    }

    private static Map<String, ?> without(OpenTicket order, String field) {
        var left = new LinkedHashMap<String, Object>(order.fields());
        left.remove(field);
        return left;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
