package org.praxisitsm.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.ui.components.ScreenWords;

/**
 * Whom the page behind a mail's link may name. Groups it lists by name; of people it shows no list, for whoever finds such a
 * mail would have the whole directory: one who is known is typed.
 */
record VoteDirectory(People people, Locale locale) {

    /** More of one name than that nobody tells apart by it. */
    private static final int MOST = 50;

    /** @return key to name, by name */
    Map<String, String> groups() {
        var groups = new LinkedHashMap<String, String>();
        people.groups().stream()
                .sorted(java.util.Comparator.comparing(People.Group::name, String.CASE_INSENSITIVE_ORDER))
                .forEach(group -> groups.put(group.key(), group.name()));
        return groups;
    }

    String personHelp() {
        return ScreenWords.in(locale, "vote.person");
    }

    /** @return the account of whom the text names as a whole; the text itself where that is nobody, or several */
    String account(String typed) {
        var found = named(typed);
        return found.size() == 1 ? found.get(0).account() : typed.strip();
    }

    boolean isSeveral(String typed) {
        return named(typed).size() > 1;
    }

    private List<Person> named(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return List.of();
        }
        var own = people.person(text).filter(Person::active);
        return own.isPresent()
                ? List.of(own.get())
                : people.search(text, MOST, null).items().stream()
                        .filter(person -> text.equalsIgnoreCase(person.name())
                                || text.equalsIgnoreCase(person.email())
                                || text.equalsIgnoreCase(person.account()))
                        .toList();
    }

    /** @return the name, where that is enough to find the person again */
    String typed(String account) {
        var name = people.nameOf(account);
        return account(name).equals(account) ? name : account;
    }
}
