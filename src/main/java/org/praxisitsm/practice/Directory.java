package org.praxisitsm.practice;

import org.praxisitsm.identity.People;
import org.springframework.stereotype.Component;

/** Whether people and groups that a form names exist. */
interface Directory {

    boolean hasPerson(String account);

    boolean hasGroup(String key);

    /** The directory of Praxis itself; people who left cannot be named any more. */
    @Component
    class OfPeople implements Directory {

        private final People people;

        OfPeople(People people) {
            this.people = people;
        }

        @Override
        public boolean hasPerson(String account) {
            return people.person(account).filter(People.Person::active).isPresent();
        }

        @Override
        public boolean hasGroup(String key) {
            return people.group(key).isPresent();
        }
    }
}
