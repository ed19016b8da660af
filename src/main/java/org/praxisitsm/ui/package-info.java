/** The screens: desk, portal and studio; the only package that imports Vaadin. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "identity",
            "practice",
            "practice :: reading",
            "ticket",
            "asset",
            "catalog",
            "sla",
            "asset :: impact",
            "asset :: inventory",
            "asset :: lifecycle",
            "audit",
            "workflow",
            "rules",
            "insight",
            "rules :: sheet",
            "notification",
            "demo",
            "change",
            "approval",
            "knowledge",
            "recurrence"
        })
package org.praxisitsm.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
