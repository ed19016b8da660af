package org.praxisitsm.identity;

import java.util.HashSet;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Who may ask for something for somebody else, and see what that person could have: those of the same unit, whoever leads
 * them, however far up the line, and agents, managers and administrators. Portal, desk and API ask this one rule.
 */
@Component
public class OnBehalf {

    private final People people;

    OnBehalf(People people) {
        this.people = people;
    }

    /** @return true for oneself; false where there is no such active person */
    public boolean mayAskFor(String person, Viewer by) {
        if (person.equals(by.account()) || by.isSystem()) {
            return true;
        }
        var other = people.person(person).filter(People.Person::active);
        return other.isPresent()
                && (by.has(Role.AGENT)
                        || by.has(Role.MANAGER)
                        || by.has(Role.ADMINISTRATOR)
                        || other.get().unit().equals(by.unit())
                        || leads(by.account(), other.get()));
    }

    /** @throws Refusal forbidden, without a word on whether there is such a person */
    public void require(String person, Viewer by) {
        if (!mayAskFor(person, by)) {
            throw Refusal.forbidden("You can ask for yourself, for people of your unit and for those whom you lead.");
        }
    }

    private boolean leads(String account, People.Person person) {
        var asked = new HashSet<String>();
        var above = person.manager();
        while (above != null && asked.add(above)) {
            if (above.equals(account)) {
                return true;
            }
            above = people.person(above).map(People.Person::manager).orElse(null);
        }
        return false;
    }
}
