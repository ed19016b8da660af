/** The REST contract under /api/v1 and its OpenAPI document. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "identity",
            "practice",
            "ticket",
            "asset",
            "catalog",
            "sla",
            "asset :: impact",
            "asset :: lifecycle",
            "audit",
            "workflow",
            "rules",
            "insight",
            "notification",
            "asset :: inventory",
            "change",
            "approval",
            "knowledge",
            "recurrence",
            "integration"
        })
package org.praxisitsm.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
