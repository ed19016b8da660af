package org.praxisitsm.asset;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.KnownAssets;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.PracticeDescriptor.Field;
import org.praxisitsm.practice.PracticeDescriptor.FieldType;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.ticket.TicketDesk;
import org.praxisitsm.ticket.TicketEvents;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells forms which items there are, and keeps what a ticket's fields name among the items that it concerns. */
@Component
class AssetFields implements KnownAssets {

    private final Assets assets;
    private final AssetRows rows;
    private final TicketAssets attached;
    private final Viewers viewers;
    private final Practices practices;
    private final org.springframework.beans.factory.ObjectProvider<TicketDesk> desk;

    AssetFields(
            Assets assets,
            AssetRows rows,
            TicketAssets attached,
            Viewers viewers,
            Practices practices,
            org.springframework.beans.factory.ObjectProvider<TicketDesk> desk) {
        this.assets = assets;
        this.rows = rows;
        this.attached = attached;
        this.viewers = viewers;
        this.practices = practices;
        this.desk = desk;
    }

    /** Of a person who fills in a form, only what they may see; a table or an action may name every item. */
    @Override
    public boolean has(String number) {
        if (number.length() > 32) {
            return false;
        }
        Optional<Viewer> who = viewers.find();
        return who.isPresent()
                ? assets.find(number, who.get())
                        .filter(ci -> ci.number().equals(number))
                        .isPresent()
                : rows.find(number).isPresent();
    }

    /** Before the process starts: its first steps may ask what is hit. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(TicketEvents.TicketOpened opened) {
        var practice = practices
                .version(opened.practice(), opened.packVersion())
                .map(it -> it.pack().descriptor())
                .orElse(null);
        if (practice == null || practice.fields().stream().noneMatch(AssetFields::isAsset)) {
            return;
        }
        var ticket = desk.getObject().get(opened.number(), Viewer.system("asset"));
        practice.fields().stream()
                .filter(AssetFields::isAsset)
                .forEach(field ->
                        step(opened.id(), role(practice), null, ticket.fields().get(field.key()), opened.by()));
    }

    @EventListener
    void on(TicketEvents.ValuesChanged changed) {
        if (changed.after().keySet().stream().noneMatch(this::mayBeAsset)) {
            return;
        }
        var ticket = desk.getObject().get(changed.number(), Viewer.system("asset"));
        practices
                .version(ticket.practice(), ticket.packVersion())
                .ifPresent(it -> it.pack().descriptor().fields().stream()
                        .filter(AssetFields::isAsset)
                        .filter(field -> changed.after().containsKey(field.key()))
                        .forEach(field -> step(
                                changed.id(),
                                role(it.pack().descriptor()),
                                changed.before().get(field.key()),
                                changed.after().get(field.key()),
                                changed.by())));
    }

    private boolean mayBeAsset(String key) {
        return practices.all().stream()
                .flatMap(it -> it.pack().descriptor().field(key).stream())
                .anyMatch(AssetFields::isAsset);
    }

    private static boolean isAsset(Field field) {
        return field.type() == FieldType.ASSET;
    }

    /** What stands in the change calendar plans to change what it names; nothing has happened to that yet. */
    private static TicketAssets.Role role(PracticeDescriptor practice) {
        return practice.schedule() == null ? TicketAssets.Role.AFFECTED : TicketAssets.Role.CHANGED;
    }

    private void step(long ticket, TicketAssets.Role role, @Nullable Object before, @Nullable Object after, String by) {
        if (before != null) {
            rows.find(before.toString()).ifPresent(ci -> attached.remove(ticket, ci.id(), role));
        }
        if (after != null) {
            rows.find(after.toString()).ifPresent(ci -> attached.put(ticket, ci.id(), role, by));
        }
    }
}
