package org.praxisitsm.identity;

import org.springframework.stereotype.Service;

/** Finds on whose behalf the current thread acts. */
@Service
public class Viewers {

    /** @return the signed-in person; @throws org.praxisitsm.shared.Refusal forbidden where nobody is */
    public Viewer current() {
        throw new UnsupportedOperationException("identity");
    }

    /** @return the rights of an active account; @throws org.praxisitsm.shared.Refusal not found */
    public Viewer of(String account) {
        throw new UnsupportedOperationException("identity");
    }
}
