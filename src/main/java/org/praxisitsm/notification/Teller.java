package org.praxisitsm.notification;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.praxisitsm.ticket.TicketEvents.PeopleTold;
import org.praxisitsm.ticket.TicketPacks;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Hands what people are to be told to every channel, after the commit, at least once: the publication log keeps the event
 * until all channels have taken it. What {@code @ApplicationModuleListener} stands for, on an executor of our own: the
 * engine's job executor is the only other one, and it refuses work when it is busy.
 */
@Component
class Teller {

    private final List<NotificationChannel> channels;
    private final MailWishes wishes;
    private final TicketPacks packs;

    Teller(List<NotificationChannel> channels, MailWishes wishes, TicketPacks packs) {
        this.channels = channels;
        this.wishes = wishes;
        this.packs = packs;
    }

    @Async(TellingThreads.NAME)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @TransactionalEventListener
    void on(PeopleTold told) {
        var arguments = new LinkedHashMap<String, Object>(told.arguments());
        packs.of(told.number()).ifPresent(pack -> arguments.put(Wording.PACK, pack));
        for (var account : new LinkedHashSet<>(told.recipients())) {
            if (!account.equals(told.arguments().get("actor"))
                    && !wishes.silences(account, told.number(), told.topic())) {
                var message = new NotificationChannel.Message(
                        told.eventId(), account, told.number(), told.topic(), arguments, told.at());
                channels.forEach(channel -> channel.tell(message));
            }
        }
    }
}
