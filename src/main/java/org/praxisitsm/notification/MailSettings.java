package org.praxisitsm.notification;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from sender, as RFC 5322 writes it: {@code Service desk <desk@example.org>}
 * @param retries pauses after the first, second, ... failed attempt; after the last of them a mail has failed
 * @param kept how long mails that were sent or dropped stay in the log
 */
@ConfigurationProperties("praxis.mail")
record MailSettings(
        @DefaultValue("Praxis <praxis@localhost>") String from,
        @DefaultValue({"1m", "5m", "30m", "2h", "8h"}) List<Duration> retries,
        @DefaultValue("30d") Duration kept) {}
