package org.praxisitsm.ticket;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** People who are called by {@code @account} in what somebody writes. */
public final class Mentions {

    /** Not inside a word, so that a mail address mentions nobody. */
    public static final Pattern MENTION = Pattern.compile("(?<![\\w@.])@[a-zA-Z][\\w-]*(?:\\.[\\w-]+)*");

    private Mentions() {}

    /** @return accounts in the order in which they are called, each once; whether there is such a person is not asked */
    public static Set<String> in(String text) {
        var accounts = new LinkedHashSet<String>();
        var matcher = MENTION.matcher(text);
        while (matcher.find()) {
            accounts.add(matcher.group().substring(1));
        }
        return accounts;
    }
}
