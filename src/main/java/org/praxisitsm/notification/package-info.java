/** What people are told, by whom and on which channel; and what screens hear while something changes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "ticket", "audit", "practice"})
package org.praxisitsm.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
