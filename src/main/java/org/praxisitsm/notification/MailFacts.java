package org.praxisitsm.notification;

import java.util.Locale;
import java.util.Optional;

/** What a mail may tell its reader at the moment it leaves. */
interface MailFacts {

    /**
     * @param subject of the ticket
     * @param path of the ticket's page for this reader, below the address of the installation
     */
    record Facts(String address, String name, Locale locale, String subject, String path) {}

    /** @param ticket empty where the mail is about none; @return empty where the reader has no address, is no longer active, or may not see the ticket any more */
    Optional<Facts> of(String account, String ticket);
}
