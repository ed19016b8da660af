/** What other systems tell: alerts of monitoring tools become tickets of practices that take them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "practice", "ticket", "asset", "sla"})
package org.praxisitsm.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
