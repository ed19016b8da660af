package org.praxisitsm.sla;

/** Where the versions that facts name are found; both are cached by who fulfils it. */
interface Definitions {

    /** @throws IllegalStateException where there is no such version */
    Agreement agreement(String key, int version);

    Hours hours(Given given);
}
