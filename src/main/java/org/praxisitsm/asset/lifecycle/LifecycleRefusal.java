package org.praxisitsm.asset.lifecycle;

import java.util.List;
import org.praxisitsm.shared.Refusal;

/** A step in the life of an asset that cannot be done now; the code is what a diagram catches. */
final class LifecycleRefusal extends Refusal {

    static final String NOTHING_IN_STOCK = "nothing-in-stock";
    static final String ALREADY_RESERVED = "already-reserved";
    static final String ALREADY_KNOWN = "already-known";
    static final String NOT_AVAILABLE = "not-available";
    static final String NOT_CONFIRMED = "not-confirmed";
    static final String NO_WIPE_PROOF = "no-wipe-proof";

    private final String code;

    LifecycleRefusal(String code, String message) {
        super(Kind.CONFLICT, message, List.of());
        this.code = code;
    }

    String code() {
        return code;
    }
}
