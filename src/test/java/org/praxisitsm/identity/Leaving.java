package org.praxisitsm.identity;

import org.praxisitsm.identity.People.Person;

/** Lets people of a test leave the house, and come back. */
public final class Leaving {

    private Leaving() {}

    /** @return the person, at work or not, and else as they are */
    public static Person of(Person who, boolean active) {
        return new Person(
                who.account(),
                who.name(),
                who.email(),
                who.unit(),
                who.title(),
                who.phone(),
                who.site(),
                who.locale(),
                who.zone(),
                who.vip(),
                active,
                who.manager());
    }
}
