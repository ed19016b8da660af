/** What people are told, by whom and on which channel. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "ticket"})
package org.praxisitsm.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
