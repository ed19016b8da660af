package org.praxisitsm.notification;

import java.util.Map;
import java.util.Optional;

/** A way to answer what a mail asks without signing in. Made when the mail leaves, so that it is good then, and kept nowhere. */
public interface MailLink {

    /**
     * @param account of whom the mail is for
     * @param arguments of what they are told
     * @return path below the address of the installation; empty where there is nothing to answer, or not by this person
     */
    Optional<String> path(String account, Map<String, Object> arguments);
}
