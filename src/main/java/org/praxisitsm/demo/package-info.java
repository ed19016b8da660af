/** The history of the demo organisation: weeks of tickets, played through the same services that people use. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "identity",
            "practice",
            "ticket",
            "sla",
            "workflow",
            "notification",
            "change",
            "asset",
            "asset :: lifecycle"
        })
package org.praxisitsm.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
