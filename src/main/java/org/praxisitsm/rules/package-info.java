/** Decision tables and rule grids behind one door: the only package that imports Drools or evaluates DMN. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "identity",
            "practice",
            "practice :: reading",
            "ticket",
            "catalog",
            "sla",
            "asset",
            "asset :: inventory",
            "change"
        })
package org.praxisitsm.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
