package org.praxisitsm.asset.lifecycle;

import org.praxisitsm.asset.CiClass.Phase;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * The states of a life as the classes have them. A class that names its states otherwise than those that are shipped is asked
 * for its first state of the same phase.
 */
@Component
class LifeStates {

    static final String ORDERED = "ordered";
    static final String STORED = "stored";
    static final String RESERVED = "reserved";
    static final String IN_USE = "in-use";
    static final String IN_REPAIR = "in-repair";
    static final String MISSING = "missing";
    static final String RETIRED = "retired";
    static final String DISPOSED = "disposed";

    private final Classes classes;

    LifeStates(Classes classes) {
        this.classes = classes;
    }

    /** @throws Refusal conflict, where items of the class never come so far */
    String of(String ciClass, String state) {
        var states = classes.statesOf(ciClass);
        if (states.stream().anyMatch(one -> one.key().equals(state))) {
            return state;
        }
        var phase = phase(state);
        return states.stream()
                .filter(one -> one.phase() == phase)
                .findFirst()
                .map(org.praxisitsm.asset.CiClass.State::key)
                .orElseThrow(() -> Refusal.conflict("Items of " + ciClass + " are never " + state + "."));
    }

    boolean is(String ciClass, String state, String wanted) {
        return state.equals(of(ciClass, wanted));
    }

    private static Phase phase(String state) {
        return switch (state) {
            case ORDERED -> Phase.PLANNED;
            case STORED, RESERVED, IN_REPAIR -> Phase.STORED;
            case IN_USE, MISSING -> Phase.IN_USE;
            case RETIRED -> Phase.RETIRED;
            default -> Phase.GONE;
        };
    }
}
