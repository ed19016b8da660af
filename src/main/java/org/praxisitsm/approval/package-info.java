/** Approvals: who is asked, who decides for whom, and when enough have said yes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "practice", "catalog", "ticket", "sla", "notification"})
package org.praxisitsm.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
