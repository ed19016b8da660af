/** Service levels: when a service is open, what was promised, and how much of it is used. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "identity",
            "practice",
            "practice :: reading",
            "catalog",
            "ticket",
            "asset :: impact"
        })
package org.praxisitsm.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
