/** The process engine behind one door: the only package that imports Camunda. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "identity",
            "practice",
            "ticket",
            "catalog",
            "rules",
            "sla",
            "asset",
            "approval",
            "knowledge"
        })
package org.praxisitsm.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
