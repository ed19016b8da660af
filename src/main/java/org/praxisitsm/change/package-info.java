/** Change enablement's calendar: planned changes, maintenance windows, blackouts, and what stands against each other. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "identity",
            "practice",
            "practice :: reading",
            "catalog",
            "ticket",
            "sla",
            "approval",
            "asset"
        })
package org.praxisitsm.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
