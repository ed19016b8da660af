package org.praxisitsm.api;

import org.praxisitsm.shared.Refusal;

/** A conflict that passes by itself: the answer carries {@code Retry-After}. */
class ComeAgain extends Refusal {

    ComeAgain(String message) {
        super(Kind.CONFLICT, message + "; send it again in a moment", java.util.List.of());
    }
}
