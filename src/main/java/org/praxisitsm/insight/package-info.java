/** What was recorded, looked at again: what a change of the rules would have meant for tickets that were. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "practice", "ticket", "audit", "rules"})
package org.praxisitsm.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
