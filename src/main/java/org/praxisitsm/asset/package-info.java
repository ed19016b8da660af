/** Assets and configuration items: their classes, attributes, relations and history, and which tickets concern them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "identity", "audit", "practice", "practice :: reading", "catalog", "ticket"})
package org.praxisitsm.asset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
