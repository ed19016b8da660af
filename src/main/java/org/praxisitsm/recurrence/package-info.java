/** Tickets that are opened by date: reviews and tests that come again every so many months. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "practice", "ticket"})
package org.praxisitsm.recurrence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
